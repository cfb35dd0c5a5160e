"""What would be if there were further classes."""

from tests.controls.fault import Fault

SERVICE = "participants/services/what_if.py"
TESTS = "tests/participants/test_what_if.py"

FAULTS = (
    Fault(
        "a bed is offered that is promised to somebody",
        SERVICE,
        "max(free.get(sex, 0) - promised_beds(center, sex, plan.nights), 0)",
        "max(free.get(sex, 0), 0)",
        (f"{TESTS}::test_a_bed_counts_that_is_free_in_every_night_and_promised_to_nobody",),
    ),
    Fault(
        "a cancelled class keeps its room",
        SERVICE,
        ".exclude(status__in=NEVER_TAUGHT)",
        "",
        (f"{TESTS}::test_classes_of_the_same_days_keep_their_rooms",),
    ),
    Fault(
        "a planned need is counted again",
        SERVICE,
        "open_needs = (NeedStatus.SUBMITTED, NeedStatus.REVIEWED, NeedStatus.DEFERRED)",
        "open_needs = tuple(NeedStatus)",
        (f"{TESTS}::test_a_need_that_is_planned_already_is_not_asked_for_again",),
    ),
    Fault(
        "a day is reckoned with that no calendar has",
        "participants/what_if_forms.py",
        "        if day > today + FARTHEST:",
        "        if False:",
        (f"{TESTS}::test_a_wrong_question_is_told_beside_its_field",),
    ),
)
