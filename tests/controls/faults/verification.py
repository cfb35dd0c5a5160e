"""A sample of placements that anybody can draw again, opened in order and checked by another."""

from tests.controls.fault import Fault

DRAW = "placements/services/verification.py"
CHECK = "placements/services/checking.py"
SAMPLING = "placements/sampling.py"
TESTS = "tests/placements/test_verification.py"

FAULTS = (
    Fault(
        "the open frame tells the region of each placement",
        DRAW,
        "    held.open_frame = opened(frame)\n",
        "    held.open_frame = frame\n",
        (f"{TESTS}::test_anybody_has_the_order_of_the_draw_and_no_count_of_a_region",),
    ),
    Fault(
        "an office gets the lines of every region",
        DRAW,
        "    if by.is_ministry:",
        "    if by:",
        (f"{TESTS}::test_an_office_draws_its_own_part_again_and_reads_no_other",),
    ),
    Fault(
        "the database opens the regions of a frame",
        "placements/migrations/0015_open_frame.py",
        '[ministry(), *[Policy(role, "true", OPEN)',
        '[ministry(), *[Policy(role, "true", "SELECT")',
        (f"{TESTS}::test_the_regions_of_the_frame_are_shut_in_the_database",),
    ),
    Fault(
        "the draw is made by luck of the moment",
        SAMPLING,
        'digest_of(f"{seed}:{key}")',
        'digest_of(f"{key}")',
        (f"{TESTS}::test_the_lowest_digests_are_drawn_as_a_slow_reader_would",),
    ),
    Fault(
        "a sample is drawn again",
        DRAW,
        "    if held.drawn_at:",
        "    if False:",
        (f"{TESTS}::test_a_sample_is_drawn_once_and_only_from_the_period",),
    ),
    Fault(
        "a change after the draw is not seen",
        DRAW,
        '"employer_id", "employer_name",',
        '"employer_id",',
        (f"{TESTS}::test_what_was_changed_after_the_draw_is_seen",),
    ),
    Fault(
        "several are open at once",
        CHECK,
        "    if any(row.opened_at and not row.result for row in held):",
        "    if False:",
        (f"{TESTS}::test_one_after_the_other_is_opened_in_the_order_of_the_draw",),
    ),
    Fault(
        "somebody picks whom to call",
        CHECK,
        '.order_by("turn")',
        '.order_by("-turn")',
        (f"{TESTS}::test_one_after_the_other_is_opened_in_the_order_of_the_draw",),
    ),
    Fault(
        "an officer checks the own record",
        CHECK,
        "    if row.placement.recorded_by_id == by.pk:",
        "    if False:",
        (f"{TESTS}::test_nobody_checks_the_own_record",),
    ),
    Fault(
        "a result is noted twice",
        CHECK,
        'filter(pk=row.pk, result="")',
        "filter(pk=row.pk)",
        (f"{TESTS}::test_a_result_is_noted_once_and_after_opening",),
    ),
    Fault(
        "who was not reached counts as false",
        CHECK,
        "filter=Q(result__in=[Result.TRUE, Result.FALSE])",
        'filter=~Q(result="")',
        (f"{TESTS}::test_who_was_not_reached_is_neither_true_nor_false",),
    ),
    Fault(
        "the interval is the plain one",
        SAMPLING,
        "    middle = (share + z2 / (2 * asked)) / (1 + z2 / asked)",
        "    middle = share",
        (f"{TESTS}::test_the_interval_is_wilsons",),
    ),
    Fault(
        "another province opens a sample",
        "placements/models/verification.py",
        "    rows = ROWS",
        "    rows = dict.fromkeys(roles.EVERYBODY, everything)",
        ("tests/core/test_visibility.py",),
    ),
)
