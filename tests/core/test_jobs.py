"""Background work: counted before it starts, ended once, and given up after three crashes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core import jobs
from blkportal.core.models import Job
from blkportal.core.models.job import JobState
from blkportal.core.refusals import Refusal
from participants.models import Participant
from tests.chain import make_participant


@pytest.fixture
def kind():
    """Registers a piece of work for one test: ``kind(lambda progress: {...})``."""

    def register(work):
        jobs.KINDS["test"] = work
        return "test"

    yield register
    jobs.KINDS.pop("test", None)


def make_job(by, key="one", **fields):
    return Job.objects.create(kind="test", key=key, requested_by=by, **fields)


def test_the_same_key_starts_one_job(officer, kind):
    kind(lambda progress: {})
    first = jobs.start_job("test", by=officer, key="report/62.10/2019")
    second = jobs.start_job("test", by=officer, key="report/62.10/2019")
    assert first == second


def test_work_runs_in_the_scope_of_the_person_who_asked(officer, kind):
    make_participant("62.10")
    make_participant("62.11")
    kind(lambda progress: {"seen": Participant.objects.count()})
    job = make_job(officer)
    jobs.run_job(job.pk)
    job.refresh_from_db()
    assert (job.status, job.result) == (JobState.DONE, {"seen": 1})


def test_a_moved_officer_takes_the_scope_of_today_not_of_the_request(officer, kind):
    make_participant("62.10")
    kind(lambda progress: {"seen": Participant.objects.count()})
    job = make_job(officer)
    type(officer).objects.filter(pk=officer.pk).update(scope_key="62.11")
    jobs.run_job(job.pk)
    job.refresh_from_db()
    assert job.result == {"seen": 0}


def test_a_disabled_requester_reaches_nothing(officer, kind):
    kind(lambda progress: {"seen": Participant.objects.count()})
    job = make_job(officer)
    type(officer).objects.filter(pk=officer.pk).update(is_active=False)
    jobs.run_job(job.pk)
    job.refresh_from_db()
    assert (job.status, job.result) == (JobState.FAILED, {})


def test_a_message_that_comes_twice_does_the_work_once(officer, kind):
    runs = []
    kind(lambda progress: runs.append(1) or {})
    job = make_job(officer)
    jobs.run_job(job.pk)
    jobs.run_job(job.pk)
    assert runs == [1]


def test_a_refusal_ends_the_job_with_its_sentence_and_without_its_writes(officer, kind):
    def work(progress):
        make_participant("62.10")
        raise Refusal("Kuota sudah penuh.")

    kind(work)
    job = make_job(officer)
    jobs.run_job(job.pk)
    job.refresh_from_db()
    assert (job.status, job.error) == (JobState.FAILED, "Kuota sudah penuh.")
    assert not Participant.objects.exists()


def test_a_mistake_of_ours_is_told_in_plain_words_without_details(officer, kind):
    kind(lambda progress: 1 / 0)
    job = make_job(officer)
    jobs.run_job(job.pk)
    job.refresh_from_db()
    assert job.status == JobState.FAILED
    assert "ZeroDivision" not in job.error


def test_cancelled_work_undoes_what_it_wrote(officer, kind):
    def work(progress):
        make_participant("62.10")
        Job.objects.filter(pk=progress.job.pk).update(status=JobState.CANCELLED)
        progress.report(1, 2)
        return {}

    kind(work)
    job = make_job(officer)
    jobs.run_job(job.pk)
    assert not Participant.objects.exists()


def test_so_does_work_that_was_cancelled_after_its_last_report(officer, kind):
    def work(progress):
        make_participant("62.10")
        Job.objects.filter(pk=progress.job.pk).update(status=JobState.CANCELLED)
        return {}

    kind(work)
    job = make_job(officer)
    jobs.run_job(job.pk)
    assert not Participant.objects.exists()


def test_an_ended_job_cannot_be_cancelled(officer):
    job = make_job(officer, status=JobState.DONE)
    with pytest.raises(Refusal):
        jobs.cancel_job(job, by=officer)


class TestSweeper:
    @pytest.fixture(autouse=True)
    def _collect_messages(self, monkeypatch):
        self.published = []
        monkeypatch.setattr(jobs, "publish_job", self.published.append)

    def long_ago(self):
        return timezone.now() - timedelta(minutes=5)

    def make_old(self, by, **fields):
        job = make_job(by, **fields)
        Job.objects.filter(pk=job.pk).update(created_at=self.long_ago())
        return job

    def test_a_job_whose_message_was_lost_is_published_again(self, officer):
        job = self.make_old(officer)
        jobs.sweep_jobs()
        assert self.published == [job.pk]

    def test_a_job_that_was_just_queued_is_left_to_its_own_message(self, officer):
        make_job(officer)
        jobs.sweep_jobs()
        assert self.published == []

    def test_a_job_whose_worker_died_waits_again(self, officer):
        job = self.make_old(
            officer, status=JobState.RUNNING, attempts=1, heartbeat_at=self.long_ago()
        )
        jobs.sweep_jobs()
        job.refresh_from_db()
        assert (job.status, self.published) == (JobState.QUEUED, [job.pk])

    def test_a_job_that_still_reports_is_left_alone(self, officer):
        job = self.make_old(
            officer, status=JobState.RUNNING, attempts=1, heartbeat_at=timezone.now()
        )
        jobs.sweep_jobs()
        job.refresh_from_db()
        assert job.status == JobState.RUNNING

    @pytest.mark.parametrize(("attempts", "pause"), jobs.PAUSES.items())
    def test_work_that_came_to_nothing_rests_before_it_is_tried_again(
        self, officer, attempts, pause
    ):
        job = self.make_old(officer, attempts=attempts)
        second = timedelta(seconds=1)
        for rest, published in ((pause - second, []), (pause + second, [job.pk])):
            Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - rest)
            jobs.sweep_jobs()
            assert self.published == published

    def test_the_third_crash_quarantines(self, officer):
        job = self.make_old(
            officer, status=JobState.RUNNING, attempts=3, heartbeat_at=self.long_ago()
        )
        jobs.sweep_jobs()
        job.refresh_from_db()
        assert (job.status, self.published) == (JobState.QUARANTINED, [])
        assert job.error


def test_a_worker_that_was_given_up_ends_nothing(officer, kind):
    """Its job has been given to another worker meanwhile: the attempt no longer matches."""

    def work(progress):
        make_participant("62.10")
        Job.objects.filter(pk=progress.job.pk).update(attempts=2)
        return {}

    kind(work)
    job = make_job(officer)
    jobs.run_job(job.pk)
    job.refresh_from_db()
    assert job.status == JobState.RUNNING
    assert not Participant.objects.exists()
