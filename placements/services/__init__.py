"""What people do with work after training, in the order they do it."""

from placements.services.answer_list import answer_all
from placements.services.asking import ask_graduates, start_asking
from placements.services.checking import note_check, open_next
from placements.services.comparison import compare_graduates
from placements.services.contact import appoint_contact, join_employer
from placements.services.digest import send_digest, start_digests
from placements.services.employer import (
    appeal_suspension,
    correct_employer,
    deny_employer,
    register_employer,
    suspend_employer,
    verify_employer,
)
from placements.services.firm_question import answer_firm_question, ask_firm, send_question
from placements.services.firm_word import confirm_placement, deny_placement
from placements.services.follow_up import answer_follow_up, open_follow_ups, replace_link
from placements.services.forum import invite_firm, note_attendance
from placements.services.hire_request import (
    accept_hire_request,
    decline_hire_request,
    hire,
    lapse_hire_requests,
    request_hire,
    take_back_yes,
    withdraw_hire_request,
)
from placements.services.idle import suspend_idle_employers
from placements.services.invitation import answer_invitation, take_back_invitation
from placements.services.matching import matches_of
from placements.services.outcome import record_answer
from placements.services.passing_on import pass_on_requests, start_passing_on
from placements.services.placement import (
    end_placement,
    record_placement,
    see_placement,
)
from placements.services.pledge import (
    decline_pledge,
    offer_pledge,
    welcome_pledge,
    withdraw_pledge,
)
from placements.services.pledge_settling import remind_pledges, settle_pledge, settle_pledges
from placements.services.proof import add_work_paper, note_visit, read_work_paper
from placements.services.saved_search import (
    change_search,
    drop_search,
    look_at,
    save_search,
)
from placements.services.signup import (
    confirm_signup,
    forget_signups,
    send_signup_letter,
    sign_up_firm,
)
from placements.services.signup_answer import deny_signup, verify_signup
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
from placements.services.verification import draw_round, plan_round

__all__ = [
    "accept_hire_request",
    "add_work_paper",
    "answer_all",
    "answer_firm_question",
    "answer_follow_up",
    "answer_invitation",
    "appeal_suspension",
    "appoint_contact",
    "ask_firm",
    "ask_graduates",
    "change_search",
    "change_vacancy",
    "close_vacancy",
    "compare_graduates",
    "confirm_placement",
    "confirm_signup",
    "correct_employer",
    "decline_hire_request",
    "decline_pledge",
    "deny_employer",
    "deny_placement",
    "deny_signup",
    "draft_vacancies",
    "draft_vacancy",
    "draw_round",
    "drop_search",
    "end_placement",
    "expire_vacancies",
    "forget_signups",
    "hire",
    "invite_firm",
    "join_employer",
    "join_vacancies",
    "lapse_hire_requests",
    "look_at",
    "matches_of",
    "note_attendance",
    "note_check",
    "note_visit",
    "offer_pledge",
    "open_follow_ups",
    "open_next",
    "pass_on_requests",
    "plan_round",
    "publish_vacancy",
    "read_work_paper",
    "record_answer",
    "record_placement",
    "register_employer",
    "remind_pledges",
    "replace_link",
    "report_filled",
    "request_hire",
    "return_vacancy",
    "save_search",
    "see_placement",
    "send_digest",
    "send_question",
    "send_signup_letter",
    "settle_pledge",
    "settle_pledges",
    "sign_up_firm",
    "start_asking",
    "start_digests",
    "start_passing_on",
    "submit_vacancy",
    "suspend_employer",
    "suspend_idle_employers",
    "take_back_invitation",
    "take_back_yes",
    "verify_employer",
    "verify_signup",
    "welcome_pledge",
    "withdraw_hire_request",
    "withdraw_pledge",
]
