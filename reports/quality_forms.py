"""Which findings of a rule are looked at, and why somebody accepts one."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import roles
from programs.models import TrainingCenter
from reports.models import QualityFinding

ALL = _("All")
STANDING = [("open", _("To be looked at")), ("accepted", _("Accepted as they are"))]


class FindingFilter(filters.FilterSet):
    """Open ones, unless accepted ones are asked for. Nobody is asked for the own place."""

    regency = filters.CharFilter(
        label=_("Regency or city, or its code"), method="of_place", max_length=100
    )
    center = filters.ModelChoiceFilter(
        label=_("Training center"), queryset=TrainingCenter.objects.all(), empty_label=ALL
    )
    standing = filters.ChoiceFilter(
        label=_("Findings"), choices=STANDING, method="stands", empty_label=ALL
    )

    class Meta:
        model = QualityFinding
        fields: list[str] = []

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        asked = data.copy() if data is not None else {}
        if "standing" not in asked:
            asked["standing"] = "open"
        super().__init__(asked, *args, **kwargs)
        user: Any = self.request.user
        own = "center" if user.is_center else "regency"
        if user.is_center or user.role == roles.Role.REGENCY_OFFICER:
            del self.filters[own]

    def of_place(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(Q(regency__name__icontains=text) | Q(regency=text))

    def stands(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(accepted_at__isnull=value == "open")


class AcceptForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is right as it is"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stays beside the finding with your name, for everybody who reads it."),
    )
