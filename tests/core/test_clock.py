"""What nobody has to click: all that runs by itself stands on the clock, and does its work."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from blkportal.celery import app
from blkportal.core import jobs
from blkportal.core.models import Job, StatusChange
from programs.models import Agreement
from tests import assessing
from tests.core.lives import make_agreement, make_hire_request
from tests.own_files import make_data_request
from tests.people import make_employer
from tests.pledges import make_ended_class, make_pledge
from tests.vacancies import make_vacancy, today

ON_REQUEST = {"core.run_job"}  # started by a job's message, with its number
DAILY = [
    "programs.expire_agreements",
    "participants.expire_certificates",
    "regions.climb_obstacles",
    "programs.lapse_offers",
    "participants.reconcile",
    "reports.check_quality",
]
CLOCK = {entry["task"] for entry in settings.CELERY["beat_schedule"].values()}
A_DAY_AGO = timezone.localdate() - timedelta(days=1)


@pytest.fixture(scope="module")
def tasks():
    app.loader.import_default_modules()
    app.autodiscover_tasks(force=True)
    return {name: task for name, task in app.tasks.items() if not name.startswith("celery.")}


@pytest.fixture
def published(monkeypatch):
    """Jobs that a worker would get, kept to be run here."""
    numbers = []
    monkeypatch.setattr(jobs, "publish_job", numbers.append)
    return numbers


@pytest.fixture
def strike(db, tasks, published, django_capture_on_commit_callbacks):
    """The clock strikes for one task, and a worker does all that it has asked for."""

    def run(name):
        with django_capture_on_commit_callbacks(execute=True):
            tasks[name]()
        while published:
            jobs.run_job(published.pop())

    return run


def test_every_task_that_waits_for_no_request_is_on_the_clock(tasks):
    assert tasks.keys() - ON_REQUEST == CLOCK


@pytest.mark.usefixtures("tasks")
def test_every_kind_of_job_that_a_service_may_start_has_somebody_who_does_it():
    assert jobs.KINDS.keys() >= {
        "accounts.invitation_letter",
        "accounts.reset_letter",
        "accounts.changed_letter",
        "check_referrals",
        "save_referrals",
        "build_report",
        "expire-agreements",
        "expire-certificates",
        "climb-obstacles",
    }


def test_a_certificate_expires_by_itself_on_the_day_after_its_last(strike):
    certificate = assessing.make_graduate()
    last_day = type(certificate).objects.filter(pk=certificate.pk)
    last_day.update(issued_on=A_DAY_AGO - timedelta(days=900), valid_until=timezone.localdate())
    strike("participants.expire_certificates")
    certificate.refresh_from_db()
    assert certificate.status == "ISSUED"
    Job.objects.update(key="the day before")
    last_day.update(valid_until=A_DAY_AGO)
    strike("participants.expire_certificates")
    certificate.refresh_from_db()
    assert certificate.status == "EXPIRED"
    step = StatusChange.about(certificate).get()
    assert (step.verb, step.by, step.before, step.after) == ("expire", None, "ISSUED", "EXPIRED")


def test_an_agreement_expires_by_itself(strike):
    agreement = make_agreement()
    Agreement.objects.filter(pk=agreement.pk).update(
        starts_on=A_DAY_AGO - timedelta(days=365), ends_on=A_DAY_AGO
    )
    strike("programs.expire_agreements")
    agreement.refresh_from_db()
    assert agreement.status == "EXPIRED"
    assert StatusChange.about(agreement).get().verb == "expire"


@pytest.mark.parametrize("task", DAILY)
def test_a_clock_that_strikes_all_day_asks_once(strike, task):
    for _hour in range(3):
        strike(task)
    assert Job.objects.get().status == "DONE"


def test_graduates_are_asked_after_three_months_by_themselves(strike):
    seat = assessing.make_graduate().enrollment
    day = timezone.localdate() - timedelta(days=100)
    type(seat).objects.filter(pk=seat.pk).update(enrolled_on=day, graduated_on=day)
    strike("placements.follow_up_graduates")
    strike("placements.follow_up_graduates")
    assert [row.months for row in seat.follow_ups.all()] == [3]


def test_a_request_that_nobody_answers_lapses_by_itself(strike):
    request = make_hire_request()
    type(request).objects.update(requested_at=timezone.now() - timedelta(days=15))
    strike("placements.lapse_hire_requests")
    request.refresh_from_db()
    assert request.status == "LAPSED"


def test_a_pledge_whose_day_has_passed_is_counted_by_itself(strike):
    pledge = make_pledge("WELCOMED", batch=make_ended_class(1)[0], starts_by=today(-1))
    strike("placements.settle_pledges")
    strike("placements.settle_pledges")
    pledge.refresh_from_db()
    assert pledge.status == "BROKEN"
    assert StatusChange.about(pledge).get().verb == "break_"


def test_a_vacancy_past_its_last_day_ends_by_itself(strike):
    vacancy = make_vacancy("PUBLISHED", valid_from=today(-9), valid_until=today(-1))
    strike("placements.expire_vacancies")
    strike("placements.expire_vacancies")
    vacancy.refresh_from_db()
    assert vacancy.status == "EXPIRED"
    assert StatusChange.about(vacancy).get().verb == "expire"


def test_a_job_whose_message_was_lost_is_found_by_the_clock(strike, published, officer):
    jobs.KINDS["test"] = lambda progress: {"done": True}
    job = Job.objects.create(kind="test", key="lost", requested_by=officer)
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    strike("core.sweep_jobs")
    del jobs.KINDS["test"]
    job.refresh_from_db()
    assert (job.status, job.attempts) == ("DONE", 1)


def test_a_late_request_about_own_data_is_told_to_the_ministry_by_itself(strike):
    asked = make_data_request(due_at=timezone.now() - timedelta(minutes=1))
    strike("participants.mind_data_requests")
    asked.refresh_from_db()
    assert asked.late_at
    assert StatusChange.about(asked).get().verb == "escalate"


def test_an_idle_firm_is_closed_by_itself(strike):
    firm = make_employer()
    then = timezone.now() - timedelta(days=181)
    type(firm).objects.filter(pk=firm.pk).update(created_at=then)
    strike("placements.suspend_idle_employers")
    firm.refresh_from_db()
    assert firm.status == "SUSPENDED"
