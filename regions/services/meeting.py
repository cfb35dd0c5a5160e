"""A coordination meeting: called, decided in, written down."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from blkportal.core.refusals import Refusal
from regions.models import Meeting, Obstacle, ObstacleComment, Province, Regency
from regions.models.meeting import MeetingKind
from regions.models.obstacle import ObstacleQuerySet
from regions.services.obstacle import comment, raise_task
from regions.signals import meeting_cancelled
from regions.states import UNDER_WAY, MeetingStatus, meeting_moves

MOST_ROWS = 300


@transaction.atomic
def call_meeting(
    *,
    province: Province,
    title: str,
    held_on: date,
    place: str,
    by: User,
    kind: str = MeetingKind.RAKOR,
) -> Meeting:
    """A center calls forums with firms only, wherever they are held."""
    if by.is_center and kind != MeetingKind.FKLPI:
        raise Refusal(
            _("A center calls forums with firms; choose that kind."),
            code="meeting_not_of_centers",
            who_can=_("Province and ministry call coordination meetings"),
        )
    if by.role == Role.PROVINCE_OFFICER and by.scope_key != province.pk:
        raise Refusal(_("You call meetings of your own province."), code="meeting_elsewhere")
    if held_on < timezone.localdate():
        raise Refusal(_("Choose a day that is still to come."), code="meeting_day")
    return Meeting.objects.create(
        province=province, title=title.strip(), held_on=held_on, place=place.strip(), kind=kind,
        center_id=by.scope_key if by.is_center else "", called_by=by,
    )  # fmt: skip


@transaction.atomic
def decide(meeting: Meeting, obstacle: Obstacle, *, text: str, by: User) -> ObstacleComment:
    """What was decided about an obstacle stands under it, and names the meeting."""
    _must_go_on(meeting, by)
    if obstacle.regency.province_id != meeting.province_id:
        raise Refusal(_("This obstacle belongs to another province."), code="meeting_elsewhere")
    return comment(obstacle, text=text, by=by, meeting=meeting)


@transaction.atomic
def give_task(
    meeting: Meeting, regency: Regency, *, text: str, due_on: date, by: User
) -> Obstacle:
    """A task is an obstacle of the region with a day of its own: when it is late, it climbs."""
    _must_go_on(meeting, by)
    if regency.province_id != meeting.province_id:
        raise Refusal(_("This region belongs to another province."), code="meeting_elsewhere")
    if due_on <= timezone.localdate():
        raise Refusal(_("Choose a day that is still to come."), code="meeting_day")
    return raise_task(
        text, regency=regency, due_on=due_on, subject=meeting.subject,
        subject_label=str(meeting), by=by,
    )  # fmt: skip


@transaction.atomic
def hold_meeting(meeting: Meeting, *, minutes: str, attendance: str, by: User) -> Meeting:
    must_run(meeting, by)
    if not minutes.strip() or not attendance.strip():
        raise Refusal(
            _("Write down what was said, and who was there."), code="meeting_without_minutes"
        )
    if meeting.held_on > timezone.localdate():
        raise Refusal(_("Its day has not come yet."), code="meeting_to_come")
    meeting_moves.make(
        "hold", meeting, by=by, minutes=minutes.strip(), attendance=attendance.strip()
    )
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, reason: str, by: User) -> Meeting:
    must_run(meeting, by)
    if not reason.strip():
        raise Refusal(_("Say why; everybody who was invited reads it."), code="reason_missing")
    meeting_moves.make("cancel", meeting, by=by, reason=reason.strip())
    meeting_cancelled.send(Meeting, meeting=meeting, reason=reason.strip(), by=by)
    return meeting


def agenda_of(meeting: Meeting, user: Any) -> QuerySet[Obstacle]:
    """What is still open in the province, as far as ``user`` sees it; the longest late first."""
    return _of_province(meeting, user).under_way().exclude(subject=meeting.subject)


def agenda_and_tasks(meeting: Meeting, user: Any) -> tuple[list[Obstacle], list[Obstacle]]:
    """The agenda, and the tasks that were given, closed ones too. One statement for both."""
    rows = _of_province(meeting, user)
    found = rows.filter(Q(status__in=UNDER_WAY) | Q(subject=meeting.subject))[:MOST_ROWS]
    tasks = [row for row in found if row.subject == meeting.subject]
    return [row for row in found if row.subject != meeting.subject], tasks


def _of_province(meeting: Meeting, user: Any) -> ObstacleQuerySet:
    rows = Obstacle.objects.visible_to(user).filter(regency__province=meeting.province_id)
    return rows.select_related("regency").order_by("due_on", "pk")


def decisions_of(meeting: Meeting) -> QuerySet[ObstacleComment]:
    """Row security shows a region those about its own obstacles only."""
    rows = ObstacleComment.objects.filter(meeting=meeting)
    return rows.select_related("obstacle__regency").order_by("pk")


def runs(meeting: Meeting, user: Any) -> bool:
    """A center what it called, a province what no center called there, the ministry everything."""
    if user.is_center:
        return meeting.center_id == user.scope_key
    return user.is_ministry or (not meeting.center_id and meeting.province_id == user.scope_key)


def must_run(meeting: Meeting, by: User) -> None:
    if not runs(meeting, by):
        raise Refusal(
            _("This meeting was called by another office, which writes down what comes of it."),
            code="meeting_of_others",
        )


def _must_go_on(meeting: Meeting, by: User) -> None:
    must_run(meeting, by)
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refusal(_("This meeting was cancelled."), code="meeting_cancelled")
