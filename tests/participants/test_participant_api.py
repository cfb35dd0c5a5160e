"""People through the API: registered, corrected, agreeing; the NIK shown against a reason."""

import pytest

from blkportal.core.models import AuditEntry, StatusChange
from participants.models import Consent, Participant
from tests.chain import make_consent, make_nik, make_participant
from tests.door import Door
from tests.participants.nominees import BORN

PERSON = {
    "name": "Bimo Prasetyo",
    "sex": "MALE",
    "birth_date": "2000-06-03",
    "education": "SMK",
    "phone": "081234567890",
}


@pytest.fixture
def region(officer):
    return Door(officer)


def nik():
    return make_nik(born=BORN)


def test_a_person_is_registered_for_the_officers_region(region):
    made = region.post("participants/", nik=nik(), **PERSON)
    assert made.status_code == 201
    told = made.json()
    assert (told["name"], told["regency"], told["version"]) == ("Bimo Prasetyo", "62.10", 1)
    assert (told["has_disability"], told["is_poor_household"]) == (None, None)  # silence is no no


def test_whoever_is_known_already_is_answered_as_kept(region):
    number = nik()
    first = region.post("participants/", nik=number, **PERSON).json()
    again = region.post("participants/", nik=number, **PERSON | {"name": "Orang Lain"}).json()
    assert (again["id"], again["name"]) == (first["id"], "Bimo Prasetyo")
    assert Participant.objects.count() == 1


def test_a_person_of_another_region_is_refused_without_saying_whose(region):
    stranger = make_participant("62.11", name="Kenari Asing")
    refused = region.post("participants/", nik=stranger.nik, **PERSON)
    assert refused.status_code == 409
    assert not any(word in str(refused.json()) for word in ("Kenari", "62.11", "Pulang Pisau"))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"nik": "621001"}, "nik"),
        ({"nik": "6210013206000001"}, "nik"),
        ({"birth_date": "03/06/2000"}, "birth_date"),
        ({"sex": "L"}, "sex"),
        ({"education": "S9"}, "education"),
        ({"domicile": "00.00"}, "domicile"),
        ({"name": ""}, "name"),
        ({"email": "bimo"}, "email"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(region, change, field):
    answer = region.post("participants/", **{"nik": nik(), **PERSON} | change)
    assert (answer.status_code, list(answer.json())) == (400, [field])
    assert not Participant.objects.exists()


def test_a_refused_nik_is_not_repeated_in_the_answer(region):
    wrong = "6210013206000001"
    assert wrong not in region.post("participants/", nik=wrong, **PERSON).content.decode()


def test_a_correction_counts_the_version_and_is_kept_with_its_author(region, officer):
    person = make_participant(name="Bimo")
    told = region.patch(f"participants/{person.pk}/", version=1, name="Bimo Prasetyo").json()
    assert (told["name"], told["version"]) == ("Bimo Prasetyo", 2)
    entry = AuditEntry.about(person).get(action="UPDATE")
    assert entry.user_id == officer.pk
    assert "name" in entry.changed


def test_the_second_of_two_corrections_is_shown_what_differs(region):
    person = make_participant(phone="0811")
    region.patch(f"participants/{person.pk}/", version=1, phone="0822")
    late = region.patch(f"participants/{person.pk}/", version=1, phone="0833")
    assert late.status_code == 409
    said = late.json()
    assert said["code"] == "stale_version"
    assert list(said["fields"].values()) == [{"theirs": "0822", "yours": "0833"}]
    person.refresh_from_db()
    assert person.phone == "0822"


def test_without_the_version_that_was_read_nothing_is_corrected(region):
    person = make_participant()
    answer = region.patch(f"participants/{person.pk}/", phone="0833")
    assert (answer.status_code, list(answer.json())) == (400, ["version"])


def test_what_is_not_a_fact_is_not_corrected(region):
    person = make_participant()
    told = region.patch(
        f"participants/{person.pk}/", version=1, regency="62.11", created_at="2000-01-01"
    ).json()
    assert told["regency"] == "62.10"
    assert not told["created_at"].startswith("2000")


def test_a_nik_typed_wrong_is_corrected_but_never_to_somebody_elses(region):
    person, other, right = make_participant(), make_participant(), nik()
    assert region.patch(f"participants/{person.pk}/", version=1, nik=right).status_code == 200
    person.refresh_from_db()
    assert person.nik == right
    taken = region.patch(f"participants/{person.pk}/", version=person.version, nik=other.nik)
    assert taken.status_code == 409
    person.refresh_from_db()
    assert person.nik == right


def test_the_whole_nik_costs_a_reason_that_is_kept(region, officer):
    person = make_participant()
    path = f"participants/{person.pk}/reveal-nik/"
    assert list(region.post(path).json()) == ["reason"]
    assert region.post(path, reason="x").status_code == 409
    shown = region.post(path, reason="Mencocokkan kartu keluarga")
    assert shown.json() == {"nik": person.nik}
    assert shown["Cache-Control"] == "no-store"
    step = StatusChange.about(person).get(verb="reveal_nik")
    assert (step.by, step.reason) == (officer, "Mencocokkan kartu keluarga")


def test_a_consent_is_given_once_and_withdrawn_once(region):
    person = make_participant()
    path = f"participants/{person.pk}/give-consent/"
    given = region.post(path, purpose="TALENT_SEARCH", channel="PAPER")
    assert given.status_code == 201
    assert region.post(path, purpose="TALENT_SEARCH", channel="PAPER").status_code == 409
    path = f"consents/{given.json()['id']}/withdraw/"
    assert region.post(path, reason="Permintaan peserta").json()["withdrawn_at"]
    assert region.post(path).status_code == 409
    assert Consent.objects.filter(withdrawn_at__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"purpose": "IKLAN", "channel": "PAPER"}, "purpose"), ({"purpose": "TRAINING"}, "channel")],
)
def test_a_consent_needs_purpose_and_channel(region, sent, field):
    person = make_participant()
    answer = region.post(f"participants/{person.pk}/give-consent/", **sent)
    assert (answer.status_code, list(answer.json())) == (400, [field])


def test_the_province_reads_and_writes_nothing(province_officer):
    person = make_participant()
    consent, door = make_consent(person), Door(province_officer)
    assert door.ids("participants/") == [person.pk]
    assert door.post("participants/", nik=nik(), **PERSON).status_code == 403
    assert door.patch(f"participants/{person.pk}/", version=1, name="X").status_code == 403
    assert (
        door.post(f"participants/{person.pk}/reveal-nik/", reason="Ingin tahu").status_code == 403
    )
    assert door.post(f"consents/{consent.pk}/withdraw/").status_code == 403


def test_a_neighbour_writes_to_nobody_of_ours(neighbour):
    person = make_participant()
    consent, door = make_consent(person), Door(neighbour)
    assert door.patch(f"participants/{person.pk}/", version=1, name="X").status_code == 404
    assert (
        door.post(f"participants/{person.pk}/reveal-nik/", reason="Ingin tahu").status_code == 404
    )
    assert (
        door.post(
            f"participants/{person.pk}/give-consent/", purpose="TRAINING", channel="PAPER"
        ).status_code
        == 404
    )
    assert door.post(f"consents/{consent.pk}/withdraw/").status_code == 404
    consent.refresh_from_db()
    person.refresh_from_db()
    assert (consent.withdrawn_at, person.version) == (None, 1)
