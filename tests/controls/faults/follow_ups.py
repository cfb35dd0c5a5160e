"""Graduates are asked after 3, 6 and 12 months, and answer by a personal link."""

from tests.controls.fault import Fault

SERVICE = "placements/services/follow_up.py"
ASKING = "placements/services/asking.py"
LINK = "participants/personal_link.py"
TESTS = "tests/placements/test_follow_up.py"
BY_LINK = "tests/placements/test_personal_link.py"

FAULTS = (
    Fault(
        "somebody is asked whose question would be closed",
        SERVICE,
        "      AND d.due_on BETWEEN %(today)s::date - %(open_for)s AND %(today)s::date",
        "      AND d.due_on <= %(today)s::date",
        (f"{TESTS}::test_nobody_is_asked_too_early_or_when_the_question_would_be_closed",),
    ),
    Fault(
        "an answer comes after the question has closed",
        SERVICE,
        "    if not held.is_running:",
        "    if False:",
        (f"{TESTS}::test_a_question_is_answered_while_it_is_open_and_never_before_or_after",),
    ),
    Fault(
        "new work leaves the old one open",
        SERVICE,
        "        _end(on_record, last_day or _day_before(started_on, on_record), by=by)",
        "        pass",
        (f"{TESTS}::test_looking_for_work_ends_the_work_on_record_on_its_last_day",),
    ),
    Fault(
        "a desk's answer counts as the person's own",
        SERVICE,
        "    if by.role in roles.CENTER:",
        "    if False:",
        (f"{TESTS}::test_work_that_is_told_becomes_a_placement_and_the_outcome",),
    ),
    Fault(
        "silence counts as somebody who may still answer",
        "placements/services/response.py",
        "    waits = Q(answer=Outcome.UNKNOWN, closes_on__gte=timezone.localdate())",
        "    waits = Q(answer=Outcome.UNKNOWN)",
        (f"{TESTS}::test_silence_is_unknown_and_beside_every_rate_stands_who_answered",),
    ),
    Fault(
        "a replaced link still opens",
        "placements/views/personal.py",
        "pk=holder.record_id, edition=holder.edition",
        "pk=holder.record_id",
        (f"{BY_LINK}::test_a_replaced_link_opens_nothing_any_more",),
    ),
    Fault(
        "a link for one purpose opens another",
        LINK,
        '    return Signer(salt=f"personal-link.{purpose}", sep=".")',
        '    return Signer(salt="personal-link", sep=".")',
        (f"{BY_LINK}::test_a_link_for_something_else_opens_nothing",),
    ),
    Fault(
        "a holder acts with the rights of the ministry",
        LINK,
        "        return scope_of_person(self.participant_id)",
        '        return Scope("scope_ministry")',
        (f"{BY_LINK}::test_a_link_gives_the_rights_of_its_person_alone",),
    ),
    Fault(
        "a fourth letter is sent",
        ASKING,
        "PAUSES = {1: 14, 2: 30}",
        "PAUSES = {1: 14, 2: 30, 3: 10}",
        (f"{BY_LINK}::test_three_letters_at_most_and_none_after_an_answer",),
    ),
    Fault(
        "whoever has answered is written to",
        ASKING,
        "    rows = FollowUp.objects.unanswered().running(today).filter(due)",
        "    rows = FollowUp.objects.running(today).filter(due)",
        (f"{BY_LINK}::test_whoever_has_answered_gets_no_letter",),
    ),
    Fault(
        "a second letter brings the same question of a firm",
        "placements/services/passing_on.py",
        "    rows = HireRequest.objects.waiting().of_verified_firms().filter(letter_on=None)",
        "    rows = HireRequest.objects.waiting().of_verified_firms()",
        ("tests/placements/test_answer_hire_by_link.py::test_one_letter_brings_the_link",),
    ),
    Fault(
        "half of a list is recorded",
        "placements/services/answer_list.py",
        "            transaction.set_rollback(True)",
        "            pass",
        (
            "tests/placements/test_answer_list.py"
            "::test_one_wrong_row_keeps_all_of_them_out_and_is_named",
        ),
    ),
    Fault(
        "a list answers for another region",
        "placements/services/answer_list.py",
        "    mine = FollowUp.objects.visible_to(by).in_bulk",
        "    mine = FollowUp.objects.in_bulk",
        (
            "tests/placements/test_answer_list.py"
            "::test_whose_rows_are_not_hidden_by_the_database_are_hidden_by_the_service",
        ),
    ),
    Fault(
        "new work begins on the last day of the old",
        SERVICE,
        "    return max(started_on - timedelta(days=1), on_record.started_on)",
        "    return max(started_on, on_record.started_on)",
        (f"{TESTS}::test_new_work_ends_the_old_the_day_before_where_no_other_day_is_told",),
    ),
    Fault(
        "an answer is told as a step and as an edit",
        "blkportal/core/history.py",
        '"level", "answer", "filled", "edition",',
        '"level", "filled",',
        (f"{BY_LINK}::test_history_tells_of_a_step_once",),
    ),
    Fault(
        "letters go out at night",
        "placements/services/letters.py",
        "    if now.hour < FIRST_HOUR:",
        "    if False:",
        (
            f"{BY_LINK}::test_nobody_is_written_to_at_night_or_after_the_question_closed",
            "tests/placements/test_answer_hire_by_link.py::test_one_letter_brings_the_link",
        ),
    ),
    Fault(
        "an altered link is believed",
        LINK,
        "    except BadSignature:\n        return None\n",
        '    except BadSignature:\n        parts = link.split(".")[0].split("-")\n',
        (f"{BY_LINK}::test_an_altered_or_cut_link_opens_nothing",),
    ),
    Fault(
        "the database shows a personal link everybody",
        "blkportal/core/rowpolicies.py",
        '    return Policy("scope_person", f"{column} = {own}", grants)',
        '    return Policy("scope_person", "true", grants)',
        (f"{BY_LINK}::test_a_holder_reaches_the_own_rows_alone",),
    ),
)
