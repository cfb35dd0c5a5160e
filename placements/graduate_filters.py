"""How graduates are searched for: each filter is part of the address, also in the API."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.forms import CheckboxInput
from django.utils.translation import gettext_lazy as _

from blkportal.core.paging import CappedPaginator
from blkportal.core.widgets import DayInput
from placements.models import Offer
from placements.models.graduate import GraduateQuerySet
from programs.models import Program, TrainingCenter, Vocation
from regions.models import Province

MOST_FOUND = CappedPaginator.most + 1
LEVELS = [(level, level) for level in range(1, 10)]


class GraduateFilter(filters.FilterSet):
    vocation = filters.ModelChoiceFilter(
        queryset=Vocation.objects.all(),
        label=_("Vocation"),
        empty_label=_("All"),
    )
    program = filters.ModelChoiceFilter(
        queryset=Program.objects.all(),
        label=_("Program"),
        empty_label=_("All"),
    )
    center = filters.ModelChoiceFilter(
        queryset=TrainingCenter.objects.all(),
        label=_("Training center"),
        empty_label=_("All"),
    )
    unit = filters.CharFilter(method="by_unit", label=_("Competency unit (code or title)"))
    batch = filters.CharFilter(method="by_class", label=_("Class (code or title)"))
    place = filters.CharFilter(method="by_place", label=_("Lives in (regency, city or province)"))
    province = filters.ModelChoiceFilter(
        queryset=Province.objects.all(),
        label=_("Home province"),
        empty_label=_("All"),
    )
    willing = filters.BooleanFilter(
        method="unchanged",
        label=_("Also from elsewhere, if willing to move"),
        widget=CheckboxInput,
    )
    level = filters.ChoiceFilter(choices=LEVELS, label=_("Level (KKNI)"), empty_label=_("All"))
    available = filters.DateFilter(method="by_day", label=_("Available by"), widget=DayInput())
    sort = filters.ChoiceFilter(
        method="in_order",
        choices=[("newest", _("Newest certificate")), ("level", _("Highest level"))],
        label=_("Sorted by"),
        empty_label=None,
    )

    def __init__(self, data: Any = None, queryset: Any = None, **options: Any) -> None:
        self.graduates = queryset
        super().__init__(data, Offer.objects.valid().newest_first(), **options)

    @property
    def qs(self) -> GraduateQuerySet:
        """The first ``MOST_FOUND`` people: filters narrow the table of offers, and whoever is
        found there is asked for certificate and consent as they are now."""
        return self._people(self._offers())

    def found_without(self, name: str) -> GraduateQuerySet:
        """As many under all other filters."""
        return self._people(self._offers(without=name))

    def everybody(self) -> GraduateQuerySet:
        """Without that bound, and in no order; for whoever narrows them further."""
        return self.graduates.filter(offer__in=self._offers().order_by())

    def _offers(self, without: str = "") -> Any:
        rows = self.queryset.all()
        if not (self.is_bound and self.is_valid()):
            return rows
        for name, value in self.form.cleaned_data.items():
            if name != without:
                rows = self.filters[name].filter(rows, value)
        return rows

    def _people(self, offers: Any) -> GraduateQuerySet:
        found = self.graduates.filter(pk__in=offers.values("pk")[:MOST_FOUND])
        sort = self.is_bound and self.is_valid() and self.form.cleaned_data.get("sort")
        return found.highest_level_first() if sort == "level" else found

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
