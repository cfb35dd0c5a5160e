"""What stands out in the records, and whom it is told."""

from tests.controls.fault import Fault

CHECK = "reports/services/quality_check.py"
TRAINING = "reports/quality/training.py"
RULES = "tests/reports/test_quality_rules.py"
TOLD = "tests/reports/test_quality_told.py"
CHECKED = "tests/reports/test_quality_check.py"

FAULTS = (
    Fault(
        "findings of others are called mine to mend",
        "reports/services/quality_reading.py",
        "    names = [rule.name for rule in RULES if rule.owner == side]\n    return",
        "    names = [rule.name for rule in RULES]\n    return",
        (f"{TOLD}::test_what_is_the_centers_to_mend_is_no_work_of_the_region",),
    ),
    Fault(
        "who wants no letters is told what to mend",
        "reports/services/quality_letters.py",
        "menders.exclude(notice_settings__mail=Mail.NEVER)",
        "menders",
        (f"{TOLD}::test_who_wants_no_letters_gets_none",),
    ),
    Fault(
        "the letter of the week comes again within the week",
        "reports/services/quality_letters.py",
        "{user.pk}:{now:%Y-%m-%d}",
        "{user.pk}:{now:%Y-%m-%d %H}",
        (f"{TOLD}::test_a_letter_comes_once_on_a_monday",),
    ),
    Fault(
        "what was mended stays a finding",
        CHECK,
        "f.record_key NOT IN (SELECT record_key FROM looked WHERE wrong)",
        "f.record_key NOT IN (SELECT record_key FROM looked)",
        (f"{CHECKED}::test_what_was_mended_is_gone_and_the_number_falls",),
    ),
    Fault(
        "an accepted finding is forgotten by the next check",
        CHECK,
        "    WHERE (f.regency_id, f.center_id, f.about, f.facts) IS DISTINCT FROM\n"
        "        (excluded.regency_id, excluded.center_id, excluded.about, excluded.facts)\n",
        "",
        (f"{CHECKED}::test_whose_record_it_is_accepts_it_and_it_stays_away",),
    ),
    Fault(
        "a finding that was accepted stays away whatever becomes of it",
        CHECK,
        "accepted_at = NULL, accepted_by_id = NULL, accepted_name = '', reason = ''",
        "reason = f.reason",
        (f"{CHECKED}::test_once_its_facts_change_it_asks_again",),
    ),
    Fault(
        "a check that dies has thrown away what was found before",
        CHECK,
        "@transaction.atomic\ndef check_quality(",
        "def check_quality(",
        (f"{CHECKED}::test_a_check_that_dies_leaves_the_former_findings_whole",),
    ),
    Fault(
        "a region accepts what a center has to mend",
        "reports/services/quality_accepting.py",
        "    return user.role in roles.MINISTRY_WRITERS | ACCEPTS[owner]",
        "    return True",
        (f"{CHECKED}::test_a_finding_is_accepted_once_by_whose_it_is_and_for_a_reason",),
    ),
    Fault(
        "a region reads the findings of all regions",
        "reports/models/quality.py",
        '        roles.Role.REGENCY_OFFICER: own("regency"),\n'
        '        roles.Role.PROVINCE_OFFICER: own_province("regency"),\n'
        "    }\n\n    def open(",
        "        roles.Role.REGENCY_OFFICER: everything,\n"
        '        roles.Role.PROVINCE_OFFICER: own_province("regency"),\n'
        "    }\n\n    def open(",
        ("tests/core/test_visibility.py",),
    ),
    Fault(
        "row security shows a region the findings of all",
        "reports/migrations/0007_quality.py",
        "region(grants=ACCEPT), province(), center(grants=ACCEPT)",
        'Policy("scope_region", "true", ACCEPT), province(), center(grants=ACCEPT)',
        (f"{CHECKED}::test_a_finding_is_out_of_reach_of_a_neighbour",),
    ),
    Fault(
        "row security lets a region rewrite what was found",
        "reports/migrations/0007_quality.py",
        "UPDATE (accepted_at, accepted_by_id, accepted_name, reason)",
        "UPDATE",
        (f"{CHECKED}::test_who_mends_cannot_rewrite_what_was_found",),
    ),
    Fault(
        "a person who withdrew still fills a class",
        TRAINING,
        "NOT IN ('WITHDRAWN', 'EXPELLED', 'NO_ARRIVAL')",
        "NOT IN ('EXPELLED', 'NO_ARRIVAL')",
        (f"{RULES}::test_a_sound_record_is_looked_at_and_not_found",),
    ),
    Fault(
        "a finding keeps the phone that people share",
        "reports/quality/people.py",
        'facts={"people": "m.people"}',
        'facts={"people": "m.people", "phone": "(SELECT p.phone FROM participants_participant p"\n'
        '               " WHERE p.id = m.id)"}',
        (f"{RULES}::test_facts_hold_nothing_personal",),
    ),
)
