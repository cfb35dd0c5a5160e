"""Firms that were suspended or denied."""

from tests.controls.fault import Fault

TESTS = "tests/placements/test_stopped_firms.py"

FAULTS = (
    Fault(
        "a suspended firm is not told why",
        "placements/services/employer.py",
        '"suspend", employer, by=by, reason=why, stopped_because=why',
        '"suspend", employer, by=by, reason=why',
        (f"{TESTS}::test_the_people_of_a_suspended_firm_read_why",),
    ),
    Fault(
        "everybody reads why a firm was suspended",
        "placements/api/serializers.py",
        "if not (user.is_ministry or user.is_employer):",
        "if False:",
        (f"{TESTS}::test_why_is_between_the_ministry_and_the_firm",),
    ),
    Fault(
        "an idle firm is not told why it was closed",
        "placements/services/idle.py",
        ".update(stopped_because=reason)",
        ".exists()",
        (
            "tests/placements/test_idle_employers.py"
            "::test_an_idle_firm_finds_nobody_any_more_and_history_says_why",
        ),
    ),
    Fault(
        "a suspended firm goes on reading names",
        "placements/models/hire_request.py",
        "said_yes & Q(employer__status=EmployerStatus.VERIFIED)",
        "said_yes",
        (f"{TESTS}::test_a_suspended_firm_reads_no_name_that_was_opened_to_it",),
    ),
    Fault(
        "people are written to for a suspended firm",
        "placements/services/passing_on.py",
        ".of_verified_firms()",
        "",
        (f"{TESTS}::test_nobody_is_written_to_for_a_suspended_firm",),
    ),
    Fault(
        "people are asked for a suspended firm",
        "placements/own_questions.py",
        ".of_verified_firms()",
        "",
        (f"{TESTS}::test_nobody_is_written_to_for_a_suspended_firm",),
    ),
    Fault(
        "a suspended firm says that somebody works there",
        "placements/services/hire_request.py",
        "    must_be_verified(request.employer_id)\n",
        "",
        (f"{TESTS}::test_the_word_of_a_suspended_firm_proves_no_work",),
    ),
    Fault(
        "a suspended firm confirms work",
        "placements/services/firm_word.py",
        "    must_be_verified(placement.employer_id)\n    evidence_moves",
        "    evidence_moves",
        (f"{TESTS}::test_a_suspended_firm_confirms_nobody",),
    ),
    Fault(
        "a firm that was denied asks again without end",
        "placements/states.py",
        "appeal=((P.SUSPENDED,), P.PENDING)",
        "appeal=((P.SUSPENDED, P.DENIED), P.PENDING)",
        (f"{TESTS}::test_only_a_suspended_firm_asks_again",),
    ),
    Fault(
        "a firm that asks again is late at once",
        "placements/ministry_waits.py",
        "TruncDate(WAITS_SINCE)",
        'TruncDate("created_at")',
        (f"{TESTS}::test_whoever_asks_again_waits_from_that_day",),
    ),
)
