"""Selecting takes a seat of the region, a seat of the class and a bed, or nothing."""

import random

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Enrollment, Referral
from participants.services.bed import beds_left
from participants.states import LIVE_REFERRAL, EnrollmentStatus, ReferralStatus
from programs.models import Batch, Quota
from tests.chain import make_batch, make_enrollment, make_participant, make_quota
from tests.chain import make_referral as referral_of
from tests.learning import make_bed

ENDED_EARLY = ("WITHDRAWN", "EXPELLED", "NO_ARRIVAL")


@pytest.fixture
def batch(center):
    for _ in range(3):
        make_bed(center, "FEMALE")
    return make_batch(center, status="SELECTION")


def verified(batch, **person):
    regency = person.pop("regency", "62.10")
    return referral_of(
        batch, make_participant(regency, **person), status="VERIFIED", regency=regency
    )


def nothing_changed(referral):
    referral.refresh_from_db()
    batch, quota = Batch.objects.get(pk=referral.batch_id), Quota.objects.get(pk=referral.quota_id)
    held = Enrollment.objects.filter(batch=batch).count()
    return referral.status == "VERIFIED" and (batch.taken, quota.taken) == (held, held)


def test_the_selected_person_holds_seat_and_region_is_counted(batch, organizer):
    referral = verified(batch)
    with acting_as(organizer):
        enrollment = services.select_referral(referral, by=organizer)
    batch.refresh_from_db()
    referral.quota.refresh_from_db()
    assert (batch.taken, referral.quota.taken) == (1, 1)
    assert enrollment.status == EnrollmentStatus.CONFIRMED
    assert (enrollment.regency_id, enrollment.sex, enrollment.is_boarding) == (
        "62.10",
        "FEMALE",
        True,
    )


def test_the_second_of_two_clicks_is_refused(batch, organizer):
    referral = verified(batch)
    twin = Referral.objects.get(pk=referral.pk)
    services.select_referral(referral, by=organizer)
    with pytest.raises(IllegalMove):
        services.select_referral(twin, by=organizer)
    batch.refresh_from_db()
    assert batch.taken == 1


@pytest.mark.parametrize("status", ["DRAFT", "SUBMITTED", "RETURNED"])
def test_whose_papers_nobody_has_found_in_order_is_not_selected(batch, organizer, status):
    referral = referral_of(batch, status=status)
    with pytest.raises(IllegalMove):
        services.select_referral(referral, by=organizer)
    assert not Enrollment.objects.filter(batch=batch).exists()


def test_a_full_quota_refuses_with_its_numbers(batch, organizer):
    make_quota(batch, seats=1, nominees=9)
    services.select_referral(verified(batch), by=organizer)
    late = verified(batch)
    with pytest.raises(Refusal) as refusal:
        services.select_referral(late, by=organizer)
    assert refusal.value.code == "quota_full"
    assert "Kab. Gunung Mas" in str(refusal.value.text)
    assert "1" in str(refusal.value.text)
    assert nothing_changed(late)


def test_a_full_class_refuses_although_the_quota_has_seats(batch, organizer):
    Batch.objects.filter(pk=batch.pk).update(capacity=1)
    services.select_referral(verified(batch), by=organizer)
    late = verified(batch)
    with pytest.raises(Refusal) as refusal:
        services.select_referral(late, by=organizer)
    assert refusal.value.code == "batch_full"
    assert nothing_changed(late)


def test_no_bed_of_the_right_sex_refuses_although_there_are_seats(batch, organizer):
    man = verified(batch, name="Budi Santoso", sex="MALE")
    with pytest.raises(Refusal) as refusal:
        services.select_referral(man, by=organizer)
    assert refusal.value.code == "no_bed"
    assert nothing_changed(man)


def test_a_promised_bed_is_not_promised_twice(batch, organizer):
    for _ in range(3):
        services.select_referral(verified(batch), by=organizer)
    assert beds_left(batch, "FEMALE") == 0
    with pytest.raises(Refusal) as refusal:
        services.select_referral(verified(batch), by=organizer)
    assert refusal.value.code == "no_bed"


def test_a_bed_promised_to_another_class_of_the_same_weeks_counts(batch, center, organizer):
    other = make_batch(center, status="SELECTION", starts_on=batch.starts_on)
    for _ in range(3):
        services.select_referral(verified(other), by=organizer)
    with pytest.raises(Refusal) as refusal:
        services.select_referral(verified(batch), by=organizer)
    assert refusal.value.code == "no_bed"


def test_who_sleeps_at_home_needs_no_bed(center, organizer):
    batch = make_batch(center, status="SELECTION", delivery="NON_BOARDING")
    enrollment = services.select_referral(verified(batch, sex="MALE"), by=organizer)
    assert not enrollment.is_boarding


def test_a_person_in_another_training_is_refused_with_a_sentence(batch, organizer, other_center):
    person = make_participant()
    elsewhere = make_batch(other_center)
    make_enrollment("IN_TRAINING", referral_of(elsewhere, person, status="SELECTED"))
    again = referral_of(batch, person, status="VERIFIED")
    with acting_as(organizer), pytest.raises(Refusal) as refusal:
        services.select_referral(again, by=organizer)
    assert refusal.value.code == "already_enrolled"
    assert nothing_changed(again)


@pytest.mark.parametrize("status", ["PLANNED", "POSTPONED", "CANCELLED", "CLOSED"])
def test_nobody_is_selected_for_a_batch_that_takes_nobody(batch, organizer, status):
    referral = verified(batch)
    Batch.objects.filter(pk=batch.pk).update(status=status)
    with pytest.raises(Refusal) as refusal:
        services.select_referral(referral, by=organizer)
    assert refusal.value.code == "batch_takes_nobody"


def test_the_constraint_stops_whoever_forgets_the_service(batch):
    with pytest.raises(IntegrityError, match="batch_never_oversold"), transaction.atomic():
        Batch.objects.filter(pk=batch.pk).update(taken=17)


def test_a_center_selects_nobody_of_another_center(batch, other_organizer):
    referral = verified(batch)
    with acting_as(other_organizer), pytest.raises(ObjectDoesNotExist):
        services.select_referral(referral, by=other_organizer)


def counters_are_true(batch):
    for quota in batch.quotas.all():
        held = Enrollment.objects.filter(referral__quota=quota).exclude(status__in=ENDED_EARLY)
        assert quota.taken == held.count()
        assert quota.nominated == quota.referrals.filter(status__in=LIVE_REFERRAL).count()
    batch.refresh_from_db()
    assert batch.taken == batch.enrollments.exclude(status__in=ENDED_EARLY).count()


@pytest.mark.parametrize("seed", range(4))
def test_counters_equal_live_rows_after_any_sequence_of_moves(batch, organizer, seed):
    dice = random.Random(seed)
    make_quota(batch, "62.11", seats=2, nominees=6)
    for regency in ("62.10", "62.11"):
        for _ in range(5):
            referral_of(batch, make_participant(regency), status="SUBMITTED", regency=regency)
    for _ in range(60):
        verb, record = _any_move(dice, batch)
        try:
            verb(record, by=organizer)
        except Refusal:
            continue
    counters_are_true(batch)
    assert {row.status for row in batch.referrals.all()} - {ReferralStatus.SUBMITTED}


def _any_move(dice, batch):
    because = {"reason": "acak"}
    referral_verbs = [
        services.verify_referral, services.select_referral, services.reserve_referral,
        lambda r, by: services.reject_referral(r, by=by, **because), services.miss_referral,
        lambda r, by: services.return_referral(r, by=by, **because), services.select_referral,
    ]  # fmt: skip
    enrollment_verbs = [
        services.miss_enrollment,
        lambda e, by: services.withdraw_enrollment(e, by=by, **because),
    ]
    people = list(batch.enrollments.all())
    if people and dice.random() < 0.3:
        return dice.choice(enrollment_verbs), dice.choice(people)
    return dice.choice(referral_verbs), dice.choice(list(batch.referrals.all()))
