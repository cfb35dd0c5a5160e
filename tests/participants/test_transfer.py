"""A person moves to another region: asked for without learning anything, answered, moved."""

from datetime import date

import pytest

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Consent, Enrollment, Participant, Transfer
from participants.services.transfer import kept_by_another
from tests.assessing import make_graduate
from tests.chain import (
    make_batch,
    make_consent,
    make_nik,
    make_participant,
    make_referral,
    make_transfer,
)
from tests.door import Door
from tests.pages import Page
from tests.papers import make_document
from tests.participants.classes import seat
from tests.participants.nominees import open_batch

NIK = make_nik("62.11", date(1999, 4, 5), "FEMALE", serial=33)
ASK = "/participants/transfers/ask/"
LIST = "/participants/transfers/"


@pytest.fixture
def person():
    """Somebody whom the neighbour keeps."""
    kept = make_participant("62.11", "Rahma Dewi")
    kept.set_nik(NIK)
    kept.save()
    return kept


def ask(by, nik=NIK, reason="Sudah pindah, KTP baru"):
    with acting_as(by):
        return services.ask_transfer(nik, reason=reason, by=by)


def refused(by, act, *args, **words):
    with acting_as(by), pytest.raises(Refusal) as error:
        act(*args, by=by, **words)
    return error.value.code


def test_the_neutral_answer_of_a_nomination_leads_to_the_request(
    person, officer, center, signed_in
):
    batch = open_batch(center)
    browser = signed_in(officer)
    page = Page(browser.post(f"/participants/nominate/{batch.pk}/", {"nik": NIK}))
    assert ASK in page.links
    assert "Rahma" not in page.text
    answer = browser.post(ASK, {"nik": NIK, "reason": "Sudah pindah"}, follow=True)
    assert "Menunggu kementerian" in Page(answer).text
    assert "Rahma" not in Page(answer).text


def test_nobody_is_asked_for_who_is_free_or_ones_own(person, officer, neighbour):
    free = make_nik("62.10", date(2000, 1, 2), serial=44)
    assert refused(officer, services.ask_transfer, free, reason="x") == "not_kept_elsewhere"
    assert refused(neighbour, services.ask_transfer, NIK, reason="x") == "not_kept_elsewhere"
    assert refused(officer, services.ask_transfer, NIK, reason=" ") == "reason_missing"


def test_one_asks_once_until_the_ministry_has_answered(person, officer, ministry):
    transfer = ask(officer)
    assert refused(officer, services.ask_transfer, NIK, reason="Lagi") == "asked_before"
    with acting_as(ministry):
        services.decline_transfer(transfer, answer="Masih tinggal di sana", by=ministry)
    assert ask(officer).pk != transfer.pk


def test_granted_the_record_moves_with_consents_and_documents(person, officer, ministry):
    consent, document = make_consent(person), make_document(person)
    transfer = ask(officer)
    with acting_as(ministry):
        services.grant_transfer(transfer, by=ministry)
    with acting_as(officer):
        assert Participant.objects.visible_to(officer).get() == person
        assert list(Consent.objects.all()) == [consent]
        assert list(person.documents.all()) == [document]
    assert transfer.participant == person
    step = StatusChange.about(person).get(verb="transfer")
    assert (step.before, step.after, step.by) == ("62.11", "62.10", ministry)


def test_the_earlier_region_keeps_what_it_has_referred_and_still_sees_whom(
    officer, neighbour, province_officer, ministry
):
    certificate = make_graduate(regency="62.11", name="Rahma Dewi")
    person = certificate.participant
    transfer = ask(officer, nik=person.nik)
    with acting_as(ministry):
        services.grant_transfer(transfer, by=ministry)
    with acting_as(neighbour):
        seats = Enrollment.objects.visible_to(neighbour).select_related("participant")
        assert [row.participant.name for row in seats] == ["Rahma Dewi"]
        assert not Participant.objects.visible_to(neighbour).exists()
        assert Participant.objects.filter(pk=person.pk).update(phone="1") == 0
    with acting_as(province_officer):
        assert Enrollment.objects.select_related("participant").get().participant == person
    certificate.enrollment.refresh_from_db()
    assert certificate.enrollment.regency_id == "62.11"


def test_who_waits_for_a_decision_stays_with_the_region_that_can_correct_it(
    person, officer, ministry, neighbour
):
    batch = open_batch(regency="62.11")
    referral = make_referral(batch, person, regency="62.11")
    transfer = ask(officer)
    assert refused(ministry, services.grant_transfer, transfer) == "is_nominated_now"
    with acting_as(neighbour):
        services.withdraw_referral(referral, by=neighbour)
    with acting_as(ministry):
        services.grant_transfer(transfer, by=ministry)
    person.refresh_from_db()
    assert person.regency_id == "62.10"


def test_who_waits_on_the_list_of_a_class_that_is_over_may_move(person, officer, ministry):
    batch = open_batch(regency="62.11")
    make_referral(batch, person, regency="62.11", status="RESERVE")
    type(batch).objects.filter(pk=batch.pk).update(status="CLOSED")
    transfer = ask(officer)
    with acting_as(ministry):
        services.grant_transfer(transfer, by=ministry)
    person.refresh_from_db()
    assert person.regency_id == "62.10"


def test_who_has_a_seat_now_stays_until_the_training_has_ended(officer, ministry, center):
    learner = seat(make_batch(center), "Melati", "IN_TRAINING")
    person = learner.participant
    Participant.objects.filter(pk=person.pk).update(regency="62.11")
    transfer = ask(officer, nik=person.nik)
    assert refused(ministry, services.grant_transfer, transfer) == "has_a_seat_now"
    transfer.refresh_from_db()
    assert transfer.status == "ASKED"


def test_a_request_about_nobody_cannot_be_granted(officer, ministry):
    transfer = make_transfer(NIK)
    assert kept_by_another(transfer) is None
    assert refused(ministry, services.grant_transfer, transfer) == "nobody_to_move"


def test_the_ministry_sees_whom_it_is_about_and_the_asker_does_not(
    person, officer, province_officer, ministry, signed_in
):
    transfer = ask(officer)
    url = f"{LIST}{transfer.pk}/"
    assert "1 pemindahan menunggu jawaban" in Page(signed_in(ministry).get("/")).text
    assert "Rahma Dewi" in Page(signed_in(ministry).get(url)).text
    for asker in (officer, province_officer):
        assert "Rahma" not in Page(signed_in(asker).get(url)).text
    assert NIK not in signed_in(ministry).get(url).content.decode()


def test_the_page_grants_declines_and_withdraws(person, officer, ministry, signed_in):
    first = ask(officer)
    signed_in(officer).post(f"{LIST}{first.pk}/withdraw/")
    second = ask(officer)
    browser = signed_in(ministry)
    assert browser.post(f"{LIST}{second.pk}/decline/", {"answer": ""}).status_code == 409
    browser.post(f"{LIST}{second.pk}/decline/", {"answer": "Belum cukup"})
    third = ask(officer)
    browser.post(f"{LIST}{third.pk}/grant/")
    found = list(Transfer.objects.order_by("pk").values_list("status", flat=True))
    assert found == ["WITHDRAWN", "DECLINED", "GRANTED"]
    page = Page(signed_in(officer).get(f"{LIST}{third.pk}/"))
    assert f"/participants/{person.pk}/" in page.links


def test_an_empty_list_says_what_it_is_for(officer, signed_in):
    assert "mintalah" in Page(signed_in(officer).get(LIST)).empty.lower()


def test_a_neighbour_sees_no_request(person, officer, neighbour, signed_in):
    transfer = ask(officer)
    assert signed_in(neighbour).get(f"{LIST}{transfer.pk}/").status_code == 404
    with acting_as(neighbour):
        assert not Transfer.objects.exists()


def test_a_region_cannot_grant_itself_anything(person, officer):
    transfer = ask(officer)
    with acting_as(officer), pytest.raises(Exception, match="permission denied"):
        Transfer.objects.filter(pk=transfer.pk).update(participant=person.pk)


def test_the_api_asks_and_the_ministry_answers(person, officer, ministry):
    made = Door(officer).post("transfers/", nik=NIK, reason="Sudah pindah")
    assert made.status_code == 201
    assert made.json()["participant"] is None
    key = made.json()["id"]
    answer = Door(ministry).post(f"transfers/{key}/grant/", answer="Silakan").json()
    assert (answer["status"], answer["participant"]) == ("GRANTED", person.pk)
    again = Door(ministry).post(f"transfers/{key}/decline/", answer="Terlambat")
    assert again.status_code == 409
    assert Door(officer).post(f"transfers/{key}/withdraw/").status_code == 409
