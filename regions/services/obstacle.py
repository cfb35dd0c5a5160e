"""Obstacles: raised in two fields, taken up, answered, talked about, joined with the same one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from blkportal.core.refusals import Refusal
from blkportal.core.subjects import Subject
from blkportal.core.workdays import workday_after
from regions.models import Lesson, Meeting, Obstacle, ObstacleComment, Regency
from regions.models.obstacle import Category, Level
from regions.services.mention import mention
from regions.states import UNDER_WAY, obstacle_moves

TITLE = 100
MOST_NEIGHBOURS = 40
# working days until it climbs: people on the road or without a bed cannot wait, a job takes longer
DAYS = {
    Category.TRANSPORT: 2,
    Category.DORMITORY: 2,
    Category.SELECTION: 3,
    Category.TRAINING: 3,
    Category.DATA: 3,
    Category.QUOTA: 5,
    Category.CERTIFICATE: 5,
    Category.OTHER: 5,
    Category.PLACEMENT: 10,
}
URGENT = 1
FIRST_LEVEL: dict[str, str] = {Role.PROVINCE_OFFICER: Level.PROVINCE}


def due_after(day: date, category: str, is_urgent: bool) -> date:
    return workday_after(day, URGENT if is_urgent else DAYS[Category(category)])


@transaction.atomic
def raise_obstacle(
    text: str,
    category: str,
    *,
    regency: Regency,
    by: User,
    is_urgent: bool = False,
    subject: Subject | None = None,
) -> Obstacle:
    """The first line is its title. The region solves it, and the center if it has a part in it."""
    words = _said(text)
    center = by.scope_key if by.is_center else (subject.center if subject else "")
    return Obstacle.objects.create(
        regency=regency,
        center_id=center,
        category=category,
        is_urgent=is_urgent,
        title=_title(words),
        text=words,
        subject=subject.name if subject else "",
        subject_label=subject.label[:150] if subject else "",
        level=FIRST_LEVEL.get(by.role, Level.REGENCY),
        due_on=due_after(timezone.localdate(), category, is_urgent),
        raised_by=by,
    )


@transaction.atomic
def raise_task(
    text: str, *, regency: Regency, due_on: date, subject: str, subject_label: str, by: User
) -> Obstacle:
    """What a region is to do by a day; it climbs like everything that is late."""
    words = _said(text)
    return Obstacle.objects.create(
        regency=regency,
        center_id=by.scope_key if by.is_center else "",
        category=Category.OTHER,
        title=_title(words),
        text=words,
        subject=subject,
        subject_label=subject_label[:150],
        level=Level.REGENCY,
        due_on=due_on,
        raised_by=by,
    )


@transaction.atomic
def take_up(obstacle: Obstacle, *, by: User) -> Obstacle:
    obstacle_moves.make("take_up", obstacle, by=by)
    return obstacle


@transaction.atomic
def solve(
    obstacle: Obstacle, *, answer: str, by: User, helped: int | None = None, lesson: str = ""
) -> Obstacle:
    """``lesson`` tells every region, without names, what stood in the way; the answer is kept
    with it as what helped."""
    obstacle_moves.make(
        "solve",
        obstacle,
        by=by,
        reason=_said(answer),
        answer=_said(answer),
        closed_on=timezone.localdate(),
        helped=helped,
    )
    if lesson.strip():
        Lesson.objects.create(
            obstacle=obstacle,
            category=obstacle.category,
            problem=lesson.strip(),
            solution=obstacle.answer,
            helped=helped,
            learned_on=timezone.localdate(),
        )
    return obstacle


@transaction.atomic
def give_up(obstacle: Obstacle, *, answer: str, by: User) -> Obstacle:
    obstacle_moves.make(
        "give_up",
        obstacle,
        by=by,
        reason=_said(answer),
        answer=_said(answer),
        closed_on=timezone.localdate(),
    )
    return obstacle


@transaction.atomic
def reopen(obstacle: Obstacle, *, reason: str, by: User) -> Obstacle:
    """It stands in the way again: at the level that it had reached, with a new day."""
    due = due_after(timezone.localdate(), obstacle.category, obstacle.is_urgent)
    obstacle_moves.make(
        "reopen", obstacle, by=by, reason=_said(reason), closed_on=None, helped=None, due_on=due
    )
    return obstacle


@transaction.atomic
def merge_obstacle(obstacle: Obstacle, into: Obstacle, *, by: User) -> Obstacle:
    """The same thing raised twice: one goes on, the other leads to it."""
    if obstacle.pk == into.pk or into.status not in UNDER_WAY:
        raise Refusal(
            _("Choose another obstacle that is still open; this one will lead to it."),
            code="no_obstacle_to_join",
        )
    obstacle_moves.make("merge", obstacle, by=by, merged_into=into, closed_on=timezone.localdate())
    return obstacle


@transaction.atomic
def comment(
    obstacle: Obstacle,
    *,
    text: str,
    by: User,
    meeting: Meeting | None = None,
    mentions: Iterable[str] = (),
) -> ObstacleComment:
    """``mentions`` are keys of ``candidates_for``; all of it is kept, or nothing."""
    said = ObstacleComment.objects.create(
        obstacle=obstacle,
        regency_id=obstacle.regency_id,
        center_id=obstacle.center_id,
        text=_said(text),
        meeting=meeting,
        by=by,
        by_name=by.name,
    )
    mention(said, mentions, by=by)
    return said


def neighbours_of(obstacle: Obstacle, user: Any) -> tuple[list[Obstacle], list[Obstacle]]:
    """Those that were joined with it, and open ones of its region and category that may be the
    same."""
    alike = Q(regency=obstacle.regency_id, category=obstacle.category, status__in=UNDER_WAY)
    rows = Obstacle.objects.visible_to(user).exclude(pk=obstacle.pk)
    found = rows.filter(Q(merged_into=obstacle) | alike)[:MOST_NEIGHBOURS]
    joined = [row for row in found if row.merged_into_id == obstacle.pk]
    return joined, [row for row in found if row.merged_into_id is None]


def _said(text: str) -> str:
    if not text.strip():
        raise Refusal(_("Write a sentence: others have to understand it."), code="nothing_said")
    return text.strip()


def _title(text: str) -> str:
    first = text.splitlines()[0].strip()
    return first if len(first) <= TITLE else f"{first[: TITLE - 2].rsplit(' ', 1)[0]} …"
