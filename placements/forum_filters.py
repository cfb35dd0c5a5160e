"""Which invitations to forums: by firm, meeting and attendance."""

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from placements.models import ForumGuest
from placements.models.forum_guest import Attended
from placements.states import GuestStatus


class ForumGuestFilter(filters.FilterSet):
    firm = filters.CharFilter("employer__name", "icontains", label=_("Firm"))
    title = filters.CharFilter("meeting__title", "icontains", label=_("Meeting"))
    status = filters.ChoiceFilter(
        choices=GuestStatus.choices, label=_("Answer of the firm"), empty_label=_("All")
    )
    came = filters.ChoiceFilter(choices=Attended, label=_("Attendance"), empty_label=_("All"))

    class Meta:
        model = ForumGuest
        fields: list[str] = []
