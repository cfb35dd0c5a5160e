"""A region says what it needs next year, in its own order; the ministry answers each."""

from typing import Any

from django.db import connection, transaction
from django.db.models import Case, Max, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from blkportal.core.versions import save_changes
from programs.models import TrainingNeed
from programs.occupations import is_code
from programs.states import NeedStatus, need_moves

# what a draft may leave open, and nobody can answer without
WANTED = ("sector", "demand", "capacity", "delivery", "seats", "quarter", "sources", "why")


@transaction.atomic
def draft_need(*, year: int, by: User, **facts: Any) -> TrainingNeed:
    """The last of the region's list until it is moved up."""
    _must_not_be_past(year)
    _must_be_known_code(facts)
    _hold_list(by.scope_key, year)
    return TrainingNeed.objects.create(
        regency_id=by.scope_key,
        year=year,
        rank=_next_rank(by.scope_key, year),
        written_by=by,
        **facts,
    )


@transaction.atomic
def draft_needs(rows: list[dict[str, Any]], *, year: int, by: User) -> list[TrainingNeed]:
    """A whole list, or nothing of it, behind what the region has written down already."""
    _must_not_be_past(year)
    _hold_list(by.scope_key, year)
    known = occupations_of(by.scope_key, year)
    if any(facts["occupation"].casefold() in known for facts in rows):
        raise Refusal(
            _("The list has changed meanwhile. Send the file again to see what is in it twice."),
            code="need_twice",
        )
    first = _next_rank(by.scope_key, year)
    return TrainingNeed.objects.bulk_create(
        TrainingNeed(regency_id=by.scope_key, year=year, rank=first + n, written_by=by, **facts)
        for n, facts in enumerate(rows)
    )


def occupations_of(region: str, year: int) -> set[str]:
    """What stands in the region's list of the year, in small letters."""
    rows = TrainingNeed.objects.filter(regency=region, year=year, rank__isnull=False)
    return {name.casefold() for name in rows.values_list("occupation", flat=True)}


@transaction.atomic
def correct_need(
    need: TrainingNeed, *, version: int, changes: dict[str, Any], by: User
) -> TrainingNeed:
    if need.status != NeedStatus.DRAFT:
        raise Refusal(
            _("What was submitted stays as it is until the province or the ministry returns it."),
            code="need_submitted",
        )
    _must_be_known_code(changes)
    save_changes(need, version=version, changes=changes)
    return need


@transaction.atomic
def submit_need(need: TrainingNeed, *, by: User) -> TrainingNeed:
    if missing := missing_of(need):
        raise Refusal(
            _("Still missing: %(fields)s.") % {"fields": ", ".join(missing)},
            code="need_incomplete",
        )
    need_moves.make("submit", need, by=by, answer="")
    return need


@transaction.atomic
def withdraw_need(need: TrainingNeed, *, by: User) -> TrainingNeed:
    need_moves.make("withdraw", need, by=by, rank=None)
    return need


@transaction.atomic
def move_need(need: TrainingNeed, *, up: bool, by: User) -> TrainingNeed:
    """Change places with the next of the list; at its end nothing moves."""
    _hold_list(need.regency_id, need.year)
    rows = TrainingNeed.objects.filter(regency=need.regency_id, year=need.year)
    held = list(rows.filter(rank__isnull=False).order_by("rank"))
    keys = [row.pk for row in held]
    if need.pk not in keys:
        raise Refusal(_("This need is not in the list any more."), code="need_without_rank")
    place = keys.index(need.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(held):
        return need
    mine, theirs = held[place], held[other]
    ranks = {mine.pk: theirs.rank, theirs.pk: mine.rank}
    whens = [When(pk=key, then=Value(rank)) for key, rank in ranks.items()]
    rows.filter(pk__in=ranks).update(rank=Case(*whens))
    need.refresh_from_db(fields=["rank"])
    return need


def missing_of(need: TrainingNeed) -> list[str]:
    """The labels of what nobody can answer without."""
    return [
        str(need._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        for name in WANTED
        if getattr(need, name) in (None, "", [])
    ]


def _must_not_be_past(year: int) -> None:
    if year < timezone.localdate().year:
        raise Refusal(_("Needs are written down for this year or a later one."), code="need_year")


def _hold_list(regency: str, year: int) -> None:
    """Two drafts at once do not get the same place."""
    with connection.cursor() as cursor:
        name = f"needs {regency} {year}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def _next_rank(regency: str, year: int) -> int:
    rows = TrainingNeed.objects.filter(regency=regency, year=year)
    return (rows.aggregate(last=Max("rank"))["last"] or 0) + 1


def _must_be_known_code(facts: dict[str, Any]) -> None:
    code = facts.get("occupation_code") or ""
    if code and not is_code(code):
        raise Refusal(_("The KBJI code has four digits."), code="kbji_code")
