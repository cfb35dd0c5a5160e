"""How long graduates waited for work, whether it is proved, where and what it is, who answered.

``is_proved``, ``is_at_home``, ``is_linear``, ``asked_3`` and their like are columns that
``reports/services/counting.py`` joins to each enrollment.
"""

from django.utils.translation import gettext_lazy as _

from reports.figure import Figure, Rate, Source

E, SINCE = Source.ENROLLMENTS, "2026.3"
ASKED = {
    3: _("Asked after 3 months"),
    6: _("Asked after 6 months"),
    12: _("Asked after 12 months"),
}
ANSWERED = {
    3: _("Answered after 3 months"),
    6: _("Answered after 6 months"),
    12: _("Answered after 12 months"),
}
PLACED = "placed_on IS NOT NULL"


def waited(more_than: int | None, up_to: int | None) -> str:
    """Months from graduation to the first work; to the day, so that no band overlaps another."""
    parts = [PLACED]
    if more_than:
        parts.append(f"placed_on > graduated_on + interval '{more_than} months'")
    if up_to:
        parts.append(f"placed_on <= graduated_on + interval '{up_to} months'")
    return " AND ".join(parts)


WORK_FIGURES = (
    Figure(
        "waited_3", _("First work within 3 months"),
        _("Placed people whose first work began at most three months after graduation."),
        waited(None, 3), E, "placed", since=SINCE,
    ),
    Figure(
        "waited_6", _("First work after 3 to 6 months"),
        _("Placed people whose first work began later than that, within six months."),
        waited(3, 6), E, "placed", since=SINCE,
    ),
    Figure(
        "waited_12", _("First work after 6 to 12 months"),
        _("Placed people whose first work began later than that, within a year."),
        waited(6, 12), E, "placed", since=SINCE,
    ),
    Figure(
        "waited_longer", _("First work after more than a year"),
        _("Placed people whose first work began more than a year after graduation."),
        waited(12, None), E, "placed", since=SINCE,
    ),
    Figure(
        "placed_proved", _("Placed, with proof"),
        _(
            "Placed people of whom the agency, the firm, a paper or a visit says that they work, "
            "and nobody doubts it."
        ),
        f"{PLACED} AND is_proved", E, "placed", since=SINCE, is_joined=True,
    ),
    Figure(
        "placed_told", _("Placed, as reported only"),
        _("Placed people of whose work there is no proof but a report, or whose work is doubted."),
        f"{PLACED} AND is_proved IS NOT TRUE", E, "placed", since=SINCE, is_joined=True,
    ),
    Figure(
        "placed_home", _("First work in the own region"),
        _("Placed people whose first work is in the regency or city that nominated them."),
        f"{PLACED} AND is_at_home", E, "placed", since=SINCE, is_joined=True,
    ),
    Figure(
        "placed_away", _("First work elsewhere"),
        _("Placed people whose first work is in another regency or city."),
        f"{PLACED} AND NOT is_at_home", E, "placed", since=SINCE, is_joined=True,
    ),
    Figure(
        "placed_somewhere", _("Place of the first work not known"),
        _("Placed people of whose first work nobody has told the place."),
        f"{PLACED} AND is_at_home IS NULL", E, "placed", since=SINCE, is_joined=True,
    ),
    Figure(
        "placed_linear", _("Work matches the vocation"),
        _("Placed people whose first work is what they were trained for."),
        f"{PLACED} AND is_linear", E, "placed", since=SINCE, is_joined=True,
    ),
    Figure(
        "placed_other", _("Work of another kind"),
        _("Placed people whose first work is not what they were trained for."),
        f"{PLACED} AND NOT is_linear", E, "placed", since=SINCE, is_joined=True,
    ),
    Figure(
        "linear_unknown", _("Match of the work not known"),
        _("Placed people of whom nobody has told whether the work matches the training."),
        f"{PLACED} AND is_linear IS NULL", E, "placed", since=SINCE, is_joined=True,
    ),
    *(
        figure
        for months in (3, 6, 12)
        for figure in (
            Figure(
                f"asked_{months}", ASKED[months],
                _("Graduates whose follow-up question of that month has become due."),
                f"asked_{months}", E, "graduated", since=SINCE, is_joined=True,
            ),
            Figure(
                f"answered_{months}", ANSWERED[months],
                _("Graduates of whom that question was answered, by them or by an office."),
                f"answered_{months}", E, f"asked_{months}", since=SINCE, is_joined=True,
            ),
        )
    ),
)  # fmt: skip

WORK_RATES = (
    Rate(
        "proof", _("Work with proof"), _("Placed with proof, of those placed."),
        "placed_proved", "placed", since=SINCE,
    ),
    Rate(
        "at_home", _("Work in the own region"),
        _("First work in the region that nominated, of those placed."),
        "placed_home", "placed", "placed_somewhere", since=SINCE,
    ),
    Rate(
        "linearity", _("Work matches the vocation"),
        _("First work as trained for, of those placed."),
        "placed_linear", "placed", "linear_unknown", since=SINCE,
    ),
    *(
        Rate(
            f"response_{months}", ANSWERED[months],
            _("Answered, of the graduates asked; who did not answer stays unknown."),
            f"answered_{months}", f"asked_{months}", since=SINCE,
        )
        for months in (3, 6, 12)
    ),
)  # fmt: skip
