from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from reports.models import RegionalReport


class ReportFilter(django_filters.FilterSet):
    level = django_filters.ChoiceFilter(
        choices=RegionalReport.Level, label=_("About"), empty_label=_("All")
    )
    year = django_filters.NumberFilter(
        method="covers_year", label=_("Year in the period"), min_value=1990, max_value=2100
    )

    class Meta:
        model = RegionalReport
        fields = ["level", "year"]

    def covers_year(self, rows: Any, name: str, year: Any) -> Any:
        return rows.filter(period_from__year__lte=int(year), period_to__year__gte=int(year))
