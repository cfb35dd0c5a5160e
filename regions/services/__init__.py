"""What people do with agencies and officers, in the order they do it."""

from regions.services.agency import CONTACT, change_agency
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
    "invite_officer",
    "join_agency",
    "move_officer",
]
