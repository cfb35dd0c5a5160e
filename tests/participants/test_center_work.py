"""The home page of a center: what waits, for the desk that can do it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from blkportal.core.scope import acting_as
from participants.center_work import center_work
from tests.assessing import make_certificate
from tests.chain import make_batch, make_enrollment, make_referral, make_step
from tests.learning import make_day
from tests.people import make_center_user


def work_of(user):
    with acting_as(user):
        return center_work(user)


def urls(user):
    return [item.url for item in work_of(user)]


def test_nominations_wait_with_the_start_as_deadline(organizer, center):
    batch = make_batch(center, status="SELECTION")
    make_referral(batch)
    make_referral(batch, status="VERIFIED")
    (item,) = work_of(organizer)
    assert "2" in item.text
    assert item.deadline == batch.starts_on


@pytest.mark.parametrize(
    "papers, leads_to", [("SUBMITTED", "referrals"), ("VERIFIED", "selection")]
)
def test_a_class_that_tests_is_decided_by_its_points_once_papers_are_in_order(
    organizer, center, papers, leads_to
):
    batch = make_batch(center, status="SELECTION")
    make_step(batch)
    make_referral(batch, status=papers)
    assert urls(organizer) == [f"/participants/classes/{batch.pk}/{leads_to}/"]


def test_a_class_that_starts_soon_without_decree_is_named(organizer, center):
    soon = timezone.localdate() + timedelta(days=3)
    batch = make_batch(center, status="SELECTION", starts_on=soon)
    assert urls(organizer) == [f"/programs/batches/{batch.pk}/"]


def test_expected_people_and_finished_classes_wait(organizer, center):
    today = timezone.localdate()
    starting = make_batch(center, status="CONFIRMED", starts_on=today)
    make_enrollment("CONFIRMED", make_referral(starting, status="SELECTED"))
    ended = make_batch(center, status="ASSESSMENT", starts_on=today - timedelta(days=60))
    make_enrollment("COMPLETED", make_referral(ended, status="SELECTED"))
    assert urls(organizer) == [
        f"/participants/classes/{ended.pk}/",
        f"/participants/classes/{starting.pk}/arrivals/",
    ]


def test_a_day_without_a_roll_waits_for_whoever_teaches(organizer, center):
    today = timezone.localdate()
    batch = make_batch(center, status="RUNNING", starts_on=today - timedelta(days=3))
    for days, is_taken in ((2, False), (1, True), (0, False), (-1, False)):
        make_day(batch, today - timedelta(days=days), is_taken=is_taken)
    instructor = make_center_user("rian@bekasi.test", center, Role.CENTER_INSTRUCTOR)
    for user in (organizer, instructor):
        (item,) = work_of(user)
        assert item.url == f"/participants/classes/{batch.pk}/attendance/"
        assert (item.deadline, "2" in item.text) == (today - timedelta(days=2), True)


def test_a_class_that_is_over_asks_for_no_roll(organizer, center):
    today = timezone.localdate()
    closed = make_batch(center, status="CLOSED", starts_on=today - timedelta(days=60))
    make_day(closed, today - timedelta(days=50))
    assert work_of(organizer) == []


def test_certificates_wait_for_the_certification_desk_only(organizer, certifier, center):
    batch = make_batch(center, starts_on=timezone.localdate() - timedelta(days=60))
    graduate = make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))
    assert urls(certifier) == [f"/participants/classes/{batch.pk}/certify/"]
    assert f"/participants/classes/{batch.pk}/certify/" not in urls(organizer)
    make_certificate(graduate)
    assert urls(certifier) == []


@pytest.mark.parametrize("who", ["other_organizer", "officer"])
def test_nothing_of_a_foreign_center_waits(request, center, who):
    make_referral(make_batch(center))
    assert work_of(request.getfixturevalue(who)) == []


def test_the_whole_list_costs_six_queries(organizer, center, django_assert_max_num_queries):
    for _ in range(5):
        make_referral(make_batch(center))
    with acting_as(organizer), django_assert_max_num_queries(6):
        center_work(organizer)
