"""Seats and places: taken once, given back once, even when many press at once."""

from tests.controls.fault import Fault

SEAT = "programs/services/seat.py"
PLACE = "participants/services/place.py"
ENROLLMENT = "participants/services/enrollment.py"
SELECT = "tests/participants/test_select_referral.py"
SUBMIT = "tests/participants/test_submit_referral.py"
END = "tests/participants/test_end_enrollment.py"
GRANT = "tests/programs/test_grant_quota.py"
RACES = "tests/races/test_last_places.py"

LOST = "tests/placements/test_lost_races.py"

FAULTS = (
    Fault(
        "a race that nobody foresaw is a fault of the portal",
        "blkportal/core/refusals.py",
        'RACES = {"23505", "23P01", "40001", "40P01", "55P03"}',
        "RACES: set[str] = set()",
        (f"{LOST}::test_a_page_says_what_to_do_and_nothing_is_saved",),
    ),
    Fault(
        "a quota gives one seat more than it has",
        SEAT,
        'taken__lt=F("seats")',
        'taken__lte=F("seats")',
        (f"{SELECT}::test_a_full_quota_refuses_with_its_numbers",),
    ),
    Fault(
        "a class that takes nobody gives a seat",
        SEAT,
        "filter(pk=batch.pk, status__in=TAKES_PEOPLE)",
        "filter(pk=batch.pk)",
        (f"{SELECT}::test_nobody_is_selected_for_a_batch_that_takes_nobody",),
    ),
    Fault(
        "the seats of a center are not held",
        SEAT,
        "SELECT pg_advisory_xact_lock(hashtext(%s))",
        "SELECT hashtext(%s)",
        (f"{RACES}::test_the_last_two_beds_are_promised_to_two_of_twenty_classes",),
    ),
    Fault(
        "a region nominates beyond its quota",
        PLACE,
        'filter(pk=quota.pk, nominated__lte=F("nominees") - count)',
        "filter(pk=quota.pk)",
        (f"{SUBMIT}::test_beyond_the_quota_it_is_said_how_many_are_used",),
    ),
    Fault(
        "the database lets a quota be oversold",
        "programs/migrations/0001_initial.py",
        'condition=models.Q(("taken__gte", 0), ("taken__lte", models.F("seats"))),',
        'condition=models.Q(("taken__gte", 0)),',
        (f"{GRANT}::test_the_constraint_stops_whoever_forgets_the_service",),
    ),
    Fault(
        "the database gives a person two seats at once",
        "participants/migrations/0001_initial.py",
        '("status__in", ("CONFIRMED", "ARRIVED", "IN_TRAINING", "COMPLETED"))',
        '("status__in", ("ARRIVED", "IN_TRAINING", "COMPLETED"))',
        (f"{SUBMIT}::test_one_person_has_one_active_seat_and_the_database_holds_it",),
    ),
    Fault(
        "who leaves does not give the region's seat back",
        ENROLLMENT,
        "    free_quota_seat(enrollment.referral.quota_id)\n",
        "",
        (f"{END}::test_who_withdraws_frees_seat_and_bed_from_tonight",),
    ),
    Fault(
        "who is turned down keeps the place of a nominee",
        "participants/services/selection.py",
        "    give_back_places(referral.quota_id)\n",
        "",
        ("tests/participants/test_decide_referral.py::test_a_rejection_frees_the_nominee_place",),
    ),
    Fault(
        "a draft that is thrown away gives a place back that it never had",
        "participants/services/referral.py",
        "held_a_place = referral.status in LIVE_REFERRAL",
        "held_a_place = True",
        (f"{SUBMIT}::test_throwing_a_draft_away_frees_no_place_that_it_never_had",),
    ),
    Fault(
        "a cancelled class keeps the places of those who were returned",
        "participants/listeners.py",
        "        give_back_places(referral.quota_id)\n",
        "",
        ("tests/programs/test_life_of_batch.py::test_cancelling_releases_seats_and_nominations",),
    ),
    Fault(
        "a list does not give back the places that it did not need",
        "participants/services/list_save.py",
        "    give_back_places(quota.pk, len(rows) - saved)",
        "    # give_back_places(quota.pk, len(rows) - saved)",
        (
            "tests/participants/test_confirm_import.py"
            "::test_who_was_nominated_by_page_since_the_check_gives_the_place_back",
        ),
    ),
    Fault(
        "a quota falls below the nominations that it has",
        "programs/services/quota.py",
        "taken__lte=seats, nominated__lte=nominees",
        "taken__lte=seats",
        (f"{GRANT}::test_a_quota_never_falls_below_what_is_nominated",),
    ),
)
