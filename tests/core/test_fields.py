"""The NIK at rest: sealed, found again by a keyed fingerprint."""

from django.db import connection

from blkportal.core.fields import fingerprint, seal, unseal
from participants.models import Participant
from tests.chain import make_participant


def test_the_database_never_holds_the_nik_in_clear(db):
    person = make_participant()
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM participants_participant p WHERE id = %s", [person.pk])
        assert person.nik not in cursor.fetchone()[0]


def test_a_person_is_found_by_the_nik(db):
    person = make_participant()
    assert Participant.objects.with_nik(person.nik).get() == person


def test_two_seals_of_one_text_differ_and_both_open():
    first, second = seal("6210014306000001"), seal("6210014306000001")
    assert first != second
    assert unseal(first) == unseal(second) == "6210014306000001"


def test_the_fingerprint_depends_on_a_key_outside_the_database(settings):
    before = fingerprint("6210014306000001")
    settings.NIK_HASH_KEY = "another key of at least thirty-two characters"
    assert fingerprint("6210014306000001") != before
