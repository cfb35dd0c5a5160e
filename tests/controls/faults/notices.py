"""What a person hears of, by page, letter and calendar."""

from tests.controls.fault import Fault

NEWS = "reports/services/news.py"
NOTICES = "reports/services/notices.py"
CALENDAR = "reports/services/calendar.py"
TOLD = "tests/reports/test_notices.py"
DAYS = "tests/reports/test_calendar.py"

FAULTS = (
    Fault(
        "people are told of what they did themselves",
        NEWS,
        "    rows = rows.exclude(by=user)\n",
        "",
        (f"{TOLD}::test_nobody_is_told_of_what_was_done_by_the_same_hand",),
    ),
    Fault(
        "one reason stands for many steps",
        NEWS,
        'row["why"] if row["number"] == 1 else ""',
        'row["why"]',
        (f"{TOLD}::test_of_many_steps_no_single_reason_is_told",),
    ),
    Fault(
        "a letter tells again what the last one told",
        NOTICES,
        "(chosen.seen_at, chosen.mailed_at)",
        "(chosen.seen_at,)",
        (f"{TOLD}::test_what_a_letter_told_the_next_does_not_tell_again",),
    ),
    Fault(
        "whose account has ended gets letters",
        NOTICES,
        "User.objects.filter(wanted, is_active=True)",
        "User.objects.filter(wanted)",
        (f"{TOLD}::test_whose_account_has_ended_gets_no_letter",),
    ),
    Fault(
        "regions do not hear that a batch is cancelled",
        "programs/services/batch.py",
        '    _tell_regions("cancel", batch, by=by, reason=_reason(reason))\n',
        "",
        (f"{TOLD}::test_each_region_with_a_quota_hears_that_a_batch_is_not_held",),
    ),
    Fault(
        "an old link still shows the calendar",
        CALENDAR,
        "        if settings_of(user).calendar != number:",
        "        if False:",
        (f"{DAYS}::test_a_new_link_ends_the_old_one",),
    ),
    Fault(
        "the calendar shows days of other regions",
        CALENDAR,
        '        rows = rows.filter(pk__in=Quota.objects.visible_to(user).values("batch"))',
        "        rows = rows.all()",
        (f"{DAYS}::test_an_officer_sees_the_days_of_batches_with_an_own_quota",),
    ),
    Fault(
        "a clock that stood still loses what happened",
        NOTICES,
        "max(known, default=now - LOOK_BACK.get(Mail(chosen.mail), A_DAY))",
        "max([*known, now - LOOK_BACK.get(Mail(chosen.mail), A_DAY)])",
        (f"{TOLD}::test_what_happened_while_the_clock_stood_still_is_told_afterwards",),
    ),
)
