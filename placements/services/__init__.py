"""What people do with work after training, in the order they do it."""

from placements.services.answer_list import answer_all
from placements.services.asking import ask_graduates, start_asking
from placements.services.contact import appoint_contact, join_employer
from placements.services.employer import (
    correct_employer,
    deny_employer,
    register_employer,
    suspend_employer,
    verify_employer,
)
from placements.services.follow_up import answer_follow_up, open_follow_ups, replace_link
from placements.services.hire_request import (
    accept_hire_request,
    decline_hire_request,
    hire,
    lapse_hire_requests,
    request_hire,
    withdraw_hire_request,
)
from placements.services.outcome import record_answer
from placements.services.passing_on import pass_on_requests, start_passing_on
from placements.services.placement import (
    confirm_placement,
    end_placement,
    record_placement,
    see_placement,
)
from placements.services.similar_vacancies import join_vacancies
from placements.services.vacancy import (
    change_vacancy,
    close_vacancy,
    draft_vacancies,
    draft_vacancy,
    expire_vacancies,
    publish_vacancy,
    report_filled,
    return_vacancy,
    submit_vacancy,
)

__all__ = [
    "accept_hire_request",
    "answer_all",
    "answer_follow_up",
    "appoint_contact",
    "ask_graduates",
    "change_vacancy",
    "close_vacancy",
    "confirm_placement",
    "correct_employer",
    "decline_hire_request",
    "deny_employer",
    "draft_vacancies",
    "draft_vacancy",
    "end_placement",
    "expire_vacancies",
    "hire",
    "join_employer",
    "join_vacancies",
    "lapse_hire_requests",
    "open_follow_ups",
    "pass_on_requests",
    "publish_vacancy",
    "record_answer",
    "record_placement",
    "register_employer",
    "replace_link",
    "report_filled",
    "request_hire",
    "return_vacancy",
    "see_placement",
    "start_asking",
    "start_passing_on",
    "submit_vacancy",
    "suspend_employer",
    "verify_employer",
    "withdraw_hire_request",
]
