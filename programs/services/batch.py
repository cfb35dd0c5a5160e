"""The life of a class, from the plan to its close."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blkportal.core.refusals import Refusal
from blkportal.core.telling import tell
from blkportal.core.templatetags import ui
from blkportal.core.versions import save_changes
from programs.models import Batch, Quota
from programs.services.seat import hold_seats
from programs.signals import batch_cancelled, batch_closes, batch_corrects
from programs.states import BatchStatus, batch_moves

# What may still be corrected once people have been chosen: nothing that they were promised.
FIXED_AFTER_SELECTION = frozenset({"center", "program", "delivery", "code"})
IS_OVER = (BatchStatus.CLOSED, BatchStatus.CANCELLED)
GIVE_A_REASON = gettext_lazy("Give a reason: everybody concerned will read it.")


@transaction.atomic
def plan_batch(*, by: Any, **fields: Any) -> Batch:
    """Announce nothing yet: a planned batch is seen, but nobody can be nominated to it."""
    batch = Batch(**fields)
    _must_be_sound(batch)
    batch.save()
    return batch


@transaction.atomic
def correct_batch(batch: Batch, *, version: int, changes: dict[str, Any], by: Any) -> Batch:
    """Change what the plan says, unless somebody changed it meanwhile."""
    batch.refresh_from_db()
    changed = {name: value for name, value in changes.items() if getattr(batch, name) != value}
    _must_be_open_to_correction(batch, changed)
    batch_corrects.send(Batch, batch=batch, changed=changed, by=by)
    _must_be_sound(_copy_with(batch, changes))
    save_changes(batch, version=version, changes=changes)
    return batch


@transaction.atomic
def open_batch(batch: Batch, *, by: Any) -> Batch:
    batch_moves.make("open", batch, by=by)
    return batch


@transaction.atomic
def start_selection(batch: Batch, *, by: Any) -> Batch:
    batch_moves.make("start_selection", batch, by=by)
    return batch


@transaction.atomic
def confirm_batch(batch: Batch, *, decree_number: str, decree_on: date, by: Any) -> Batch:
    """The participants are fixed by decree; without its number and date nobody is."""
    if not decree_number.strip():
        raise Refusal(
            _("Give the number of the decree that fixes the participants."), code="decree"
        )
    batch_moves.make(
        "confirm", batch, by=by, decree_number=decree_number.strip(), decree_on=decree_on
    )
    return batch


@transaction.atomic
def start_batch(batch: Batch, *, by: Any) -> Batch:
    batch_moves.make("start", batch, by=by)
    return batch


@transaction.atomic
def start_assessment(batch: Batch, *, by: Any) -> Batch:
    batch_moves.make("start_assessment", batch, by=by)
    return batch


@transaction.atomic
def start_graduation(batch: Batch, *, by: Any) -> Batch:
    batch_moves.make("start_graduation", batch, by=by)
    return batch


@transaction.atomic
def close_batch(batch: Batch, *, by: Any) -> Batch:
    """Refused while people of the batch are still under way (whoever knows them says so)."""
    batch_moves.make("close", batch, by=by)
    batch_closes.send(Batch, batch=batch, by=by)
    return batch


@transaction.atomic
def postpone_batch(batch: Batch, *, reason: str, by: Any) -> Batch:
    batch_moves.make("postpone", batch, by=by, reason=_reason(reason))
    _tell_regions("postpone", batch, by=by, reason=_reason(reason))
    return batch


@transaction.atomic
def cancel_batch(batch: Batch, *, reason: str, by: Any) -> Batch:
    hold_seats(batch.center_id)
    batch_moves.make("cancel", batch, by=by, reason=_reason(reason))
    batch_cancelled.send(Batch, batch=batch, by=by, reason=_reason(reason))
    _tell_regions("cancel", batch, by=by, reason=_reason(reason))
    return batch


def _tell_regions(verb: str, batch: Batch, *, by: Any, reason: str) -> None:
    """A batch belongs to no region; each that was promised seats reads it in its quota's life."""
    quotas = Quota.objects.filter(batch=batch)
    tell(quotas, verb, by=by, reason=reason, after=batch.status)


def _reason(text: str) -> str:
    if not text.strip():
        raise Refusal(GIVE_A_REASON, code="reason_missing")
    return text.strip()


def _must_be_sound(batch: Batch) -> None:
    """The model's own rules, as one sentence instead of a database error."""
    try:
        batch.full_clean(validate_constraints=False)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), code="batch_unsound") from error
    if batch.ends_on < batch.starts_on or batch.nominate_by > batch.starts_on:
        raise Refusal(
            _("The days must follow each other: nominations until, start, end."),
            code="batch_days",
        )
    if batch.reregister_by and batch.reregister_by > batch.starts_on:
        raise Refusal(
            _("People may re-register until %(day)s; the training cannot start before that.")
            % {"day": ui.day(batch.reregister_by)},
            code="batch_reregisters_later",
        )


def _must_be_open_to_correction(batch: Batch, changed: dict[str, Any]) -> None:
    if batch.status in IS_OVER:
        raise Refusal(_("This batch is over; its plan stays as it was."), code="batch_over")
    if changed.get("capacity", batch.taken) < batch.taken:
        raise Refusal(
            _("%(taken)s seats are taken already; the batch cannot become smaller than that.")
            % {"taken": batch.taken},
            code="batch_too_small",
        )
    if batch.taken and FIXED_AFTER_SELECTION & set(changed):
        raise Refusal(
            _(
                "People have been selected, so center, program, code and delivery stay. "
                "Cancel this batch and plan another one if they were wrong."
            ),
            code="batch_fixed",
        )


def _copy_with(batch: Batch, changes: dict[str, Any]) -> Batch:
    """The batch as it would be, to be checked before anything is written."""
    plan = {field.name: getattr(batch, field.name) for field in batch._meta.fields}
    wanted = Batch(**{**plan, **changes})
    wanted._state.adding = False  # its own code is not somebody else's
    return wanted
