"""Which roles may use which verb."""

from accounts import roles

MAY = {
    "see_agency": roles.MINISTRY | roles.CENTER | roles.OFFICERS,
    "change_agency": roles.MINISTRY_WRITERS | roles.OFFICERS,
    "see_officer": roles.MINISTRY | roles.OFFICERS,
    "appoint_officer": roles.MINISTRY_WRITERS,
    "see_place": roles.EVERYBODY,
}
