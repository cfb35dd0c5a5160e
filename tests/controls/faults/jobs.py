"""Background work: done once, in the scope of whoever asked, lost by no crash."""

from tests.controls.fault import Fault

JOBS = "blkportal/core/jobs.py"
WORK = "tests/core/test_jobs.py"
SURVIVE = "tests/core/test_jobs_survive.py"

FAULTS = (
    Fault(
        "attempts at a piece of work are not counted",
        JOBS,
        'status=JobState.RUNNING, attempts=F("attempts") + 1, started_at',
        "status=JobState.RUNNING, started_at",
        (f"{SURVIVE}::test_the_attempt_is_counted_before_the_work_and_seen_by_it",),
    ),
    Fault(
        "work that kills its workers is tried for ever",
        JOBS,
        "attempts__gte=MOST_ATTEMPTS\n    ).update(",
        "attempts__gte=1_000\n    ).update(",
        (f"{SURVIVE}::test_a_worker_that_dies_three_times_leaves_the_job_quarantined",),
    ),
    Fault(
        "the sweeper never takes up what a dead worker left",
        JOBS,
        "    lost.update(status=JobState.QUEUED, published_at=None)\n",
        "",
        (SURVIVE, "tests/core/test_clock.py"),
    ),
    Fault(
        "a job is published before its request is saved",
        JOBS,
        "    if is_new:\n        transaction.on_commit(lambda: publish_job(job.pk))\n",
        "    if is_new:\n        publish_job(job.pk)\n",
        (f"{SURVIVE}::test_a_job_is_published_only_after_its_request_has_been_saved",),
    ),
    Fault(
        "a broker that is away breaks the request",
        JOBS,
        "    except (OperationalError, OSError) as error:\n",
        "    except ZeroDivisionError as error:\n",
        (f"{SURVIVE}::test_a_broker_that_is_away_costs_nothing",),
    ),
    Fault(
        "a worker acts for the ministry",
        JOBS,
        "acting_as(job.requested_by) if job.requested_by_id else acting_in(SYSTEM)",
        "acting_in(SYSTEM)",
        (f"{WORK}::test_work_runs_in_the_scope_of_the_person_who_asked",),
    ),
    Fault(
        "work goes on for somebody whose account is closed",
        JOBS,
        "if job.requested_by and not job.requested_by.is_active:",
        "if job.requested_by and not job.requested_by.is_authenticated:",
        (f"{WORK}::test_a_disabled_requester_reaches_nothing",),
    ),
    Fault(
        "cancelled work keeps what it wrote",
        JOBS,
        "            if not ended:\n                raise Cancelled\n",
        "",
        (f"{WORK}::test_so_does_work_that_was_cancelled_after_its_last_report",),
    ),
    Fault(
        "a worker that was given up ends the work of its successor",
        JOBS,
        "status=JobState.RUNNING, attempts=job.attempts)",
        "status=JobState.RUNNING)",
        (f"{WORK}::test_a_worker_that_was_given_up_ends_nothing",),
    ),
    Fault(
        "the same key starts a second job",
        JOBS,
        "Job.objects.get_or_create(\n        key=key, defaults=",
        "Job.objects.update_or_create(\n        key=f'{key}:{timezone.now()}', defaults=",
        (f"{WORK}::test_the_same_key_starts_one_job",),
    ),
    Fault(
        "ended work is cancelled",
        JOBS,
        "Job.objects.filter(pk=job.pk).exclude(status__in=ENDED)",
        "Job.objects.filter(pk=job.pk)",
        (f"{WORK}::test_an_ended_job_cannot_be_cancelled",),
    ),
    Fault(
        "the person reads the details of our mistakes",
        JOBS,
        '    except Exception:\n        log.exception("job %s failed", job.pk)\n'
        '        _end(job, JobState.FAILED, _("Something went wrong on our side;'
        ' it has been noted."))\n',
        "    except Exception as error:\n        _end(job, JobState.FAILED, repr(error))\n",
        (f"{WORK}::test_a_mistake_of_ours_is_told_in_plain_words_without_details",),
    ),
    Fault(
        "the clock does not ask which certificates have expired",
        "blkportal/settings.py",
        '        "expire-certificates": {"task": "participants.expire_certificates",'
        ' "schedule": 3_600.0},\n',
        "",
        ("tests/core/test_clock.py::test_every_task_that_waits_for_no_request_is_on_the_clock",),
    ),
    Fault(
        "the rehearsal of an action is not taken back",
        "blkportal/core/rehearsal.py",
        "        transaction.set_rollback(True)\n",
        "",
        (
            "tests/placements/test_admin.py"
            "::test_an_action_says_first_which_rows_are_refused_and_leaves_no_trace",
        ),
    ),
)
