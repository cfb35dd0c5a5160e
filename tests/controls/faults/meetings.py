"""Coordination meetings, their decisions and tasks."""

from tests.controls.fault import Fault

SERVICE = "regions/services/meeting.py"
TESTS = "tests/regions/test_meetings.py"

FAULTS = (
    Fault(
        "a province calls a meeting of another",
        SERVICE,
        "    if by.role == Role.PROVINCE_OFFICER and by.scope_key != province.pk:",
        "    if False:",
        (f"{TESTS}::test_no_meeting_elsewhere_or_in_the_past",),
    ),
    Fault(
        "a cancelled meeting decides",
        SERVICE,
        "    if meeting.status == MeetingStatus.CANCELLED:",
        "    if False:",
        (f"{TESTS}::test_what_was_cancelled_decides_nothing_and_is_not_held",),
    ),
    Fault(
        "the agenda shows what is open elsewhere",
        SERVICE,
        "visible_to(user).filter(regency__province=meeting.province_id)",
        "visible_to(user)",
        (f"{TESTS}::test_the_agenda_is_what_is_open_in_the_province",),
    ),
    Fault(
        "minutes may be empty",
        SERVICE,
        "    if not minutes.strip() or not attendance.strip():",
        "    if False:",
        (f"{TESTS}::test_it_is_not_held_without_minutes_or_before_its_day",),
    ),
    Fault(
        "a cancelled meeting still invites",
        "regions/worklists.py",
        "visible_to(user).planned().filter(held_on",
        "visible_to(user).filter(held_on",
        (f"{TESTS}::test_officers_of_the_province_find_it_on_their_first_page",),
    ),
    Fault(
        "a region is asked for the province of meetings",
        "regions/views/meeting.py",
        '        found.form.fields.pop("province")',
        '        found.form.fields["province"]',
        (f"{TESTS}::test_only_who_sees_several_provinces_is_asked_which",),
    ),
)
