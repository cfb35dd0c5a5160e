"""What saved searches have found, as a line of the firm's work."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem


def found_by_searches(number: int) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext(
        "%(n)d saved search has found new people",
        "%(n)d saved searches have found new people",
        number,
    )
    return [
        WorkItem(
            "search",
            words % {"n": number},
            _("Since you last looked; who withdraws disappears at once"),
            None,
            reverse("placements:list_searches"),
            _("Look"),
        )
    ]
