"""How graduates are searched for: each filter is part of the address, also in the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.forms import CheckboxInput
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from placements.models import Graduate
from programs.models import Program, TrainingCenter, Vocation
from regions.models import Province

LEVELS = [(level, level) for level in range(1, 10)]


class GraduateFilter(filters.FilterSet):
    vocation = filters.ModelChoiceFilter(
        field_name="offer__vocation",
        queryset=Vocation.objects.all(),
        label=_("Vocation"),
        empty_label=_("All"),
    )
    program = filters.ModelChoiceFilter(
        field_name="offer__program",
        queryset=Program.objects.all(),
        label=_("Program"),
        empty_label=_("All"),
    )
    center = filters.ModelChoiceFilter(
        field_name="offer__center",
        queryset=TrainingCenter.objects.all(),
        label=_("Training center"),
        empty_label=_("All"),
    )
    unit = filters.CharFilter(method="by_unit", label=_("Competency unit (code or title)"))
    batch = filters.CharFilter(method="by_class", label=_("Class (code or title)"))
    place = filters.CharFilter(method="by_place", label=_("Lives in (regency, city or province)"))
    province = filters.ModelChoiceFilter(
        field_name="offer__province",
        queryset=Province.objects.all(),
        label=_("Home province"),
        empty_label=_("All"),
    )
    willing = filters.BooleanFilter(
        method="unchanged",
        label=_("Also from elsewhere, if willing to move"),
        widget=CheckboxInput,
    )
    level = filters.ChoiceFilter(
        field_name="offer__level", choices=LEVELS, label=_("Level (KKNI)"), empty_label=_("All")
    )
    available = filters.DateFilter(method="by_day", label=_("Available by"), widget=DayInput())
    sort = filters.ChoiceFilter(
        method="in_order",
        choices=[("newest", _("Newest certificate")), ("level", _("Highest level"))],
        label=_("Sorted by"),
        empty_label=None,
    )

    class Meta:
        model = Graduate
        fields: list[str] = []

    def unchanged(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """A part of another filter's question."""
        return rows

    def by_unit(self, rows: Any, name: str, value: str) -> QuerySet:
        return rows.with_unit(value)

    def by_place(self, rows: Any, name: str, value: str) -> QuerySet:
        willing = bool(self.form.cleaned_data.get("willing"))
        return rows.living_in(value, or_willing_to_move=willing)

    def by_class(self, rows: Any, name: str, value: str) -> QuerySet:
        return rows.of_class(value)

    def by_day(self, rows: Any, name: str, value: Any) -> QuerySet:
        return rows.available_by(value)

    def in_order(self, rows: Any, name: str, value: str) -> QuerySet:
        return rows.highest_level_first() if value == "level" else rows

    def found_without(self, name: str) -> QuerySet:
        """The rows under all other filters."""
        rows = self.queryset.all()
        for each, value in self.form.cleaned_data.items():
            if each != name:
                rows = self.filters[each].filter(rows, value)
        return rows
