"""Who pays what: set as a whole, kept once the agreement is over, read by its two sides."""

from tests.controls.fault import Fault

SERVICE = "programs/services/agreement_cost.py"
TESTS = "tests/programs/test_agreement_costs.py"

FAULTS = (
    Fault(
        "a cost item that is no longer agreed stays",
        SERVICE,
        "    AgreementCost.objects.filter(agreement=held).exclude(item__in=shares).delete()\n",
        "",
        (f"{TESTS}::test_what_is_set_replaces_what_was_agreed_before",),
    ),
    Fault(
        "who paid what is rewritten after the agreement has ended",
        SERVICE,
        "    if held.status not in OPEN:",
        "    if False:",
        (f"{TESTS}::test_who_paid_what_stays_once_the_agreement_is_over",),
    ),
    Fault(
        "a neighbour reads what a region pays",
        "programs/migrations/0010_agreement_costs.py",
        "[ministry(), region(), province(), center()]",
        "[ministry(), region(\"regency_id <> 'x' OR regency_id\"), province(), center()]",
        (f"{TESTS}::test_a_neighbour_reads_nothing_and_a_region_writes_nothing",),
    ),
)
