"""A firm pledges to hire from a class: within its seats, and counted from facts alone."""

from tests.controls.fault import Fault

SERVICE = "placements/services/pledge.py"
TERMS = "placements/services/pledge_terms.py"
SETTLING = "placements/services/pledge_settling.py"
MODEL = "placements/models/class_pledge.py"
MIGRATION = "placements/migrations/0010_class_pledges.py"
RULES = "tests/placements/test_class_pledges.py"
COUNTS = "tests/placements/test_settle_pledges.py"
PAGES = "tests/placements/test_pledge_pages.py"
RACE = "tests/races/test_last_places.py"

FAULTS = (
    Fault(
        "a class becomes smaller than what firms have pledged",
        "placements/listeners.py",
        "        must_hold_its_pledges(batch, changed",
        "        str(batch) + str(changed",
        ("tests/placements/test_class_pledges.py"
         "::test_a_class_keeps_the_seats_that_firms_have_pledged",),
    ),
    Fault(
        "the database takes pledged seats away",
        "placements/migrations/0014_class_holds_its_pledges.py",
        "    IF pledged > greatest(NEW.capacity, 0) THEN",
        "    IF false THEN",
        ("tests/placements/test_class_pledges.py"
         "::test_the_database_takes_no_pledged_seat_away",),
    ),
    Fault(
        "a pledge of a stopped firm is welcomed",
        SERVICE,
        "        must_be_verified(pledge.employer_id)\n",
        "",
        (f"{RULES}::test_only_a_verified_firm_pledges",),
    ),
    Fault(
        "a pledge is offered to a class that is over",
        "programs/states.py",
        "if state != B.GRADUATION)",
        "if state)",
        (f"{RULES}::test_a_class_that_is_over_or_not_held_takes_no_pledge",),
    ),
    Fault(
        "a pledge is above the seats of its class",
        TERMS,
        "not 1 <= people <= batch.capacity",
        "not 1 <= people <= batch.capacity + 1",
        (f"{RULES}::test_the_number_is_of_people_whom_the_class_can_have",),
    ),
    Fault(
        "the day of a pledge comes before the end of its class",
        TERMS,
        "starts_by < batch.ends_on",
        "starts_by < batch.starts_on",
        (f"{RULES}::test_the_day_does_not_come_before_the_end_of_the_class",),
    ),
    Fault(
        "pledges together are above the seats of a class",
        SERVICE,
        "    if promised + pledge.people > batch.capacity:",
        "    if pledge.people > batch.capacity:",
        (f"{RULES}::test_firms_together_are_promised_no_more_than_the_class_has",),
    ),
    Fault(
        "pledges are welcomed at the same moment without waiting",
        SERVICE,
        "    hold_pledges(pledge.batch_id)\n",
        "",
        (f"{RACE}::test_a_class_of_sixteen_is_pledged_to_four_of_ten_firms",),
    ),
    Fault(
        "a pledge is withdrawn after its day",
        SERVICE,
        "and pledge.starts_by < timezone.localdate()",
        "and False",
        (f"{RULES}::test_a_firm_withdraws_with_a_reason_until_the_day",),
    ),
    Fault(
        "a pledge outlives its cancelled class",
        "placements/listeners.py",
        "    lapse_pledges(batch, reason=reason, by=by)\n",
        "    pass\n",
        (f"{RULES}::test_with_the_class_its_open_pledges_end",),
    ),
    Fault(
        "a region reads pledges to every class",
        MODEL,
        "        **{role: of_classes_with_own_people for role in roles.OFFICERS},",
        "        **{role: everything for role in roles.OFFICERS},",
        ("tests/core/test_visibility.py", f"{RULES}::test_a_region_reads_pledges_to_classes_with"
         "_people_of_its_own"),
    ),
    Fault(
        "a region reads pledges to every class behind the service",
        MIGRATION,
        'OF_REGION = "e.regency_id = current_setting(\'app.region\', true)"',
        'OF_REGION = "true) OR (true"',
        (f"{RULES}::test_a_region_reads_pledges_to_classes_with_people_of_its_own",),
    ),
    Fault(
        "a firm writes itself that its pledge is kept",
        MIGRATION,
        "    WITH CHECK (status = 'WITHDRAWN');",
        "    WITH CHECK (true);",
        (f"{RULES}::test_a_firm_writes_neither_the_answer_nor_how_it_was_kept",),
    ),
    Fault(
        "a center writes that a pledge is kept",
        MIGRATION,
        "    WITH CHECK (status IN ('WELCOMED', 'DECLINED', 'LAPSED'));",
        "    WITH CHECK (true);",
        (f"{RULES}::test_a_center_answers_and_writes_nothing_else",),
    ),
    Fault(
        "the database lets pledges grow beyond the class",
        MIGRATION,
        "IF pledged + NEW.people > training.capacity",
        "IF NEW.people > training.capacity",
        (f"{RULES}::test_the_database_itself_keeps_the_sum_within_the_class",),
    ),
    Fault(
        "work that began after the day keeps a pledge",
        SETTLING,
        "started_on__lte=day, disputed_on",
        "disputed_on",
        (f"{COUNTS}::test_work_at_the_firm_counts_that_began_by_the_day",),
    ),
    Fault(
        "disputed work keeps a pledge",
        SETTLING,
        ", disputed_on__isnull=True",
        "",
        (f"{COUNTS}::test_work_at_the_firm_counts_that_began_by_the_day",),
    ),
    Fault(
        "a yes after the day keeps a pledge",
        SETTLING,
        "status__in=SAID_YES, answered_on__lte=day)",
        "status__in=SAID_YES)",
        (f"{COUNTS}::test_a_yes_to_the_firm_counts_that_was_given_by_the_day",),
    ),
    Fault(
        "people at other firms keep a pledge",
        SETTLING,
        ', "employer": OuterRef(OuterRef("employer"))}',
        "}",
        (f"{COUNTS}::test_work_elsewhere_and_people_of_another_class_do_not_count",),
    ),
    Fault(
        "a firm breaks its pledge by the size of the class",
        SETTLING,
        "min(found.people, found.graduates)",
        "found.people",
        (f"{COUNTS}::test_all_graduates_of_a_smaller_class_are_enough",),
    ),
    Fault(
        "a pledge is judged on its own day",
        SETTLING,
        "pledge.starts_by >= timezone.localdate()",
        "pledge.starts_by > timezone.localdate()",
        (f"{COUNTS}::test_the_day_itself_is_not_over_yet",),
    ),
    Fault(
        "a firm is blamed for a class that ended after the pledged day",
        SETTLING,
        " and found.batch.ends_on <= found.starts_by",
        "",
        (f"{COUNTS}::test_a_firm_is_not_blamed_for_a_class_that_ended_later",),
    ),
    Fault(
        "what is learnt late never mends a broken pledge",
        "placements/states.py",
        "    keep=((C.WELCOMED, C.BROKEN), C.KEPT),",
        "    keep=((C.WELCOMED,), C.KEPT),",
        (f"{COUNTS}::test_what_an_office_learns_late_is_counted_again",),
    ),
    Fault(
        "a firm is reminded of its pledge every hour",
        SETTLING,
        ".exclude(Exists(told))",
        "",
        (f"{COUNTS}::test_both_sides_are_reminded_once_within_two_weeks",),
    ),
    Fault(
        "a yes is counted for a pledge an hour later",
        "placements/services/hire_request.py",
        "    count_for(request.employer_id, seat.batch_id, by=by)\n    return request\n\n\n"
        "@transaction.atomic\ndef decline",
        "    return request\n\n\n@transaction.atomic\ndef decline",
        (f"{COUNTS}::test_a_yes_is_counted_at_once_and_no_longer_once_taken_back",),
    ),
    Fault(
        "pledges that nobody has welcomed stand on the desk",
        "placements/services/desk.py",
        "Q(status=PledgeStatus.WELCOMED) | Q(",
        "Q(answered_on=None) | Q(status=PledgeStatus.WELCOMED) | Q(",
        (f"{PAGES}::test_the_desks_of_center_and_region_see_what_is_due",),
    ),
    Fault(
        "an offered pledge waits for a region that may not answer",
        "placements/pledge_work.py",
        'if not may_do(user, "placements.welcome_pledge"):',
        "if False:",
        (f"{PAGES}::test_an_offer_waits_for_the_placement_desk_alone",),
    ),
)  # fmt: skip
