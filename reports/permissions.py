"""Which roles may use which verb."""

from accounts import roles

READERS = roles.MINISTRY | roles.OFFICERS | roles.CENTER

MAY = {
    "view_report": READERS,
    "request_report": READERS,
    "view_dashboard": READERS,
    "save_view": READERS,
    "view_runs": roles.MINISTRY,
    "start_run": roles.MINISTRY_WRITERS,
    "follow_reports": READERS,
    "view_approvals": roles.MINISTRY | roles.OFFICERS,
    "confirm_report": roles.OFFICERS,
    "doubt_report": roles.OFFICERS,
    "withdraw_confirmation": roles.OFFICERS,
    "endorse_report": {roles.Role.PROVINCE_OFFICER},
    "retract_endorsement": {roles.Role.PROVINCE_OFFICER},
    "return_report": roles.MINISTRY_WRITERS | {roles.Role.PROVINCE_OFFICER},
    "accept_report": roles.MINISTRY_WRITERS,
    "reopen_report": roles.MINISTRY_WRITERS,
    "view_job": roles.EVERYBODY,
    "cancel_job": roles.EVERYBODY,
    "release_job": roles.MINISTRY_WRITERS,
    "view_definitions": roles.EVERYBODY,
    "propose_quotas": roles.MINISTRY,
    "show_proposal": roles.MINISTRY,
    "accept_proposal": roles.MINISTRY_WRITERS,
    "change_lines": roles.MINISTRY_WRITERS,
    "publish_open_data": roles.MINISTRY_WRITERS,
    "view_notices": roles.EVERYBODY,
    "view_duties": READERS,
    "answer_duty": {roles.Role.REGENCY_OFFICER, roles.Role.CENTER_ORGANIZER},
    "view_quality": READERS,
    "check_quality": roles.MINISTRY_WRITERS,
    "accept_finding": roles.MINISTRY_WRITERS
    | {roles.Role.REGENCY_OFFICER, roles.Role.CENTER_ORGANIZER},
    "search": roles.EVERYBODY,
}
