import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from regions.models import Officer, Province, Regency, RegionalAgency
from regions.names import shipped_names

MOST_SUGGESTIONS = 20


class AgencyFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Name or place"), method="search", max_length=100)
    province = django_filters.ModelChoiceFilter(
        label=_("Province"),
        queryset=Province.objects.all(),
        method="in_province",
        empty_label=_("All"),
    )

    class Meta:
        model = RegionalAgency
        fields = ["q", "province"]

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(
            Q(name__icontains=value)
            | Q(regency__in=codes_named(value))
            | Q(province__name__icontains=value)
        )

    def in_province(self, rows: QuerySet, name: str, value: Province) -> QuerySet:
        return rows.filter(Q(province=value) | Q(regency__province=value))


class OfficerFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Name or e-mail"), method="search", max_length=100)
    agency = django_filters.NumberFilter(label=_("Agency"), min_value=1, max_value=2**62)

    class Meta:
        model = Officer
        fields = ["q", "agency"]

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(Q(user__name__icontains=value) | Q(user__email__icontains=value))


class RegencyFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label=_("Name in any spelling, or code"), method="search", max_length=100
    )
    current = django_filters.BooleanFilter(
        label=_("Codes in use today"), field_name="succeeded_by", lookup_expr="isnull"
    )

    class Meta:
        model = Regency
        fields = ["q", "province", "kind", "current"]

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(pk__in=codes_named(value))


def codes_named(text: str) -> list[str]:
    """Whom the text names in any spelling; else the nearest, and all that contain it."""
    names = shipped_names()
    found = names.find(text)
    if found.candidates:
        return found.candidates
    word = text.strip().casefold()
    holding = [code for code, row in names.rows.items() if word and word in row[2].casefold()]
    return list(dict.fromkeys([*holding[:MOST_SUGGESTIONS], *names.suggest(text)]))
