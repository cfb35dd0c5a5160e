"""The ministry's desk for people: lists, searches, corrections, and verbs row by row."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from participants.models import Consent, Participant, Referral
from tests.assessing import make_certificate
from tests.chain import (
    make_batch,
    make_consent,
    make_enrollment,
    make_participant,
    make_quota,
    make_referral,
)
from tests.participants.nominees import checked, nominee, open_batch


def at(noun, verb="changelist", *args):
    return reverse(f"admin:participants_{noun}_{verb}", args=args)


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


def rows(browser, noun, query=""):
    answer = browser.get(at(noun) + query)
    assert answer.status_code == 200, query
    return list(answer.context["cl"].result_list)


def act(browser, noun, name, *records):
    data = {"action": name, "sure": "yes", "_selected_action": [record.pk for record in records]}
    answer = browser.post(at(noun), data)
    return [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.fixture
def choosing(center):
    batch = make_batch(center, status="SELECTION", delivery="ON_SITE")
    make_quota(batch)
    return batch


def test_people_are_found_by_name_last_digits_and_whole_nik(desk):
    person = make_participant(name="Kenari Emas")
    make_participant(name="Merpati")
    for text in ("kenari", person.nik_last4, person.nik):
        assert rows(desk, "participant", f"?q={text}") == [person]
    assert rows(desk, "participant", "?q=zzz") == []


def test_no_page_of_the_desk_shows_a_whole_nik(desk):
    person = make_participant()
    for page in (at("participant"), at("participant", "change", person.pk)):
        body = desk.get(page).content.decode()
        assert person.nik not in body
        assert person.nik_last4 in body


@pytest.mark.parametrize(
    ("query", "count"),
    [("?sex__exact=FEMALE", 1), ("?sex__exact=MALE", 0), ("?education__exact=SMK", 1),
     ("?regency__province__code__exact=62", 1), ("?created_at__year=1999", 0)],
)  # fmt: skip
def test_people_are_filtered_and_walked_by_date(desk, query, count):
    make_participant()
    assert len(rows(desk, "participant", query)) == count


def test_a_list_tells_how_often_and_when_last_somebody_was_nominated(desk):
    referral = make_referral()
    (person,) = rows(desk, "participant")
    assert (person.times, person.last) == (1, referral.submitted_on)


def correction(person, **changes):
    return {
        "name": person.name, "sex": person.sex, "birth_date": f"{person.birth_date:%Y-%m-%d}",
        "education": person.education, "phone": person.phone, "has_disability": "unknown",
        "is_poor_household": "unknown", "willing_to_move": "unknown", "version": person.version,
        **changes,
    }  # fmt: skip


def test_a_correction_keeps_the_initials_in_step(desk):
    person = make_participant(name="Siti Rahma")
    page = at("participant", "change", person.pk)
    assert desk.post(page, correction(person, name="Dewi Lestari")).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.initials, person.version) == ("Dewi Lestari", "D.L.", 2)


def test_a_page_that_was_open_too_long_does_not_write_over_somebody(desk):
    person = make_participant(phone="0811")
    stale = correction(person, name="Dewi Lestari")
    Participant.objects.filter(pk=person.pk).update(phone="0822", version=2)
    answer = desk.post(at("participant", "change", person.pk), stale)
    assert answer.status_code == 409
    person.refresh_from_db()
    assert (person.name, person.phone) == ("Siti Rahma", "0822")


def test_a_reader_corrects_nobody(signed_in, ministry_reader):
    person = make_participant()
    browser = signed_in(ministry_reader)
    page = at("participant", "change", person.pk)
    assert browser.get(page).status_code == 200
    assert browser.post(page, correction(person, name="X")).status_code == 403


@pytest.mark.parametrize("noun", ["participant", "referral", "enrollment", "certificate",
                                  "consent", "stay", "referralimport"])  # fmt: skip
def test_nothing_is_deleted_at_the_desk(desk, noun):
    certificate = make_certificate()
    make_consent(certificate.participant)
    key = {"participant": certificate.participant_id, "certificate": certificate.pk,
           "referral": certificate.enrollment.referral_id,
           "enrollment": certificate.enrollment_id}.get(noun, 1)  # fmt: skip
    assert desk.post(at(noun, "delete", key), {"post": "yes"}).status_code in (302, 403)
    assert "delete_selected" not in str(desk.get(at(noun)).context.get("action_form"))
    assert Participant.objects.exists()


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [("verify_referral", "SUBMITTED", "VERIFIED"), ("select_referral", "VERIFIED", "SELECTED"),
     ("reserve_referral", "VERIFIED", "RESERVE"), ("miss_referral", "VERIFIED", "NO_SHOW"),
     ("withdraw", "SUBMITTED", "WITHDRAWN")],
)  # fmt: skip
def test_a_decision_is_made_row_by_row_and_the_refused_is_named(
    desk, ministry, choosing, action, before, after
):
    good = make_referral(choosing, status=before)
    bad = make_referral(choosing, make_participant(name="Ditolak"), status="REJECTED")
    lines = act(desk, "referral", action, good, bad)
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.status, bad.status) == (after, "REJECTED")
    assert len(lines) == 2
    assert any("Ditolak" in line for line in lines)
    assert StatusChange.about(good).get().by == ministry


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [("start_enrollment", "ARRIVED", "IN_TRAINING"),
     ("miss_enrollment", "CONFIRMED", "NO_ARRIVAL"),
     ("complete_enrollment", "IN_TRAINING", "COMPLETED")],
)  # fmt: skip
def test_a_step_of_training_goes_through_the_service(desk, choosing, action, before, after):
    type(choosing).objects.filter(pk=choosing.pk).update(status="RUNNING")
    seat = make_enrollment(before, make_referral(choosing, status="SELECTED"))
    type(seat).objects.filter(pk=seat.pk).update(enrolled_on=None)
    seat.refresh_from_db()
    assert len(act(desk, "enrollment", action, seat)) == 1
    seat.refresh_from_db()
    assert seat.status == after


def test_a_reader_is_offered_no_decision_and_a_forged_one_does_nothing(
    signed_in, ministry_reader, choosing
):
    row = make_referral(choosing)
    act(signed_in(ministry_reader), "referral", "verify_referral", row)
    row.refresh_from_db()
    assert row.status == "SUBMITTED"


def test_nominations_are_found_by_person_and_state(desk, choosing):
    row = make_referral(choosing, make_participant(name="Kenari"))
    make_referral(choosing, make_participant(name="Merpati"), status="REJECTED")
    assert rows(desk, "referral", "?q=kenari") == [row]
    assert rows(desk, "referral", "?status__exact=SUBMITTED") == [row]
    assert rows(desk, "referral", f"?participant__id={row.participant_id}") == [row]
    assert rows(desk, "referral", f"?submitted_on__year={row.submitted_on.year}&q=kenari") == [row]


def test_the_page_of_a_nomination_tells_rules_and_leads_on(desk, choosing):
    row = make_referral(choosing)
    Referral.objects.filter(pk=row.pk).update(
        eligibility=[{"rule": "age_max", "ok": False, "text": "Paling tua 35 tahun."}]
    )
    body = desk.get(at("referral", "change", row.pk)).content.decode()
    assert "Paling tua 35 tahun." in body
    assert f"/participants/referrals/{row.pk}/review/" in body
    assert 'name="status"' not in body


def test_lists_are_saved_and_discarded_by_the_desk(desk, officer, center, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    batch = open_batch(center)
    upload = checked(officer, batch, [nominee(1)])
    other = checked(officer, batch, [nominee(2)])
    act(desk, "referralimport", "confirm", upload)
    lines = act(desk, "referralimport", "discard", other, upload)
    assert [line for line in lines if line.startswith("usulan.xlsx: ")]
    upload.refresh_from_db()
    other.refresh_from_db()
    assert (upload.status, other.status) == ("SAVING", "DISCARDED")


def test_certificates_tell_how_many_days_are_left(desk):
    certificate = make_certificate()
    left = (certificate.valid_until - timezone.localdate()).days
    assert f"{left:,}".replace(",", ".") in desk.get(at("certificate")).content.decode()
    assert f"/participants/certificates/{certificate.pk}/" in (
        desk.get(at("certificate", "change", certificate.pk)).content.decode()
    )
    assert rows(desk, "certificate", f"?q={certificate.number}") == [certificate]


def test_consents_are_filtered_by_whether_they_stand(desk):
    consent = make_consent(make_participant())
    assert rows(desk, "consent", "?withdrawn_at__isempty=1") == [consent]
    assert len(act(desk, "consent", "withdraw", consent)) == 1
    assert rows(desk, "consent", "?withdrawn_at__isempty=1") == []
    assert Consent.objects.count() == 1
