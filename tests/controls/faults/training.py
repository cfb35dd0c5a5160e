"""Re-registration, units, attendance, and a list that is taken back."""

from tests.controls.fault import Fault

REREGISTRATION = "participants/services/reregistration.py"
UNITS = "participants/services/unit_result.py"
ROLL = "participants/services/attendance.py"
TALLY = "participants/services/tally.py"
TIMETABLE = "participants/services/timetable.py"
UNDO = "participants/services/import_undo.py"
ENROLLMENT = "participants/services/enrollment.py"
PAPERS = "participants/views/class_papers.py"
REREGISTER = "tests/participants/test_reregister.py"
RESULTS = "tests/participants/test_note_results.py"
TAKE = "tests/participants/test_take_roll.py"
DAYS = "tests/participants/test_plan_days.py"
BACK = "tests/participants/test_undo_import.py"
PRINTED = "tests/participants/test_class_papers.py"

FAULTS = (
    Fault(
        "a class graduates though nobody in it can",
        "participants/services/training.py",
        "            transaction.set_rollback(True)\n",
        "            pass\n",
        (
            "tests/participants/test_train_class.py"
            "::test_a_class_does_not_graduate_before_it_has_completed",
        ),
    ),
    Fault(
        "the last day to re-register does not count",
        REREGISTRATION,
        "reregister_by__lt=timezone.localdate()",
        "reregister_by__lte=timezone.localdate()",
        (f"{REREGISTER}::test_the_last_day_itself_still_counts",),
    ),
    Fault(
        "who has re-registered loses the seat",
        REREGISTRATION,
        "status=EnrollmentStatus.CONFIRMED, reregistered_on__isnull=True",
        "status=EnrollmentStatus.CONFIRMED",
        (f"{REREGISTER}::test_a_silent_seat_goes_to_the_first_of_the_list",),
    ),
    Fault(
        "a silent seat stays empty before the decree",
        REREGISTRATION,
        "    filled = fill_seats(batch, by=by) if batch.status != BatchStatus.OPEN else None\n",
        "    filled = None\n",
        (f"{REREGISTER}::test_a_silent_seat_goes_to_the_first_of_the_list",),
    ),
    Fault(
        "whoever follows late has no time to answer",
        "participants/services/selection.py",
        "max(batch.reregister_by, timezone.localdate() + DAYS_OF_GRACE)",
        "batch.reregister_by",
        (f"{REREGISTER}::test_who_follows_late_has_some_days_too",),
    ),
    Fault(
        "a fifth attempt at a unit is noted",
        UNITS,
        "        return 0 if self.is_passed else MOST_ATTEMPTS - self.attempts\n",
        "        return 1\n",
        (f"{RESULTS}::test_there_are_four_attempts_and_no_fifth",),
    ),
    Fault(
        "a sheet of results that is sent twice counts twice",
        UNITS,
        "    _must_be_fresh(people, standing, seen)\n",
        "",
        (f"{RESULTS}::test_a_sheet_that_is_sent_twice_counts_once",),
    ),
    Fault(
        "a unit that is not critical holds people back",
        UNITS,
        "filter(program=program_id, is_critical=True)",
        "filter(program=program_id)",
        (f"{RESULTS}::test_a_unit_that_is_not_critical_holds_nobody_back",),
    ),
    Fault(
        "an attempt that failed counts as passed",
        UNITS,
        "filter(enrollment__in=keys, is_passed=True)",
        "filter(enrollment__in=keys)",
        (f"{RESULTS}::test_who_lacks_a_critical_unit_does_not_graduate",),
    ),
    Fault(
        "the first attempt is taken back instead of the last",
        UNITS,
        'order_by("-attempt").first()',
        'order_by("attempt").first()',
        (f"{RESULTS}::test_the_last_attempt_is_taken_back_with_a_reason",),
    ),
    Fault(
        "people graduate without the critical units",
        ENROLLMENT,
        "        must_be_competent(enrollment)\n",
        "",
        (f"{RESULTS}::test_who_lacks_a_critical_unit_does_not_graduate",),
    ),
    Fault(
        "people graduate who were hardly there",
        ENROLLMENT,
        "        must_have_attended(enrollment)\n",
        "",
        (f"{TAKE}::test_who_was_there_too_little_does_not_graduate",),
    ),
    Fault(
        "a certificate names units that were not passed",
        "participants/services/certificate.py",
        "if takes_all or unit.pk in passed]",
        "]",
        (f"{RESULTS}::test_the_certificate_names_the_units_that_were_passed",),
    ),
    Fault(
        "somebody without a mark is passed over on the first roll",
        ROLL,
        "    if missing and day.taken_at is None:\n",
        "    if False:\n",
        (f"{TAKE}::test_silence_is_no_absence",),
    ),
    Fault(
        "an old roll is corrected without a reason",
        ROLL,
        "timezone.localdate() - day.day > STAYS_OPEN",
        "timezone.localdate() - day.day > 9 * STAYS_OPEN",
        (f"{TAKE}::test_after_three_days_a_roll_is_corrected_with_a_reason_only",),
    ),
    Fault(
        "the roll of a day to come is taken",
        ROLL,
        "    _must_be_over(day)\n",
        "",
        (f"{TAKE}::test_a_day_to_come_has_no_roll",),
    ),
    Fault(
        "who had left before stands on the roll",
        ROLL,
        "Q(dropped_on__gt=day.day)",
        "Q(dropped_on__gte=day.day)",
        (f"{TAKE}::test_a_later_arrival_and_an_early_leaver_are_on_their_own_days_only",),
    ),
    Fault(
        "the threshold is measured by the hours held so far",
        TALLY,
        "self.attended * 100 >= self.threshold * self.planned",
        "self.attended * 100 >= self.threshold * self.held",
        (
            f"{TAKE}::test_who_was_there_too_little_does_not_graduate",
            f"{TAKE}::test_a_tally_says_what_was_attended_and_what_may_be_missed",
        ),
    ),
    Fault(
        "a missing roll does not hold the graduation back",
        TALLY,
        "    if tally.held < tally.planned:\n",
        "    if False:\n",
        (f"{TAKE}::test_who_was_there_too_little_does_not_graduate",),
    ),
    Fault(
        "a timetable is planned on holidays",
        TIMETABLE,
        "if day.weekday() in weekdays and day not in off:",
        "if day.weekday() in weekdays:",
        (f"{DAYS}::test_holidays_are_skipped_and_saturdays_used_where_wanted",),
    ),
    Fault(
        "planning anew throws rolls away",
        TIMETABLE,
        "    first = last + A_DAY if last else batch.starts_on\n",
        "    first = batch.starts_on\n",
        (f"{DAYS}::test_planned_anew_the_days_with_a_roll_stay",),
    ),
    Fault(
        "a list is taken back that the center works on",
        UNDO,
        "    _must_be_untouched(upload)\n",
        "",
        (f"{BACK}::test_a_list_on_which_the_center_works_stays_as_it_is",),
    ),
    Fault(
        "a list that is taken back keeps its places",
        UNDO,
        "        give_back_places(quota, count)\n",
        "        pass\n",
        (f"{BACK}::test_all_nominations_are_withdrawn_and_their_places_free",),
    ),
    Fault(
        "the annex names whoever withdrew",
        PAPERS,
        "filter(batch=batch, status__in=FIXED)",
        "filter(batch=batch)",
        (f"{PRINTED}::test_the_annex_names_whom_the_decree_fixes",),
    ),
)
