"""What people do with agencies and officers, in the order they do it."""

from regions.services.agency import CONTACT, change_agency
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

__all__ = [
    "CONTACT",
    "appoint_officer",
    "change_agency",
    "comment",
    "give_up",
    "invite_officer",
    "join_agency",
    "merge_obstacle",
    "move_officer",
    "raise_obstacle",
    "reopen",
    "solve",
    "take_up",
]
