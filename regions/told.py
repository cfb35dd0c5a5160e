"""The history of an obstacle and of a meeting in the words of the page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "insert": _("Raised"),
    "climb": _("Climbed, because it was late"),
    "take_up": _("Taken up"),
    "solve": _("Solved"),
    "give_up": _("Cannot be solved"),
    "reopen": _("Still open"),
    "merge": _("Joined with another"),
    "hold": _("Held"),
    "cancel": _("Cancelled"),
}
MEETING_WORDS = WORDS | {"insert": _("Meeting called")}
