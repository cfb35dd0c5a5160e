"""Which vacancies: by words, place and vocation; for whom they concern also by status."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from placements.models import Vacancy
from placements.states import VacancyStatus
from programs.models import Vocation


class PublicVacancyFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_words", label=_("Job or firm"))
    place = filters.CharFilter(
        method="by_place", label=_("Place of work (regency, city or province)")
    )
    vocation = filters.ModelChoiceFilter(
        queryset=Vocation.objects.all(), label=_("Vocation"), empty_label=_("All")
    )
    contract = filters.ChoiceFilter(
        choices=Vacancy.Contract.choices, label=_("Kind of contract"), empty_label=_("All")
    )

    class Meta:
        model = Vacancy
        fields: list[str] = []

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(Q(job_title__icontains=value) | Q(employer__name__icontains=value))

    def by_place(self, rows: Any, name: str, value: str) -> QuerySet:
        return rows.working_in(value)


class VacancyFilter(PublicVacancyFilter):
    status = filters.ChoiceFilter(
        choices=VacancyStatus.choices, label=_("Status"), empty_label=_("All")
    )
