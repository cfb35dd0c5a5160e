import django_filters as filters
from django.utils.translation import gettext_lazy as _

from participants.models import DataRequest
from participants.states import DataRequestStatus


class DataRequestFilter(filters.FilterSet):
    status = filters.ChoiceFilter(
        label=_("Status"), choices=DataRequestStatus.choices, empty_label=_("All")
    )
    kind = filters.ChoiceFilter(
        label=_("Request"), choices=DataRequest.Kind.choices, empty_label=_("All")
    )

    class Meta:
        model = DataRequest
        fields = ["status", "kind"]
