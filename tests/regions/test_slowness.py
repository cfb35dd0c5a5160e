"""What stands the longest, and how quickly the rest went in a month."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from regions.models import Obstacle
from regions.services.slowness import month_of, slowest_of, speeds_of
from reports import services
from tests.obstacles import make_obstacle

PAGE = reverse("regions:slowest_obstacles")
MARCH = date(2026, 3, 1)


def raised(day, regency="62.10", **fields):
    """An obstacle that was raised at noon of a day."""
    obstacle = make_obstacle(regency, **fields)
    at = timezone.make_aware(datetime(day.year, day.month, day.day, 12))
    Obstacle.objects.filter(pk=obstacle.pk).update(raised_at=at)
    return obstacle


def closed(days, on=date(2026, 3, 20), **fields):
    ended = {"status": "SOLVED", "answer": "Beres", "due_on": on, "closed_on": on}
    return raised(on - timedelta(days=days), **ended | fields)


def test_the_longest_open_stands_first_and_a_neighbour_sees_its_own(officer, neighbour):
    young = raised(date(2026, 3, 9))
    old = raised(date(2026, 3, 1))
    raised(date(2026, 2, 1), neighbour.scope_key)
    closed(50)
    assert list(slowest_of(officer)) == [old, young]


def test_the_median_is_of_those_closed_in_the_month(ministry):
    for days in (2, 4, 30):
        closed(days)
    closed(90, on=date(2026, 4, 1))
    (speed,) = speeds_of(ministry, MARCH)
    assert (speed.category, speed.closed, speed.median) == ("TRANSPORT", 3, 4)


def test_of_two_in_the_middle_the_smaller_is_told(ministry):
    for days in (2, 4, 6, 30):
        closed(days)
    (speed,) = speeds_of(ministry, MARCH)
    assert speed.median == 4


def test_what_was_closed_late_or_is_late_today_is_counted(ministry):
    closed(3, due_on=date(2026, 3, 19))
    raised(date(2026, 3, 1), due_on=date(2026, 3, 5))
    raised(date(2026, 3, 1))
    (speed,) = speeds_of(ministry, MARCH)
    assert (speed.open, speed.late, speed.closed_late) == (2, 1, 1)


def test_what_was_joined_with_another_is_not_counted(ministry):
    closed(3, status="MERGED", merged_into=raised(date(2026, 3, 1)))
    (speed,) = speeds_of(ministry, MARCH)
    assert (speed.open, speed.closed, speed.median) == (1, 0, None)


@pytest.mark.parametrize("text", ["", "x", "2026-13", "9999-01", "0001-01", "²"])
def test_a_month_that_is_none_is_the_last_full_one(text):
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    assert month_of(text) == last.replace(day=1)


def test_the_page_leads_from_month_to_month(signed_in, officer):
    shown = signed_in(officer).get(PAGE, {"month": "2026-03"}).context
    assert (shown["first"], shown["before"], shown["after"]) == (
        MARCH, date(2026, 2, 1), date(2026, 4, 1),
    )  # fmt: skip
    assert signed_in(officer).get(PAGE, {"month": "2017-01"}).context["before"] is None


# letters


@pytest.fixture
def first_of_april(monkeypatch):
    moment = datetime.fromisoformat("2026-04-01T08:00:00+07:00")
    monkeypatch.setattr(timezone, "now", lambda: moment)


def strike():
    services.start_letters()
    for job in Job.objects.filter(kind="mail_slowest", status="QUEUED"):
        run_job(job.pk)
    return sorted(letter.to[0] for letter in mail.outbox)


@pytest.mark.usefixtures("first_of_april", "officer", "ministry_reader")
def test_on_the_first_of_a_month_province_and_ministry_are_told(ministry, province_officer):
    raised(date(2026, 3, 1), title="Pak Budi sakit")
    closed(4)
    assert strike() == sorted([ministry.email, province_officer.email])
    assert strike() == sorted([ministry.email, province_officer.email])
    assert "1 hambatan masih terbuka. Yang terlama sudah 31 hari." in mail.outbox[0].body
    assert "Budi" not in mail.outbox[0].body


@pytest.mark.usefixtures("first_of_april")
def test_where_nothing_is_open_or_no_letter_is_wanted_none_comes(ministry, province_officer):
    raised(date(2026, 3, 1), "73.71")
    services.choose_notices(mail="NEVER", muted=[], by=ministry)
    assert strike() == []


def test_on_another_day_no_such_letter_comes(monkeypatch, ministry):
    moment = datetime.fromisoformat("2026-04-02T08:00:00+07:00")
    monkeypatch.setattr(timezone, "now", lambda: moment)
    raised(date(2026, 3, 1))
    assert strike() == []
