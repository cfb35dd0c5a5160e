"""Beds: promised once, free again when somebody has left, changed without a gap."""

from tests.controls.fault import Fault

BED = "participants/services/bed.py"
LEAVE = "participants/services/leave.py"
CHANGE = "participants/services/bed_change.py"
BOARDING = "tests/participants/test_boarding.py"
ENROLLMENT = "participants/services/enrollment.py"
SELECT = "tests/participants/test_select_referral.py"
END = "tests/participants/test_end_enrollment.py"

FAULTS = (
    Fault(
        "the database lets two share a bed",
        "participants/migrations/0001_initial.py",
        'condition=models.Q(("is_cancelled", False)),\n                        expressions=',
        'condition=models.Q(("is_cancelled", True)),\n                        expressions=',
        ("tests/database/test_promises.py::test_two_stays_never_share_a_bed_for_a_night",),
    ),
    Fault(
        "who leaves keeps the bed",
        ENROLLMENT,
        "    leave_bed(enrollment, on=day)\n    _free_seats(enrollment, by)\n",
        "    _free_seats(enrollment, by)\n",
        (f"{END}::test_who_withdraws_frees_seat_and_bed_from_tonight",),
    ),
    Fault(
        "who graduates early keeps the bed",
        ENROLLMENT,
        'enrollment_moves.make("graduate", enrollment, by=by, graduated_on=day)\n'
        "    leave_bed(enrollment, on=day)\n",
        'enrollment_moves.make("graduate", enrollment, by=by, graduated_on=day)\n',
        (f"{END}::test_who_is_done_before_the_last_day_frees_the_bed_from_tonight",),
    ),
    Fault(
        "somebody is selected for whom there is no bed",
        BED,
        "if beds_left(batch, sex) > 0:",
        "if beds_left(batch, sex) >= 0:",
        (f"{SELECT}::test_no_bed_of_the_right_sex_refuses_although_there_are_seats",),
    ),
    Fault(
        "a promised bed is promised once more",
        BED,
        "return free - promised_beds(batch.center_id, sex, nights)",
        "return free",
        (f"{SELECT}::test_a_promised_bed_is_not_promised_twice",),
    ),
    Fault(
        "a cancelled stay keeps its bed",
        BED,
        "filter(center=center_id, is_cancelled=False, nights__overlap=nights)",
        "filter(center=center_id, nights__overlap=nights)",
        (f"{END}::test_the_bed_of_a_cancelled_stay_is_offered_again",),
    ),
    Fault(
        "a deadlock over beds is not tried again",
        BED,
        'WORTH_A_RETRY = {"40P01", "40001"}',
        'WORTH_A_RETRY = {"40001"}',
        (
            "tests/participants/test_arrive_enrollment.py"
            "::test_a_deadlock_is_tried_again_four_times_and_no_more",
        ),
    ),
    Fault(
        "somebody without a bed is given leave",
        LEAVE,
        "    if not enrollment.stays.filter(is_cancelled=False, nights__contains=night).exists():",
        "    if False:",
        (f"{BOARDING}::test_who_sleeps_elsewhere_gets_no_leave",),
    ),
    Fault(
        "a return is noted a second time",
        LEAVE,
        "Leave.objects.away().filter(pk=leave.pk)",
        "Leave.objects.filter(pk=leave.pk)",
        (f"{BOARDING}::test_of_two_who_note_a_return_the_first_moment_stays",),
    ),
    Fault(
        "whoever moves keeps the old bed as well",
        CHANGE,
        '        stay.nights = DateRange(stay.nights.lower, night, "[)")',
        "        pass",
        (f"{BOARDING}::test_from_tonight_somebody_has_another_bed",),
    ),
    Fault(
        "a woman changes places with a man",
        CHANGE,
        "    must_suit(enrollment, second.bed)",
        "    pass",
        (f"{BOARDING}::test_a_woman_and_a_man_do_not_change_places",),
    ),
    Fault(
        "a leave that cannot be loses what was typed",
        "participants/views/boarding.py",
        "            form.add_error(BESIDE.get(refusal.code), str(refusal.text))\n",
        "            raise refusal\n",
        (
            "tests/participants/test_boarding.py::test_a_leave_that_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost",
        ),
    ),
)
