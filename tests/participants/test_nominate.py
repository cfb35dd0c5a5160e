"""One person by pages: the batch, the NIK, the rest of the form, the review."""

import pytest

from participants.models import Consent, Participant, Referral
from tests.chain import make_nik, make_participant, make_referral
from tests.participants.nominees import BORN, open_batch

FORM = {
    "name": "  Rahmat   Hidayat ",
    "sex": "MALE",
    "birth_date": f"{BORN:%Y-%m-%d}",
    "education": "SMK",
    "phone": "081234567890",
    "domicile": "Kab. Pulang Pisau",
    "has_disability": "",
    "is_poor_household": "true",
    "agrees_to_training": "on",
    "agrees_to_be_shown": "on",
    "channel": "PAPER",
}


@pytest.fixture
def batch(center):
    return open_batch(center)


@pytest.fixture
def browser(officer, signed_in):
    return signed_in(officer)


def ask(browser, batch, nik):
    return browser.post(f"/participants/nominate/{batch.pk}/", {"nik": nik})


def test_three_steps_lead_to_a_draft_and_the_review_submits_it(browser, batch):
    nik = make_nik(born=BORN)
    assert batch.title in browser.get("/participants/nominate/").content.decode()
    step = ask(browser, batch, nik)
    assert step["Location"] == f"/participants/nominate/{batch.pk}/person/"
    form = browser.get(step["Location"]).context["form"]
    assert (form.initial["birth_date"], form.initial["sex"]) == (BORN, "MALE")
    review = browser.post(step["Location"], FORM)
    referral = Referral.objects.get()
    assert review["Location"] == f"/participants/referrals/{referral.pk}/review/"
    assert referral.status == "DRAFT"
    person = referral.participant
    assert (person.name, person.domicile_id) == ("Rahmat Hidayat", "62.11")
    assert (person.has_disability, person.is_poor_household) == (None, True)
    assert Consent.objects.filter(participant=person, channel="PAPER").count() == 2
    assert browser.get(review["Location"]).status_code == 200
    browser.post(f"/participants/referrals/{referral.pk}/submit/")
    referral.refresh_from_db()
    assert referral.status == "SUBMITTED"


def test_the_nik_does_not_travel_in_addresses_or_lie_open_in_the_session(browser, batch):
    nik = make_nik(born=BORN)
    step = ask(browser, batch, nik)
    assert nik not in step["Location"]
    assert nik not in str(dict(browser.session))
    assert nik not in browser.get(step["Location"]).content.decode()


def test_a_wrong_nik_is_answered_beside_its_field_and_kept(browser, batch):
    page = ask(browser, batch, "62100103X6000001")
    assert page.status_code == 200
    body = page.content.decode()
    assert "62100103X6000001" in body
    assert 'class="summary"' in body


def test_a_person_of_another_region_is_answered_with_one_neutral_sentence(browser, batch):
    stranger = make_participant("62.11", name="Kenari Asing")
    body = ask(browser, batch, stranger.nik).content.decode()
    assert 'class="error"' in body
    assert "Kenari" not in body
    assert "Pulang" not in body


def test_who_is_known_needs_no_second_form(browser, batch):
    person = make_participant()
    answer = ask(browser, batch, person.nik)
    referral = Referral.objects.get()
    assert answer["Location"] == f"/participants/referrals/{referral.pk}/review/"
    assert referral.participant == person
    assert ask(browser, batch, person.nik)["Location"] == answer["Location"]
    assert Referral.objects.count() == 1


def test_a_person_of_the_list_is_nominated_for_a_further_batch(browser, batch):
    person = make_referral(status="REJECTED").participant
    page = browser.get(f"/participants/nominate/?person={person.pk}")
    assert person.name in page.content.decode()
    answer = browser.post(f"/participants/{person.pk}/nominate/", {"batch": batch.pk})
    assert answer.status_code == 302
    assert Referral.objects.filter(participant=person, batch=batch, status="DRAFT").exists()


@pytest.mark.parametrize("odd", ["", "x", "1e3", "99999999999999999999999", "-1", "٣"])
def test_an_odd_batch_or_person_is_not_found(odd, browser, batch):
    person = make_participant()
    url = f"/participants/{person.pk}/nominate/"
    assert browser.post(url, {"batch": odd}).status_code == 404
    if odd:
        assert browser.get("/participants/nominate/", {"person": odd}).status_code == 404


def test_a_form_that_differs_from_the_nik_wants_one_tick(browser, batch):
    step = ask(browser, batch, make_nik(born=BORN))["Location"]
    other = FORM | {"birth_date": "2000-06-04"}
    page = browser.post(step, other)
    assert page.status_code == 200
    assert "is_checked" in page.context["form"].errors
    assert not Participant.objects.exists()
    assert browser.post(step, other | {"is_checked": "on"}).status_code == 302


def test_without_consent_nobody_is_registered(browser, batch):
    step = ask(browser, batch, make_nik(born=BORN))["Location"]
    page = browser.post(step, {k: v for k, v in FORM.items() if k != "agrees_to_training"})
    assert "agrees_to_training" in page.context["form"].errors
    assert not Participant.objects.exists()


def test_an_unknown_place_is_answered_with_what_it_may_have_been(browser, batch):
    step = ask(browser, batch, make_nik(born=BORN))["Location"]
    page = browser.post(step, FORM | {"domicile": "Bogr"})
    assert "Bogor" in str(page.context["form"].errors["domicile"])


def test_the_form_without_its_nik_leads_back_to_the_second_step(browser, batch):
    answer = browser.get(f"/participants/nominate/{batch.pk}/person/")
    assert answer["Location"] == f"/participants/nominate/{batch.pk}/"


def test_a_batch_without_a_quota_for_the_region_is_not_found(browser, center):
    foreign = open_batch(center, regency="62.11")
    assert browser.get(f"/participants/nominate/{foreign.pk}/").status_code == 404
    assert foreign.title not in browser.get("/participants/nominate/").content.decode()


def test_a_returned_one_is_mended_and_sent_back_in_one_go(browser, batch):
    returned = make_referral(batch, status="RETURNED")
    Referral.objects.filter(pk=returned.pk).update(reason="Nomor telepon salah")
    url = f"/participants/referrals/{returned.pk}/mend/"
    page = browser.get(url)
    assert "Nomor telepon salah" in page.content.decode()
    person = returned.participant
    body = {
        "name": person.name, "sex": person.sex, "birth_date": f"{person.birth_date:%Y-%m-%d}",
        "education": "SMK", "phone": "089876543210", "version": person.version, "send": "yes",
    }  # fmt: skip
    answer = browser.post(url, body, follow=True)
    assert "dikirim kembali ke balai" in answer.content.decode()
    returned.refresh_from_db()
    person.refresh_from_db()
    assert (returned.status, person.phone) == ("SUBMITTED", "089876543210")


def test_the_second_of_two_corrections_gets_409_with_what_differs(browser):
    person = make_participant(phone="0811")
    url = f"/participants/{person.pk}/correct/"
    body = {
        "name": person.name, "sex": person.sex, "birth_date": f"{person.birth_date:%Y-%m-%d}",
        "education": "SMK", "phone": "0812", "version": 1,
    }  # fmt: skip
    assert browser.post(url, body).status_code == 302
    page = browser.post(url, body | {"phone": "0813"})
    assert page.status_code == 409
    assert "0812" in page.content.decode()
    assert "0813" in page.content.decode()


def test_others_may_not_nominate(
    neighbour, batch, province_officer, ministry, organizer, recruiter, signed_in
):
    person = make_participant()
    for other in (province_officer, ministry, organizer, recruiter):
        browser = signed_in(other)
        assert browser.get("/participants/nominate/").status_code == 403
        assert browser.post(f"/participants/{person.pk}/nominate/").status_code == 403
    url = f"/participants/{person.pk}/nominate/"
    assert signed_in(neighbour).post(url, {"batch": batch.pk}).status_code == 404


def test_the_api_registers_corrects_and_refuses_a_stale_version(officer, signed_in):
    api = signed_in(officer)
    body = {"nik": make_nik(born=BORN), "name": "Rahmat", "sex": "MALE", "education": "SMK",
            "birth_date": f"{BORN}"}  # fmt: skip
    made = api.post("/api/v1/participants/", body, content_type="application/json")
    assert made.status_code == 201
    assert body["nik"] not in str(made.json())
    url = f"/api/v1/participants/{made.json()['id']}/"
    fix = {"version": 1, "phone": "0812"}
    assert api.patch(url, fix, content_type="application/json").json()["version"] == 2
    stale = api.patch(url, fix | {"phone": "0813"}, content_type="application/json")
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
    assert api.patch(url, {"phone": "1"}, content_type="application/json").status_code == 400
    wrong = api.post("/api/v1/participants/", body | {"nik": "1"}, content_type="application/json")
    assert wrong.status_code == 400


def test_the_api_answers_a_person_of_another_region_neutrally(officer, signed_in):
    stranger = make_participant("62.11", name="Kenari Asing")
    body = {"nik": stranger.nik, "name": "X", "sex": "MALE", "education": "SMK",
            "birth_date": "2000-01-01"}  # fmt: skip
    answer = signed_in(officer).post(
        "/api/v1/participants/", body, content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "known_elsewhere")
    assert "Kenari" not in answer.content.decode()
