"""A firm says whether it comes to a forum; whoever invited it may take the invitation back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from placements.models import ForumGuest
from placements.models.forum_guest import Attended
from placements.services.forum import must_be_planned_forum, must_be_to_come
from placements.services.reasons import reason_of
from placements.states import ON_THE_LIST, guest_moves
from regions.models import Meeting
from regions.states import MeetingStatus


@transaction.atomic
def answer_invitation(guest: ForumGuest, *, comes: bool, word: str = "", by: User) -> ForumGuest:
    """Until the day is over, and a firm may think again; whoever called the forum is told."""
    must_be_to_come(guest.meeting)
    _must_not_be_past(guest)
    verb = "come" if comes else "stay_away"
    said = word.strip()
    guest_moves.make(verb, guest, by=by, reason=said, word=said, answered_at=timezone.now())
    return guest


@transaction.atomic
def take_back_invitation(guest: ForumGuest, *, reason: str, by: User) -> ForumGuest:
    """The firm is told why, and may be invited anew."""
    must_be_planned_forum(guest.meeting, by)
    _must_not_be_past(guest)
    why = reason_of(reason)
    if guest.came != Attended.UNKNOWN:
        raise Refusal(
            _("It is written down already whether this firm came; the invitation stays."),
            code="guest_seen",
        )
    guest_moves.make("take_back", guest, by=by, reason=why, withdrawn_because=why)
    return guest


def may_answer(guest: ForumGuest) -> bool:
    """As the page offers it; the service says why not."""
    meeting = guest.meeting
    is_to_come = meeting.status == MeetingStatus.PLANNED and not _is_past(meeting)
    return is_to_come and guest.status in ON_THE_LIST


def may_take_back(guest: ForumGuest) -> bool:
    return may_answer(guest) and guest.came == Attended.UNKNOWN


def _is_past(meeting: Meeting) -> bool:
    return meeting.held_on < timezone.localdate()


def _must_not_be_past(guest: ForumGuest) -> None:
    if _is_past(guest.meeting):
        raise Refusal(_("The day of this forum has passed."), code="forum_past")
