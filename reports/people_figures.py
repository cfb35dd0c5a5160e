"""People with a disability along the way, as far as they have told it.

``has_disability`` is a column that ``reports/services/counting.py`` joins to each enrollment.
"""

from django.utils.translation import gettext_lazy as _

from reports.figure import Figure, Rate, Source

E, SINCE = Source.ENROLLMENTS, "2026.4"

PEOPLE_FIGURES = (
    Figure(
        "disabled", _("With a disability"),
        _("Enrolled people who have told that they have a disability."),
        "has_disability", E, "enrolled", since=SINCE, is_joined=True,
    ),
    Figure(
        "disability_unknown", _("Disability not known"),
        _("Enrolled people of whom nobody has told whether they have a disability."),
        "has_disability IS NULL", E, "enrolled", since=SINCE, is_joined=True,
    ),
    Figure(
        "disabled_graduated", _("With a disability, graduated"),
        _("People with a disability who graduated."),
        "has_disability AND graduated_on IS NOT NULL", E, "disabled", since=SINCE, is_joined=True,
    ),
    Figure(
        "disabled_certified", _("With a disability, certified"),
        _("People with a disability to whom a certificate of competency was issued."),
        "has_disability AND certified_on IS NOT NULL", E, "disabled_graduated", since=SINCE,
        is_joined=True,
    ),
    Figure(
        "disabled_placed", _("With a disability, placed"),
        _("Graduates with a disability who have found work since graduation."),
        "has_disability AND placed_on IS NOT NULL", E, "disabled_graduated", since=SINCE,
        is_joined=True,
    ),
)  # fmt: skip
PEOPLE_RATES = (
    Rate(
        "disability", _("People with a disability"),
        _("With a disability, of those enrolled; of whom it is not known is shown beside it."),
        "disabled", "enrolled", "disability_unknown", since=SINCE,
    ),
    Rate(
        "disability_placement", _("Placement of people with a disability"),
        _("Placed, of the graduates with a disability."),
        "disabled_placed", "disabled_graduated", since=SINCE,
    ),
)  # fmt: skip
