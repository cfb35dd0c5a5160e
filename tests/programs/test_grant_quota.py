from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from blkportal.core.refusals import Refusal
from programs import services
from programs.models import Quota
from tests.chain import make_batch, make_enrollment, make_quota, make_referral


@pytest.fixture
def agreement(center):
    return make_quota(make_batch(center)).agreement


def test_a_region_gets_seats_in_a_batch(agreement, ministry, center):
    batch = make_batch(center)
    quota = services.grant_quota(agreement, batch=batch, seats=4, nominees=6, by=ministry)
    assert (quota.regency_id, quota.center_id, quota.year) == ("62.10", center.pk, batch.year)


def test_a_region_gets_seats_in_a_program_for_a_year(agreement, ministry):
    program = agreement.quotas.get().batch.program
    year = agreement.starts_on.year
    quota = services.grant_quota(
        agreement, program=program, year=year, seats=4, nominees=4, by=ministry
    )
    assert (quota.program, quota.year) == (program, year)


def test_no_seats_without_an_agreement_in_force(agreement, ministry, center):
    agreement.status = "DRAFT"
    agreement.save()
    with pytest.raises(Refusal) as refusal:
        services.grant_quota(agreement, batch=make_batch(center), seats=4, nominees=6, by=ministry)
    assert refusal.value.code == "agreement_not_in_force"


def test_no_seats_after_the_last_day_of_the_agreement(agreement, ministry, center):
    far = make_batch(center, starts_on=date(2031, 3, 1))
    with pytest.raises(Refusal) as refusal:
        services.grant_quota(agreement, batch=far, seats=4, nominees=6, by=ministry)
    assert refusal.value.code == "agreement_not_in_force"


def test_the_first_and_the_last_day_of_an_agreement_belong_to_it(agreement):
    days = (agreement.starts_on, agreement.ends_on)
    assert [agreement.covers(day) for day in days] == [True, True]
    beyond = (days[0] - timedelta(days=1), days[1] + timedelta(days=1))
    assert [agreement.covers(day) for day in beyond] == [False, False]


def test_a_second_quota_for_the_same_batch_is_refused(agreement, ministry):
    batch = agreement.quotas.get().batch
    with pytest.raises(Refusal) as refusal:
        services.grant_quota(agreement, batch=batch, seats=1, nominees=1, by=ministry)
    assert refusal.value.code == "quota_twice"


def test_the_batch_must_be_of_the_center_of_the_agreement(agreement, ministry, other_center):
    foreign = make_batch(other_center)
    with pytest.raises(Refusal) as refusal:
        services.grant_quota(agreement, batch=foreign, seats=1, nominees=1, by=ministry)
    assert refusal.value.code == "quota_center"


def test_a_quota_is_for_a_batch_or_a_program(agreement, ministry):
    with pytest.raises(Refusal) as refusal:
        services.grant_quota(agreement, seats=1, nominees=1, by=ministry)
    assert refusal.value.code == "quota_for_what"


def test_as_many_nominees_as_seats_at_least(agreement, ministry, center):
    with pytest.raises(Refusal) as refusal:
        services.grant_quota(agreement, batch=make_batch(center), seats=4, nominees=3, by=ministry)
    assert refusal.value.code == "quota_nominees"


def test_an_unused_seat_of_another_region_makes_thirteen_fourteen(center, ministry):
    quota = make_quota(make_batch(center), seats=13)
    services.change_quota(quota, seats=14, nominees=22, by=ministry)
    assert quota.seats == 14


def test_a_quota_never_falls_below_what_is_taken(center, ministry):
    batch = make_batch(center)
    quota = make_quota(batch, seats=5, nominees=5)
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    with pytest.raises(Refusal) as refusal:
        services.change_quota(quota, seats=1, nominees=5, by=ministry)
    assert refusal.value.code == "quota_below_taken"
    with pytest.raises(Refusal):
        services.change_quota(quota, seats=1, nominees=1, by=ministry)


def test_a_quota_never_falls_below_what_is_nominated(center, ministry):
    batch = make_batch(center)
    quota = make_quota(batch, seats=1, nominees=5)
    for _ in range(3):
        make_referral(batch)
    with pytest.raises(Refusal) as refusal:
        services.change_quota(quota, seats=1, nominees=2, by=ministry)
    assert refusal.value.code == "quota_below_taken"
    assert services.change_quota(quota, seats=1, nominees=3, by=ministry).nominations_left == 0


def test_the_constraint_stops_whoever_forgets_the_service(center):
    batch = make_batch(center)
    quota = make_quota(batch, seats=2, nominees=2)
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    with pytest.raises(IntegrityError, match="quota_never_oversold"), transaction.atomic():
        Quota.objects.filter(pk=quota.pk).update(taken=3)
