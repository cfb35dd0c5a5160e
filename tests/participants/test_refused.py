"""What is refused about people and their lists, and that nothing is half written afterwards."""

import pytest
from django.urls import reverse

from blkportal.core.models import Job, StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Consent, Stay
from tests.chain import make_consent, make_enrollment, make_participant
from tests.core.lives import make_import
from tests.learning import make_bed


def refused(act):
    with pytest.raises(Refusal) as error:
        act()
    return error.value.code


def test_a_consent_is_withdrawn_once(officer):
    consent = make_consent(make_participant())
    with acting_as(officer):
        services.withdraw_consent(consent, by=officer, reason="Sudah bekerja")
        first = Consent.objects.get().withdrawn_at
        act = services.withdraw_consent
        assert refused(lambda: act(consent, by=officer)) == "consent_withdrawn"
    assert Consent.objects.get().withdrawn_at == first
    assert StatusChange.about(consent.participant).count() == 1


@pytest.mark.parametrize("reason", ["", "   ", "cocokkan", "1234567890 !!", "a b c d e f g h i"])
def test_a_reveal_without_a_real_reason_shows_and_notes_nothing(officer, reason):
    person = make_participant()
    with acting_as(officer):
        act = services.reveal_nik
        assert refused(lambda: act(person, reason=reason, by=officer)) == "reason_too_short"
        assert not StatusChange.about(person).exists()


@pytest.fixture
def upload(db):
    """A checked list of three good rows."""
    upload = make_import()
    upload.status, upload.rows_read, upload.rows_good = "CHECKED", 3, 3
    upload.save()
    return upload


def confirm(upload, **words):
    user = upload.uploaded_by
    with acting_as(user):
        return services.confirm_import(upload, by=user, **words)


def test_a_list_from_which_every_row_was_left_out_is_not_saved(upload):
    assert refused(lambda: confirm(upload, leave_out=[1, 2, 3])) == "nothing_to_save"
    upload.refresh_from_db()
    assert upload.status == "CHECKED"
    assert not Job.objects.exists()


def test_a_list_is_confirmed_once(upload):
    confirm(upload)
    with pytest.raises(IllegalMove):
        confirm(upload)
    assert Job.objects.filter(kind="save_referrals").count() == 1


def test_a_list_that_is_being_saved_is_not_opened_under_the_hands_of_the_worker(upload):
    confirm(upload)
    user = upload.uploaded_by
    with acting_as(user):
        assert refused(lambda: services.reopen_import(upload, by=user)) == "job_runs"
    upload.refresh_from_db()
    assert upload.status == "SAVING"


def test_a_list_whose_saving_failed_is_opened_again(upload):
    confirm(upload)
    Job.objects.update(status="FAILED")
    user = upload.uploaded_by
    with acting_as(user):
        services.reopen_import(upload, by=user)
    upload.refresh_from_db()
    assert upload.status == "CHECKED"


@pytest.fixture
def expected(center):
    """Somebody who may arrive today."""
    enrollment = make_enrollment("CONFIRMED")
    enrollment.batch.status = "CONFIRMED"
    enrollment.batch.save()
    return enrollment


def test_a_bed_that_does_not_exist_is_not_taken_for_any_bed(signed_in, organizer, expected):
    make_bed(expected.center, expected.sex)
    address = reverse("enrollment-arrive", args=[expected.pk])
    answer = signed_in(organizer).post(
        address, {"bed": 99_999_999}, content_type="application/json"
    )
    assert answer.status_code in {400, 404, 409}
    expected.refresh_from_db()
    assert expected.status == "CONFIRMED"
    assert not Stay.objects.exists()


def test_a_bed_of_the_other_sex_is_refused_and_nobody_has_arrived(organizer, expected):
    other = make_bed(expected.center, "MALE" if expected.sex == "FEMALE" else "FEMALE")
    with acting_as(organizer):
        act = services.arrive_enrollment
        assert refused(lambda: act(expected, bed=other, by=organizer)) == "wrong_bed"
    expected.refresh_from_db()
    assert (expected.status, expected.enrolled_on) == ("CONFIRMED", None)
    assert not StatusChange.about(expected).exists()
