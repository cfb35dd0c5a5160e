"""F8, F9, F11: a broker away, a database that stumbles, a worker that dies again and again."""

from datetime import timedelta

import pytest
from celery import current_app
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerGone

from blkportal.core import jobs
from blkportal.core.models import Job
from blkportal.core.models.job import ENDED, MOST_ATTEMPTS, JobState
from blkportal.core.refusals import Refusal
from participants.models import Participant
from tests.chain import make_participant

LONG_AGO = timedelta(minutes=20)  # longer than any pause between two tries


@pytest.fixture
def kind():
    def register(work):
        jobs.KINDS["test"] = work
        return "test"

    yield register
    jobs.KINDS.pop("test", None)


@pytest.fixture
def make_job(officer):
    def make(**fields):
        created = fields.pop("created_at", timezone.now() - LONG_AGO)
        job = Job.objects.create(kind="test", key="one", requested_by=officer, **fields)
        Job.objects.filter(pk=job.pk).update(created_at=created)
        return job

    return make


@pytest.fixture
def sent(monkeypatch):
    """What has been told to the broker: (task, its arguments)."""
    messages = []
    monkeypatch.setattr(current_app, "send_task", lambda *told: messages.append(told))
    return messages


def run(job):
    jobs.run_job(job.pk)
    job.refresh_from_db()
    return job


def test_the_attempt_is_counted_before_the_work_and_seen_by_it(make_job, kind):
    seen = []
    kind(lambda progress: seen.append(Job.objects.get(pk=progress.job.pk).attempts) or {})
    job = run(make_job())
    assert (seen, job.attempts, job.status) == ([1], 1, JobState.DONE)
    assert job.started_at
    assert job.ended_at >= job.started_at


def test_a_stumbling_database_is_tried_again_and_its_writes_are_gone(make_job, kind, sent):
    def work(progress):
        make_participant("62.10")
        if progress.job.attempts < MOST_ATTEMPTS:
            raise OperationalError("the connection was closed")
        return {"people": Participant.objects.count()}

    kind(work)
    job = make_job()
    for _attempt in range(MOST_ATTEMPTS - 1):
        assert run(job).status == JobState.QUEUED
        assert job.ended_at is None
        assert not Participant.objects.exists()
        Job.objects.update(heartbeat_at=timezone.now() - LONG_AGO)
        jobs.sweep_jobs()
    assert run(job).status == JobState.DONE
    assert job.result == {"people": 1}
    assert sent == [("core.run_job", [job.pk])] * (MOST_ATTEMPTS - 1)


def test_what_stumbles_every_time_is_given_up_and_never_claimed_again(make_job, kind):
    runs = []

    def work(progress):
        runs.append(1)
        raise OperationalError("again")

    kind(work)
    job = make_job()
    for _attempt in range(MOST_ATTEMPTS + 2):
        run(job)
    assert (len(runs), job.status) == (MOST_ATTEMPTS, JobState.QUARANTINED)
    assert job.ended_at


def test_a_worker_that_dies_three_times_leaves_the_job_quarantined(make_job, kind, sent):
    """The process ends in the middle: the row stays RUNNING, with an old sign of life."""
    job = make_job()
    for attempt in range(1, MOST_ATTEMPTS + 1):
        dead = {"status": JobState.RUNNING, "heartbeat_at": timezone.now() - LONG_AGO}
        Job.objects.filter(pk=job.pk).update(attempts=attempt, **dead)
        jobs.sweep_jobs()
    job.refresh_from_db()
    assert (job.status, len(sent)) == (JobState.QUARANTINED, MOST_ATTEMPTS - 1)
    assert job.error
    jobs.sweep_jobs()
    assert len(sent) == MOST_ATTEMPTS - 1


def test_quarantined_work_runs_again_after_somebody_released_it(make_job, kind, sent, ministry):
    kind(lambda progress: {})
    job = make_job(status=JobState.QUARANTINED, attempts=MOST_ATTEMPTS, error="three crashes")
    jobs.release_job(job, by=ministry)
    assert run(job).status == JobState.DONE
    assert (job.attempts, job.error) == (1, "")


@pytest.mark.parametrize("state", [state for state in JobState if state != JobState.QUARANTINED])
def test_nothing_else_is_released(make_job, state, ministry):
    job = make_job(status=state)
    with pytest.raises(Refusal) as refused:
        jobs.release_job(job, by=ministry)
    assert refused.value.code == "job_not_quarantined"


def test_a_broker_that_is_away_costs_nothing(make_job, monkeypatch, sent):
    def away(*_told):
        raise BrokerGone("nobody listens")

    job = make_job()
    with monkeypatch.context() as broken:
        broken.setattr(current_app, "send_task", away)
        jobs.publish_job(job.pk)
    job.refresh_from_db()
    assert (job.status, job.published_at) == (JobState.QUEUED, None)
    assert jobs.sweep_jobs() == 1
    job.refresh_from_db()
    assert job.published_at
    assert sent == [("core.run_job", [job.pk])]


def test_an_emptied_broker_is_told_again_of_what_it_was_told_long_ago(make_job, sent):
    job = make_job()
    Job.objects.filter(pk=job.pk).update(published_at=timezone.now() - LONG_AGO)
    assert jobs.sweep_jobs() == 1


def test_a_job_is_published_only_after_its_request_has_been_saved(
    officer, kind, sent, django_capture_on_commit_callbacks
):
    kind(lambda progress: {})
    with django_capture_on_commit_callbacks() as callbacks:
        jobs.start_job("test", by=officer, key="k")
        jobs.start_job("test", by=officer, key="k")
    assert (len(callbacks), sent) == (1, [])


@pytest.mark.parametrize("state", sorted(ENDED))
def test_what_has_ended_is_neither_run_nor_swept_nor_cancelled(make_job, kind, sent, state):
    kind(lambda progress: pytest.fail("ran"))
    job = make_job(status=state)
    assert run(job).status == state
    assert jobs.sweep_jobs() == 0
    with pytest.raises(Refusal):
        jobs.cancel_job(job, by=job.requested_by)


def test_cancelled_before_its_turn_never_runs(make_job, kind):
    kind(lambda progress: pytest.fail("ran"))
    job = make_job()
    jobs.cancel_job(job, by=job.requested_by)
    assert run(job).status == JobState.CANCELLED


def test_progress_is_a_sign_of_life(make_job, kind):
    marks = []

    def work(progress):
        Job.objects.filter(pk=progress.job.pk).update(heartbeat_at=timezone.now() - LONG_AGO)
        progress.report(3, 9)
        now = Job.objects.get(pk=progress.job.pk)
        marks.append((now.done, now.total, now.heartbeat_at > timezone.now() - LONG_AGO))
        return {}

    kind(work)
    job = run(make_job())
    assert marks == [(3, 9, True)]
    assert (job.done, job.total) == (9, 9)


def test_its_page_tells_the_person_and_the_ministry_and_nobody_else(
    make_job, signed_in, neighbour, ministry
):
    job = make_job(status=JobState.FAILED, error="Kuota sudah penuh.")
    address = reverse("reports:job", args=[job.pk])
    for reader, status in ((job.requested_by, 200), (ministry, 200), (neighbour, 404)):
        answer = signed_in(reader).get(address)
        assert answer.status_code == status
        assert ("Kuota sudah penuh." in answer.content.decode()) == (status == 200)
