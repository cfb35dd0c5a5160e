"""Which roles may use which verb."""

from accounts import roles

ACTING = roles.MINISTRY_WRITERS | roles.CENTER | roles.OFFICERS
# a center's placement desk calls forums with firms
CALLING = roles.MINISTRY_WRITERS | {roles.Role.PROVINCE_OFFICER, roles.Role.CENTER_PLACER}

MAY = {
    "see_agency": roles.MINISTRY | roles.CENTER | roles.OFFICERS,
    "change_agency": roles.MINISTRY_WRITERS | roles.OFFICERS,
    "see_officer": roles.MINISTRY | roles.OFFICERS,
    "appoint_officer": roles.MINISTRY_WRITERS,
    "view_obstacles": roles.MINISTRY | roles.CENTER | roles.OFFICERS,
    "raise_obstacle": ACTING,
    "take_up_obstacle": ACTING,
    "solve_obstacle": ACTING,
    "give_up_obstacle": ACTING,
    "reopen_obstacle": ACTING,
    "merge_obstacle": ACTING,
    "comment_obstacle": ACTING,
    "view_meetings": roles.MINISTRY | roles.CENTER | roles.OFFICERS,
    "call_meeting": CALLING,
    "hold_meeting": CALLING,
    "cancel_meeting": CALLING,
    "decide": CALLING,
    "give_task": CALLING,
    "see_minimum_wages": roles.MINISTRY | roles.CENTER | roles.OFFICERS,
    "upload_wages": roles.MINISTRY_WRITERS,
    "view_wage_lists": roles.MINISTRY,
    "confirm_wages": roles.MINISTRY_WRITERS,
    "discard_wages": roles.MINISTRY_WRITERS,
    "see_place": roles.EVERYBODY,
}
