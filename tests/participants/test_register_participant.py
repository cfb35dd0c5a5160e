import pytest

from blkportal.core.refusals import Refusal, StaleVersion
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Participant
from participants.services.participant import KnownElsewhere, known_elsewhere
from tests.chain import make_nik, make_participant
from tests.participants.nominees import BORN

FACTS = {"name": "Rahmat Hidayat", "sex": "MALE", "birth_date": BORN, "education": "SMK"}


def test_a_person_is_registered_under_the_officers_region(officer):
    with acting_as(officer):
        person = services.register_participant(nik=make_nik(born=BORN), by=officer, **FACTS)
    assert (person.regency_id, person.initials) == ("62.10", "R.H.")
    assert person.nik_last4 == person.nik[-4:]


def test_who_is_known_already_is_used_again(officer):
    nik = make_nik(born=BORN)
    with acting_as(officer):
        first = services.register_participant(nik=nik, by=officer, **FACTS)
        second = services.register_participant(nik=nik, by=officer, **FACTS | {"name": "R. H."})
    assert (second.pk, second.name) == (first.pk, "Rahmat Hidayat")


def test_a_person_of_another_region_is_refused_without_a_hint_who_or_where(officer):
    stranger = make_participant("62.11", name="Kenari Asing")
    with acting_as(officer), pytest.raises(KnownElsewhere) as refused:
        services.register_participant(nik=stranger.nik, by=officer, **FACTS)
    assert refused.value.code == "known_elsewhere"
    told = str(refused.value.as_data())
    assert not any(word in told for word in ("Kenari", "62.11", "Pulang", stranger.nik_last4))
    assert Participant.objects.count() == 1


def test_asking_who_is_known_elsewhere_leaves_nothing_behind(officer):
    stranger, own = make_participant("62.11"), make_participant("62.10")
    with acting_as(officer):
        free = "0" * 64
        known = known_elsewhere([stranger.nik_hash, free], by=officer)
    assert known == {stranger.nik_hash}
    assert set(Participant.objects.values_list("pk", flat=True)) == {stranger.pk, own.pk}


def test_a_correction_keeps_the_initials_in_step(officer):
    person = make_participant(name="Siti Rahma")
    with acting_as(officer):
        services.correct_participant(
            person, version=1, changes={"name": "Siti Rahmah Dewi"}, by=officer
        )
    person.refresh_from_db()
    assert (person.initials, person.version) == ("S.R.D.", 2)


def test_the_second_of_two_corrections_is_shown_what_differs(officer):
    person = make_participant(phone="0811")
    with acting_as(officer):
        services.correct_participant(person, version=1, changes={"phone": "0812"}, by=officer)
        with pytest.raises(StaleVersion) as refused:
            services.correct_participant(person, version=1, changes={"phone": "0813"}, by=officer)
    assert ("0812", "0813") in refused.value.fields.values()


def test_a_nik_typed_wrong_is_corrected_but_never_to_somebody_elses(officer):
    person, other, stranger = make_participant(), make_participant(), make_participant("62.11")
    right = make_nik(born=BORN)
    with acting_as(officer):
        services.correct_participant(person, version=1, changes={"nik": right}, by=officer)
        for taken, code in ((other.nik, "nik_taken"), (stranger.nik, "known_elsewhere")):
            with pytest.raises(Refusal) as refused:
                services.correct_participant(person, version=2, changes={"nik": taken}, by=officer)
            assert refused.value.code == code
    assert Participant.objects.with_nik(right).get() == person


def test_nothing_but_facts_can_be_corrected(officer):
    person = make_participant()
    with acting_as(officer), pytest.raises(ValueError):
        services.correct_participant(
            person, version=1, changes={"regency_id": "62.11"}, by=officer
        )
