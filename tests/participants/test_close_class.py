"""A class is closed when everything that belongs to it is there; a page says what is not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Assessment, CertificateProposal, Leave, TrainingDay
from participants.services.closing import PARTS, closing_list
from programs.services import close_batch
from tests.assessing import make_assessment, make_certificate, make_proposal
from tests.chain import make_batch
from tests.learning import make_day, make_leave
from tests.pages import Page
from tests.participants.classes import at, seat

TODAY = timezone.localdate()


@pytest.fixture
def batch(center):
    return make_batch(center, status="GRADUATION", starts_on=TODAY - timedelta(days=60))


@pytest.fixture
def graduate(batch):
    """With the training certificate; nothing of hers is open."""
    person = seat(batch, "Anggrek", "GRADUATED")
    make_certificate(person, "TRAINING")
    return person


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def open_parts(batch):
    return {
        kind: line.open for kind, line in zip(PARTS, closing_list(batch), strict=True) if line.open
    }


def test_a_class_of_which_everything_is_there_is_closed(batch, graduate, organizer):
    assert open_parts(batch) == {}
    with acting_as(organizer):
        assert close_batch(batch, by=organizer).status == "CLOSED"


def test_a_class_without_people_is_closed_too(batch, organizer):
    assert close_batch(batch, by=organizer).status == "CLOSED"


def left_open(kind, batch, graduate, certifier):
    """Leaves one thing undone, of the part ``kind``."""
    if kind == "people":
        seat(batch, "Bakung", "COMPLETED")
    if kind == "rolls":
        make_day(batch, TODAY - timedelta(days=9), is_taken=True)
        make_day(batch, TODAY - timedelta(days=8))
    if kind == "assessments":
        make_assessment(graduate, "ASSESSED")
    if kind in ("certificates", "letters"):
        seat(batch, "Bakung", {"certificates": "GRADUATED", "letters": "NOT_PASSED"}[kind])
    if kind == "proposals":
        make_proposal(graduate, by=certifier)
    if kind == "leaves":
        make_leave(graduate)
    if kind == "papers":
        batch.center.closing_papers = ["MINUTES"]
        batch.center.save()


@pytest.mark.parametrize("kind", PARTS)
def test_each_part_that_is_open_keeps_the_class_open(
    desk, batch, graduate, organizer, certifier, kind
):
    left_open(kind, batch, graduate, certifier)
    assert open_parts(batch) == {kind: 1}
    with acting_as(organizer), pytest.raises(Refusal) as refusal:
        close_batch(batch, by=organizer)
    assert refusal.value.code == "class_incomplete"
    tells = str(PARTS[kind].tells % {"n": 1})
    assert tells in str(refusal.value.text)
    batch.refresh_from_db()
    assert batch.status == "GRADUATION"
    page = Page(desk.get(at("show_closing", batch)))
    assert page.row(tells)[0] == str(PARTS[kind].label)
    assert "1 bagian belum selesai" in page.notices


def test_what_has_ended_is_not_open(batch, graduate, certifier):
    for kind in ("assessments", "proposals", "leaves"):
        left_open(kind, batch, graduate, certifier)
    Assessment.objects.update(status="CANCELLED", recommendation="")
    CertificateProposal.objects.update(
        status="WITHDRAWN", decided_by=certifier, decided_at=timezone.now()
    )
    Leave.objects.update(returned_at=timezone.now())
    TrainingDay.objects.update(taken_at=timezone.now())
    assert open_parts(batch) == {}


def test_a_revoked_certificate_completes_nothing(batch, graduate):
    graduate.certificates.update(status="REVOKED")
    assert open_parts(batch) == {"certificates": 1}


def test_another_class_counts_for_nothing(center, batch, graduate):
    other = make_batch(center, status="GRADUATION", starts_on=TODAY - timedelta(days=60))
    seat(other, "Bakung", "COMPLETED")
    make_day(other)
    assert open_parts(batch) == {}
    assert open_parts(other) == {"people": 1, "rolls": 1}


def test_the_list_costs_one_statement(batch, graduate, django_assert_num_queries):
    with django_assert_num_queries(1):
        closing_list(batch)


def test_the_summary_adds_up_by_region(desk, batch, graduate):
    seat(batch, "Bakung", "EXPELLED")
    seat(batch, "Cempaka", "NO_ARRIVAL")
    seat(batch, "Joko", "GRADUATED", regency="62.11", sex="MALE")
    page = Page(desk.get(at("show_closing", batch)))
    assert page.row("Kabupaten Gunung Mas")[1:] == ["3", "2", "2", "1", "1", "1", "0", "0"]
    assert page.row("Kabupaten Pulang Pisau")[1:] == ["1", "1", "0", "0", "1", "1", "0", "0"]
    assert page.row("Semua daerah")[1:] == ["4", "3", "2", "1", "2", "2", "0", "0"]


def test_an_empty_class_has_no_summary(desk, batch):
    page = Page(desk.get(at("show_closing", batch)))
    assert "Belum ada yang mendapat tempat" in page.text
    assert "Semuanya sudah lengkap" in page.notices


def test_the_class_leads_to_it_once_it_graduates(desk, center, batch):
    assert at("show_closing", batch) in Page(desk.get(at("show_class", batch))).links
    running = make_batch(center, status="RUNNING")
    assert at("show_closing", running) not in Page(desk.get(at("show_class", running))).links


def test_regions_and_other_centers_do_not_read_it(signed_in, officer, other_organizer, batch):
    assert signed_in(officer).get(at("show_closing", batch)).status_code == 403
    assert signed_in(other_organizer).get(at("show_closing", batch)).status_code == 404
