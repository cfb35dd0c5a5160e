"""Submitting, mending and withdrawing on the page of a nomination, with every refusal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Consent, Participant, Referral
from programs.models import Agreement, Batch
from tests.chain import make_consent, make_enrollment, make_nik, make_participant, make_referral
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


def correction(referral, **changes):
    person = referral.participant
    person.refresh_from_db()
    return {
        "name": person.name, "sex": person.sex, "birth_date": f"{person.birth_date:%Y-%m-%d}",
        "education": person.education, "phone": person.phone, "version": person.version,
        **changes,
    }  # fmt: skip


@pytest.mark.parametrize("step", ["", "{batch}/", "{batch}/person/"])
def test_every_step_leads_back_to_the_one_before(browser, batch, step):
    browser.post(f"{CHOOSE}{batch.pk}/", {"nik": make_nik(born=BORN)})
    before = {"": "/participants/", "{batch}/": CHOOSE, "{batch}/person/": f"{CHOOSE}{batch.pk}/"}
    assert before[step] in Page(browser.get(CHOOSE + step.format(batch=batch.pk))).links


def test_submitting_tells_who_checks_now_and_takes_a_place(browser, batch):
    referral = make_referral(batch, status="DRAFT")
    answer = browser.post(f"/participants/referrals/{referral.pk}/submit/")
    assert answer["Location"] == f"/participants/{referral.participant_id}/"
    assert "BBPLK Bekasi" in told(answer)[0]
    assert batch.quotas.get().nominated == 1


def test_submitting_twice_is_refused_with_both_states_and_changes_nothing(browser, batch):
    referral = make_referral(batch, status="DRAFT")
    browser.post(f"/participants/referrals/{referral.pk}/submit/")
    page = Page(browser.post(f"/participants/referrals/{referral.pk}/submit/"))
    assert page.status == 409
    assert list(page.facts.values()) == ["Diajukan", "Diajukan"]
    assert review(referral) in page.links
    assert batch.quotas.get().nominated == 1


def refused(browser, referral):
    """What the refusal of a submission says; the nomination stays a draft."""
    page = Page(browser.post(f"/participants/referrals/{referral.pk}/submit/"))
    referral.refresh_from_db()
    assert (page.status, referral.status) == (409, "DRAFT")
    assert review(referral) in page.links
    return page.text


def test_a_used_up_quota_says_the_numbers_and_who_can_help(browser, center):
    batch = open_batch(center, seats=1, nominees=1)
    make_referral(batch)
    text = refused(browser, make_referral(batch, status="DRAFT"))
    assert "1 dari 1" in text
    assert "balai pelatihan" in text.lower()


def test_after_the_last_day_the_day_is_said(browser, batch):
    draft = make_referral(batch, status="DRAFT")
    day = timezone.localdate().replace(day=1) - timedelta(days=1)
    Batch.objects.filter(pk=batch.pk).update(nominate_by=day)
    assert str(day.year) in refused(browser, draft)


def test_an_agreement_that_has_ended_is_named(browser, batch):
    draft = make_referral(batch, status="DRAFT")
    Agreement.objects.update(ends_on=timezone.localdate() - timedelta(days=2))
    assert Agreement.objects.get().number in refused(browser, draft)


def test_who_sits_in_another_class_is_named_with_it(browser, batch):
    seat = make_enrollment("IN_TRAINING")
    draft = make_referral(batch, seat.participant, status="DRAFT")
    assert str(seat.batch) in refused(browser, draft)


def test_a_batch_that_closed_meanwhile_is_said_to_be(browser, batch):
    draft = make_referral(batch, status="DRAFT")
    Batch.objects.filter(pk=batch.pk).update(status="CANCELLED")
    assert "Dibatalkan" in refused(browser, draft)


def test_a_returned_one_shows_why_and_is_sent_back(browser, batch):
    returned = make_referral(batch, status="RETURNED")
    Referral.objects.filter(pk=returned.pk).update(reason="Ijazah tidak terbaca")
    assert "Ijazah tidak terbaca" in Page(browser.get(review(returned))).notices
    answer = browser.post(f"/participants/referrals/{returned.pk}/resubmit/", {"note": "Baru"})
    assert (answer["Location"], len(told(answer))) == (review(returned), 1)
    assert "Baru" in Page(browser.get(review(returned))).text


def test_mending_saves_only_or_saves_and_sends(browser, batch):
    returned = make_referral(batch, status="RETURNED")
    url = f"/participants/referrals/{returned.pk}/mend/"
    browser.post(url, correction(returned, phone="0811"))
    returned.refresh_from_db()
    assert (returned.status, returned.participant.phone) == ("RETURNED", "0811")
    browser.post(url, correction(returned, phone="0822", send="yes"))
    returned.refresh_from_db()
    assert returned.status == "SUBMITTED"
    assert Participant.objects.get().phone == "0822"


def test_mending_what_the_center_has_is_refused_with_the_way_back(browser, batch):
    submitted = make_referral(batch)
    url = f"/participants/referrals/{submitted.pk}/mend/"
    page = Page(browser.post(url, correction(submitted, phone="0811")))
    assert page.status == 409
    assert review(submitted) in page.links
    assert Participant.objects.get().phone != "0811"


def test_withdrawing_frees_the_place_and_says_so(browser, batch):
    referral = make_referral(batch)
    url = f"/participants/referrals/{referral.pk}/withdraw/"
    answer = browser.post(url, {"reason": "Sudah bekerja"})
    assert answer["Location"] == f"/participants/{referral.participant_id}/"
    assert told(answer)
    assert batch.quotas.get().nominated == 0
    assert "Sudah bekerja" in Page(browser.get(answer["Location"])).text
    again = Page(browser.post(url))
    assert (again.status, batch.quotas.get().nominated) == (409, 0)


def test_a_selected_person_is_not_withdrawn_by_the_region(browser, batch):
    referral = make_referral(batch, status="SELECTED")
    page = Page(browser.get(review(referral)))
    assert not any("withdraw" in target for target in page.targets)
    assert browser.post(f"/participants/referrals/{referral.pk}/withdraw/").status_code == 409


def test_the_center_reads_the_review_and_is_offered_no_verb_of_the_region(
    signed_in, organizer, batch
):
    page = Page(signed_in(organizer).get(review(make_referral(batch))))
    assert page.status == 200
    assert not any("/referrals/" in target for target in page.targets)


def test_a_draft_and_its_person_are_the_regions_alone(signed_in, organizer, browser, batch):
    draft = make_referral(batch, make_participant(name="Kenari Emas"), status="DRAFT")
    desk, person = signed_in(organizer), f"/participants/{draft.participant_id}/"
    assert [desk.get(url).status_code for url in (review(draft), person)] == [404, 404]
    assert "Kenari" not in desk.get("/participants/").content.decode()
    assert "Draf" not in Page(desk.get(f"/programs/batches/{batch.pk}/")).text
    browser.post(f"/participants/referrals/{draft.pk}/submit/")
    assert [desk.get(url).status_code for url in (review(draft), person)] == [200, 200]


def test_the_filter_alone_keeps_a_draft_from_the_center(organizer, batch):
    """Here the rows are read as the ministry, whom the database shows everything."""
    draft = make_referral(batch, status="DRAFT")
    assert not Referral.objects.visible_to(organizer).exists()
    assert not Participant.objects.visible_to(organizer).exists()
    Referral.objects.filter(pk=draft.pk).update(
        status="SUBMITTED", submitted_on=timezone.localdate()
    )
    assert Participant.objects.visible_to(organizer).get() == draft.participant


def test_the_database_too_keeps_a_draft_from_the_center(organizer, batch):
    draft = make_referral(batch, status="DRAFT")
    make_consent(draft.participant)
    with acting_as(organizer):
        assert not Referral.objects.exists()
        assert not Participant.objects.exists()
        assert not Consent.objects.exists()


def test_a_draft_thrown_away_was_never_the_centers(signed_in, organizer, browser, batch):
    draft = make_referral(batch, status="DRAFT")
    browser.post(f"/participants/referrals/{draft.pk}/withdraw/")
    assert signed_in(organizer).get(review(draft)).status_code == 404


def test_the_review_shows_person_batch_rules_and_the_places(browser, center):
    batch = open_batch(center, eligibility={"age_min": 17, "education_min": "BACHELOR"})
    referral = make_referral(batch, make_participant(education="SMK"), status="DRAFT")
    browser.post(f"/participants/referrals/{referral.pk}/mend/", correction(referral))
    page = Page(browser.get(review(referral)))
    said = page.facts
    assert said["Program"] == "Las SMAW 3G"
    assert "0" in said["Tempat usulan"]
    assert "22" in said["Tempat usulan"]
    assert "belum terpenuhi Pendidikan paling rendah" in page.text
    assert "terpenuhi Berusia paling rendah 17" in page.text
    assert page.notices  # the program does not admit this person
