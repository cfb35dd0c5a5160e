"""How quotas stood on a day, and the seats that regions pass on."""

from datetime import date
from typing import Any

import django_filters as filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from programs.filters import ALL
from programs.models import Quota, QuotaEntry, SeatOffer, TrainingCenter
from programs.services.ledger import end_of
from programs.states import OfferStatus


def must_have_come(day: date) -> None:
    if day > timezone.localdate():
        raise ValidationError(_("This day lies in the future."), code="day_to_come")


class BalanceFilter(filters.FilterSet):
    """Of the lines of the ledger the last of each quota until ``day``; today unless one is given.

    It must be given the request: whose quotas are looked at is part of the question.
    """

    day = filters.DateFilter(
        label=_("At the end of"), method="on_day", widget=DayInput(), validators=[must_have_come]
    )
    q = filters.CharFilter(label=_("Place, batch or program"), method="search", max_length=100)
    year = filters.NumberFilter(
        label=_("Year"), field_name="quota__year", min_value=1985, max_value=2100
    )
    center = filters.ModelChoiceFilter(
        label=_("Training center"),
        field_name="quota__center",
        queryset=TrainingCenter.objects.all(),
        empty_label=ALL,
    )

    class Meta:
        model = QuotaEntry
        fields: list[str] = []

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        asked = data.copy() if data is not None else {}
        if not asked.get("day"):
            asked["day"] = timezone.localdate().isoformat()
        super().__init__(asked, *args, **kwargs)

    def filter_queryset(self, rows: QuerySet) -> QuerySet:
        """A day that is none, or still to come, is told beside its field; today stands then."""
        found = super().filter_queryset(rows)
        is_read = "day" in self.form.cleaned_data
        return found if is_read else self.on_day(found, "day", timezone.localdate())

    def on_day(self, rows: QuerySet, name: str, day: Any) -> QuerySet:
        quotas = Quota.objects.visible_to(self.request.user)
        return rows.balance(end_of(day), quotas)  # type: ignore[attr-defined]

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(
            Q(quota__regency__name__icontains=text)
            | Q(quota__batch__title__icontains=text)
            | Q(quota__program__title__icontains=text)
            | Q(quota__agreement__number__icontains=text)
        )


class OfferFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Place, batch or program"), method="search", max_length=100)
    status = filters.ChoiceFilter(label=_("Status"), choices=OfferStatus.choices, empty_label=ALL)
    center = filters.ModelChoiceFilter(
        label=_("Training center"), queryset=TrainingCenter.objects.all(), empty_label=ALL
    )

    class Meta:
        model = SeatOffer
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(
            Q(regency__name__icontains=text)
            | Q(batch__title__icontains=text)
            | Q(program__title__icontains=text)
        )
