"""Whoever holds the link sees deadlines, and nobody's name."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from blkportal.core.scope import acting_as
from reports import services
from reports.services.calendar import link_of
from reports.services.news import settings_of
from tests.assessing import make_sitting
from tests.chain import make_agreement, make_batch, make_quota
from tests.meetings import make_meeting
from tests.obstacles import make_obstacle


def entries(client, user):
    with acting_as(user):
        link = link_of(settings_of(user))
    answer = client.get(reverse("reports:calendar", args=[link]))
    assert answer.status_code == 200
    calendar = Calendar.from_ical(answer.content)
    return {str(one["SUMMARY"]): one["DTSTART"].dt for one in calendar.walk("VEVENT")}


@pytest.fixture
def batch(db):
    return make_batch(title="Las SMAW")


def test_an_officer_sees_the_days_of_batches_with_an_own_quota(client, officer, batch):
    make_quota(batch)
    make_quota(make_batch(title="Barista"), "73.71")
    found = entries(client, officer)
    assert found["Batas usulan: Las SMAW"] == batch.nominate_by
    assert found["Pelatihan dimulai: Las SMAW"] == batch.starts_on
    assert not [text for text in found if "Barista" in text]


def test_a_center_sees_its_own_batches_and_assessments(client, organizer, batch):
    sitting = make_sitting(batch)
    found = entries(client, organizer)
    assert found["Uji kompetensi: Las SMAW"] == sitting.held_on
    assert "Pelatihan berakhir: Las SMAW" in found


def test_agreements_and_obstacles_have_their_day(client, officer, ministry, batch):
    agreement = make_agreement(batch)
    tomorrow = timezone.localdate() + timedelta(days=1)
    make_obstacle(due_on=tomorrow, title="Pak Budi sakit")
    make_obstacle(due_on=tomorrow, level="MINISTRY")
    found = entries(client, officer)
    assert found[f"Perjanjian berakhir: {agreement}"] == agreement.ends_on
    assert found["1 hambatan jatuh tempo"] == tomorrow
    assert not [text for text in found if "Budi" in text]
    assert entries(client, ministry)["1 hambatan jatuh tempo"] == tomorrow


def test_a_meeting_of_the_province_has_its_day(client, officer):
    meeting = make_meeting("62")
    make_meeting("62", title="Batal", status="CANCELLED")
    make_meeting("73", title="Sulsel")
    found = entries(client, officer)
    assert found == {"Rapat koordinasi: Rakor triwulan": meeting.held_on}


def test_a_batch_that_is_not_held_has_no_days(client, officer):
    make_quota(make_batch(title="Batal", status="CANCELLED"))
    assert not [text for text in entries(client, officer) if "Batal" in text]


def test_a_firm_has_a_calendar_without_days(client, recruiter, batch):
    make_quota(batch)
    make_obstacle()
    assert entries(client, recruiter) == {}


def test_a_new_link_ends_the_old_one(client, officer):
    with acting_as(officer):
        old = link_of(settings_of(officer))
        services.renew_calendar(by=officer)
    assert client.get(reverse("reports:calendar", args=[old])).status_code == 404
    entries(client, officer)


def test_whose_account_has_ended_has_no_calendar(client, officer):
    with acting_as(officer):
        link = link_of(settings_of(officer))
    officer.is_active = False
    officer.save()
    assert client.get(reverse("reports:calendar", args=[link])).status_code == 404


@pytest.mark.parametrize("link", ["x", "WzEsMV0:x", "W10:x"])
def test_a_link_that_is_none_is_not_found(client, db, link):
    assert client.get(f"/reports/notices/calendar/{link}.ics").status_code == 404


def test_the_page_shows_the_link_and_makes_a_new_one(signed_in, officer):
    client = signed_in(officer)
    first = client.get(reverse("reports:choose_notices")).context["link"]
    client.post(reverse("reports:renew_calendar"))
    assert client.get(reverse("reports:choose_notices")).context["link"] != first
