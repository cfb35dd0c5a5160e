import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from programs.filters import ALL
from programs.models import Program, TrainingNeed
from programs.sectors import SECTORS
from programs.states import UNANSWERED_NEEDS, NeedStatus
from regions.models import Province

UNANSWERED, UNGRANTED = "UNANSWERED", "UNGRANTED"


class NeedFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Place, occupation or program"), method="search", max_length=100
    )
    year = filters.NumberFilter(label=_("Year"), min_value=1985, max_value=2100)
    state = filters.ChoiceFilter(
        label=_("Status"),
        choices=[
            (UNANSWERED, _("Waits for an answer")),
            (UNGRANTED, _("Planned, without a quota")),
            *NeedStatus.choices,
        ],
        method="in_state",
        empty_label=ALL,
    )
    program = filters.ModelChoiceFilter(
        label=_("Program"), queryset=Program.objects.all(), empty_label=ALL
    )
    sector = filters.ChoiceFilter(label=_("Sector (KBLI)"), choices=SECTORS, empty_label=ALL)
    province = filters.ModelChoiceFilter(
        label=_("Province"),
        field_name="regency__province",
        queryset=Province.objects.all(),
        empty_label=ALL,
    )

    class Meta:
        model = TrainingNeed
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(
            Q(regency__name__icontains=text)
            | Q(occupation__icontains=text)
            | Q(program__title__icontains=text)
        )

    def in_state(self, rows: QuerySet, name: str, state: str) -> QuerySet:
        if state == UNGRANTED:
            return rows.filter(status=NeedStatus.PLANNED, quota__isnull=True)
        return rows.filter(status__in=UNANSWERED_NEEDS if state == UNANSWERED else [state])
