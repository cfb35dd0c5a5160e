"""The history of a pledge in the words of its page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "offer": _("Pledge offered"),
    "welcome": _("Welcomed by the center"),
    "decline": _("Declined"),
    "withdraw": _("Withdrawn"),
    "remind": _("Reminded of its day"),
    "keep": _("Pledge kept"),
    "break": _("Pledge broken"),
    "lapse": _("Lapsed"),
}
