"""A person follows the reports of a place: one letter about each, with a link and no figure."""

import re
from datetime import date, datetime

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from reports import services
from reports.models import RegionalReport, ReportLetter, ReportRun, ReportSubscription
from reports.services import subscription
from tests.door import Door

FOLLOW = reverse("reports:follow_reports")
MORNING = datetime.fromisoformat("2026-11-09T08:00:00+07:00")


@pytest.fixture(autouse=True)
def _morning(monkeypatch, db):
    monkeypatch.setattr(timezone, "now", lambda: MORNING)


def follow(user, level="REGENCY", place="62.10", cadence="MONTH"):
    with acting_as(user):
        return services.subscribe(cadence=cadence, level=level, place=place, by=user)


@pytest.fixture
def october(_morning):
    """The run of October, with the report of Gunung Mas and that of its province."""
    run = ReportRun.objects.create(
        cadence="MONTH", period_from=date(2026, 10, 1), period_to=date(2026, 10, 31), places=2
    )
    for level, regency in (("REGENCY", "62.10"), ("PROVINCE", None)):
        RegionalReport.objects.create(
            run=run, level=level, province_id="62", regency_id=regency, as_of=MORNING,
            period_from=run.period_from, period_to=run.period_to,
        )  # fmt: skip
    return run


def newer_copy_of(run):
    """The report of Gunung Mas, made anew."""
    again = ReportRun.objects.create(
        cadence=run.cadence, period_from=run.period_from, period_to=run.period_to, places=1,
        version=run.version + 1, reason="Data susulan",
    )  # fmt: skip
    return RegionalReport.objects.create(
        run=again, level="REGENCY", province_id="62", regency_id="62.10", as_of=MORNING,
        period_from=run.period_from, period_to=run.period_to,
    )  # fmt: skip


def write_letters():
    started = services.start_report_letters()
    for job in Job.objects.filter(kind="mail_report", status="QUEUED"):
        run_job(job.pk)
    return started


def stop_page():
    return re.search(r"https?://[^/]+(/reports/follow/stop/\S+)", mail.outbox[-1].body)[1]


def test_nobody_hears_of_a_copy_that_a_newer_one_has_overtaken(officer, october):
    newer = newer_copy_of(october)
    follow(officer)
    assert write_letters() == 1
    assert ReportLetter.objects.get().report == newer
    assert write_letters() == 0


def test_who_has_heard_of_a_report_hears_of_its_newer_copy(officer, october):
    follow(officer)
    write_letters()
    newer = newer_copy_of(october)
    assert write_letters() == 1
    assert ReportLetter.objects.filter(report=newer).exists()


def test_a_reader_gets_one_letter_with_a_link_and_no_figure(officer, october):
    follow(officer)
    assert write_letters() == 1
    assert write_letters() == 0
    assert len(mail.outbox) == 1
    letter = mail.outbox[0]
    report = RegionalReport.objects.get(level="REGENCY")
    assert letter.to == [officer.email]
    assert "Gunung Mas" in letter.subject
    assert reverse("reports:report_detail", args=[report.pk]) in letter.body
    assert not re.search(r"\d+ (orang|people)", letter.body)


def test_two_clocks_at_once_write_one_letter(officer, october):
    mine = follow(officer)
    about = {"subscription": mine.pk, "report": RegionalReport.objects.get(level="REGENCY").pk}
    for _clock in range(2):
        with acting_as(officer):
            services.mail_report(officer, about)
    assert len(mail.outbox) == 1


def test_nobody_is_written_to_in_the_night(officer, october, monkeypatch):
    follow(officer)
    monkeypatch.setattr(timezone, "now", lambda: MORNING.replace(hour=5))
    assert write_letters() == 0


def test_a_run_of_long_ago_is_no_news(officer, october):
    follow(officer)
    ReportRun.objects.update(started_at=datetime.fromisoformat("2026-10-01T08:00:00+07:00"))
    assert write_letters() == 0


def test_who_follows_the_quarter_hears_nothing_of_the_month(officer, october):
    follow(officer, cadence="QUARTER")
    assert write_letters() == 0


def test_a_pause_stops_the_letters_until_the_person_goes_on(officer, october):
    mine = follow(officer)
    with acting_as(officer):
        services.pause(mine, by=officer)
    assert write_letters() == 0
    with acting_as(officer):
        services.resume(mine, by=officer)
    assert write_letters() == 1


def test_who_was_moved_meanwhile_gets_no_letter_about_the_former_place(officer, october):
    follow(officer)
    User.objects.filter(pk=officer.pk).update(scope_key="62.11")
    write_letters()
    assert mail.outbox == []


def test_who_may_no_longer_sign_in_gets_no_letter(officer, october):
    follow(officer)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert write_letters() == 0


def test_asked_twice_it_is_one_subscription_and_a_paused_one_goes_on(officer):
    mine = follow(officer)
    with acting_as(officer):
        services.pause(mine, by=officer)
    assert follow(officer).pk == mine.pk
    mine.refresh_from_db()
    assert mine.paused_at is None


@pytest.mark.parametrize(
    ("level", "place"), [("REGENCY", "62.11"), ("PROVINCE", "62"), ("NATION", "")]
)
def test_an_officer_follows_the_own_place_only(officer, level, place):
    with pytest.raises(Refusal) as refused:
        follow(officer, level, place)
    assert refused.value.code == "not_your_place"


def test_fifty_reports_are_enough(ministry, monkeypatch):
    monkeypatch.setattr(subscription, "MOST", 2)
    follow(ministry)
    follow(ministry, "PROVINCE", "62")
    with pytest.raises(Refusal) as refused:
        follow(ministry, "NATION", "")
    assert refused.value.code == "too_many_subscriptions"


def test_a_subscription_is_its_owners_alone(officer, neighbour, ministry, client):
    mine = follow(officer)
    for other in (neighbour, ministry):
        assert not ReportSubscription.objects.visible_to(other).exists()
        client.force_login(other)
        assert client.post(reverse("reports:pause_letters", args=[mine.pk])).status_code == 404
    with acting_as(neighbour):
        assert not ReportSubscription.objects.exists(), "row security hides it too"


def test_the_link_of_a_letter_stops_the_letters_when_pressed_and_not_when_looked_at(
    officer, october
):
    mine = follow(officer)
    write_letters()
    page = stop_page()
    stranger = Client()
    assert stranger.get(page).status_code == 200
    mine.refresh_from_db()
    assert mine.paused_at is None
    assert stranger.post(page).status_code == 200
    mine.refresh_from_db()
    assert mine.paused_at is not None


@pytest.mark.parametrize("link", ["nonsense", "WzEsMV0:forged"])
def test_a_link_that_was_not_signed_leads_nowhere(client, link):
    page = reverse("reports:stop_letters", args=[link])
    assert (client.get(page).status_code, client.post(page).status_code) == (404, 404)


def test_the_link_of_an_ended_subscription_leads_nowhere(officer, october, client):
    mine = follow(officer)
    write_letters()
    page = stop_page()
    with acting_as(officer):
        services.unsubscribe(mine, by=officer)
    assert client.get(page).status_code == 404
    with acting_in(SYSTEM):
        assert not ReportLetter.objects.exists()
        assert RegionalReport.objects.count() == 2


def test_an_officer_follows_pauses_and_ends_on_the_page(officer, october, client):
    client.force_login(officer)
    assert client.post(FOLLOW, {"cadence": "MONTH"}, follow=True).status_code == 200
    mine = ReportSubscription.objects.get()
    write_letters()
    assert "Gunung Mas" in client.get(FOLLOW).content.decode()
    for verb in ("pause_letters", "resume_letters", "end_subscription"):
        assert client.post(reverse(f"reports:{verb}", args=[mine.pk])).status_code == 302
    assert not ReportSubscription.objects.exists()


def test_the_page_says_what_is_missing(officer, client):
    client.force_login(officer)
    assert client.post(FOLLOW, {}).status_code == 422


def test_a_program_follows_pauses_and_ends(province_officer):
    door = Door(province_officer)
    mine = door.post("report-subscriptions/", cadence="YEAR", level="PROVINCE", place="62").json()
    assert mine["province"] == "62"
    assert door.post(f"report-subscriptions/{mine['id']}/pause/").json()["paused_at"]
    assert not door.post(f"report-subscriptions/{mine['id']}/resume/").json()["paused_at"]
    assert door.post(f"report-subscriptions/{mine['id']}/end/").status_code == 204
    assert door.ids("report-subscriptions/") == []
