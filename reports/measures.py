"""What does not add up over regions: middle values, and numbers for each 100,000 inhabitants.

A measure is counted for the whole place of a report and frozen with it, beside how many it was
counted of and how many are not known.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

SINCE = "2026.4"


@dataclass(frozen=True)
class Measure:
    """``unit`` takes the value; ``counted`` and ``unknown`` say what their numbers count."""

    name: str
    label: Any
    definition: Any
    unit: Any
    counted: Any
    unknown: Any
    since: str = SINCE


INHABITANTS, WITHOUT = _("inhabitants"), _("regencies and cities without a known number")
PER = _("%(value)s per 100,000 inhabitants")
WAITING = Measure(
    "waiting_days", _("Wait for the first work, median"),
    _("Days from graduation to the first work: half of the people placed waited no longer. Who "
      "has no work yet is not in it."),
    _("%(value)s days"), _("people placed"), _("graduates of whom nothing is known yet"),
)  # fmt: skip
WAGE = Measure(
    "wage_ratio", _("First wage against the minimum, median"),
    _("The first wage for an employer as a share of the minimum where they work: half earn no "
      "more than this."),
    _("%(value)s %% of the minimum"), _("wages that can be compared"),
    _("wages or minimums not known"),
)  # fmt: skip
# name → the figure of which it tells
FOR_EACH = {"trained_of_many": "enrolled", "certified_of_many": "certified",
            "placed_of_many": "placed"}  # fmt: skip
MANY = (
    Measure(
        "trained_of_many", _("Trained per 100,000 inhabitants"),
        _("People who arrived for training in the period, for each 100,000 inhabitants of the "
          "regencies and cities whose number is known."),
        PER, INHABITANTS, WITHOUT,
    ),
    Measure(
        "certified_of_many", _("Certified per 100,000 inhabitants"),
        _("Of these the certified, for each 100,000 inhabitants."),
        PER, INHABITANTS, WITHOUT,
    ),
    Measure(
        "placed_of_many", _("Placed per 100,000 inhabitants"),
        _("Of these the placed, for each 100,000 inhabitants."),
        PER, INHABITANTS, WITHOUT,
    ),
)  # fmt: skip
MEASURES = (WAITING, WAGE, *MANY)
