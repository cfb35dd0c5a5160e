import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from regions.models import Obstacle
from regions.models.obstacle import Category, Level
from regions.states import UNDER_WAY, ObstacleStatus

UNDER_WAY_WORD, LATE = "UNDER_WAY", "LATE"


class ObstacleFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Words"), method="search", max_length=100)
    state = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[
            (UNDER_WAY_WORD, _("Under way")),
            (LATE, _("Late")),
            *ObstacleStatus.choices,
        ],
        method="in_state",
        empty_label=_("All"),
    )
    category = django_filters.ChoiceFilter(
        label=_("About"), choices=Category.choices, empty_label=_("All")
    )
    level = django_filters.ChoiceFilter(
        label=_("Who acts"), choices=Level.choices, empty_label=_("All")
    )

    class Meta:
        model = Obstacle
        fields = ["q", "state", "category", "level"]

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(
            Q(title__icontains=value)
            | Q(text__icontains=value)
            | Q(subject_label__icontains=value)
            | Q(regency__name__icontains=value)
        )

    def in_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        if value == LATE:
            return rows.late()  # type: ignore[attr-defined]
        return rows.filter(status__in=UNDER_WAY if value == UNDER_WAY_WORD else [value])
