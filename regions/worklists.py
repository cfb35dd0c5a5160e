"""Obstacles that wait for a person, nearest day first."""

from datetime import date
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Role
from blkportal.core.access import may_do
from blkportal.core.work import Counted, Wait, WorkItem, work_of
from regions.models import Meeting, Obstacle
from regions.models.obstacle import Level

LEVEL_OF = {Role.REGENCY_OFFICER: Level.REGENCY, Role.PROVINCE_OFFICER: Level.PROVINCE}


def obstacles_of(user: Any) -> QuerySet | None:
    """All that is the person's level to act on; a center's are those of its own."""
    if not may_do(user, "regions.solve_obstacle"):
        return None
    rows = Obstacle.objects.visible_to(user).under_way()
    level = _level_of(user)
    return rows.filter(level=level) if level else rows


def _level_of(user: Any) -> str:
    return LEVEL_OF.get(user.role, "" if user.is_center else Level.MINISTRY)


def _obstacles(user: Any, found: Counted) -> WorkItem:
    text = ngettext("%(n)s obstacle is yours", "%(n)s obstacles are yours", found.n)
    reason = ngettext("%(n)s is late", "%(n)s are late", found.late) % {"n": found.late}
    url, level = f"{reverse('regions:list_obstacles')}?state=UNDER_WAY", _level_of(user)
    return WorkItem(
        "warning",
        text % {"n": found.n},
        reason if found.late else _("The first is due soon"),
        found.first,
        f"{url}&level={level}" if level else url,
        _("Look"),
    )


OBSTACLES = Wait("obstacles", obstacles_of, F("due_on"), _obstacles)


def planned_meetings(user: Any) -> Any:
    """Rows ("meeting" or "forum", key, title, 1, day) of the person's province, from today on."""
    rows = Meeting.objects.visible_to(user).planned().filter(held_on__gte=timezone.localdate())
    forum = When(kind=Meeting.Kind.FKLPI, then=Value("forum"))
    what = Case(forum, default=Value("meeting"))
    facts = rows.order_by().annotate(what=what, name=F("title"), n=Value(1))
    return facts.annotate(day=F("held_on")).values_list("what", "pk", "name", "n", "day")


def meeting_item(key: int, title: str, _number: int, day: date) -> WorkItem:
    return WorkItem(
        "people",
        _("Coordination meeting: %(title)s") % {"title": title},
        _("What is still open in the province is its agenda"),
        day,
        reverse("regions:show_meeting", args=[key]),
        _("Look"),
    )


def forum_item(key: int, title: str, _number: int, day: date) -> WorkItem:
    return WorkItem(
        "building",
        _("Forum with firms: %(title)s") % {"title": title},
        _("Which firms are invited, and what there is to speak about"),
        day,
        reverse("regions:show_meeting", args=[key]),
        _("Look"),
    )


def ministry_work(user: Any) -> list[WorkItem]:
    return work_of(user, OBSTACLES)
