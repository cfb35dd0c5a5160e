"""What the database keeps when every line of Python has been forgotten."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Consent
from placements.models import HireRequest, Placement
from tests.assessing import make_graduate
from tests.chain import make_consent
from tests.placements.conftest import today

HIDDEN = ["nik", "nik_hash", "nik_last4", "name", "birth_date", "phone", "email", "address",
          "has_disability", "is_poor_household", "regency_id"]  # fmt: skip


def run(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else cursor.rowcount


@pytest.mark.parametrize("column", HIDDEN)
def test_an_employer_cannot_select_the_column(recruiter, graduate, column):
    with acting_as(recruiter), pytest.raises(ProgrammingError, match="permission denied"):
        run(f"SELECT {column} FROM participants_participant")


def test_an_employer_selects_initials_of_who_agrees_alone(recruiter, graduate):
    make_graduate(consents=False, name="Tidak Setuju")
    with acting_as(recruiter):
        assert run("SELECT initials FROM participants_participant") == [("K.R.S.",)]


@pytest.mark.parametrize("noun", ["participant", "consent", "enrollment", "certificate"])
def test_an_employer_reaches_no_row_of_who_does_not_agree(recruiter, noun):
    person = make_graduate(consents=False).participant
    make_consent(person, "TRAINING")
    Consent.objects.filter(pk=make_consent(person).pk).update(withdrawn_at=timezone.now())
    with acting_as(recruiter):
        assert run(f"SELECT id FROM participants_{noun}") == []


@pytest.mark.parametrize("table", ["participants_referral", "participants_stay",
                                   "participants_referralimport"])  # fmt: skip
def test_an_employer_has_no_right_on_the_table(recruiter, graduate, table):
    with acting_as(recruiter), pytest.raises(ProgrammingError, match="permission denied"):
        run(f"SELECT id FROM {table}")


@pytest.mark.parametrize("change", ["status = 'VERIFIED'", "name = 'PT Lain'",
                                    "registry_number = 'X'"])  # fmt: skip
def test_a_firm_cannot_verify_or_rename_itself(recruiter, change):
    with acting_as(recruiter), pytest.raises(ProgrammingError, match="permission denied"):
        run(f"UPDATE placements_employer SET {change}")


def test_a_firm_reaches_no_other_firm(recruiter, other_recruiter):
    with acting_as(recruiter):
        assert run("SELECT count(*) FROM placements_employer") == [(1,)]
        assert run("UPDATE placements_employer SET sector = 'x'") == 1
        assert run("SELECT count(*) FROM placements_employercontact") == [(1,)]


def test_a_firm_reads_no_request_of_another_firm(asked, other_recruiter):
    with acting_as(other_recruiter):
        assert run("SELECT count(*) FROM placements_hirerequest") == [(0,)]


@pytest.mark.parametrize("change", ["job_title = 'x'", "participant_id = 1", "wage = 1"])
def test_nobody_rewrites_what_was_asked(asked, recruiter, officer, change):
    for user in (recruiter, officer):
        with acting_as(user), pytest.raises(ProgrammingError, match="permission denied"):
            run(f"UPDATE placements_hirerequest SET {change}")


def test_a_neighbour_reads_no_request(asked, neighbour, other_organizer):
    for user in (neighbour, other_organizer):
        with acting_as(user):
            assert run("SELECT count(*) FROM placements_hirerequest") == [(0,)]


def test_a_province_reads_and_changes_nothing(asked, province_officer):
    with acting_as(province_officer):
        assert run("SELECT count(*) FROM placements_hirerequest") == [(1,)]
        with pytest.raises(ProgrammingError, match="permission denied"):
            run("UPDATE placements_hirerequest SET status = 'ACCEPTED'")


def test_a_name_never_stands_on_a_declined_request(asked):
    with pytest.raises(IntegrityError, match="hire_request_name_after_yes"), transaction.atomic():
        HireRequest.objects.filter(pk=asked.pk).update(status="DECLINED", contact_name="Siti")


def test_a_second_open_request_for_a_person_is_stopped(asked):
    asked.pk = None
    with pytest.raises(IntegrityError, match="hire_request_open_once"), transaction.atomic():
        asked.save(force_insert=True)


def test_a_second_open_placement_is_stopped(reported):
    reported.pk = None
    with pytest.raises(IntegrityError, match="placement_open_once"), transaction.atomic():
        reported.save(force_insert=True)


def test_study_may_stand_beside_work(reported):
    reported.pk, reported.kind = None, "STUDY"
    reported.save(force_insert=True)
    assert Placement.objects.open().count() == 2


def test_a_placement_never_ends_before_it_starts(reported):
    early = today(-11)
    with pytest.raises(IntegrityError, match="ends_after_start"), transaction.atomic():
        Placement.objects.filter(pk=reported.pk).update(ended_on=early)
