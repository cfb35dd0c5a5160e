"""The history of an obstacle in the words of the page."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from blkportal.core.history import history_of

WORDS: dict[str, Any] = {
    "insert": _("Raised"),
    "climb": _("Climbed, because it was late"),
    "take_up": _("Taken up"),
    "solve": _("Solved"),
    "give_up": _("Cannot be solved"),
    "reopen": _("Still open"),
    "merge": _("Joined with another"),
}


def told(record: Model) -> list[dict[str, Any]]:
    return [
        entry
        | {
            "label": WORDS.get(entry["what"], entry["label"]),
            "fields": [] if entry["what"] == "insert" else entry["fields"],
        }
        for entry in history_of(record)
    ]
