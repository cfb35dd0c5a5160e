"""Which roles may use which verb."""

from accounts import roles
from accounts.roles import Role

EMPLOYER = frozenset({Role.EMPLOYER})
# who speaks for the person: the office that referred, or the center's placement desk
ON_BEHALF = frozenset({Role.REGENCY_OFFICER, Role.CENTER_PLACER})
OFFICES = roles.MINISTRY | roles.OFFICERS | roles.CENTER

MAY = {
    "view_graduates": EMPLOYER | roles.MINISTRY,
    "export_graduates": EMPLOYER,
    "view_searches": EMPLOYER,
    "save_search": EMPLOYER,
    "change_search": EMPLOYER,
    "drop_search": EMPLOYER,
    "request_hire": EMPLOYER,
    "view_vacancies": roles.EVERYBODY,
    "draft_vacancy": EMPLOYER,
    "change_vacancy": EMPLOYER,
    "submit_vacancy": EMPLOYER,
    "join_vacancies": EMPLOYER,
    "publish_vacancy": roles.MINISTRY_WRITERS,
    "return_vacancy": roles.MINISTRY_WRITERS,
    "report_filled": EMPLOYER,
    "close_vacancy": EMPLOYER | roles.MINISTRY_WRITERS,
    "view_hire_requests": roles.EVERYBODY,
    "accept_hire_request": ON_BEHALF,
    "decline_hire_request": ON_BEHALF,
    "withdraw_hire_request": EMPLOYER,
    "hire": EMPLOYER,
    "lapse_hire_requests": roles.MINISTRY_WRITERS,
    "view_placements": roles.EVERYBODY,
    "record_placement": ON_BEHALF,
    "see_placement": frozenset({Role.REGENCY_OFFICER}),
    "confirm_placement": EMPLOYER,
    "plan_round": roles.MINISTRY_WRITERS,
    "draw_round": roles.MINISTRY_WRITERS,
    "view_sample": roles.MINISTRY | roles.OFFICERS | {Role.CENTER_PLACER},
    "open_sample": roles.MINISTRY_WRITERS | {Role.PROVINCE_OFFICER},
    "ask_firm": ON_BEHALF,
    "read_work_papers": ON_BEHALF | roles.MINISTRY | {Role.PROVINCE_OFFICER},
    "add_work_paper": ON_BEHALF,
    "note_visit": ON_BEHALF,
    "end_placement": ON_BEHALF | EMPLOYER,
    "view_alumni": OFFICES,
    "record_answer": ON_BEHALF,
    "view_desk": ON_BEHALF,
    "view_follow_ups": OFFICES,
    "answer_follow_up": ON_BEHALF,
    "replace_link": ON_BEHALF,
    "view_employers": roles.EVERYBODY,
    "register_employer": roles.MINISTRY_WRITERS,
    "verify_employer": roles.MINISTRY_WRITERS,
    "deny_employer": roles.MINISTRY_WRITERS,
    "suspend_employer": roles.MINISTRY_WRITERS,
    "correct_employer": roles.MINISTRY_WRITERS | EMPLOYER,
    "appoint_contact": roles.MINISTRY_WRITERS,
}
