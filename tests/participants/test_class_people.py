"""The people of a class, its arrivals and its beds, as the center reads them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Enrollment
from tests.assessing import make_certificate
from tests.chain import make_batch, make_quota
from tests.learning import make_bed, make_stay
from tests.pages import Page, told
from tests.participants.classes import at, nominee, seat

ARRIVALS = reverse("participants:show_arrivals")
DORMITORY = reverse("participants:show_dormitory")


@pytest.fixture
def batch(center):
    batch = make_batch(center, status="CONFIRMED", starts_on=timezone.localdate())
    make_quota(batch, "62.11", seats=5, nominees=9)
    return batch


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def test_a_class_without_people_leads_to_its_nominations(desk, batch):
    page = Page(desk.get(at("show_class", batch)))
    assert page.empty.endswith(f"→ {at('show_class_referrals', batch)}")


def test_a_row_says_status_day_bed_and_certificate(desk, batch, center):
    bed = make_bed(center, "FEMALE", "Jendela")
    here = seat(batch, "Kenari", "ARRIVED")
    make_stay(here, bed)
    graduate = seat(batch, "Elang", "GRADUATED")
    make_certificate(graduate)
    page = Page(desk.get(at("show_class", batch)))
    kenari, elang = page.row("Kenari"), page.row("Elang")
    assert kenari[1:4] == ["Kab. Gunung Mas", "Perempuan", "Datang"]
    assert kenari[5:] == [str(bed), "–"]
    assert elang[6] == "Sertifikat kompetensi"


def test_a_region_reads_the_class_without_its_beds(signed_in, officer, batch, center):
    make_stay(seat(batch, "Kenari", "ARRIVED"), make_bed(center, "FEMALE", "Jendela"))
    page = Page(signed_in(officer).get(at("show_class", batch)))
    assert "Kenari" in page.text
    assert "Jendela" not in page.text
    assert not any("/start/" in link for link in page.links)


def test_the_tabs_count_people_decisions_and_expected(desk, batch):
    nominee(batch)
    seat(batch, "Kenari")
    seat(batch, "Elang", "ARRIVED")
    context = desk.get(at("show_class", batch)).context
    assert (context["people_count"], context["to_decide"], context["expected"]) == (2, 1, 1)


@pytest.mark.parametrize(
    ("stage", "verb"),
    [("ARRIVED", "start"), ("IN_TRAINING", "complete"), ("COMPLETED", "graduate")],
)
def test_the_class_is_offered_the_step_that_is_due(desk, batch, stage, verb):
    seat(batch, "Kenari", stage)
    links = Page(desk.get(at("show_class", batch))).links
    offered = [v for v in ("start", "complete", "graduate") if at(f"{v}_class", batch) in links]
    assert offered == [verb]


def test_certificates_are_offered_to_whoever_proposes_them(signed_in, desk, certifier, batch):
    seat(batch, "Kenari", "GRADUATED")
    link = at("propose_certificates", batch)
    assert link not in Page(desk.get(at("show_class", batch))).links
    assert link in Page(signed_in(certifier).get(at("show_class", batch))).links


@pytest.mark.parametrize("verb", ["start", "complete", "graduate"])
def test_a_class_step_that_moves_nobody_has_no_button_and_does_no_harm(desk, batch, verb):
    seat(batch, "Kenari")
    page = Page(desk.get(at(f"{verb}_class", batch)))
    assert page.notices
    assert "Kenari" in page.text  # stays as she is
    answer = desk.post(at(f"{verb}_class", batch), {"on": timezone.localdate()})
    assert answer.status_code == 302
    assert Enrollment.objects.get().status == "CONFIRMED"


def test_the_class_step_sent_twice_moves_once(desk, batch):
    seat(batch, "Kenari", "ARRIVED")
    page = at("start_class", batch)
    first, second = desk.post(page), desk.post(page)
    assert "1 orang" in told(first)[0]
    assert Enrollment.objects.get().status == "IN_TRAINING"
    assert [line for line in told(second) if line not in told(first)] == []


def test_a_day_that_is_none_is_said_beside_its_field(desk, batch):
    seat(batch, "Kenari", "IN_TRAINING")
    page = Page(desk.post(at("complete_class", batch), {"on": "2026-02-31"}))
    assert "Tanggal ini tidak dikenali" in page.errors["on"]
    assert page.values["on"] == "2026-02-31"
    assert "Kenari" in page.text


def test_who_cannot_follow_the_class_is_told_by_name(desk, batch):
    early = timezone.localdate() - timedelta(days=2)
    seat(batch, "Kenari", "IN_TRAINING")
    answer = desk.post(at("complete_class", batch), {"on": early})
    assert [line for line in told(answer) if line.startswith("Kenari: ")]
    assert Enrollment.objects.get().status == "IN_TRAINING"


def test_a_certificate_of_no_kind_is_refused_beside_its_field(signed_in, certifier, batch):
    seat(batch, "Kenari", "GRADUATED")
    page = Page(signed_in(certifier).post(at("propose_certificates", batch), {"kind": "PIAGAM"}))
    assert set(page.errors) == {"kind", "issued_on"}
