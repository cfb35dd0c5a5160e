"""Something else than work, and occupations by their code."""

from tests.controls.fault import Fault

PLACEMENT, FOLLOW_UP = "placements/services/placement.py", "placements/services/follow_up.py"
TESTS = "tests/placements/test_something_else.py"

FAULTS = (
    Fault(
        "something else is recorded without words",
        PLACEMENT,
        "    if is_other and not words:",
        "    if False:",
        (f"{TESTS}::test_without_words_it_is_refused",),
    ),
    Fault(
        "words of something else stay when the answer changes",
        PLACEMENT,
        '    return words if is_other else ""',
        "    return words",
        (f"{TESTS}::test_words_beside_another_kind_are_dropped",),
    ),
    Fault(
        "something else is told as work",
        PLACEMENT,
        "    Placement.Kind.OTHER: Outcome.OTHER,",
        "    Placement.Kind.OTHER: Outcome.WORKING,",
        (f"{TESTS}::test_an_office_records_something_else_with_its_words",),
    ),
    Fault(
        "something else hides work",
        "placements/migrations/0020_something_else.py",
        '("kind__in", ("STUDY", "OTHER"))',
        '("kind__in", ("STUDY",))',
        (f"{TESTS}::test_work_may_be_on_record_beside_it",),
    ),
    Fault(
        "any text is a code of KBJI",
        PLACEMENT,
        "    if code and not is_code(code):",
        "    if False:",
        (f"{TESTS}::test_what_is_neither_is_said_beside_the_field",),
    ),
    Fault(
        "something else counts as not known",
        "reports/figures.py",
        "f\"{GRADUATED} AND outcome = 'OTHER'\"",
        "f\"{GRADUATED} AND outcome = 'UNKNOWN'\"",
        (f"{TESTS}::test_the_report_counts_it_apart",),
    ),
)
