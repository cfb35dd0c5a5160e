"""The division of a year's seats among the needs of the regions."""

from tests.controls.fault import Fault

SOLVER = "reports/services/quota_solver.py"
WISHES = "reports/services/quota_wishes.py"
PROPOSAL = "reports/services/quota_proposal.py"
LINES = "reports/services/quota_lines.py"
ACCEPTING = "reports/services/quota_accepting.py"
TESTS = "tests/reports/test_quota_proposal.py"
SCENARIO = "tests/reports/test_quota_scenario.py"

FAULTS = (
    Fault(
        "a region gets more than its gap",
        WISHES,
        "wanted if need.gap is None else min(wanted, need.gap)",
        "wanted",
        (f"{TESTS}::test_nobody_gets_more_than_the_gap",),
    ),
    Fault(
        "a first need keeps nothing",
        SOLVER,
        "[float(w.first) for w in self.wishes]",
        "[0.0 for w in self.wishes]",
        (f"{TESTS}::test_each_first_need_keeps_its_seats",),
    ),
    Fault(
        "a province gets what it likes",
        SOLVER,
        "Rule(Limit.PROVINCE, terms, high=most)",
        "Rule(Limit.PROVINCE, terms)",
        (f"{TESTS}::test_a_province_gets_no_more_than_its_share",),
    ),
    Fault(
        "women sleep where there is no bed",
        SOLVER,
        "Rule(Limit.BEDS_WOMEN, women, high=open_women)",
        "Rule(Limit.BEDS_WOMEN, women)",
        (f"{TESTS}::test_women_and_men_need_beds_of_their_own",),
    ),
    Fault(
        "instructors teach hours that they do not have",
        SOLVER,
        "Rule(Limit.HOURS, taught, high=limits.hours)",
        "Rule(Limit.HOURS, taught)",
        (f"{TESTS}::test_classes_need_instructors_hours",),
    ),
    Fault(
        "a proposal is accepted over needs that have changed",
        LINES,
        "    if proposal is None:",
        "    if proposal is None and False:",
        (f"{SCENARIO}::test_over_changed_needs_nothing_is_accepted",),
    ),
    Fault(
        "a reader accepts a proposal",
        ACCEPTING,
        'if not may_do(by, "reports.accept_proposal"):',
        "if False:",
        (f"{SCENARIO}::test_who_may_no_longer_plan_seats_accepts_nothing",),
    ),
    Fault(
        "a region that tells of its successes alone looks best",
        "reports/services/quota_wishes.py",
        'BY_NAME["graduated"].numerator',
        'BY_NAME["status_known"].numerator',
        (
            "tests/reports/test_quota_proposal.py"
            "::test_the_regions_own_alumni_count_those_who_are_silent_too",
        ),
    ),
)
