"""How graduates are searched for: each filter is part of the address, also in the API."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxInput
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from blkportal.core.paging import CappedPaginator
from blkportal.core.widgets import DayInput
from placements.models import Offer
from placements.models.graduate import GraduateQuerySet
from placements.models.offer import OfferQuerySet, UnitList
from programs.models import Batch, Program, TrainingCenter, Vocation
from regions.models import Province, Regency

MOST_FOUND = CappedPaginator.most + 1
LEVELS = [(level, level) for level in range(1, 10)]


class GraduateFilter(filters.FilterSet):
    vocation = extend_schema_field(OpenApiTypes.INT)(
        filters.ModelChoiceFilter(
            queryset=Vocation.objects.all(), label=_("Vocation"), empty_label=_("All")
        )
    )
    program = filters.ModelChoiceFilter(
        queryset=Program.objects.all(), label=_("Program"), empty_label=_("All")
    )
    center = filters.ModelChoiceFilter(
        queryset=TrainingCenter.objects.all(), label=_("Training center"), empty_label=_("All")
    )
    unit = filters.CharFilter(method="by_unit", label=_("Competency unit (code or title)"))
    batch = filters.CharFilter(method="by_class", label=_("Class (code or title)"))
    place = filters.CharFilter(method="by_place", label=_("Lives in (regency, city or province)"))
    province = extend_schema_field(OpenApiTypes.STR)(
        filters.ModelChoiceFilter(
            queryset=Province.objects.all(), label=_("Home province"), empty_label=_("All")
        )
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
        self._asked: dict[str, list[Any]] = {}
        super().__init__(data, Offer.objects.valid().newest_first(), **options)

    @property
    def qs(self) -> GraduateQuerySet:
        """The first ``MOST_FOUND`` people: filters narrow the table of offers, and whoever is
        found there is asked for certificate and consent as they are now."""
        found = self.graduates.filter(pk__in=self.offers().values("pk")[:MOST_FOUND])
        return self._in_order(found)

    def first_offers(self, by: Any, without: str = "") -> OfferQuerySet:
        """Under all filters, or all but one. To be counted: who is shown is taken from ``qs``.

        Their keys are found first, by an index alone, and looked up afterwards.
        """
        keys = self.offers(without).visible_to(by).values("pk")[:MOST_FOUND]
        return self._in_order(Offer.objects.filter(pk__in=keys).newest_first())

    def everybody(self) -> GraduateQuerySet:
        """Without that bound, and in no order; for whoever narrows them further."""
        return self.graduates.filter(offer__in=self.offers().order_by()).order_by()

    def offers(self, without: str = "") -> Any:
        """Under all filters, or all but one, in the order of the search."""
        rows = self.queryset.all()
        if not (self.is_bound and self.is_valid()):
            return rows
        for name, value in self.form.cleaned_data.items():
            if name != without:
                rows = self.filters[name].filter(rows, value)
        return rows

    def _in_order(self, rows: Any) -> Any:
        sort = self.is_bound and self.is_valid() and self.form.cleaned_data.get("sort")
        return rows.highest_level_first() if sort == "level" else rows

    def unchanged(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """A part of another filter's question."""
        return rows

    def by_unit(self, rows: Any, name: str, value: str) -> QuerySet:
        named = UnitList.objects.with_unit(value)
        return rows.filter(unit_list__in=self._keys(name, named))

    def by_place(self, rows: Any, name: str, value: str) -> QuerySet:
        """``value`` is a regency code, a province code, or part of either's name."""
        named = Q(name__icontains=value) | Q(province__name__icontains=value)
        here = Regency.objects.filter(named | Q(code=value) | Q(province=value))
        home = Q(home__in=self._keys(name, here))
        if self.form.cleaned_data.get("willing"):
            home |= Q(is_willing=True)
        return rows.filter(home)

    def by_class(self, rows: Any, name: str, value: str) -> QuerySet:
        """By the class's code, or by a part of its title."""
        named = Batch.objects.filter(Q(code=value) | Q(title__icontains=value))
        return rows.filter(batch__in=self._keys(name, named))

    def _keys(self, name: str, rows: QuerySet) -> list[Any]:
        """Asked beforehand, because a join would hide from the planner how few they are; and once,
        however often the offers are narrowed by them."""
        if name not in self._asked:
            self._asked[name] = list(rows.order_by().values_list("pk", flat=True))
        return self._asked[name]

    def by_day(self, rows: Any, name: str, value: Any) -> QuerySet:
        return rows.available_by(value)

    def in_order(self, rows: Any, name: str, value: str) -> QuerySet:
        return rows.highest_level_first() if value == "level" else rows
