"""A firm that nobody uses any more is closed, and opened again when the ministry has looked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from blkportal.core.models import StatusChange
from blkportal.core.scope import acting_as
from placements import services
from placements.models import Employer, Graduate
from placements.services.idle import IDLE_AFTER
from tests.assessing import make_graduate
from tests.people import make_employer

LONG_AGO = timezone.now() - IDLE_AFTER - timedelta(days=1)


@pytest.fixture
def old(employer, recruiter):
    """Registered long ago, with a contact who has not come since."""
    Employer.objects.filter(pk=employer.pk).update(created_at=LONG_AGO)
    User.objects.filter(pk=recruiter.pk).update(last_login=LONG_AGO, created_at=LONG_AGO)
    return employer


def status(employer):
    employer.refresh_from_db()
    return employer.status


def test_an_idle_firm_finds_nobody_any_more_and_history_says_why(old, recruiter):
    make_graduate()
    assert services.suspend_idle_employers() == 1
    assert status(old) == "SUSPENDED"
    with acting_as(recruiter):
        assert not Graduate.objects.visible_to(recruiter).exists()
    step = StatusChange.about(old).get(verb="suspend")
    assert step.by is None
    assert "180" in step.reason
    assert old.stopped_because == step.reason


def test_one_contact_who_comes_keeps_the_door_open(old, recruiter):
    User.objects.filter(pk=recruiter.pk).update(last_login=timezone.now())
    assert services.suspend_idle_employers() == 0


def test_a_firm_without_any_contact_is_idle_too(ministry):
    firm = make_employer("PT Sunyi", "WLKP-77")
    assert services.suspend_idle_employers() == 0, "it has just been registered"
    Employer.objects.filter(pk=firm.pk).update(created_at=LONG_AGO)
    assert services.suspend_idle_employers() == 1


def test_whom_the_ministry_has_just_verified_is_left_time(old, ministry):
    services.suspend_idle_employers()
    old.refresh_from_db()
    services.verify_employer(old, by=ministry)
    assert services.suspend_idle_employers() == 0
    assert status(old) == "VERIFIED"


def test_told_twice_it_is_the_same(old):
    assert [services.suspend_idle_employers() for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("state", ["PENDING", "DENIED", "SUSPENDED"])
def test_only_verified_firms_are_closed(old, state):
    Employer.objects.filter(pk=old.pk).update(status=state)
    assert services.suspend_idle_employers() == 0
