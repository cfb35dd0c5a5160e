"""The quota ledger, and the seats that one region passes on to another."""

from tests.controls.fault import Fault

LEDGER = "programs/migrations/0012_quota_ledger.py"
TOLD = "programs/migrations/0020_history_comes_with_its_quota.py"
OFFER = "programs/services/seat_offer.py"
CLAIM = "programs/services/seat_claim.py"
TESTS = "tests/programs/test_quota_ledger.py"
PAGES = "tests/programs/test_seat_offer_pages.py"
PASSING = "tests/programs/test_pass_on_seats.py"

FAULTS = (
    Fault(
        "a line of the ledger can be written by hand",
        LEDGER,
        "IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN",
        "IF TG_OP = 'INSERT' THEN",
        (f"{TESTS}::test_no_line_can_be",),
    ),
    Fault(
        "the ledger does not see who is nominated",
        LEDGER,
        "CREATE TRIGGER ledger AFTER UPDATE OF seats, nominees, nominated, taken ON",
        "CREATE TRIGGER ledger AFTER UPDATE OF seats, nominees, taken ON",
        (f"{TESTS}::test_nominating_and_withdrawing_are_lines",),
    ),
    Fault(
        "a line of a quota that stands is told of another day",
        TOLD,
        "IS DISTINCT FROM 'in progress'",
        "IS NULL",
        ("tests/live/test_told_days.py::test_a_quota_that_stands_is_told_nothing_of_other_days",),
    ),
    Fault(
        "a line is told of a day before the line before it",
        TOLD,
        "            line.at > told\n            OR ",
        "            ",
        (f"{TESTS}::test_no_line_can_be_told_of_a_day",),
    ),
    Fault(
        "a line is told of a day that is still to come",
        TOLD,
        "IF told > clock_timestamp() OR EXISTS (",
        "IF EXISTS (",
        (f"{TESTS}::test_no_line_can_be_told_of_a_day",),
    ),
    Fault(
        "the demo's ledger bears the day of seeding",
        "reports/demo/past_ledger.py",
        "with told_as(kind, reason, at=hour_of(day, kind)):",
        "with told_as(kind, reason):",
        (
            "tests/reports/test_founding_figure.py"
            "::test_the_demo_holds_the_founding_figure_and_the_real_cases",
        ),
    ),
    Fault(
        "a reason is carried over to the next change",
        "programs/services/ledger.py",
        '        yield\n        _tell("", "", None)\n',
        "        yield\n",
        (f"{TESTS}::test_a_reason_is_not_carried_over_to_what_happens_next",),
    ),
    Fault(
        "the balance of a day knows what came later",
        "programs/models/quota_entry.py",
        'filter(quota=OuterRef("pk"), at__lt=before)',
        'filter(quota=OuterRef("pk"))',
        (f"{TESTS}::test_the_balance_of_a_past_moment_is_what_stood_then",),
    ),
    Fault(
        "a seat that is passed on stays in the quota",
        OFFER,
        'fits.update(seats=F("seats") - seats, nominees=nominees)',
        "fits.update(nominees=nominees)",
        (f"{PASSING}::test_seats_that_are_passed_on_leave_the_quota_at_once",),
    ),
    Fault(
        "more is taken over than there is",
        CLAIM,
        "until__gte=today, remaining__gte=seats)",
        "until__gte=today)",
        (f"{PASSING}::test_more_than_is_left_is_refused_and_nothing_changes",),
    ),
    Fault(
        "seats are taken over after the last day",
        CLAIM,
        "room = Q(status=OfferStatus.OPEN, until__gte=today, ",
        "room = Q(status=OfferStatus.OPEN, ",
        (f"{PASSING}::test_after_the_last_day_nobody_takes_over",),
    ),
    Fault(
        "seats of a cancelled class are taken over",
        CLAIM,
        "    must_not_have_begun(offer.batch)\n",
        "",
        (f"{PASSING}::test_seats_of_a_class_that_takes_nobody_are_not_taken_over",),
    ),
    Fault(
        "a draft opens the door to seats for those who need them",
        CLAIM,
        ".exclude(status=NeedStatus.DRAFT)",
        "",
        (f"{PASSING}::test_first_it_is_for_regions_that_have_named_the_program",),
    ),
    Fault(
        "a fourth need opens the door to seats for those who need them",
        CLAIM,
        "FIRST_NEEDS = 3",
        "FIRST_NEEDS = 4",
        (f"{PASSING}::test_first_it_is_for_regions_that_have_named_the_program",),
    ),
    Fault(
        "a neighbour takes back what is not its own",
        "programs/models/seat_offer.py",
        "user.role in roles.OFFICERS and user.scope_key == self.regency_id",
        "user.role in roles.OFFICERS",
        (f"{PAGES}::test_a_neighbour_cannot_take_back",),
    ),
    Fault(
        "a third region reads who has taken over",
        LEDGER,
        "USING (from_regency_id = current_setting('app.region', true));",
        "USING (true);",
        (f"{PASSING}::test_both_sides_read_the_claim_and_a_third_region_does_not",),
    ),
    Fault(
        "a recount forgets people who hold a seat",
        "participants/services/reconcile.py",
        "WHERE e.status <> ALL (%(gone)s)",
        "WHERE e.status = ALL (%(gone)s)",
        ("tests/participants/test_reconcile.py::test_a_true_chain_has_no_drift",),
    ),
    Fault(
        "a day that is none shows all lines of the ledger as quotas",
        "programs/ledger_filters.py",
        "return found if is_read else self.on_day",
        "return found if True else self.on_day",
        (f"{PAGES}::test_a_day_that_is_none_or_still_to_come_is_said_and_shows_nothing_wrong",),
    ),
    Fault(
        "how quotas will stand is told as how they stand today",
        "programs/ledger_filters.py",
        "    if day > timezone.localdate():",
        "    if False:",
        (f"{PAGES}::test_a_day_that_is_none_or_still_to_come_is_said_and_shows_nothing_wrong",),
    ),
    Fault(
        "a region is asked to take over seats that are refused to it",
        "programs/views/seat_offer.py",
        "    is_barred = is_open and is_for_others(offer, user)",
        "    is_barred = False",
        (f"{PAGES}::test_the_page_says_for_whom_seats_are_first",),
    ),
    Fault(
        "the first page counts seats that are refused to the region",
        "programs/worklists.py",
        "    rows = rows.filter(open_to(user.scope_key))\n",
        "",
        (f"{PAGES}::test_the_page_says_for_whom_seats_are_first",),
    ),
)
