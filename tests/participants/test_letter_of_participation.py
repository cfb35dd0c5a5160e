"""Whoever took part and did not pass gets a letter, and nothing that looks like a certificate."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.refusals import Refusal
from participants import services
from participants.documents import print_certificates, with_paper
from participants.documents.certificate import facts_of
from participants.models import Certificate
from tests.chain import make_batch
from tests.learning import make_result
from tests.pages import Page
from tests.participants.classes import at, seat

TODAY = timezone.localdate()


@pytest.fixture
def batch(center):
    return make_batch(center, status="CLOSED", starts_on=TODAY - timedelta(days=90))


@pytest.fixture
def person(batch):
    return seat(batch, "Kenari", "NOT_PASSED")


def letter_of(person, by):
    return services.issue_certificate(person, kind="LETTER", by=by)


def test_a_letter_names_what_was_passed_and_has_neither_level_nor_end(person, certifier):
    letter = letter_of(person, certifier)
    assert letter.number == f"BBPLK-BEKASI/SKET/{TODAY.year}/000001"
    assert (letter.units, letter.level, letter.scheme, letter.valid_until) == ([], None, "", None)
    person.refresh_from_db()
    assert person.certified_on is None


def test_the_units_that_were_passed_stand_on_it(person, certifier):
    unit = person.program.units.get()
    make_result(person, unit)
    assert letter_of(person, certifier).units == [[unit.code, unit.title]]


@pytest.mark.parametrize("kind", ["TRAINING", "COMPETENCY"])
def test_who_did_not_pass_gets_no_certificate(person, certifier, kind):
    with pytest.raises(Refusal) as refusal:
        services.issue_certificate(person, kind=kind, by=certifier)
    assert refusal.value.code == "not_due"


@pytest.mark.parametrize("stage", ["GRADUATED", "IN_TRAINING", "COMPLETED", "WITHDRAWN"])
def test_nobody_else_gets_a_letter(batch, certifier, stage):
    with pytest.raises(Refusal) as refusal:
        letter_of(seat(batch, "Melati", stage), certifier)
    assert refusal.value.code == "not_due"


def test_the_paper_says_that_it_proves_no_competency(person, certifier):
    letter_of(person, certifier)
    rows = list(with_paper(Certificate.objects.all()))
    assert facts_of(rows[0])["kind"] == "LETTER"
    assert print_certificates(rows).startswith(b"%PDF")


def test_the_public_page_says_so_too(client, person, certifier):
    letter = letter_of(person, certifier)
    page = Page(client.get(f"/check/{letter.check_token}/"))
    assert "bukan bukti kompetensi" in page.notices
    assert "Surat keterangan" in page.heading


def test_the_form_offers_what_is_due_to_the_person(signed_in, certifier, batch, person):
    desk = signed_in(certifier)
    page = Page(desk.get(at("issue_certificate", person)))
    assert page.values["kind"] == "LETTER"
    assert "Sertifikat kompetensi" not in page.text
    graduate = seat(batch, "Melati", "GRADUATED")
    page = Page(desk.get(at("issue_certificate", graduate)))
    assert page.values["kind"] == "COMPETENCY"
    assert "Surat keterangan" not in page.text


def test_letters_of_a_class_are_proposed_too(batch, person, certifier, second_certifier):
    seat(batch, "Melati", "GRADUATED")
    proposal = services.propose_certificates(batch, kind="LETTER", by=certifier)
    (letter,) = services.approve_certificates(proposal, by=second_certifier)
    assert letter.enrollment == person
