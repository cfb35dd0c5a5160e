"""Which pledges: by status, firm, center and class."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from placements.models import ClassPledge
from placements.states import PledgeStatus


class PledgeFilter(filters.FilterSet):
    status = filters.ChoiceFilter(choices=PledgeStatus, label=_("Status"), empty_label=_("All"))
    firm = filters.CharFilter("employer__name", "icontains", label=_("Firm"))
    title = filters.CharFilter("batch__title", "icontains", label=_("Class"))

    class Meta:
        model = ClassPledge
        fields: list[str] = []
