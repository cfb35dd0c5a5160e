"""Which follow-ups: to be asked, answered, silent; and how the person can be reached."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from placements.models import FollowUp
from programs.models import Program


class FollowUpFilter(filters.FilterSet):
    state = filters.ChoiceFilter(
        method="by_state",
        choices=[
            ("open", _("To be asked")),
            ("answered", _("Answered")),
            ("silent", _("Closed without an answer")),
        ],
        label=_("State"),
        empty_label=_("All"),
    )
    months = filters.ChoiceFilter(
        choices=FollowUp.Months.choices, label=_("After graduation"), empty_label=_("All")
    )
    name = filters.CharFilter("participant__name", "icontains", label=_("Name"))
    program = filters.ModelChoiceFilter(
        field_name="enrollment__program",
        queryset=Program.objects.all(),
        label=_("Program"),
        empty_label=_("All"),
    )
    reach = filters.ChoiceFilter(
        method="by_reach",
        choices=[("call", _("No e-mail: to be called")), ("none", _("Neither e-mail nor phone"))],
        label=_("How to reach them"),
        empty_label=_("All"),
    )
    year = filters.NumberFilter(
        "enrollment__graduated_on",
        "year",
        min_value=2000,
        max_value=2100,
        label=_("Year of graduation"),
    )

    class Meta:
        model = FollowUp
        fields: list[str] = []

    def by_state(self, rows: Any, name: str, value: str) -> QuerySet:
        if value == "answered":
            return rows.answered()
        return rows.unanswered().running() if value == "open" else rows.silent()

    def by_reach(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        rows = rows.filter(participant__email="")
        return rows.filter(participant__phone="") if value == "none" else rows
