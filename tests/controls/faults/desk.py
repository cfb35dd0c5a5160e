"""The placement desk, and firms that nobody uses."""

from tests.controls.fault import Fault

DESK = "placements/services/desk.py"
FIT = "placements/services/fit.py"
IDLE = "placements/services/idle.py"
TESTS = "tests/placements/test_placement_desk.py"
FIRMS = "tests/placements/test_idle_employers.py"

FAULTS = (
    Fault(
        "whoever has an offer stays on the desk",
        DESK,
        "filter=~_offered()",
        'filter=Q(pk__gt=0)',
        (f"{TESTS}::test_an_open_request_or_work_on_record_is_an_offer",),
    ),
    Fault(
        "somebody who works is asked about",
        DESK,
        "outcome__in=[Outcome.UNKNOWN, Outcome.SEEKING]",
        "outcome__in=list(Outcome)",
        (f"{TESTS}::test_work_on_record_takes_somebody_off_the_list",
         f"{TESTS}::test_whoever_says_that_they_work_is_not_asked_about"),
    ),
    Fault(
        "a desk shows vacancies that are not valid yet",
        DESK,
        "Vacancy.objects.for_everybody()",
        "Vacancy.objects.as_listed()",
        (f"{TESTS}::test_vacancies_of_their_vocation_stand_beside_them_the_best_first",),
    ),
    Fault(
        "vocational and general upper school are two steps",
        FIT,
        " | {Education.SMK: 3}",
        "",
        (f"{TESTS}::test_each_condition_is_told",),
    ),
    Fault(
        "a birthday makes nobody older",
        FIT,
        " - ((on.month, on.day) < (person.born.month, person.born.day))",
        " - 1",
        (f"{TESTS}::test_each_condition_is_told",),
    ),
    Fault(
        "a firm that was just verified is closed again",
        IDLE,
        ".exclude(Exists(lately))",
        "",
        (f"{FIRMS}::test_whom_the_ministry_has_just_verified_is_left_time",),
    ),
    Fault(
        "one contact who comes is not enough",
        IDLE,
        "    signed_in = Max(",
        "    signed_in = Min(",
        (f"{FIRMS}::test_one_contact_who_comes_keeps_the_door_open",),
    ),
    Fault(
        "the ministry reads steps as the code calls them",
        "blkportal/core/step_names.py",
        'return str(NAMES.get(verb.strip("_"), verb))',
        "return verb",
        (
            "tests/reports/test_admin.py::test_a_step_is_told_in_words_with_its_reason",
            "tests/reports/test_admin.py::test_steps_are_chosen_by_their_names_in_order",
        ),
    ),
)  # fmt: skip
