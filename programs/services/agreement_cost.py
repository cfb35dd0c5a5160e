"""Who pays what for the people of an agreement."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from programs.models import Agreement, AgreementCost
from programs.models.agreement_cost import CostItem
from programs.states import AgreementStatus

OPEN = (AgreementStatus.DRAFT, AgreementStatus.ACTIVE)


class Share(NamedTuple):
    """``amount`` in rupiah for one person; nothing, where only the payer is agreed."""

    payer: str
    amount: int | None = None


@transaction.atomic
def set_costs(agreement: Agreement, shares: Mapping[str, Share], *, by: Any) -> int:
    """The items that are agreed, all of them: one that is left out is not agreed any more."""
    held = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if held.status not in OPEN:
        raise Refusal(
            _("The agreement is “%(status)s”; who paid what stays as it was.")
            % {"status": held.get_status_display()},
            code="costs_closed",
        )
    before = _told(held)
    AgreementCost.objects.filter(agreement=held).exclude(item__in=shares).delete()
    for item, share in shares.items():
        AgreementCost.objects.update_or_create(
            agreement=held,
            item=item,
            defaults={
                "payer": share.payer,
                "amount": share.amount,
                "regency_id": held.regency_id,
                "center_id": held.center_id,
            },
        )
    if (after := _told(held)) != before:
        step = StatusChange.of(held, "set_costs", "", "", by=by, reason=f"{before} → {after}")
        step.save()
    return len(shares)


def costs_of(agreement: Agreement) -> list[AgreementCost]:
    """In the order of the way."""
    turn = list(CostItem)
    return sorted(agreement.costs.all(), key=lambda cost: turn.index(CostItem(cost.item)))


def _told(agreement: Agreement) -> str:
    return ", ".join(map(str, costs_of(agreement))) or "–"
