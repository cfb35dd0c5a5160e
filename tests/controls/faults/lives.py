"""What may follow upon what in the lives of people, classes and agreements."""

from tests.controls.fault import Fault

LIVES = "participants/states.py"
SUBMIT = "tests/participants/test_submit_referral.py"
BATCH = "tests/programs/test_life_of_batch.py"
AGREEMENT = "tests/programs/test_life_of_agreement.py"

FAULTS = (
    Fault(
        "a region withdraws somebody who has a seat",
        LIVES,
        "withdraw=((R.DRAFT, R.SUBMITTED, R.RETURNED, R.VERIFIED, R.RESERVE), R.WITHDRAWN)",
        "withdraw=((R.DRAFT, *LIVE_REFERRAL), R.WITHDRAWN)",
        (f"{SUBMIT}::test_what_was_selected_cannot_be_withdrawn_by_the_region",),
    ),
    Fault(
        "somebody is selected whose papers nobody has read",
        LIVES,
        "select=((R.VERIFIED, R.RESERVE), R.SELECTED)",
        "select=((R.SUBMITTED, R.VERIFIED, R.RESERVE), R.SELECTED)",
        (
            "tests/participants/test_select_referral.py"
            "::test_whose_papers_nobody_has_found_in_order_is_not_selected",
        ),
    ),
    Fault(
        "somebody graduates in the middle of the training",
        LIVES,
        "graduate=((E.COMPLETED,), E.GRADUATED)",
        "graduate=((E.IN_TRAINING, E.COMPLETED), E.GRADUATED)",
        (
            "tests/participants/test_end_enrollment.py"
            "::test_nobody_graduates_before_the_training_is_completed",
        ),
    ),
    Fault(
        "a class closes while people are under way",
        "participants/services/closing.py",
        'yield "people", people.filter(status__in=ACTIVE_ENROLLMENT)',
        'yield "people", people.none()',
        (f"{BATCH}::test_a_batch_with_people_under_way_is_not_closed",),
    ),
    Fault(
        "a class is cancelled over the heads of those who have arrived",
        "participants/listeners.py",
        "HERE = (EnrollmentStatus.ARRIVED, EnrollmentStatus.IN_TRAINING,",
        "HERE = (EnrollmentStatus.IN_TRAINING,",
        (f"{BATCH}::test_a_batch_in_which_people_have_arrived_is_not_cancelled",),
    ),
    Fault(
        "a decree without a number fixes the participants",
        "programs/services/batch.py",
        "    if not decree_number.strip():\n",
        "    if not decree_on:\n",
        (f"{BATCH}::test_a_batch_is_confirmed_only_with_a_decree_number",),
    ),
    Fault(
        "an agreement that is over comes into force",
        "programs/services/agreement.py",
        "if agreement.ends_on < timezone.localdate():",
        "if agreement.ends_on > timezone.localdate():",
        (f"{AGREEMENT}::test_an_agreement_that_is_over_does_not_come_into_force",),
    ),
    Fault(
        "an agreement expires on its last day",
        "programs/services/agreement.py",
        "ends_on__lt=day",
        "ends_on__lte=day",
        (f"{AGREEMENT}::test_agreements_expire_on_the_day_after_their_last_and_only_once",),
    ),
    Fault(
        "what was signed is still corrected",
        "programs/services/agreement.py",
        "if agreement.status != AgreementStatus.DRAFT:",
        "if agreement.status == AgreementStatus.ENDED:",
        (f"{AGREEMENT}::test_what_was_signed_stays_as_it_is",),
    ),
    Fault(
        "somebody is sent away without a reason",
        "participants/services/selection.py",
        "    if not text.strip():\n",
        "    if text is None:\n",
        ("tests/participants/test_end_enrollment.py::test_leaving_wants_a_reason",),
    ),
    Fault(
        "somebody arrives tomorrow",
        "participants/services/enrollment.py",
        "if day > timezone.localdate() or day >= batch.ends_on:",
        "if day >= batch.ends_on:",
        ("tests/participants/test_arrive_enrollment.py::test_nobody_arrives_tomorrow",),
    ),
    Fault(
        "older news of a graduate replaces newer",
        "participants/services/enrollment.py",
        "if enrollment.outcome_known_on is None or on >= enrollment.outcome_known_on:",
        "if on:",
        ("tests/participants/test_record_outcome.py::test_older_news_does_not_replace_newer",),
    ),
    Fault(
        "whoever never came is shown as still expected",
        "participants/enrollment_journey.py",
        "min(now, GRADUATED)",
        "GRADUATED",
        (
            "tests/participants/test_enrollment_pages.py::test_the_journey_stops_at_the_first_step_that_was_not_reached",
        ),
    ),
)
