"""C8: two people edit one record."""

from datetime import date

import pytest
from django.utils.translation import override

from blkportal.core.refusals import StaleVersion
from blkportal.core.versions import save_changes
from participants.services import correct_participant
from tests.chain import make_nik, make_participant


def test_an_edit_with_the_current_version_is_saved(db):
    person = make_participant(name="Siti Rahma")
    save_changes(person, version=1, changes={"name": "Siti Rahmah"})
    person.refresh_from_db()
    assert (person.name, person.version) == ("Siti Rahmah", 2)


def test_the_slower_of_two_edits_is_shown_the_fields_that_differ(db):
    person = make_participant(name="Siti Rahma", phone="081200000001")
    save_changes(person, version=1, changes={"name": "Siti Rahmah"})
    with pytest.raises(StaleVersion) as refused:
        save_changes(person, version=1, changes={"name": "S. Rahma", "phone": "081200000001"})
    assert list(refused.value.fields.values()) == [("Siti Rahmah", "S. Rahma")]
    person.refresh_from_db()
    assert person.name == "Siti Rahmah"


def stale(person, **changes):
    """What the slower one is shown, in English."""
    with override("en"), pytest.raises(StaleVersion) as refused:
        save_changes(person, version=person.version - 1, changes=changes)
    return refused.value.fields


def test_the_two_values_are_said_in_words(db):
    person = make_participant(
        education="SMK", address="", birth_date=date(2000, 6, 3), willing_to_move=True
    )
    typed = {"birth_date": date(2001, 7, 4), "willing_to_move": False}
    assert stale(person, education="SD", address="Jalan 1", **typed) == {
        "education": ("Upper secondary, vocational (SMK)", "Primary school (SD)"),
        "address": ("–", "Jalan 1"),
        "date of birth": ("June 3, 2000", "July 4, 2001"),
        "willing to move": ("yes", "no"),
    }


def test_nothing_is_shown_of_what_both_have_typed(db):
    person = make_participant(education="SMK")
    assert stale(person, education="SMK") == {}


def test_a_comparison_reveals_no_nik(db, officer):
    person = make_participant()
    with override("en"), pytest.raises(StaleVersion) as refused:
        correct_participant(
            person, version=0, changes={"nik": make_nik(serial=9123), "name": "X"}, by=officer
        )
    assert refused.value.fields.keys() == {"NIK", "name"}
    for secret in (person.nik, person.nik_hash, person.nik_last4, "9123"):
        assert secret not in str(refused.value.as_data())


def test_an_edit_of_a_record_that_has_gone_forward_raises_its_version_once(db):
    person = make_participant()
    for version in (1, 2, 3):
        save_changes(person, version=version, changes={"name": f"Siti {version}"})
    assert (person.version, person.name) == (4, "Siti 3")
