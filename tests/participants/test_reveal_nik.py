from blkportal.core.models import StatusChange
from tests.chain import make_participant

REASON = {"reveal-reason": "Mencocokkan dengan KTP asli"}


def test_the_whole_nik_is_shown_once_and_the_reason_is_kept(officer, signed_in):
    person = make_participant()
    page = signed_in(officer).post(f"/participants/{person.pk}/reveal-nik/", REASON)
    assert person.nik in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    kept = StatusChange.about(person).get(verb="reveal_nik")
    assert (kept.by, kept.reason) == (officer, "Mencocokkan dengan KTP asli")
    assert person.nik not in signed_in(officer).get(f"/participants/{person.pk}/").content.decode()


def test_a_reason_of_a_few_letters_is_none(officer, signed_in):
    person = make_participant()
    page = signed_in(officer).post(
        f"/participants/{person.pk}/reveal-nik/", {"reveal-reason": "1234567890 cek"}
    )
    assert page.status_code == 409
    assert person.nik not in page.content.decode()
    assert not StatusChange.about(person).exists()


def test_looking_is_no_reason(officer, signed_in):
    person = make_participant()
    assert signed_in(officer).get(f"/participants/{person.pk}/reveal-nik/").status_code == 405


def test_a_neighbour_finds_nobody_and_a_reader_may_not(
    neighbour, ministry_reader, province_officer, organizer, signed_in
):
    url = f"/participants/{make_participant().pk}/reveal-nik/"
    assert signed_in(neighbour).post(url, REASON).status_code == 404
    for reader in (ministry_reader, province_officer, organizer):
        assert signed_in(reader).post(url, REASON).status_code == 403


def test_the_api_reveals_against_a_reason_too(officer, neighbour, signed_in):
    person = make_participant()
    url, body = f"/api/v1/participants/{person.pk}/reveal-nik/", {"reason": "Mencocokkan KTP asli"}
    assert signed_in(officer).post(url, body).json() == {"nik": person.nik}
    assert signed_in(officer).post(url, {"reason": "cek"}).status_code == 409
    assert signed_in(neighbour).post(url, body).status_code == 404
