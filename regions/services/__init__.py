"""What people do with agencies and officers, in the order they do it."""

from regions.services.agency import CONTACT, change_agency
from regions.services.meeting import (
    call_meeting,
    cancel_meeting,
    decide,
    give_task,
    hold_meeting,
)
from regions.services.obstacle import (
    comment,
    give_up,
    merge_obstacle,
    raise_obstacle,
    reopen,
    solve,
    take_up,
)
from regions.services.officer import (
    appoint_officer,
    invite_officer,
    join_agency,
    move_officer,
)
from regions.services.wage_list import confirm_wages, discard_wages, keep_wages

__all__ = [
    "CONTACT",
    "appoint_officer",
    "call_meeting",
    "cancel_meeting",
    "change_agency",
    "comment",
    "confirm_wages",
    "decide",
    "discard_wages",
    "give_task",
    "give_up",
    "hold_meeting",
    "invite_officer",
    "join_agency",
    "keep_wages",
    "merge_obstacle",
    "move_officer",
    "raise_obstacle",
    "reopen",
    "solve",
    "take_up",
]
