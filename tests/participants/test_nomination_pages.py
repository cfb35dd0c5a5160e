"""Nominating by page: three steps, a review, and what becomes of it, as the officer sees it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from participants.models import Consent, Participant, Referral
from programs.models import Agreement, Batch, Quota
from tests.chain import make_nik, make_participant, make_referral
from tests.pages import Page, told
from tests.participants.nominees import BORN, open_batch

CHOOSE = "/participants/nominate/"
PERSON = {
    "name": "Bimo Prasetyo", "sex": "MALE", "birth_date": "2000-06-03", "education": "SMK",
    "phone": "081234567890", "agrees_to_training": "on", "channel": "PAPER",
}  # fmt: skip


@pytest.fixture
def browser(signed_in, officer):
    return signed_in(officer)


@pytest.fixture
def batch(center):
    return open_batch(center, nominees=22)


def review(referral):
    return f"/participants/referrals/{referral.pk}/review/"


def test_the_first_step_says_what_is_left_and_until_when(browser, batch):
    make_referral(batch)
    row = Page(browser.get(CHOOSE)).row(str(batch))
    assert "BBPLK Bekasi" in row[1]
    assert "21" in row[4]
    assert "22" in row[4]
    assert row[5] == "14"
    assert f"{CHOOSE}{batch.pk}/" in Page(browser.get(CHOOSE)).links


def test_the_nearest_deadline_comes_first(browser, center):
    later, sooner = open_batch(center), open_batch(center)
    Batch.objects.filter(pk=sooner.pk).update(nominate_by=timezone.localdate())
    assert [row[0] for row in Page(browser.get(CHOOSE)).rows] == [str(sooner), str(later)]


def test_a_full_quota_is_shown_but_cannot_be_chosen(browser, center):
    batch = open_batch(center, seats=1, nominees=1)
    make_referral(batch)
    page = Page(browser.get(CHOOSE))
    assert str(batch) in page.rows[0][0]
    assert f"{CHOOSE}{batch.pk}/" not in page.links


def test_a_batch_whose_agreement_has_ended_is_not_offered_but_explained(browser, batch):
    agreement = Quota.objects.get(batch=batch).agreement
    ended = timezone.localdate() - timedelta(days=1)
    Agreement.objects.filter(pk=agreement.pk).update(
        starts_on=ended - timedelta(days=365), ends_on=ended
    )
    for address in (CHOOSE, "/participants/imports/new/"):
        page = Page(browser.get(address))
        assert f"{CHOOSE}{batch.pk}/" not in page.links
        assert f"/programs/agreements/{agreement.pk}/" in page.links
        assert agreement.number in page.text
    answer = browser.get(f"{CHOOSE}{batch.pk}/")
    assert answer.status_code == 409
    assert agreement.number in Page(answer).text


def test_a_batch_whose_agreement_has_ended_is_no_work_for_the_officer(browser, batch):
    Batch.objects.filter(pk=batch.pk).update(nominate_by=timezone.localdate())
    assert f"{CHOOSE}{batch.pk}/" in Page(browser.get("/")).links
    Agreement.objects.filter(quotas__batch=batch).update(status="EXPIRED")
    assert f"{CHOOSE}{batch.pk}/" not in Page(browser.get("/")).links


def test_a_batch_past_its_last_day_is_not_offered(browser, batch):
    Batch.objects.filter(pk=batch.pk).update(nominate_by=timezone.localdate() - timedelta(days=1))
    page = Page(browser.get(CHOOSE))
    assert page.rows == []
    assert page.empty


def test_without_any_batch_it_is_said_what_to_do(browser):
    assert Page(browser.get(CHOOSE)).empty


def test_the_second_step_keeps_a_wrong_nik_and_says_what_is_wrong(browser, batch):
    page = Page(browser.post(f"{CHOOSE}{batch.pk}/", {"nik": "6210 0132 0600"}))
    assert page.values["nik"] == "6210 0132 0600"
    assert "16" in page.errors["nik"]
    assert not Participant.objects.exists()


def test_the_third_step_is_filled_in_from_the_nik(browser, batch):
    browser.post(f"{CHOOSE}{batch.pk}/", {"nik": make_nik(born=BORN, sex="FEMALE")})
    values = Page(browser.get(f"{CHOOSE}{batch.pk}/person/")).values
    assert (values["birth_date"], values["sex"]) == ("2000-06-03", "FEMALE")


def test_a_form_with_faults_keeps_every_word(browser, batch):
    browser.post(f"{CHOOSE}{batch.pk}/", {"nik": make_nik(born=BORN)})
    sent = PERSON | {"education": "", "phone": "0812-3456", "address": "Jl. Damang Batu 3"}
    page = Page(browser.post(f"{CHOOSE}{batch.pk}/person/", sent))
    assert list(page.errors) == ["education"]
    assert page.values["name"] == "Bimo Prasetyo"
    assert page.values["phone"] == "0812-3456"
    assert page.values["address"] == "Jl. Damang Batu 3"
    assert not Participant.objects.exists()


def test_a_new_person_is_a_draft_with_the_consents_that_were_given(browser, batch, officer):
    browser.post(f"{CHOOSE}{batch.pk}/", {"nik": make_nik(born=BORN)})
    sent = PERSON | {"agrees_to_be_shown": "on"}
    answer = browser.post(f"{CHOOSE}{batch.pk}/person/", sent)
    referral = Referral.objects.get()
    assert answer["Location"] == review(referral)
    assert (referral.status, referral.created_by) == ("DRAFT", officer)
    given = set(Consent.objects.values_list("purpose", flat=True))
    assert given == {"TRAINING", "TALENT_SEARCH"}


def test_the_third_step_sent_twice_registers_once(browser, batch):
    browser.post(f"{CHOOSE}{batch.pk}/", {"nik": make_nik(born=BORN)})
    browser.post(f"{CHOOSE}{batch.pk}/person/", PERSON)
    again = browser.post(f"{CHOOSE}{batch.pk}/person/", PERSON)
    assert again["Location"] == f"{CHOOSE}{batch.pk}/"  # the NIK is asked for anew
    assert (Participant.objects.count(), Referral.objects.count()) == (1, 1)


def test_who_is_nominated_already_is_shown_and_not_nominated_twice(browser, batch):
    referral = make_referral(batch)
    answer = browser.post(f"{CHOOSE}{batch.pk}/", {"nik": referral.participant.nik})
    assert answer["Location"] == review(referral)
    assert "sudah diusulkan" in told(answer)[0]
    assert Referral.objects.count() == 1


def test_a_person_of_the_list_is_nominated_by_one_click(browser, batch):
    person = make_participant()
    page = Page(browser.get(f"{CHOOSE}?person={person.pk}"))
    assert person.name in page.heading
    assert f"/participants/{person.pk}/nominate/" in page.targets
    browser.post(f"/participants/{person.pk}/nominate/", {"batch": batch.pk})
    assert Referral.objects.get().participant == person


def test_a_draft_that_is_not_admitted_leads_to_its_correction_first(browser, batch, officer):
    batch.program.eligibility = {"education_min": "BACHELOR"}
    batch.program.save()
    browser.post(f"{CHOOSE}{batch.pk}/", {"nik": make_nik(born=BORN)})
    browser.post(f"{CHOOSE}{batch.pk}/person/", PERSON)
    referral = Referral.objects.get()
    text = browser.get(review(referral)).content.decode()
    assert f'class="button primary" href="/participants/referrals/{referral.pk}/mend/"' in text
    assert "Nilai ulang dan ajukan" in text
    assert 'class="button primary">Ajukan usulan' not in text
