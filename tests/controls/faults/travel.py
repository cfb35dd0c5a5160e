"""Journeys of a class: who paid, of whom, and until when it can be noted."""

from tests.controls.fault import Fault

SERVICE = "participants/services/travel.py"
TESTS = "tests/participants/test_travel.py"

FAULTS = (
    Fault(
        "a journey without a payer is noted as the region's",
        SERVICE,
        '    return cost.payer if cost else ""',
        '    return cost.payer if cost else "REGION"',
        (f"{TESTS}::test_where_nothing_is_agreed_somebody_has_to_say_who_paid",),
    ),
    Fault(
        "journeys of a closed class are rewritten",
        SERVICE,
        "    _must_be_open(batch)\n    people",
        "    people",
        (f"{TESTS}::test_the_journeys_of_a_class_that_is_over_stay",),
    ),
    Fault(
        "a journey is noted for somebody of another class",
        SERVICE,
        "    rows = Enrollment.objects.visible_to(user).filter(batch=batch)\n",
        "    rows = Enrollment.objects.visible_to(user)\n",
        (f"{TESTS}::test_somebody_of_another_class_is_refused_and_nobody_is_noted",),
    ),
    Fault(
        "a cost that nobody knows counts as nothing",
        SERVICE,
        "Total(CostItem(item), Payer(payer), people, cost or 0, people - known)",
        "Total(CostItem(item), Payer(payer), people, cost or 0, 0)",
        (f"{TESTS}::test_sums_stand_beside_how_many_costs_are_not_known",),
    ),
    Fault(
        "a region rewrites what its journeys cost",
        "participants/migrations/0028_trips_and_papers.py",
        "center(grants=ALL), region(), province()",
        "center(grants=ALL), region(grants=ALL), province()",
        (f"{TESTS}::test_a_region_writes_no_journey",),
    ),
    Fault(
        "journeys are noted for whoever gave the seat up before",
        SERVICE,
        ".filter(~gone | has_trip)",
        "",
        (f"{TESTS}::test_who_gave_the_seat_up_before_the_first_day_did_not_travel",),
    ),
)
