"""Firms employ themselves, and whoever fits them is told why."""

from tests.controls.fault import Fault

DECLARED = "placements/services/declaration.py"
FIRMS = "tests/placements/test_verify_employer.py"
MATCHING = "placements/services/matching.py"
MATCHED = "tests/placements/test_match_graduates.py"

FAULTS = (
    Fault(
        "who supplies people to others is registered",
        DECLARED,
        "if digits.startswith(INTERMEDIARY):",
        "if False:",
        (f"{FIRMS}::test_who_supplies_people_to_others_is_not_registered",),
    ),
    Fault(
        "a firm is registered that does not employ itself",
        DECLARED,
        "if not is_direct:",
        "if False:",
        (f"{FIRMS}::test_who_supplies_people_to_others_is_not_registered",),
    ),
    Fault(
        "a firm is verified that has not declared",
        "placements/services/employer.py",
        "    must_have_declared(employer)\n",
        "",
        (f"{FIRMS}::test_a_firm_that_has_not_declared_is_not_verified",),
    ),
    Fault(
        "a firm changes the class that an officer has verified",
        "placements/services/employer.py",
        "if by.role == Role.EMPLOYER and employer.status == EmployerStatus.VERIFIED:",
        "if False:",
        (f"{FIRMS}::test_a_verified_class_of_business_is_the_ministrys_to_change",),
    ),
    Fault(
        "a vacancy for another firm is submitted",
        "placements/services/vacancy.py",
        "if not is_own:",
        "if False:",
        ("tests/placements/test_vacancies.py::test_a_vacancy_for_another_firm_is_not_submitted",),
    ),
    Fault(
        "distance counts before units",
        MATCHING,
        "-self.held, self.km,",
        "self.km, -self.held,",
        (f"{MATCHED}::test_units_count_before_distance_and_both_are_told",),
    ),
    Fault(
        "a condition that is missed does not count",
        MATCHING,
        "return (bool(self.missed), ",
        "return (",
        (f"{MATCHED}::test_who_misses_a_condition_comes_last_and_reads_why",),
    ),
    Fault(
        "people are ranked for a vacancy that nobody reviewed",
        "placements/views/matching.py",
        "vacancies_of(request.user).filter(status=VacancyStatus.PUBLISHED)",
        "vacancies_of(request.user)",
        (f"{MATCHED}::test_only_a_published_vacancy_of_the_own_firm_is_matched",),
    ),
    Fault(
        "a firm is asked to confirm whom it has confirmed",
        "placements/filters.py",
        "            return rows.unconfirmed()",
        "            return rows.open()",
        (
            "tests/placements/test_worklists.py"
            "::test_a_firm_is_asked_to_confirm_what_an_office_reported",
        ),
    ),
    Fault(
        "what waits for a firm stands above what it searched for",
        "placements/views/graduate.py",
        '"worklist": [] if chips else employer_work(user),',
        '"worklist": employer_work(user),',
        (
            "tests/placements/test_worklists.py"
            "::test_what_waits_for_a_firm_takes_a_line_each_above_its_search",
        ),
    ),
    Fault(
        "what waits for a firm fills the screen above its search",
        "templates/placements/graduate_list.html",
        '{% include "ui/worklist.html" with short=True %}',
        '{% include "ui/worklist.html" %}',
        (
            "tests/placements/test_worklists.py"
            "::test_what_waits_for_a_firm_takes_a_line_each_above_its_search",
        ),
    ),
)
