"""Every write is noted by the database: who, what, in which request, and never a secret."""

from django.db import connection

from blkportal.core.models import AuditEntry
from blkportal.core.scope import acting_as
from participants.models import Participant
from tests.chain import make_participant


def test_an_update_is_noted_with_the_person_and_the_columns(officer):
    person = make_participant(education="SMA")
    with acting_as(officer):
        Participant.objects.filter(pk=person.pk).update(education="SMK")
    entry = AuditEntry.about(person).first()
    assert (entry.action, entry.user_id, entry.regency_id) == ("UPDATE", officer.pk, "62.10")
    assert entry.changed == {"education": ["SMA", "SMK"]}


def test_a_write_that_changes_nothing_is_not_noted(officer):
    person = make_participant()
    before = AuditEntry.about(person).count()
    Participant.objects.filter(pk=person.pk).update(name=person.name)
    assert AuditEntry.about(person).count() == before


def test_of_personal_columns_only_the_fact_of_a_change_is_kept(db):
    person = make_participant(name="Siti Rahma", phone="081234567890")
    Participant.objects.filter(pk=person.pk).update(phone="081299999999", name="Siti R")
    kept = str(list(AuditEntry.about(person).values_list("changed", flat=True)))
    assert "phone" in kept
    for secret in (person.nik, person.nik_hash, "Siti", "081234567890", "081299999999"):
        assert secret not in kept


def test_a_request_leaves_its_number_on_what_it_wrote(signed_in, ministry):
    browser = signed_in(ministry)
    answer = browser.get("/livez")
    assert len(answer["X-Request-Id"]) == 32


def test_a_raw_write_behind_the_orm_is_noted_too(db):
    person = make_participant()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE participants_participant SET education = 'SD' WHERE id = %s", [person.pk]
        )
    assert AuditEntry.about(person).first().changed["education"] == ["SMK", "SD"]


def test_a_neighbour_does_not_read_the_trail(officer, neighbour):
    person = make_participant("62.10")
    with acting_as(neighbour):
        assert not AuditEntry.about(person).exists()
    with acting_as(officer):
        assert AuditEntry.about(person).exists()
