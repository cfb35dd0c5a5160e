"""The province reminds its regencies."""

from tests.controls.fault import Fault

SERVICE = "participants/services/reminder.py"
TESTS = "tests/participants/test_reminders.py"

FAULTS = (
    Fault(
        "reminders come all day",
        SERVICE,
        "    if last is not None and _is_today(last):",
        "    if False:",
        (f"{TESTS}::test_one_reminder_a_day_is_enough",),
    ),
    Fault(
        "a province reminds another one's regencies",
        "regions/models/place.py",
        "            return rows.in_province(user.scope_key)",
        "            return rows",
        (f"{TESTS}::test_no_regency_of_another_province_is_reminded",),
    ),
)
