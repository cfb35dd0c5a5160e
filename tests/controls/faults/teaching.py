"""Rooms and instructors: one class a day, kept when days are planned anew."""

from tests.controls.fault import Fault

SERVICE = "participants/services/teaching.py"
TESTS = "tests/participants/test_assign_days.py"

FAULTS = (
    Fault(
        "a class is completed early without a word about its open days",
        "participants/views/class_steps.py",
        '        if name == "complete":',
        '        if name == "close":',
        (
            "tests/participants/test_train_class.py"
            "::test_whoever_completes_a_class_early_reads_which_days_have_no_roll",
        ),
    ),
    Fault(
        "a stand-in for a day teaches all days",
        SERVICE,
        "        rows = rows.filter(day__lte=until)\n",
        "        pass\n",
        (f"{TESTS}::test_a_stand_in_teaches_the_named_days_only",),
    ),
    Fault(
        "days that are planned anew are taught by a stand-in",
        "participants/services/timetable.py",
        '.order_by("-days", "-last")',
        '.order_by("-last")',
        (f"{TESTS}::test_a_stand_in_for_one_day_does_not_stay_when_days_are_planned_anew",),
    ),
    Fault(
        "a clash does not say with whom",
        SERVICE,
        "    if first := others.select_related",
        "    if False and (first := others).select_related",
        (f"{TESTS}::test_a_clash_names_the_day_and_the_other_class",),
    ),
    Fault(
        "the database lets two classes share a room",
        "participants/migrations/0020_rooms_and_instructors.py",
        'fields=("room", "day"),',
        'fields=("room", "day", "batch"),',
        (f"{TESTS}::test_the_database_lets_no_two_classes_share_a_room_or_an_instructor",),
    ),
    Fault(
        "a class is taught in another center's room",
        SERVICE,
        "        if chosen is not None and chosen.center_id != batch.center_id:",
        "        if False:",
        (f"{TESTS}::test_a_room_of_another_center_is_refused",),
    ),
    Fault(
        "days that are planned anew lose their room",
        "participants/services/timetable.py",
        "    return room, instructor",
        "    return None, None",
        (f"{TESTS}::test_days_that_are_planned_anew_keep_room_and_instructor",),
    ),
)
