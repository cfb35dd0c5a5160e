"""What stands out in the records, as a line of the home page of whoever is to mend it."""

from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem
from reports.services.quality_reading import mine


def quality_work(user: Any) -> list[WorkItem]:
    """One line for everything that is open; one statement, and none where nothing can be."""
    rows = mine(user)
    if rows is None:
        return []
    number, oldest = rows.aggregate(n=Count("pk"), oldest=Min("since")).values()
    if not number:
        return []
    words = ngettext(
        "%(n)d record stands out and is yours to mend",
        "%(n)d records stand out and are yours to mend",
        number,
    )
    return [
        WorkItem(
            "warning",
            words % {"n": number},
            _("Mend it, or say why it is right as it is"),
            oldest,
            reverse("reports:list_quality"),
            _("Look at them"),
        )
    ]
