"""Whose rules a class goes by: those of its center where it has set some, else the program's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from programs.models import Batch, Program, RuleSet, TrainingCenter
from programs.rules import RulesOf, check_rules, rules_in_words


class Counted(NamedTuple):
    """The rules that count, whose they are, and of a center's own since when and why."""

    rules: dict[str, Any]
    of: RulesOf
    why: str = ""
    since: datetime | None = None


def rules_that_count(batch: Batch) -> Counted:
    own = RuleSet.objects.filter(program=batch.program_id, center=batch.center_id)
    return counted_from(
        batch.program.eligibility, own.values("eligibility", "why", "set_at").first()
    )


def own_rules() -> Subquery:
    """The same beside a class or a nomination, without a statement of its own: for
    ``counted_from``."""
    of_row = RuleSet.objects.filter(program=OuterRef("program"), center=OuterRef("center"))
    columns = JSONObject(eligibility="eligibility", why="why", set_at="set_at")
    return Subquery(of_row.order_by().values(told=columns)[:1])


def counted_from(of_program: dict[str, Any], own: Mapping[str, Any] | None) -> Counted:
    if own is None:
        return Counted(of_program, RulesOf.PROGRAM)
    at = own["set_at"]
    since = parse_datetime(at) if isinstance(at, str) else at
    return Counted(own["eligibility"], RulesOf.CENTER, own["why"], since)


@transaction.atomic
def set_rules(
    program: Program, center: TrainingCenter, rules: dict[str, Any], *, why: str, by: Any
) -> RuleSet:
    """From now on, and all of them: what has been judged already keeps the rules of its day."""
    try:
        check_rules(rules)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), code="rules_impossible") from error
    if not why.strip():
        raise Refusal(
            _("Say why the center's rules differ: the regions will read it."),
            code="reason_missing",
        )
    held = RuleSet.objects.select_for_update(of=("self",)).filter(program=program, center=center)
    before = _told(held.first())
    found, _new = RuleSet.objects.update_or_create(
        program=program,
        center=center,
        defaults={
            "eligibility": rules,
            "why": why.strip(),
            "set_by": by,
            "set_at": timezone.now(),
        },
    )
    _note(found, "set_rules", f"{before} → {_told(found)} ({found.why})", by)
    return found


@transaction.atomic
def drop_rules(own: RuleSet, *, by: Any) -> None:
    """Back to the program's rules."""
    held = RuleSet.objects.select_for_update(of=("self",)).filter(pk=own.pk).first()
    if held is None:
        raise Refusal(
            _("The center goes by the program's rules already."), code="rules_dropped_before"
        )
    _note(held, "drop_rules", _told(held), by)
    held.delete()


def _note(own: RuleSet, verb: str, reason: str, by: Any) -> None:
    StatusChange.of(own, verb, "", "", by=by, reason=reason).save()


def _told(own: RuleSet | None) -> str:
    return "; ".join(rules_in_words(own.eligibility)) or _("no conditions") if own else "–"
