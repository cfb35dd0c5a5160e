"""Forums of centers and provinces with firms."""

from tests.controls.fault import Fault

MEETINGS, FORUM = "regions/services/meeting.py", "placements/services/forum.py"
AGENDA = "placements/services/forum_agenda.py"
INVITATION, MODEL = "placements/services/invitation.py", "placements/models/forum_guest.py"
GUESTS, ANSWERS = (
    "placements/migrations/0018_answers_and_contracts.py",
    "tests/placements/test_invitations.py",
)
TESTS = "tests/placements/test_forums.py"

FAULTS = (
    Fault(
        "a center calls a coordination meeting",
        MEETINGS,
        "    if by.is_center and kind != MeetingKind.FKLPI:",
        "    if False:",
        (f"{TESTS}::test_a_placement_desk_calls_a_forum_and_no_coordination_meeting",),
    ),
    Fault(
        "another office runs the forum of a center",
        MEETINGS,
        "    if not runs(meeting, by):",
        "    if False:",
        (f"{TESTS}::test_nobody_else_writes_into_the_forum_of_a_center",),
    ),
    Fault(
        "firms are invited to a meeting of offices",
        FORUM,
        "    if not meeting.is_forum:",
        "    if False:",
        (f"{TESTS}::test_a_firm_is_invited_to_a_forum_that_is_to_come",),
    ),
    Fault(
        "a firm that nobody has verified is invited",
        FORUM,
        "    if not Employer.objects.verified().filter(pk=employer.pk).exists():",
        "    if False:",
        (f"{TESTS}::test_only_a_verified_firm_is_invited_and_once",),
    ),
    Fault(
        "an invited firm is not told",
        FORUM,
        '    tell([guest], "invite", by=by)\n',
        "",
        (f"{TESTS}::test_an_invited_firm_is_told_and_has_it_on_its_list_of_work",),
    ),
    Fault(
        "firms came before the day",
        FORUM,
        "    if meeting.held_on > timezone.localdate():",
        "    if False:",
        (f"{TESTS}::test_nobody_came_before_the_day_or_to_what_was_cancelled",),
    ),
    Fault(
        "attendance is noted in another forum",
        FORUM,
        "on_the_list().filter(meeting=meeting, pk__in=keys)",
        "on_the_list().filter(pk__in=keys)",
        (f"{TESTS}::test_attendance_of_another_forum_stays",),
    ),
    Fault(
        "a firm reads the invitations of others",
        "placements/models/forum_guest.py",
        'roles.Role.EMPLOYER: own("employer"),',
        "roles.Role.EMPLOYER: everything,",
        ("tests/core/test_visibility.py",),
    ),
    Fault(
        "the agenda of a center holds the pledges of all",
        AGENDA,
        'ClassPledge.objects.visible_to(user).filter(_pledged_to(meeting))',
        'ClassPledge.objects.visible_to(user)',
        (f"{TESTS}::test_the_agenda_is_that_of_the_center_that_called",),
    ),
    Fault(
        "a vacancy that somebody fits is on the agenda",
        AGENDA,
        "[fit for fit in fits if not fit.fits]",
        "fits",
        (f"{TESTS}::test_the_agenda_names_the_vacancies_that_nobody_fits",),
    ),
    Fault(
        "an invitation is answered after its day",
        INVITATION,
        "    must_be_to_come(guest.meeting)\n    _must_not_be_past(guest)\n",
        "    must_be_to_come(guest.meeting)\n",
        (f"{ANSWERS}::test_what_is_over_is_neither_answered_nor_taken_back",),
    ),
    Fault(
        "whoever was seen is taken off the list",
        INVITATION,
        "    if guest.came != Attended.UNKNOWN:",
        "    if False:",
        (f"{ANSWERS}::test_whoever_was_seen_stays_on_the_list",),
    ),
    Fault(
        "an invitation is taken back without a word",
        INVITATION,
        "    why = reason_of(reason)\n",
        "    why = reason\n",
        (f"{ANSWERS}::test_taking_back_needs_a_word",),
    ),
    Fault(
        "a firm that is off the list hears that the forum is cancelled",
        FORUM,
        "    guests = ForumGuest.objects.on_the_list().filter(meeting=meeting)",
        "    guests = ForumGuest.objects.filter(meeting=meeting)",
        (f"{ANSWERS}::test_who_is_off_the_list_came_to_nothing_and_hears_of_nothing",),
    ),
    Fault(
        "an answered invitation still waits for the firm",
        MODEL,
        "        return self.filter(status=GuestStatus.INVITED)",
        "        return self.all()",
        (f"{ANSWERS}::test_only_who_has_not_answered_has_it_on_the_list_of_work",),
    ),
    Fault(
        "the database lets a firm answer what was taken back",
        GUESTS,
        "    USING (status <> 'WITHDRAWN' AND EXISTS (",
        "    USING (EXISTS (",
        (f"{ANSWERS}::test_what_was_taken_back_is_answered_no_more",),
    ),
    Fault(
        "the database lets an office answer for a firm",
        GUESTS,
        "GRANT UPDATE (status, withdrawn_because) ON",
        "GRANT UPDATE (status, withdrawn_because, word, answered_at) ON",
        (f"{ANSWERS}::test_the_database_lets_neither_side_speak_for_the_other",),
    ),
    Fault(
        "the database lets an office turn an answer round",
        GUESTS,
        "        AND NEW.answered_at IS NOT DISTINCT FROM OLD.answered_at)",
        "        AND false)",
        (f"{ANSWERS}::test_nobody_turns_the_answer_of_a_firm_round",),
    ),
)  # fmt: skip
