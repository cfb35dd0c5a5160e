"""Reports that the clock makes for all regions, and the letters about them."""

from tests.controls.fault import Fault

RUN = "reports/services/report_run.py"
LETTERS = "reports/services/report_letters.py"
FOLLOW = "reports/services/subscription.py"
VIEW = "reports/views/subscription.py"
RUNS = "tests/reports/test_report_runs.py"
TESTS = "tests/reports/test_subscriptions.py"

FAULTS = (
    Fault(
        "who stops a run is told that nothing of it stays",
        "reports/work_names.py",
        "    return LEFT.get(job.kind, ",
        "    return {}.get(job.kind, ",
        (f"{RUNS}::test_who_stops_a_run_is_told_what_stays_and_led_back_to_it",),
    ),
    Fault(
        "an older version is made after the newer one",
        RUN,
        "    if run.newest_after():",
        "    if False:",
        (f"{RUNS}::test_what_is_missing_is_not_made_once_a_newer_version_was_begun",),
    ),
    Fault(
        "letters tell of copies that a newer one has overtaken",
        LETTERS,
        "        if tuple(about) not in overtaken",
        "        if tuple(about)",
        (f"{TESTS}::test_nobody_hears_of_a_copy_that_a_newer_one_has_overtaken",),
    ),
    Fault(
        "every clock begins its own run",
        RUN,
        "if not ReportRun.objects.filter(cadence=cadence, period_from=first).exists():",
        "if True:",
        (f"{RUNS}::test_two_clocks_at_once_start_one_run_and_one_piece_of_work",),
    ),
    Fault(
        "a run that goes on finds its old work done",
        RUN,
        'key=f"{BUILD_RUN}:{run.pk}:{run.tries}:{number}"',
        'key=f"{BUILD_RUN}:{run.pk}:{number}"',
        (f"{RUNS}::test_a_place_that_fails_stops_no_other_and_is_made_later",),
    ),
    Fault(
        "a slice is the last one",
        RUN,
        "    if later:\n",
        "    if False:\n",
        (f"{RUNS}::test_every_place_gets_its_report_and_the_run_ends",),
    ),
    Fault(
        "one place that fails stops all",
        RUN,
        '    except Exception:\n        log.exception("no report',
        '    except AssertionError:\n        log.exception("no report',
        (f"{RUNS}::test_a_place_that_fails_stops_no_other_and_is_made_later",),
    ),
    Fault(
        "a running run is made a second time",
        RUN,
        "    if latest.is_working:",
        "    if False:",
        (f"{RUNS}::test_a_running_run_is_neither_continued_nor_made_anew",),
    ),
    Fault(
        "a period is reported while it runs",
        RUN,
        "    if timezone.localdate() <= last:",
        "    if False:",
        (f"{RUNS}::test_a_period_that_is_not_over_has_no_reports",),
    ),
    Fault(
        "a run is made anew without a reason",
        RUN,
        "    if not reason.strip():",
        "    if False:",
        (f"{RUNS}::test_a_complete_run_is_made_anew_for_a_reason_and_the_old_one_stays",),
    ),
    Fault(
        "a letter is written by each clock",
        LETTERS,
        "    if is_new:\n        emails",
        "    if True:\n        emails",
        (f"{TESTS}::test_two_clocks_at_once_write_one_letter",),
    ),
    Fault(
        "letters come in spite of a pause",
        LETTERS,
        "~Exists(told), cadence=run.cadence, paused_at=None,",
        "~Exists(told), cadence=run.cadence,",
        (f"{TESTS}::test_a_pause_stops_the_letters_until_the_person_goes_on",),
    ),
    Fault(
        "somebody follows a place of others",
        FOLLOW,
        "    check_may_ask(by, level, place)\n",
        "",
        (f"{TESTS}::test_an_officer_follows_the_own_place_only",),
    ),
    Fault(
        "a look at the link stops the letters",
        VIEW,
        '        if request.method == "POST":\n            services.pause',
        "        if True:\n            services.pause",
        (
            f"{TESTS}::test_the_link_of_a_letter_stops_the_letters_when_pressed_and_not_when_"
            "looked_at",
        ),
    ),
    Fault(
        "subscriptions of others are seen",
        "reports/models/report_subscription.py",
        "return self.filter(user=user) if is_active(user) else self.none()",
        "return self.all()",
        (f"{TESTS}::test_a_subscription_is_its_owners_alone",),
    ),
)
