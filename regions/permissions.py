"""Which roles may use which verb."""

from accounts import roles

ACTING = roles.MINISTRY_WRITERS | roles.CENTER | roles.OFFICERS

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
    "see_place": roles.EVERYBODY,
}
