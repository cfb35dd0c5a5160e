"""Open numbers that give nobody away, and published versions that never change."""

from tests.controls.fault import Fault

ROUNDING = "reports/opendata/rounding.py"
PUBLISHING = "reports/services/open_data.py"
COLUMNS = "reports/opendata/columns.py"
MODEL = "reports/models/open_dataset.py"
ROUNDED = "tests/reports/test_open_rounding.py"
TESTS = "tests/reports/test_open_data.py"
PAGES = "tests/reports/test_open_data_pages.py"

FAULTS = (
    Fault(
        "a part is opened larger than its whole",
        ROUNDING,
        "if whole and numbers[name] <= numbers[whole]:",
        "if False:",
        (f"{ROUNDED}::test_the_open_table_could_itself_be_the_truth",),
    ),
    Fault(
        "other cuts have sums of their own",
        ROUNDING,
        'if group == "" and name in self.totals:',
        "if False:",
        (f"{ROUNDED}::test_sums_stay_near_and_other_cuts_have_the_same_sums",),
    ),
    Fault(
        "a count that has not changed is rounded anew",
        ROUNDING,
        "            if count == counted:",
        "            if False:",
        (f"{ROUNDED}::test_a_version_moves_only_what_was_counted_anew_and_only_that_way",),
    ),
    Fault(
        "which way a count goes can be reckoned",
        ROUNDING,
        "return int.from_bytes(digest.digest()[:8]) % BASE",
        "return len(key) % BASE",
        (f"{ROUNDED}::test_which_way_a_count_goes_hangs_on_a_secret",),
    ),
    Fault(
        "small counts all go down to nobody",
        ROUNDING,
        "-OWN_SIDE if goes_up else OWN_SIDE",
        "OWN_SIDE * 1_000",
        (f"{ROUNDED}::test_rounding_takes_nobody_away_and_adds_nobody_on_the_whole",),
    ),
    Fault(
        "the counts are published as they are",
        PUBLISHING,
        "    return Rounding(counted, seed, groups or {}, totals or {}, before).solve()",
        "    return {key: dict(row) for key, row in counted.items()}",
        (f"{TESTS}::test_no_number_of_people_from_one_to_four_is_open",),
    ),
    Fault(
        "a set is published whose sums leave no room",
        PUBLISHING,
        "        if agree(opened, totals):",
        "        if True:",
        (f"{TESTS}::test_a_set_whose_sums_leave_no_room_is_not_published",),
    ),
    Fault(
        "each hour makes a new version of the same",
        PUBLISHING,
        "        if last and (last.lines, last.definitions_version) == content:",
        "        if False:",
        (f"{TESTS}::test_publishing_again_without_a_change_writes_nothing",),
    ),
    Fault(
        "a rate is of a handful of people",
        COLUMNS,
        "        if numbers[rate.denominator] >= LEAST_DENOMINATOR",
        "        if numbers[rate.denominator]",
        (f"{ROUNDED}::test_a_rate_is_of_open_numbers_and_empty_where_few_are_divided_by",),
    ),
    Fault(
        "a page asks for what the public may not read",
        MODEL,
        'NOT_OPEN = ("counted", "published_by")',
        'NOT_OPEN = ("published_by",)',
        (f"{TESTS}::test_the_public_reads_what_is_open_and_nothing_beside_it",),
    ),
    Fault(
        "the public reads the counts",
        "reports/migrations/0009_open_data.py",
        "version, lines, checksum,",
        "version, lines, counted, checksum,",
        (f"{TESTS}::test_the_public_reads_what_is_open_and_nothing_beside_it",),
    ),
    Fault(
        "what was published is changed",
        "reports/migrations/0009_open_data.py",
        "ministry(APPEND)",
        "ministry()",
        (f"{TESTS}::test_nobody_changes_or_deletes_what_was_published",),
    ),
    Fault(
        "the ministry publishes without a reason",
        PUBLISHING,
        "    if not reason.strip():",
        "    if False:",
        (f"{TESTS}::test_a_person_says_why",),
    ),
    Fault(
        "a file that somebody has is sent again",
        "reports/views/open_data_files.py",
        "@condition(etag_func=etag_of_version)",
        "@condition(etag_func=lambda *args, **about: etag_of_version(*args, **about) and None)",
        (f"{PAGES}::test_who_has_the_file_is_not_sent_it_again",),
    ),
)
