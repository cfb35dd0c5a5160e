"""Whom a comment on an obstacle can call: the offices that see it, and people who do."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from accounts.roles import Role
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from regions.models import Mention, Obstacle, ObstacleComment
from regions.models.mention import Mentioned

MOST_PEOPLE = 200


class Candidate(NamedTuple):
    """``key`` is what a form and the API send: "CENTER", or the number of an account."""

    key: str
    who: str
    name: str
    person: int | None = None


def candidates_for(obstacle: Obstacle, *, by: Any) -> list[Candidate]:
    """Everybody who sees the obstacle, but for ``by``; of the ministry only who has a part in it,
    for its accounts are no list to read."""
    return [*_offices(obstacle), *_people(obstacle, by)]


def mention(comment: ObstacleComment, keys: Iterable[str], *, by: User) -> list[Mention]:
    """Who is mentioned is told. Who may not see the obstacle and who does not exist are refused
    in one sentence, so that nobody learns which of the two it is."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return []
    known = {each.key: each for each in candidates_for(comment.obstacle, by=by)}
    if any(key not in known for key in wanted):
        raise Refusal(cannot_be_mentioned(), code="not_to_mention")
    made = [_note(comment, known[key]) for key in wanted]
    StatusChange.objects.bulk_create(
        StatusChange.of(each, "mention", "", each.who, by=by) for each in made
    )
    return made


def cannot_be_mentioned() -> str:
    return _("Only who sees this obstacle can be mentioned. Choose from the list.")


def _note(comment: ObstacleComment, one: Candidate) -> Mention:
    return Mention.objects.create(
        comment=comment,
        regency_id=comment.regency_id,
        center_id=comment.center_id,
        who=one.who,
        person_id=one.person,
        name=one.name,
    )


def _offices(obstacle: Obstacle) -> list[Candidate]:
    place = obstacle.regency
    named = {
        Mentioned.REGENCY: _("Office of %(place)s") % {"place": place.short_name},
        Mentioned.PROVINCE: _("Office of the province"),
        Mentioned.MINISTRY: _("Ministry"),
    }
    if obstacle.center_id:
        named[Mentioned.CENTER] = _("Training center")
    return [Candidate(str(who), str(who), name) for who, name in named.items()]


def _people(obstacle: Obstacle, by: Any) -> list[Candidate]:
    """Read in the system's scope: accounts of another office are hidden from ``by``."""
    sees = Q(role=Role.REGENCY_OFFICER, scope_key=obstacle.regency_id)
    sees |= Q(role=Role.PROVINCE_OFFICER, scope_key=obstacle.regency_id[:2])
    if obstacle.center_id:
        sees |= Q(role__in=roles.CENTER, scope_key=obstacle.center_id)
    spoke = Q(pk=obstacle.raised_by_id) | Q(pk__in=obstacle.comments.values("by"))
    sees |= Q(role__in=roles.MINISTRY) & spoke
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        people = User.objects.filter(sees, is_active=True).exclude(pk=by.pk).order_by("name")
        found = list(people.values_list("pk", "name")[:MOST_PEOPLE])
    return [Candidate(str(pk), Mentioned.PERSON, name, pk) for pk, name in found]
