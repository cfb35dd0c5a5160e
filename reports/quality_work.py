"""What stands out in the records, as a line of the home page of whoever is to mend it."""

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import Counted, Wait, WorkItem
from reports.services.quality_reading import mine


def _findings(user: Any, found: Counted) -> WorkItem:
    words = ngettext(
        "%(n)d record stands out and is yours to mend",
        "%(n)d records stand out and are yours to mend",
        found.n,
    )
    return WorkItem(
        "warning",
        words % {"n": found.n},
        _("Mend it, or say why it is right as it is"),
        found.first,
        reverse("reports:list_quality"),
        _("Look at them"),
    )


FINDINGS = Wait("findings", mine, F("since"), _findings)
