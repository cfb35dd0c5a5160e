"""Records changing hands: who may ask, what the asker learns, what stays where it was."""

from tests.controls.fault import Fault

SERVICE = "participants/services/transfer.py"
TESTS = "tests/participants/test_transfer.py"

FAULTS = (
    Fault(
        "somebody with a seat changes hands",
        SERVICE,
        "    _must_be_free(person)\n",
        "",
        (f"{TESTS}::test_who_has_a_seat_now_stays_until_the_training_has_ended",),
    ),
    Fault(
        "somebody changes hands whose nomination nobody can correct any more",
        SERVICE,
        "    if nomination := nominations.select_related",
        "    if False and nominations.select_related",
        (f"{TESTS}::test_who_waits_for_a_decision_stays_with_the_region_that_can_correct_it",),
    ),
    Fault(
        "consents stay with the earlier region",
        SERVICE,
        "    for model in (Consent, PersonalDocument, DataRequest):",
        "    for model in (PersonalDocument, DataRequest):",
        (f"{TESTS}::test_granted_the_record_moves_with_consents_and_documents",),
    ),
    Fault(
        "the earlier region loses sight of whom it has referred",
        "participants/migrations/0017_transfer.py",
        '    "region": "r.regency_id = current_setting(\'app.region\', true)",\n',
        '    "region": "false",\n',
        (f"{TESTS}::test_the_earlier_region_keeps_what_it_has_referred_and_still_sees_whom",),
    ),
    Fault(
        "a region grants itself a transfer",
        "participants/migrations/0017_transfer.py",
        "SELECT, INSERT, UPDATE (status)",
        "SELECT, INSERT, UPDATE",
        (f"{TESTS}::test_a_region_cannot_grant_itself_anything",),
    ),
)
