"""Batches on their pages: the list, the plan, and each step of their life with its refusal."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from programs.models import Batch, Quota
from tests.chain import make_batch, make_enrollment, make_program, make_quota, make_referral
from tests.pages import Page, told

LIST = reverse("programs:list_batches")
PLAN = reverse("programs:plan_batch")


def at(name, batch):
    return reverse(f"programs:{name}", args=[batch.pk])


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def plan_for(home, **changes):
    start = timezone.localdate() + timedelta(days=50)
    example = make_batch(home)
    return {
        "title": "Las SMAW 3G, tahap 9", "code": "las-9", "center": home.pk,
        "program": example.program_id, "funding": "apbn", "delivery": "BOARDING",
        "year": start.year, "intake": 9, "capacity": 16, "nominate_by": start,
        "starts_on": start, "ends_on": start + timedelta(days=30), **changes,
    }  # fmt: skip


def titles(browser, query=""):
    rows = Page(browser.get(LIST + query)).rows
    return [row[0].split(" BBPLK")[0] for row in rows]


def test_a_row_says_state_days_and_seats(desk, center):
    batch = make_batch(center, title="Las", taken=3)
    row = Page(desk.get(LIST)).row("Las")
    assert "BBPLK Bekasi" in row[0]
    assert row[1] == "Dibuka untuk usulan"
    assert str(batch.starts_on.year) in row[3]
    assert "3" in row[4]
    assert "16" in row[4]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=barista", ["Barista"]),
        ("?status=CLOSED", ["Las"]),
        ("?delivery=ON_SITE", ["Barista"]),
        ("?year=2019", ["Las"]),
        ("?vocation={vocation}&sort=title", ["Barista", "Las"]),
        ("?sort=title", ["Barista", "Las"]),
        ("?sort=-title", ["Las", "Barista"]),
        ("?sort=-starts", ["Barista", "Las"]),
        ("?sort=secret", ["Barista", "Las"]),
    ],
)
def test_the_list_is_narrowed_and_sorted_by_its_address(desk, center, query, found):
    make_batch(center, title="Las", status="CLOSED", starts_on=date(2019, 7, 1))
    batch = make_batch(center, title="Barista", delivery="ON_SITE")
    got = titles(desk, query.format(vocation=batch.program.vocation_id))
    assert got == found if "sort" in query or len(found) == 1 else set(got) == set(found)


def test_the_chips_name_what_is_set_and_lead_on_without_it(desk, center):
    make_batch(center)
    chips = Page(desk.get(f"{LIST}?status=OPEN&center={center.pk}")).chips
    assert len(chips) == 2
    assert any("Dibuka untuk usulan" in chip for chip in chips)
    assert any("BBPLK Bekasi" in chip for chip in chips)
    assert all("status" not in url for chip, url in chips.items() if "Dibuka" in chip)


def test_nothing_found_and_nothing_planned_say_different_things(desk, center):
    assert Page(desk.get(LIST)).empty.endswith(f"→ {PLAN}")
    make_batch(center)
    assert Page(desk.get(f"{LIST}?q=zzz")).empty.endswith(f"→ {LIST}")


def test_who_may_not_plan_is_not_offered_to(signed_in, officer, ministry_reader):
    for reader in (officer, ministry_reader):
        page = Page(signed_in(reader).get(LIST))
        assert PLAN not in page.links
        assert signed_in(reader).get(PLAN).status_code == 403


def test_a_planned_batch_leads_to_its_page_and_takes_nobody_yet(desk, center):
    answer = desk.post(PLAN, plan_for(center))
    batch = Batch.objects.get(code="las-9")
    assert (answer["Location"], len(told(answer))) == (at("show_batch", batch), 1)
    assert (batch.status, batch.taken, batch.version) == ("PLANNED", 0, 1)
    page = Page(desk.get(answer["Location"]))
    assert page.facts["Kode"] == "las-9"
    assert at("open_batch", batch) in page.targets


def test_the_same_plan_sent_twice_is_one_batch(desk, center):
    plan = plan_for(center)
    desk.post(PLAN, plan)
    page = Page(desk.post(PLAN, plan))
    assert "code" in page.errors
    assert Batch.objects.filter(title="Las SMAW 3G, tahap 9").count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "Las 9!"}, "code"),
        ({"title": ""}, "title"),
        ({"capacity": 0}, "capacity"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"nominate_by": "2099-01-01"}, "nominate_by"),
        ({"starts_on": "31/31/2027"}, "starts_on"),
        ({"funding": "hibah"}, "funding"),
    ],
)
def test_a_wrong_plan_is_answered_beside_its_field_and_kept(desk, center, change, field):
    page = Page(desk.post(PLAN, plan_for(center, intake=7) | change))
    assert page.status == 200
    assert field in page.errors
    assert page.values["intake"] == "7"
    assert not Batch.objects.filter(intake=7).exists()


def test_a_center_plans_for_itself_alone(desk, center, other_center):
    page = Page(desk.post(PLAN, plan_for(center, center=other_center.pk)))
    assert "center" in page.errors
    assert Page(desk.get(PLAN)).values["center"] == center.pk


def test_a_program_that_is_no_longer_offered_is_not_planned(desk, center):
    old = make_program("kuno", "Mesin Tik", is_offered=False)
    assert "program" in Page(desk.post(PLAN, plan_for(center, program=old.pk))).errors


STEPS = [
    ("PLANNED", "open_batch", "OPEN"),
    ("POSTPONED", "open_batch", "OPEN"),
    ("OPEN", "start_selection", "SELECTION"),
    ("CONFIRMED", "start_batch", "RUNNING"),
    ("RUNNING", "start_assessment", "ASSESSMENT"),
    ("ASSESSMENT", "start_graduation", "GRADUATION"),
    ("GRADUATION", "close_batch", "CLOSED"),
]


@pytest.mark.parametrize(("before", "verb", "after"), STEPS)
def test_a_step_is_offered_done_told_and_done_once(desk, organizer, center, before, verb, after):
    batch = make_batch(center, status=before)
    assert at(verb, batch) in Page(desk.get(at("show_batch", batch))).targets
    answer = desk.post(at(verb, batch))
    assert (answer["Location"], len(told(answer))) == (at("show_batch", batch), 1)
    batch.refresh_from_db()
    assert batch.status == after
    assert organizer.name in Page(desk.get(at("show_batch", batch))).text
    again = Page(desk.post(at(verb, batch)))
    assert again.status == 409
    assert list(again.facts.values())[0] == batch.get_status_display()
    assert at("show_batch", batch) in again.links
    assert StatusChange.about(batch).count() == 1


@pytest.mark.parametrize("verb", ["confirm_batch", "postpone_batch", "cancel_batch"])
def test_a_step_that_asks_says_what_follows_and_what_is_missing(desk, center, verb):
    batch = make_batch(center, status="SELECTION", taken=2)
    page = Page(desk.get(at(verb, batch)))
    assert "2 dari 16 kursi" in page.notices
    page = Page(desk.post(at(verb, batch), {"reason": " ", "decree_number": " "}))
    assert page.status == 200
    assert page.errors
    batch.refresh_from_db()
    assert batch.status == "SELECTION"


def test_a_step_that_is_not_possible_has_no_form(desk, center):
    page = Page(desk.get(at("confirm_batch", make_batch(center, status="PLANNED"))))
    assert page.notices
    assert "decree_number" not in page.values


def test_cancelling_frees_everybody_and_is_told_with_its_reason(desk, signed_in, officer, center):
    batch = make_batch(center, status="SELECTION")
    seat = make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    waiting = make_referral(batch, status="VERIFIED")
    desk.post(at("cancel_batch", batch), {"reason": "Gempa merusak bengkel"})
    seat.refresh_from_db()
    waiting.refresh_from_db()
    batch.refresh_from_db()
    assert (batch.status, batch.taken) == ("CANCELLED", 0)
    assert (seat.status, waiting.status) == ("NO_ARRIVAL", "REJECTED")
    assert Quota.objects.get().taken == 0
    assert "Gempa merusak bengkel" in Page(desk.get(at("show_batch", batch))).text
    for person in (seat.participant_id, waiting.participant_id):
        text = Page(signed_in(officer).get(f"/participants/{person}/")).text
        assert "Gempa merusak bengkel" in text


def test_a_batch_with_people_under_way_is_not_closed(desk, center):
    batch = make_batch(center, status="GRADUATION")
    make_enrollment("COMPLETED", make_referral(batch, status="SELECTED"))
    page = Page(desk.post(at("close_batch", batch)))
    assert page.status == 409
    assert at("show_batch", batch) in page.links
    batch.refresh_from_db()
    assert batch.status == "GRADUATION"


def test_what_people_were_promised_is_not_corrected_away(desk, center):
    batch = make_batch(center, status="SELECTION")
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    sent = desk.get(at("correct_batch", batch)).context["form"].initial
    sent = {**sent, "version": batch.version}
    for change in ({"capacity": 0}, {"delivery": "ON_SITE"}):
        page = Page(desk.post(at("correct_batch", batch), sent | change))
        assert page.status == 200
    batch.refresh_from_db()
    assert (batch.capacity, batch.delivery) == (16, "BOARDING")


@pytest.mark.parametrize("status", ["CLOSED", "CANCELLED"])
def test_what_is_over_is_not_corrected(desk, center, status):
    batch = make_batch(center, status=status)
    assert at("correct_batch", batch) not in Page(desk.get(at("show_batch", batch))).links
    sent = desk.get(at("correct_batch", batch)).context["form"].initial
    page = Page(desk.post(at("correct_batch", batch), {**sent, "version": 1, "title": "Baru"}))
    assert "Baru" not in Batch.objects.get(pk=batch.pk).title
    assert page.values["title"] == "Baru"  # what was typed is kept, with the reason above


def test_each_reader_counts_the_own_people(desk, signed_in, officer, center):
    batch = make_batch(center, status="SELECTION")
    make_quota(batch, "62.11")
    make_referral(batch)
    make_referral(batch, regency="62.11")
    assert "2" in Page(desk.get(at("show_batch", batch))).facts["Usulan: Diajukan"]
    assert Page(signed_in(officer).get(at("show_batch", batch))).facts["Usulan: Diajukan"] == "1"


def test_a_region_without_quota_is_told_that_it_has_none(signed_in, neighbour, center):
    batch = make_batch(center)
    make_quota(batch, "62.10")
    page = Page(signed_in(neighbour).get(at("show_batch", batch)))
    assert "kuota" in page.text.lower()
    assert "Gunung Mas" not in page.text


def test_an_employer_reads_the_plan_and_nothing_of_the_people(signed_in, recruiter, center):
    batch = make_batch(center)
    make_referral(batch)
    page = Page(signed_in(recruiter).get(at("show_batch", batch)))
    assert page.facts["Program"]
    assert not [label for label in page.facts if label.startswith("Usulan")]
    assert "Gunung Mas" not in page.text


def test_seats_that_fill_up_are_no_edits_of_the_class(desk, center):
    batch = make_batch(center)
    for taken in range(1, 60):
        Batch.objects.filter(pk=batch.pk).update(taken=taken % 16)
    Batch.objects.filter(pk=batch.pk).update(title="Las SMAW 3G, malam")
    history = desk.get(at("show_batch", batch)).context["history"]
    assert [entry["what"] for entry in history] == ["update", "insert"]
