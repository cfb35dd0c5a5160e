"""Whose rules count for a class, and what a nomination keeps of its judgement."""

from tests.controls.fault import Fault

SERVICE = "programs/services/rule_set.py"
RULES = "tests/programs/test_rule_sets.py"
JUDGED = "tests/participants/test_judged_by.py"

FAULTS = (
    Fault(
        "a center's rules count at every center",
        SERVICE,
        "    own = RuleSet.objects.filter(program=batch.program_id, center=batch.center_id)\n",
        "    own = RuleSet.objects.filter(program=batch.program_id)\n",
        (f"{RULES}::test_another_center_goes_by_the_program",),
    ),
    Fault(
        "a list is judged by the program though its center has rules",
        "participants/services/list_check.py",
        "            self.answers[asked] = judge(self.counted.rules, asked)",
        "            self.answers[asked] = judge(self.batch.program.eligibility, asked)",
        (f"{JUDGED}::test_a_list_is_judged_by_the_same_rules",),
    ),
    Fault(
        "the shares of a decision are not kept",
        "participants/services/selection.py",
        '    return {"decided_on": timezone.localdate(), "shares": shares_about(batch)}',
        '    return {"decided_on": timezone.localdate()}',
        (f"{JUDGED}::test_who_is_asked_to_wait_can_be_told_how_the_shares_stood",),
    ),
    Fault(
        "a region keeps the shares of its own people as those of the class",
        "participants/services/shares.py",
        "    with acting_in(SYSTEM):\n        shares",
        "    if True:\n        shares",
        (f"{JUDGED}::test_the_kept_shares_count_every_region_though_a_region_hands_in",),
    ),
    Fault(
        "a center writes the rules of another",
        "programs/migrations/0019_rule_sets.py",
        "                center(grants=ALL),",
        "                center(\"center_id <> 'x' OR center_id\", grants=ALL),",
        (f"{RULES}::test_the_database_lets_no_center_write_anothers_rules",),
    ),
)
