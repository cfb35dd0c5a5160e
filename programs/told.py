"""The history of needs and of seats passed on, in the words of the page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "insert": _("Written down"),
    "submit": _("Submitted"),
    "review": _("Supported by the province"),
    "return": _("Returned to the region"),
    "plan": _("Planned"),
    "claim": _("Taken over in part"),
    "take": _("All taken over"),
    "take_back": _("Taken back"),
    "lapse": _("Lapsed"),
}
