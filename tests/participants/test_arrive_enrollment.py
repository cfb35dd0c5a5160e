"""A seat becomes a person with a bed; the database never lets two share one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Enrollment, Stay
from participants.services import bed as beds
from tests.chain import make_batch, make_enrollment, make_participant, make_referral
from tests.learning import make_bed, make_stay


@pytest.fixture
def batch(center):
    return make_batch(center, status="RUNNING", starts_on=timezone.localdate())


def with_seat(batch, **person):
    return make_enrollment(
        "CONFIRMED", make_referral(batch, make_participant(**person), status="SELECTED")
    )


def test_who_arrives_gets_the_first_free_bed_of_the_right_sex(batch, center, organizer):
    make_bed(center, "MALE", "L1")
    bed = make_bed(center, "FEMALE", "P1")
    enrollment = with_seat(batch)
    with acting_as(organizer):
        services.arrive_enrollment(enrollment, by=organizer)
    stay = enrollment.stays.get()
    assert stay.bed == bed
    assert (stay.nights.lower, stay.nights.upper) == (batch.starts_on, batch.ends_on)
    assert enrollment.enrolled_on == timezone.localdate()


def test_the_bed_asked_for_is_given(batch, center, organizer):
    make_bed(center, "FEMALE", "P1")
    wanted = make_bed(center, "FEMALE", "P2")
    enrollment = with_seat(batch)
    services.arrive_enrollment(enrollment, bed=wanted, by=organizer)
    assert enrollment.stays.get().bed == wanted


def test_a_bed_taken_meanwhile_is_refused_with_a_sentence(batch, center, organizer):
    bed = make_bed(center, "FEMALE")
    services.arrive_enrollment(with_seat(batch), bed=bed, by=organizer)
    late = with_seat(batch)
    with pytest.raises(Refusal) as refusal:
        services.arrive_enrollment(late, bed=bed, by=organizer)
    assert refusal.value.code == "bed_taken"
    late.refresh_from_db()
    assert late.status == "CONFIRMED"


def test_a_bed_for_the_other_sex_is_refused_with_a_sentence(batch, center, organizer):
    with pytest.raises(Refusal) as refusal:
        services.arrive_enrollment(with_seat(batch), bed=make_bed(center, "MALE"), by=organizer)
    assert refusal.value.code == "wrong_bed"


def test_without_a_free_bed_nobody_arrives_silently(batch, organizer):
    with pytest.raises(Refusal) as refusal:
        services.arrive_enrollment(with_seat(batch), by=organizer)
    assert refusal.value.code == "no_bed"


def test_two_stays_never_share_a_bed_for_a_night(batch, center):
    bed = make_bed(center, "FEMALE")
    make_stay(with_seat(batch), bed)
    with pytest.raises(IntegrityError, match="bed_never_shared"), transaction.atomic():
        make_stay(with_seat(batch), bed)


def test_the_next_class_may_have_the_bed_on_the_morning_of_departure(batch, center):
    bed = make_bed(center, "FEMALE")
    make_stay(with_seat(batch), bed)
    after = make_batch(center, starts_on=batch.ends_on)
    make_stay(with_seat(after), bed)
    assert bed.stays.count() == 2


def test_the_wrong_sex_is_refused_by_the_composite_key_even_when_planted(batch, center):
    stay = make_stay(with_seat(batch), make_bed(center, "FEMALE"))
    for_men = make_bed(center, "MALE")
    with pytest.raises(IntegrityError, match="stay_bed_of_the_right_sex"), transaction.atomic():
        Stay.objects.filter(pk=stay.pk).update(bed=for_men)
    with pytest.raises(IntegrityError, match="stay_bed_of_the_right_sex"), transaction.atomic():
        Stay.objects.create(
            enrollment=stay.enrollment, bed=for_men, sex="FEMALE", center=center,
            regency_id="62.10", nights=stay.nights,
        )  # fmt: skip


def test_before_the_decree_nobody_arrives(center, organizer):
    batch = make_batch(center, status="SELECTION")
    with pytest.raises(Refusal) as refusal:
        services.arrive_enrollment(with_seat(batch), by=organizer)
    assert refusal.value.code == "batch_receives_nobody"


def test_nobody_arrives_tomorrow(batch, organizer):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refusal) as refusal:
        services.arrive_enrollment(with_seat(batch), on=tomorrow, by=organizer)
    assert refusal.value.code == "arrival_day"


def test_the_second_of_two_clicks_is_refused(batch, center, organizer):
    make_bed(center, "FEMALE")
    make_bed(center, "FEMALE")
    enrollment = with_seat(batch)
    twin = Enrollment.objects.get(pk=enrollment.pk)
    services.arrive_enrollment(enrollment, by=organizer)
    with pytest.raises(IllegalMove):
        services.arrive_enrollment(twin, by=organizer)
    assert Stay.objects.count() == 1


def deadlock(times):
    """An act that the database stops ``times`` times before it lets it through."""
    calls = []

    def act():
        calls.append(1)
        if len(calls) <= times:
            error = OperationalError("deadlock detected")
            error.__cause__ = type("Stopped", (Exception,), {"sqlstate": "40P01"})()
            raise error
        return len(calls)

    return act


def test_a_deadlock_is_tried_again_four_times_and_no_more(db):
    assert beds.retried(deadlock(4)) == 5
    with pytest.raises(OperationalError):
        beds.retried(deadlock(5))
