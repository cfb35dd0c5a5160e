"""What a firm with an account says of somebody who is on record there: yes, or no."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from placements.models import Placement
from placements.services.placement import must_be_open, must_be_verified
from placements.services.proof import dispute
from placements.services.reasons import reason_of
from placements.states import evidence_moves


@transaction.atomic
def confirm_placement(placement: Placement, *, by: Any) -> Placement:
    """The employer itself says that the person works there."""
    must_be_open(placement)
    must_be_verified(placement.employer_id)
    evidence_moves.make("confirm", placement, by=by)
    _take_back_denial(placement, by=by)
    return placement


@transaction.atomic
def deny_placement(placement: Placement, *, reason: str, by: Any) -> Placement:
    """The person does not work there and never did. Nothing is deleted: the work is in doubt
    until an office has ended it, or has shown by a paper or a visit that it is so."""
    reason = reason_of(reason)
    must_be_open(placement)
    must_be_verified(placement.employer_id)
    found = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    if found.disputed_on:
        raise Refusal(
            _("This work is in doubt already; the regional office looks into it."),
            code="already_disputed",
        )
    dispute(placement, reason=reason, by=by)
    return placement


def _take_back_denial(placement: Placement, *, by: Any) -> None:
    """Whoever said no and now confirms had pressed the wrong button; a visit's no stays."""
    steps = StatusChange.about(placement).filter(verb="dispute")
    last = steps.order_by("-pk").first()
    if placement.disputed_on and last and last.by_id == by.pk:
        Placement.objects.filter(pk=placement.pk).update(disputed_on=None)
        placement.disputed_on = None
