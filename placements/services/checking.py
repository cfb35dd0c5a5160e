"""The placements of a sample are opened one after the other, and each gets a result."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from blkportal.core.telling import tell
from participants.models import Look
from participants.services.look import note_look
from placements.models import SampledWork, VerificationRound
from placements.sampling import interval
from placements.services.proof import dispute
from placements.states import evidence_moves

Result = SampledWork.Result


@transaction.atomic
def open_next(plan: VerificationRound, regency: str, *, by: Any) -> SampledWork:
    """The next one of the region, in the order of the draw; nobody picks."""
    rows = SampledWork.objects.visible_to(by).filter(round=plan, regency=regency)
    held = list(rows.select_for_update(of=("self",)).order_by("turn"))
    if any(row.opened_at and not row.result for row in held):
        raise Refusal(
            _("One is open already. Note its result first, then open the next."),
            code="one_at_a_time",
        )
    row = next((row for row in held if not row.opened_at), None)
    if row is None:
        raise Refusal(_("All of this region have been opened."), code="sample_used_up")
    SampledWork.objects.filter(pk=row.pk).update(opened_at=timezone.now())
    row.refresh_from_db(fields=["opened_at"])
    note_look([row.placement.participant_id], Look.Kind.FILE, by=by)
    return row


@transaction.atomic
def note_check(row: SampledWork, *, method: str, result: str, note: str, by: Any) -> SampledWork:
    """Once. By somebody other than who recorded the work; a no puts it in doubt, and a visit that
    finds it true is the highest step of evidence."""
    if row.placement.recorded_by_id == by.pk:
        raise Refusal(
            _("You have recorded this work yourself; somebody else has to check it."),
            code="checks_own_record",
        )
    note = note.strip()
    if result == Result.FALSE and not note:
        raise Refusal(_("Write what is different, and who said so."), code="check_says_nothing")
    rows = SampledWork.objects.opened().filter(pk=row.pk, result="")
    facts = {"method": method, "result": result, "note": note, "checked_by": by,
             "checked_at": timezone.now()}  # fmt: skip
    if not rows.update(**facts):
        raise Refusal(_("This one has its result, or is not open yet."), code="check_not_open")
    row.refresh_from_db(fields=list(facts))
    work = row.placement
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        if result == Result.FALSE:
            dispute(work, reason=note, by=by)
        is_seen = result == Result.TRUE and method == SampledWork.Method.VISIT
        if is_seen and evidence_moves.can("visit", work):
            evidence_moves.make("visit", work, by=by, reason=note)
        tell([work], "check", by=by, after=result)
    return row


def estimates(plan: VerificationRound, user: Any) -> list[dict[str, Any]]:
    """Region by region: drawn, opened, reached, true, and the interval of the share that is true
    of those who were reached. Who was not reached is neither true nor false. One statement."""
    counts = {
        "drawn": Count("pk"),
        "opened": Count("pk", filter=Q(opened_at__isnull=False)),
        "open": Count("pk", filter=Q(opened_at__isnull=False, result="")),
        "reached": Count("pk", filter=Q(result__in=[Result.TRUE, Result.FALSE])),
        "true": Count("pk", filter=Q(result=Result.TRUE)),
        "unreached": Count("pk", filter=Q(result=Result.UNREACHED)),
    }
    rows = SampledWork.objects.visible_to(user).filter(round=plan).order_by("regency")
    named = rows.values("regency", name=F("regency__name"), kind=F("regency__kind"))
    found: Any = named.annotate(**counts)
    return [row | {"interval": interval(row["true"], row["reached"])} for row in found]
