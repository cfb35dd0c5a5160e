"""Every table of a dashboard by its name, for files and for the API."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.figures import BY_NAME, FUNNEL
from reports.services.dashboard.asked import Level
from reports.services.dashboard.cards import cards_of
from reports.services.dashboard.cohort import cohorts_of
from reports.services.dashboard.league import league_of, rate_of
from reports.services.dashboard.looking import COLUMNS, Look, children_of
from reports.services.dashboard.table import Row, Table, cells_of, heads_of

NUMBER, OF = gettext_lazy("Number"), gettext_lazy("Of")


def key_figures(look: Look) -> Table:
    """Each number, what it is a part of, and both of the other period."""
    heads = {
        "number": NUMBER,
        "of": OF,
        "of_label": _("What that is"),
        "unknown": BY_NAME["unknown"].label,
        "other": _("Number in the other period"),
        "other_of": _("Of, in the other period"),
    }
    rows: list[Row] = [
        {
            "key": card.name,
            "label": str(card.label),
            "number": card.number,
            "of": card.of,
            "of_label": card.noun,
            "unknown": card.unknown,
            "other": card.other,
            "other_of": card.other_of,
        }
        for card in cards_of(look)
    ]
    return Table("figures", _("Key figures"), _("Figure"), heads, rows)


def way(look: Look) -> Table:
    rows: list[Row] = [
        {"key": name, "label": str(BY_NAME[name].label), "number": look.figures[name]}
        for name in FUNNEL
        if name in look.figures
    ]
    title = _("From nomination to work")
    return Table("way", title, _("Step"), {"number": NUMBER}, rows)


def within(look: Look) -> Table:
    found = children_of(look)
    return found or Table("within", "", _("Class"), heads_of(COLUMNS), [])


def regencies(look: Look) -> Table:
    names = [name for name in COLUMNS if name in look.figures]
    rows: list[Row] = [
        {"key": code, "label": look.names[code], **cells_of(names, figures)}
        for code, figures in look.within.items()
    ]
    title = _("Regencies and cities")
    return Table("map", title, _("Regency or city"), heads_of(names), rows)


def cohort(look: Look) -> Table:
    return cohorts_of(look.asked, look.places).table


def league(look: Look, by: str = "") -> Table:
    rate = rate_of(look, by)
    heads = {
        "size": _("Size"),
        "place": _("Place in the group"),
        "number": BY_NAME[rate.numerator].label,
        "of": BY_NAME[rate.denominator].label,
        "unknown": BY_NAME["unknown"].label,
    }
    rows: list[Row] = [
        row | {"size": str(group.size.label)}
        for group in league_of(look, rate)
        for row in group.rows
    ]
    return Table("league", rate.label, _("Regency or city"), heads, rows)


TABLES: dict[str, Callable[[Look], Table]] = {
    "figures": key_figures,
    "way": way,
    "within": within,
    "map": regencies,
    "cohort": cohort,
    "league": league,
}
OF_MANY_PLACES = {"map", "league"}
MORE = {"cohort", "league"}  # only where they are asked for


def names_at(level: str) -> list[str]:
    """Those that this level has: one regency is no map, and runs no race against itself."""
    return [name for name in TABLES if name not in OF_MANY_PLACES or level != Level.REGENCY]
