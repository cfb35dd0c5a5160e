"""The first wage of people placed with an employer, against the minimum where they work.

``first_kind`` and ``wage_ratio`` are columns that ``reports/services/counting.py`` joins to each
enrollment: the kind of the first work, and its wage for each rupiah of the minimum of its regency
and year (of the province, where the regency has none).
"""

from django.utils.translation import gettext_lazy as _

from reports.figure import Figure, Rate, Source

E, SINCE = Source.ENROLLMENTS, "2026.4"
HIRED = "placed_on IS NOT NULL AND first_kind = 'WORK'"

WAGE_FIGURES = (
    Figure(
        "hired", _("First work for an employer"),
        _("Placed people whose first work is employment, neither a business of their own nor an "
          "apprenticeship."),
        HIRED, E, "placed", since=SINCE, is_joined=True,
    ),
    Figure(
        "wage_enough", _("Wage at or above the minimum"),
        _("Of these, whose first wage is at least the minimum of the year and the regency or city "
          "where they work; of the province where that has none."),
        f"{HIRED} AND wage_ratio >= 1", E, "hired", since=SINCE, is_joined=True,
    ),
    Figure(
        "wage_below", _("Wage below the minimum"),
        _("Of these, whose first wage is lower than that minimum."),
        f"{HIRED} AND wage_ratio < 1", E, "hired", since=SINCE, is_joined=True,
    ),
    Figure(
        "wage_unknown", _("Wage against the minimum not known"),
        _("Of these, of whom the wage, the place of work, or the minimum there is not known."),
        f"{HIRED} AND wage_ratio IS NULL", E, "hired", since=SINCE, is_joined=True,
    ),
)  # fmt: skip
WAGE_RATES = (
    Rate(
        "wage", _("Wage at or above the minimum"),
        _("First wage at or above the minimum, of those whose first work is for an employer."),
        "wage_enough", "hired", "wage_unknown", since=SINCE,
    ),
)  # fmt: skip
