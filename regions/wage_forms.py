import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import ListField
from regions.filters import codes_named
from regions.models import MinimumWage, Province
from regions.models.minimum_wage import FIRST, LAST


class WageListForm(forms.Form):
    file = ListField(help_text=_("Excel workbook (.xlsx) or CSV UTF-8 (.csv), a place a row."))
    source = forms.CharField(
        label=_("Decree"),
        max_length=200,
        required=False,
        help_text=_("For rows that name none: number and day of the governor's decree."),
    )


class MinimumWageFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Name or place"), method="search", max_length=100)
    year = django_filters.NumberFilter(label=_("Year"), min_value=FIRST, max_value=LAST)
    province = django_filters.ModelChoiceFilter(
        label=_("Province"), queryset=Province.objects.all(), empty_label=_("All")
    )

    class Meta:
        model = MinimumWage
        fields = ["q", "year", "province"]

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Of a place in any spelling, with that of its province."""
        return rows.filter(
            Q(regency__in=codes_named(value))
            | Q(province__name__icontains=value)
            | Q(source__icontains=value)
        )
