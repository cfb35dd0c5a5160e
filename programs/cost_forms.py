from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models import AgreementCost
from programs.models.agreement_cost import CostItem, Payer
from programs.services.agreement_cost import Share

MOST = 100_000_000


class CostsForm(forms.Form):
    """A row an item: who pays, and how much for a person. Rows without a payer are not agreed."""

    def __init__(self, costs: list[AgreementCost], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {cost.item: cost for cost in costs}
        for item in CostItem:
            cost = known.get(item)
            self.fields[f"payer_{item}"] = forms.ChoiceField(
                label=item.label,
                choices=[("", _("not agreed")), *Payer.choices],
                required=False,
                initial=cost.payer if cost else "",
            )
            self.fields[f"amount_{item}"] = forms.IntegerField(
                label=_("%(item)s: rupiah a person") % {"item": item.label},
                required=False,
                min_value=0,
                max_value=MOST,
                initial=cost.amount if cost else None,
            )

    def rows(self) -> list[tuple[Any, Any, Any]]:
        return [(item.label, self[f"payer_{item}"], self[f"amount_{item}"]) for item in CostItem]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for item in CostItem:
            if cleaned.get(f"amount_{item}") is not None and not cleaned.get(f"payer_{item}"):
                self.add_error(f"payer_{item}", _("Say who pays this amount."))
        return cleaned

    def shares(self) -> dict[str, Share]:
        words = self.cleaned_data
        return {
            str(item): Share(words[f"payer_{item}"], words[f"amount_{item}"])
            for item in CostItem
            if words[f"payer_{item}"]
        }
