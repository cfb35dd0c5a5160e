"""Single lines of a proposal: changed with a reason, accepted by themselves."""

from tests.controls.fault import Fault

LINES = "reports/services/quota_lines.py"
TESTS = "tests/reports/test_proposal_lines.py"

FAULTS = (
    Fault(
        "a number of a proposal is changed without a reason",
        LINES,
        "    if seats != line.seats and not reason.strip():",
        "    if False:",
        (f"{TESTS}::test_another_number_needs_a_reason_and_the_reckoned_one_needs_none",),
    ),
    Fault(
        "an accepted line gets the seats that were reckoned, not those that were decided",
        "reports/services/line_grants.py",
        "seats=line.decided,",
        "seats=line.seats,",
        (f"{TESTS}::test_an_accepted_line_is_planned_and_granted_with_its_reason",),
    ),
    Fault(
        "a line that was accepted changes afterwards",
        LINES,
        "line.is_accepted and kept_of(line, seats, reason) != (line.decided, line.reason):",
        "False:",
        (f"{TESTS}::test_an_accepted_line_is_neither_changed_nor_accepted_again",),
    ),
    Fault(
        "the reason of a line is written anew after its region has read it",
        LINES,
        "kept_of(line, seats, reason) != (line.decided, line.reason):",
        "seats != line.decided:",
        (f"{TESTS}::test_the_reason_that_a_region_has_read_stays",),
    ),
    Fault(
        "once one line is accepted the others cannot be read any more",
        "reports/services/quota_scenario.py",
        "    wishes = wishes_of(limits, accepted)\n",
        "    wishes = wishes_of(limits)\n",
        (f"{TESTS}::test_the_other_lines_stay_open_and_are_read_as_before",),
    ),
    Fault(
        "a workbook with a wrong cell is kept in part",
        "reports/line_jobs.py",
        "    if checked.problems:\n",
        "    if not checked.rows:\n",
        (f"{TESTS}::test_wrong_cells_are_named_and_nothing_is_kept",),
    ),
    Fault(
        "the problems of a list are shown beside another proposal",
        "reports/services/line_list.py",
        "    return rows.filter(params__proposal=job.pk)\n",
        "    return rows\n",
        (f"{TESTS}::test_a_list_of_another_proposal_is_not_shown",),
    ),
    Fault(
        "a workbook that was sent is kept for ever",
        "reports/services/line_list.py",
        '        forget([reading.params["file"]])\n        reading.params = {',
        "        reading.params = {",
        (f"{TESTS}::test_a_month_later_the_file_is_gone_and_the_remarks_stay",),
    ),
    Fault(
        "nobody says that the decided numbers are too many",
        "reports/services/quota_room.py",
        "if use.used > use.of",
        "if use.used > 2 * use.of",
        (f"{TESTS}::test_numbers_that_need_more_than_there_is_are_said",),
    ),
    Fault(
        "who may no longer plan seats changes numbers in the background",
        "reports/line_jobs.py",
        '    if not may_do(progress.user, "reports.change_lines"):',
        "    if False:",
        (f"{TESTS}::test_who_may_no_longer_plan_seats_changes_no_number",),
    ),
    Fault(
        "of many that move together one is in a state that it cannot leave",
        "blkportal/core/states.py",
        "            if before[step.record.pk] not in sources:",
        "            if False:",
        ("tests/core/test_moves.py::test_of_many_none_moves_where_one_may_not",),
    ),
)
