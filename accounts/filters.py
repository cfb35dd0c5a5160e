import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import AccountState, User
from accounts.roles import Role


class UserFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Name or e-mail"), method="search", max_length=100)
    role = django_filters.ChoiceFilter(label=_("Role"), choices=Role, empty_label=_("All"))
    state = django_filters.ChoiceFilter(
        label=_("Account"), choices=AccountState, method="in_state", empty_label=_("All")
    )

    class Meta:
        model = User
        fields = ["q", "role", "state"]

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(Q(name__icontains=value) | Q(email__icontains=value))

    def in_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return {"invited": rows.invited, "active": rows.working, "closed": rows.closed}[value]()
