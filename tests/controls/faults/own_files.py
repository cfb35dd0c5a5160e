"""A person reads the own file by a link, and can be forgotten."""

from tests.controls.fault import Fault

SERVICE = "participants/services/own_file.py"
REQUESTS = "participants/services/data_request.py"
ERASURE = "participants/services/erasure.py"
LOOK = "participants/services/look.py"
FILE = "tests/participants/test_own_file.py"
ASKED = "tests/participants/test_data_request.py"
LEFT = f"{ASKED}::test_nothing_that_names_the_person_is_left"

FAULTS = (
    Fault(
        "an earlier link still opens the file",
        SERVICE,
        "        link_edition=holder.edition,\n",
        "",
        (f"{FILE}::test_every_link_before_is_worthless",),
    ),
    Fault(
        "a link opens for ever",
        SERVICE,
        "        link_until__gte=timezone.localdate(),\n",
        "",
        (f"{FILE}::test_a_link_that_does_not_count_opens_nothing",),
    ),
    Fault(
        "an office says that the person pressed",
        "participants/models/consent.py",
        "TO_AN_OFFICE = (Channel.PAPER, Channel.OFFICER, Channel.IMPORT)",
        "TO_AN_OFFICE = tuple(Channel)",
        (f"{FILE}::test_an_office_cannot_say_that_the_person_pressed",),
    ),
    Fault(
        "a look is told for every reading",
        LOOK,
        "    WHERE NOT EXISTS (",
        "    WHERE true OR NOT EXISTS (",
        (f"{FILE}::test_each_look_is_told_with_the_office_and_without_a_name",),
    ),
    Fault(
        "a firm reads a phone and nobody knows",
        "placements/services/hire_request.py",
        "    if by.is_employer and asked.open_name:",
        "    if False:",
        (f"{FILE}::test_a_firm_that_reads_a_profile_or_a_phone_is_told_too",),
    ),
    Fault(
        "the API reads a file unseen",
        "participants/api/participant.py",
        "        note_look([self.found.pk], Look.Kind.FILE, by=request.user)\n",
        "",
        (f"{FILE}::test_the_api_is_no_way_around",),
    ),
    Fault(
        "a list is taken along unseen",
        "participants/views/participant.py",
        "    note_look(export.written, Look.Kind.LIST, by=request.user)\n",
        "",
        (f"{FILE}::test_nik_document_list_and_admin_are_noted",),
    ),
    Fault(
        "a region erases",
        REQUESTS,
        "    if asked.kind == DataRequest.Kind.ERASURE and not by.is_ministry:",
        "    if False:",
        (f"{ASKED}::test_a_region_does_not_erase_through_page_or_api",),
    ),
    Fault(
        "nobody is told that an answer is late",
        REQUESTS,
        '    _mark(late, "escalate", late_at=now)\n',
        "",
        (f"{ASKED}::test_the_region_is_warned_after_48_hours_and_the_ministry_told_after_72",),
    ),
    Fault(
        "an answered request is told as late",
        REQUESTS,
        "    waiting = DataRequest.objects.waiting().select_for_update",
        "    waiting = DataRequest.objects.select_for_update",
        (f"{ASKED}::test_whoever_answers_in_time_is_not_told_as_late",),
    ),
    Fault(
        "somebody is erased in the middle of a training",
        ERASURE,
        "        _must_have_ended(person)\n",
        "",
        (f"{ASKED}::test_a_training_under_way_comes_first",),
    ),
    Fault(
        "documents of an erased person stay on the disk",
        ERASURE,
        "    forget(names)\n",
        "",
        (LEFT,),
    ),
    Fault(
        "a firm keeps the name of an erased person",
        "placements/listeners.py",
        "    forget_person(person, by=by)",
        "    pass",
        (LEFT,),
    ),
    Fault(
        "an erased person is still found by firms",
        ERASURE,
        "    Consent.objects.live().filter(participant=person).update(",
        "    Consent.objects.live().filter(pk=0).update(",
        (LEFT,),
    ),
    Fault(
        "erasing takes somebody out of the certified",
        ERASURE,
        '        certificate_moves.make("revoke", certificate, by=by, reason=why)\n',
        '        certificate_moves.make("revoke", certificate, by=by, reason=why)\n'
        "        Enrollment.objects.filter(participant=person).update(certified_on=None)\n",
        (f"{ASKED}::test_no_figure_changes",),
    ),
    Fault(
        "an erased person is nominated",
        "participants/services/referral.py",
        "    must_be_kept(person)\n",
        "",
        (f"{ASKED}::test_nothing_is_added_to_whoever_was_erased",),
    ),
    Fault(
        "two erased people are told to be one",
        "participants/services/look_alike.py",
        "        AND erased_on IS NULL\n",
        "",
        (f"{ASKED}::test_two_erased_people_are_no_likely_pair",),
    ),
    Fault(
        "a firm that was told yes is gone from the own page",
        "placements/own_questions.py",
        "HireRequest.objects.open()",
        "HireRequest.objects.waiting()",
        (f"{FILE}::test_a_firm_that_was_told_yes_stays_one_press_away",),
    ),
)
