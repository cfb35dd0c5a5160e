"""Firms are invited to a forum, and it is noted who came."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from blkportal.core.telling import tell
from placements.models import Employer, ForumGuest
from placements.models.forum_guest import Attended
from regions.models import Meeting
from regions.services.meeting import must_run
from regions.states import MeetingStatus


@transaction.atomic
def invite_firm(meeting: Meeting, employer: Employer, *, by: User) -> ForumGuest:
    """Its contacts are told."""
    must_be_planned_forum(meeting, by)
    if not Employer.objects.verified().filter(pk=employer.pk).exists():
        raise Refusal(
            _("Only a firm that the ministry has verified is invited to a forum."),
            code="guest_not_verified",
            who_can=_("The ministry verifies firms"),
        )
    try:
        with transaction.atomic():
            guest = ForumGuest.objects.create(meeting=meeting, employer=employer, invited_by=by)
    except IntegrityError:
        raise Refusal(
            _("%(firm)s is invited to this forum already.") % {"firm": employer},
            code="guest_already",
        ) from None
    tell([guest], "invite", by=by)
    return guest


@transaction.atomic
def note_attendance(meeting: Meeting, came: Mapping[int, str], *, by: User) -> int:
    """``came`` is {number of the invitation: who came, who did not}; how many it changes."""
    must_run(meeting, by)
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refusal(_("This meeting was cancelled."), code="meeting_cancelled")
    if meeting.held_on > timezone.localdate():
        raise Refusal(_("Its day has not come yet."), code="meeting_to_come")
    changed = 0
    for answer in Attended.values:
        keys = [pk for pk, said in came.items() if said == answer]
        rows = ForumGuest.objects.on_the_list().filter(meeting=meeting, pk__in=keys)
        changed += rows.exclude(came=answer).update(came=answer)
    return changed


@transaction.atomic
def tell_guests(meeting: Meeting, *, reason: str, by: Any) -> None:
    """The forum is not held."""
    guests = ForumGuest.objects.on_the_list().filter(meeting=meeting)
    tell(guests, "cancel", by=by, reason=reason)


def must_be_planned_forum(meeting: Meeting, by: User) -> None:
    must_run(meeting, by)
    if not meeting.is_forum:
        raise Refusal(
            _("Firms are invited to forums; this is a coordination meeting of offices."),
            code="guests_of_forums_only",
        )
    must_be_to_come(meeting)


def must_be_to_come(meeting: Meeting) -> None:
    if meeting.status != MeetingStatus.PLANNED:
        raise Refusal(
            _("This forum is over or was cancelled; its list of firms stays as it is."),
            code="forum_over",
        )
