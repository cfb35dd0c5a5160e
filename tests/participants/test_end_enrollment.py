"""Every way in which a seat ends, and what becomes free."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.services.bed import free_beds, nights_of
from participants.states import EnrollmentStatus
from tests.chain import make_batch, make_enrollment, make_referral
from tests.learning import make_bed, make_stay, pass_units

TODAY = timezone.localdate


@pytest.fixture
def batch(center):
    return make_batch(center, status="RUNNING", starts_on=TODAY() - timedelta(days=10))


def person(batch, stage):
    return make_enrollment(stage, make_referral(batch, status="SELECTED"))


def seats(batch):
    batch.refresh_from_db()
    return batch.taken, batch.quotas.get().taken


def test_who_withdraws_frees_seat_and_bed_from_tonight(batch, center, organizer):
    enrollment = person(batch, "IN_TRAINING")
    stay = make_stay(enrollment, make_bed(center))
    with acting_as(organizer):
        services.withdraw_enrollment(enrollment, reason="Sakit", by=organizer)
    stay.refresh_from_db()
    assert seats(batch) == (0, 0)
    assert enrollment.dropped_on == TODAY()
    assert (stay.nights.upper, stay.is_cancelled) == (TODAY(), False)


def test_a_stay_that_had_not_begun_is_cancelled(batch, center, organizer):
    enrollment = person(batch, "ARRIVED")
    stay = make_stay(enrollment, make_bed(center))
    services.withdraw_enrollment(enrollment, reason="Sakit", on=batch.starts_on, by=organizer)
    stay.refresh_from_db()
    assert stay.is_cancelled


def test_the_bed_of_a_cancelled_stay_is_offered_again(batch, center, organizer):
    enrollment, bed = person(batch, "ARRIVED"), make_bed(center)
    make_stay(enrollment, bed)
    assert bed not in free_beds(center.pk, nights_of(batch))
    services.withdraw_enrollment(enrollment, reason="Sakit", on=batch.starts_on, by=organizer)
    assert bed in free_beds(center.pk, nights_of(batch))


@pytest.mark.parametrize("verb", ["graduate_enrollment", "fail_enrollment"])
def test_who_is_done_before_the_last_day_frees_the_bed_from_tonight(
    batch, center, organizer, verb
):
    enrollment = person(batch, "IN_TRAINING")
    stay = make_stay(enrollment, make_bed(center))
    services.complete_enrollment(enrollment, by=organizer)
    pass_units(enrollment)
    reason = {"reason": "Hadir 71 %"} if verb == "fail_enrollment" else {}
    getattr(services, verb)(enrollment, by=organizer, **reason)
    stay.refresh_from_db()
    assert (stay.nights.upper, stay.is_cancelled) == (TODAY(), False)


@pytest.mark.parametrize("stage", ["CONFIRMED", "ARRIVED", "IN_TRAINING"])
def test_nobody_graduates_before_the_training_is_completed(batch, organizer, stage):
    with pytest.raises(IllegalMove):
        services.graduate_enrollment(person(batch, stage), by=organizer)


def test_who_is_expelled_frees_the_seat(batch, organizer):
    enrollment = person(batch, "IN_TRAINING")
    services.expel_enrollment(enrollment, reason="Melanggar tata tertib", by=organizer)
    assert (enrollment.status, seats(batch)) == (EnrollmentStatus.EXPELLED, (0, 0))


def test_who_did_not_arrive_was_not_trained(batch, organizer):
    enrollment = person(batch, "CONFIRMED")
    with acting_as(organizer):
        services.miss_enrollment(enrollment, by=organizer)
    enrollment.refresh_from_db()
    assert (enrollment.enrolled_on, enrollment.dropped_on, seats(batch)) == (None, None, (0, 0))


def test_who_did_not_pass_keeps_the_seat_in_the_figures(batch, organizer):
    enrollment = person(batch, "COMPLETED")
    services.fail_enrollment(enrollment, reason="Hadir 71 %", by=organizer)
    assert (enrollment.status, seats(batch)) == (EnrollmentStatus.NOT_PASSED, (1, 1))


def test_leaving_wants_a_reason(batch, organizer):
    with pytest.raises(Refusal) as refusal:
        services.withdraw_enrollment(person(batch, "ARRIVED"), reason="", by=organizer)
    assert refusal.value.code == "reason_missing"


def test_nobody_leaves_before_arriving(batch, organizer):
    early = batch.starts_on - timedelta(days=1)
    with pytest.raises(Refusal) as refusal:
        services.withdraw_enrollment(person(batch, "ARRIVED"), reason="x", on=early, by=organizer)
    assert refusal.value.code == "days_in_order"


def test_a_graduate_does_not_withdraw(batch, organizer):
    with pytest.raises(IllegalMove):
        services.withdraw_enrollment(person(batch, "GRADUATED"), reason="x", by=organizer)
