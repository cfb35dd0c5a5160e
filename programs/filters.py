"""What lists can be narrowed by; the API filters by the same names."""

from datetime import timedelta

import django_filters as filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.models import Agreement, Batch, Program, Quota, Renewal, TrainingCenter, Vocation
from programs.services.renewal import last_of
from programs.states import AgreementStatus, BatchStatus, RenewalStatus

ALL = _("All")
NOT_ASKED = "NOT_ASKED"
ENDING = timedelta(days=90)


class ProgramFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Title or unit"), method="search")
    vocation = filters.ModelChoiceFilter(
        label=_("Vocation"), queryset=Vocation.objects.all(), empty_label=ALL
    )
    level = filters.ChoiceFilter(
        label=_("Qualification level (KKNI)"),
        field_name="qualification_level",
        choices=[(level, str(level)) for level in range(1, 10)],
        empty_label=ALL,
    )

    class Meta:
        model = Program
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        found = Program.objects.filter(
            Q(title__icontains=text)
            | Q(code__icontains=text)
            | Q(units__title__icontains=text)
            | Q(units__code__icontains=text)
        )
        return rows.filter(pk__in=found.values("pk"))


class BatchFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Title or code"), method="search")
    status = filters.ChoiceFilter(label=_("Status"), choices=BatchStatus.choices, empty_label=ALL)
    center = filters.ModelChoiceFilter(
        label=_("Training center"), queryset=TrainingCenter.objects.all(), empty_label=ALL
    )
    vocation = filters.ModelChoiceFilter(
        label=_("Vocation"),
        field_name="program__vocation",
        queryset=Vocation.objects.all(),
        empty_label=ALL,
    )
    year = filters.NumberFilter(label=_("Year"), min_value=1985, max_value=2100)
    delivery = filters.ChoiceFilter(
        label=_("Delivery"), choices=Batch.Delivery.choices, empty_label=ALL
    )

    class Meta:
        model = Batch
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(Q(title__icontains=text) | Q(code__icontains=text))


class AgreementFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Number or place"), method="search")
    status = filters.ChoiceFilter(
        label=_("Status"), choices=AgreementStatus.choices, empty_label=ALL
    )
    center = filters.ModelChoiceFilter(
        label=_("Training center"), queryset=TrainingCenter.objects.all(), empty_label=ALL
    )
    ending = filters.BooleanFilter(
        label=_("Only those that end within 90 days"),
        method="near_their_end",
        widget=forms.CheckboxInput,
    )
    renewal = filters.ChoiceFilter(
        label=_("Renewal"),
        choices=[(NOT_ASKED, _("not asked for")), *RenewalStatus.choices],
        method="with_renewal",
        empty_label=ALL,
    )

    class Meta:
        model = Agreement
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(
            Q(number__icontains=text) | Q(title__icontains=text) | Q(regency__name__icontains=text)
        )

    def near_their_end(self, rows: QuerySet, name: str, wanted: bool) -> QuerySet:
        today = timezone.localdate()
        ends = Q(status=AgreementStatus.ACTIVE, ends_on__range=(today, today + ENDING))
        return rows.filter(ends) if wanted else rows

    def with_renewal(self, rows: QuerySet, name: str, status: str) -> QuerySet:
        if status == NOT_ASKED:
            asked = Renewal.objects.exclude(status=RenewalStatus.WITHDRAWN)
            return rows.exclude(pk__in=asked.values("agreement"))
        if status == RenewalStatus.WITHDRAWN:
            return rows.filter(pk__in=Renewal.objects.filter(status=status).values("agreement"))
        return rows.alias(last=last_of(Renewal.objects.all())).filter(last=status)


class QuotaFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Place, batch or program"), method="search")
    year = filters.NumberFilter(label=_("Year"), min_value=1985, max_value=2100)
    center = filters.ModelChoiceFilter(
        label=_("Training center"), queryset=TrainingCenter.objects.all(), empty_label=ALL
    )
    free = filters.BooleanFilter(
        label=_("Only with seats left"), method="with_seats", widget=forms.CheckboxInput
    )

    class Meta:
        model = Quota
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(
            Q(regency__name__icontains=text)
            | Q(batch__title__icontains=text)
            | Q(program__title__icontains=text)
        )

    def with_seats(self, rows: QuerySet, name: str, wanted: bool) -> QuerySet:
        return rows.filter(taken__lt=F("seats")) if wanted else rows


class CenterFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Name or place"), method="search")
    owner = filters.ChoiceFilter(
        label=_("Owner"),
        field_name="owner_level",
        choices=TrainingCenter.Owner.choices,
        empty_label=ALL,
    )

    class Meta:
        model = TrainingCenter
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        """By the name of today or by an earlier one: letters keep the old names."""
        named = TrainingCenter.objects.filter(
            Q(name__icontains=text)
            | Q(names__name__icontains=text)
            | Q(regency__name__icontains=text)
        )
        return rows.filter(pk__in=named.values("pk"))
