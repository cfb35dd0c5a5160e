"""The history of a vacancy in the words of its page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "record": _("Written down"),
    "submit": _("Submitted for review"),
    "publish": _("Published"),
    "return": _("Returned for correction"),
    "report": _("Places taken were reported"),
    "fill": _("All places are taken"),
    "expire": _("Past its validity"),
    "close": _("Closed"),
    "join": _("Joined with another vacancy"),
    "enlarge": _("Enlarged by another vacancy"),
}
