"""A report on its way up the line, and how many have answered in time."""

from tests.controls.fault import Fault

SERVICE = "reports/services/report_approval.py"
TAKING_BACK = "reports/services/taking_back.py"
RATE = "reports/services/reporting_rate.py"
MIGRATION = "reports/migrations/0011_report_approvals.py"
TESTS = "tests/reports/test_approvals.py"
BACK = "tests/reports/test_approvals_taken_back.py"

FAULTS = (
    Fault(
        "a province confirms in place of its region",
        SERVICE,
        "    if not stands_for(approval, by):",
        "    if False:",
        (f"{TESTS}::test_a_province_does_not_confirm_in_place_of_its_region",),
    ),
    Fault(
        "the ministry accepts before the province has looked",
        SERVICE,
        "    if is_standing and approval.turn != turn_for(by):",
        "    if False:",
        (f"{TESTS}::test_nobody_skips_the_province",),
    ),
    Fault(
        "figures changed after sealing are confirmed",
        SERVICE,
        "if approval.checksum != report.checksum or not is_intact(report):",
        "if approval.checksum != report.checksum:",
        (f"{TESTS}::test_figures_that_were_changed_cannot_be_confirmed",),
    ),
    Fault(
        "an approval of other figures counts for these",
        SERVICE,
        "if approval.checksum != report.checksum or not is_intact(report):",
        "if not is_intact(report):",
        (f"{TESTS}::test_an_approval_of_other_figures_is_none_of_these",),
    ),
    Fault(
        "an older copy is still waited for",
        SERVICE,
        "        report__run__version__lt=report.run.version,",
        "        report__run__version__gt=report.run.version,",
        (f"{TESTS}::test_a_newer_copy_is_asked_for_anew",),
    ),
    Fault(
        "a doubt says nothing",
        SERVICE,
        "    if not comment.strip():",
        "    if False:",
        (f"{TESTS}::test_who_says_that_something_is_wrong_says_what",),
    ),
    Fault(
        "a returned report is late at once",
        SERVICE,
        "max(approval.due_on, workday_after(timezone.localdate(), CONFIRMED_WITHIN))",
        "approval.due_on",
        (f"{TESTS}::test_a_returned_report_has_as_many_days_again_and_no_confirmation",),
    ),
    Fault(
        "the last day is too late",
        RATE,
        'Q(confirmed_on__lte=F("due_on"))',
        'Q(confirmed_on__lt=F("due_on"))',
        (f"{TESTS}::test_who_confirms_on_the_last_day_is_on_time",),
    ),
    Fault(
        "what is overdue is not missing",
        RATE,
        "filter=unconfirmed & due)",
        "filter=unconfirmed & ~due)",
        (f"{TESTS}::test_the_rate_adds_up_to_what_is_expected",),
    ),
    Fault(
        "who waits for the ministry is late by the day of the region",
        "reports/services/approval_work.py",
        'CONFIRM_BY = Case(When(confirmed_on=None, then="due_on"))',
        'CONFIRM_BY = Case(default="due_on")',
        (f"{TESTS}::test_the_day_of_a_region_is_over_once_it_has_confirmed",),
    ),
    Fault(
        "the ministry takes back what a newer copy has overtaken",
        TAKING_BACK,
        "    if newer_copy(report, approval):",
        "    if False:",
        (f"{BACK}::test_an_acceptance_is_not_taken_back_once_a_newer_copy_is_asked_about",),
    ),
    Fault(
        "the page offers to take back what a newer copy has overtaken",
        "reports/views/approval_parts.py",
        "        if newer is None and may_step(verb, approval, request.user)",
        "        if may_step(verb, approval, request.user)",
        (f"{BACK}::test_what_a_newer_copy_has_overtaken_leads_to_it_and_offers_nothing",),
    ),
    Fault(
        "a replaced copy leads to an older one",
        SERVICE,
        'order_by("-report__as_of").first()',
        'order_by("report__as_of").first()',
        (f"{BACK}::test_whoever_was_asked_finds_the_newer_copy_from_the_one_that_it_replaced",),
    ),
    Fault(
        "an acceptance is taken back while a newer copy is asked about",
        TAKING_BACK,
        "    approval_moves.hold(verb, approval)",
        "    assert verb",
        (f"{BACK}::test_who_takes_back_holds_the_copy_before_looking_for_a_newer_one",),
    ),
    Fault(
        "a newer copy is asked about while an acceptance is taken back",
        SERVICE,
        '        list(older.select_for_update(of=("self",)).order_by("pk").values_list("pk"))',
        "        assert older is not None",
        (f"{BACK}::test_who_asks_about_a_newer_copy_holds_the_older_ones_whatever_was_said",),
    ),
    Fault(
        "anybody takes back what a province has confirmed",
        TAKING_BACK,
        "turn_for(by) != Turn.PROVINCE or approval.place[:2] != by.scope_key",
        "False",
        (f"{BACK}::test_nobody_but_the_province_takes_its_word_back",),
    ),
    Fault(
        "a province takes its word back after the ministry has answered",
        "reports/states.py",
        "retract=((A.ENDORSED,), A.CONFIRMED)",
        "retract=((A.ENDORSED, A.ACCEPTED), A.CONFIRMED)",
        (f"{BACK}::test_once_the_ministry_has_answered_a_province_takes_nothing_back",),
    ),
    Fault(
        "what is taken back keeps the day on which it was accepted",
        TAKING_BACK,
        "reason=said(comment), accepted_on=None",
        "reason=said(comment)",
        (f"{BACK}::test_the_ministry_takes_an_acceptance_back_and_what_was_said_before_stands",),
    ),
    Fault(
        "the database lets a region accept",
        MIGRATION,
        'AND status IN {ANSWERS}"',
        '"',
        (f"{TESTS}::test_the_database_lets_a_region_take_its_own_steps_only",),
    ),
)
