"""What a firm learns of a graduate, and what is recorded of work."""

from tests.controls.fault import Fault

MODEL = "participants/models/certificate.py"
HIRE = "placements/services/hire_request.py"
SEARCH = "tests/placements/test_search_graduates.py"
ANSWER = "tests/placements/test_answer_hire_request.py"
WORK = "tests/placements/test_record_placement.py"

FAULTS = (
    Fault(
        "a firm keeps the phone of whoever took the yes back",
        HIRE,
        '        answered_on=timezone.localdate(),\n        contact_name="",\n'
        '        contact_phone="",\n',
        '        answered_on=timezone.localdate(),\n        contact_name="",\n',
        (f"{ANSWER}::test_an_office_takes_a_yes_back_and_the_firm_keeps_no_name",),
    ),
    Fault(
        "a pledge counts whoever took the yes back",
        HIRE,
        "    count_for(request.employer_id, seat.batch_id, by=by)\n    return request\n\n\n"
        "@transaction.atomic\ndef withdraw",
        "    return request\n\n\n@transaction.atomic\ndef withdraw",
        (
            "tests/placements/test_settle_pledges.py"
            "::test_a_yes_is_counted_at_once_and_no_longer_once_taken_back",
        ),
    ),
    Fault(
        "a graduate is offered who does not agree",
        MODEL,
        "filter(Exists(agrees), kind=Certificate.Kind.COMPETENCY)",
        "filter(kind=Certificate.Kind.COMPETENCY)",
        (f"{SEARCH}::test_the_filter_alone_hides_each_where_row_security_would_not",),
    ),
    Fault(
        "who has work is still offered",
        "placements/migrations/0012_offers.py",
        "AND t.outcome NOT IN ('UNKNOWN', 'SEEKING')",
        "AND false",
        ("tests/placements/test_hire.py::test_who_is_hired_is_no_longer_found",),
    ),
    Fault(
        "a name is opened after the consent was withdrawn",
        HIRE,
        "if person is None or not agrees(request.participant_id):",
        "if person is None:",
        (f"{ANSWER}::test_who_withdrew_consent_meanwhile_cannot_be_accepted_for",),
    ),
    Fault(
        "a name stays open after the consent was withdrawn",
        "placements/models/hire_request.py",
        "Q(status=HireRequestStatus.ACCEPTED) & Exists(agrees)",
        "Q(status=HireRequestStatus.ACCEPTED)",
        (f"{ANSWER}::test_withdrawing_consent_closes_the_name_again",),
    ),
    Fault(
        "a suspended firm is given a name",
        HIRE,
        "if not Employer.objects.verified().filter(pk=request.employer_id).exists():",
        "if not Employer.objects.filter(pk=request.employer_id).exists():",
        (f"{ANSWER}::test_a_suspended_firm_gets_no_name",),
    ),
    Fault(
        "requests lapse while they are young",
        HIRE,
        "requested_at__lt=timezone.now() - ANSWER_WITHIN",
        "requested_at__gt=timezone.now() - ANSWER_WITHIN",
        (f"{ANSWER}::test_unanswered_requests_lapse_after_fourteen_days",),
    ),
    Fault(
        "what a desk was told counts as seen",
        "placements/services/placement.py",
        "is_seen = by.role == Role.REGENCY_OFFICER",
        "is_seen = by.role != Role.EMPLOYER",
        (f"{WORK}::test_an_officer_has_seen_what_a_desk_was_told",),
    ),
    Fault(
        "a firm renames itself",
        "placements/services/employer.py",
        "allowed = OWN_WORDS if by.role == Role.EMPLOYER else OWN_WORDS | OF_RECORD",
        "allowed = OWN_WORDS | OF_RECORD",
        (
            "tests/placements/test_verify_employer.py"
            "::test_a_firm_does_not_rename_itself_through_the_service",
        ),
    ),
)
