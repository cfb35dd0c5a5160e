"""Assessments and what rests on them: candidates, decisions, certificates by two people."""

from tests.controls.fault import Fault

RULES = "participants/services/assessment_rules.py"
STEPS = "participants/services/assessment.py"
CERTIFICATE = "participants/services/certificate.py"
PROPOSAL = "participants/services/certificate_proposal.py"
REPLACE = "tests/participants/test_replace_certificate.py"
LETTER = "tests/participants/test_letter_of_participation.py"
CLOSE = "tests/participants/test_close_class.py"
ASSESS = "tests/participants/test_assess.py"
PROPOSE = "tests/participants/test_propose_certificates.py"

FAULTS = (
    Fault(
        "somebody is on two open lists of candidates",
        RULES,
        "    if past.is_open:",
        "    if False:",
        (f"{ASSESS}::test_nobody_is_on_two_open_lists",),
    ),
    Fault(
        "attempts at an assessment never end",
        RULES,
        "past.attempts >= body.most_attempts",
        "False",
        (f"{ASSESS}::test_attempts_end_where_the_body_says",),
    ),
    Fault(
        "who did not come has used an attempt",
        RULES,
        "past.attempts + is_seen",
        "past.attempts + 1",
        (f"{ASSESS}::test_attempts_end_where_the_body_says",),
    ),
    Fault(
        "the window to try again has no end",
        RULES,
        "        if held_on > last:",
        "        if False:",
        (f"{ASSESS}::test_the_window_to_try_again_ends",),
    ),
    Fault(
        "a body decides after its licence has ended",
        STEPS,
        "    must_be_licensed(sitting.body, on)",
        "    pass",
        (f"{ASSESS}::test_a_body_decides_under_its_licence_only",),
    ),
    Fault(
        "a recommendation counts as the decision",
        STEPS,
        'competent = mine.filter(decision=Verdict.COMPETENT).annotate(d=Max("decided_on"))',
        "competent = mine.filter(recommendation=Verdict.COMPETENT).annotate("
        'd=Max("sitting__held_on"))',
        (f"{ASSESS}::test_a_recommendation_is_no_decision",),
    ),
    Fault(
        "a decision is taken back under a certificate",
        STEPS,
        "certified_on__isnull=True)",
        ")",
        (f"{ASSESS}::test_a_decision_that_bears_a_certificate_stands",),
    ),
    Fault(
        "an earlier assessment is taken back under a later one",
        STEPS,
        "    must_be_the_last(assessment)",
        "    pass",
        (f"{ASSESS}::test_only_the_last_assessment_is_taken_back",),
    ),
    Fault(
        "a certificate of competency asks for no decision",
        CERTIFICATE,
        "pk=enrollment.pk, competent_on__lte=day)",
        "pk=enrollment.pk, competent_on__isnull=False)",
        (f"{ASSESS}::test_the_certificate_waits_for_the_day_of_the_decision",),
    ),
    Fault(
        "the same person proposes and approves",
        PROPOSAL,
        "    if proposal.proposed_by_id == by.pk:",
        "    if False:",
        (f"{PROPOSE}::test_nobody_answers_the_own_proposal",),
    ),
    Fault(
        "an aged proposal is issued for the others",
        PROPOSAL,
        "    if issued.refused:",
        "    if False:",
        (f"{PROPOSE}::test_a_list_that_has_aged_is_issued_for_nobody",),
    ),
    Fault(
        "whoever is not competent is proposed",
        PROPOSAL,
        "        rows = rows.filter(competent_on__lte=day)",
        "        pass",
        (f"{PROPOSE}::test_everybody_who_is_due_is_on_the_list_and_nobody_else",),
    ),
    Fault(
        "a replacement lengthens the validity",
        "participants/services/certificate_replacement.py",
        '"units", "valid_until")',
        '"units")',
        (f"{REPLACE}::test_the_successor_says_the_same_under_a_new_number",),
    ),
    Fault(
        "what has ended is replaced",
        "participants/services/certificate_replacement.py",
        "    if certificate.valid_until and certificate.valid_until <= today:",
        "    if False:",
        (f"{REPLACE}::test_what_has_ended_is_not_replaced_even_before_the_clock_came_round",),
    ),
    Fault(
        "a graduate gets a letter for those who did not pass",
        CERTIFICATE,
        "Kind.LETTER: EnrollmentStatus.NOT_PASSED",
        "Kind.LETTER: EnrollmentStatus.GRADUATED",
        (f"{LETTER}::test_nobody_else_gets_a_letter",),
    ),
    Fault(
        "a letter names units that were not passed",
        CERTIFICATE,
        "takes_all = not passed and kind != Kind.LETTER",
        "takes_all = not passed",
        (f"{LETTER}::test_a_letter_names_what_was_passed_and_has_neither_level_nor_end",),
    ),
    Fault(
        "a class is closed while something is open",
        "participants/services/closing.py",
        "    if lacking:",
        "    if False:",
        (f"{CLOSE}::test_each_part_that_is_open_keeps_the_class_open",),
    ),
    Fault(
        "a revoked certificate completes a class",
        "participants/services/closing.py",
        'enrollment=OuterRef("pk"), kind=kind, status=CertificateStatus.ISSUED',
        'enrollment=OuterRef("pk"), kind=kind',
        (f"{CLOSE}::test_a_revoked_certificate_completes_nothing",),
    ),
)
