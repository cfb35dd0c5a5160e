"""When graduates began to work: by the month or quarter in which they graduated.

The people are those of the other figures, who arrived in the period; so the rows add up to its
graduates. Each graduate stands in one column, and who is not yet known in a column of their own.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blkportal.core.templatetags.ui import number as in_digits
from blkportal.core.templatetags.ui import width
from reports.figure import Source
from reports.figures import BY_NAME
from reports.services.counting import Numbers
from reports.services.dashboard.asked import Asked, month_later
from reports.services.dashboard.table import Row, Table
from reports.services.question import Places
from reports.services.together import MONTH, QUARTER, count_together

LONGEST_BY_MONTH = 12
BANDS: dict[str, int] = {"waited_3": 3, "waited_6": 6, "waited_12": 12}  # closed after so long
PARTS = (*BANDS, "waited_longer", "no_work", "not_known")
HEADS: dict[str, Any] = {
    "graduated": BY_NAME["graduated"].label,
    **{name: BY_NAME[name].label for name in (*BANDS, "waited_longer")},
    "no_work": gettext_lazy("Known, no work yet"),
    "not_known": BY_NAME["unknown"].label,
}


@dataclass(frozen=True)
class Cohorts:
    """``open`` names, by row, the columns that can still grow because the time is not over."""

    table: Table
    open: dict[str, list[str]]
    bars: list[dict[str, Any]]
    message: str

    @property
    def lines(self) -> list[tuple[Row, list[tuple[Any, Any, bool]]]]:
        """For a page: each row, and its cells as (head, value, can it still grow)."""
        return [
            (
                row,
                [
                    (label, row[name], name in self.open[row["key"]])
                    for name, label in self.table.heads.items()
                ],
            )
            for row in self.table.rows
        ]


def cohorts_of(asked: Asked, places: Places) -> Cohorts:
    question = asked.question
    months = 1 if is_short(asked) else 3
    key = MONTH if months == 1 else QUARTER
    (found,) = count_together([(key, question)], places, only=[Source.ENROLLMENTS])
    rows = [
        {"key": day, "label": label_of(date.fromisoformat(day), months), **parts_of(numbers)}
        for day, numbers in sorted(found.by.items())
        if day
    ]
    first = _("Month of graduation") if months == 1 else _("Quarter of graduation")
    table = Table("cohort", _("From graduation to the first work"), first, HEADS, rows)
    still = {row["key"]: open_bands(date.fromisoformat(row["key"]), months) for row in rows}
    return Cohorts(table, still, bars_of(rows), message_of(rows))


def is_short(asked: Asked) -> bool:
    since, until = asked.question.period_from, asked.question.period_to
    return until <= month_later(since, LONGEST_BY_MONTH)


def parts_of(n: Numbers) -> Row:
    """Who has worked is known, even where nobody knows what came after it."""
    known = min(n["unknown"], n["graduated"] - n["placed"])
    return {
        **{name: n[name] for name in ("graduated", *BANDS, "waited_longer")},
        "no_work": n["graduated"] - n["placed"] - known,
        "not_known": known,
    }


def open_bands(first: date, months: int) -> list[str]:
    """Columns whose time is not over for who graduated last; longer than a year never ends."""
    last = month_later(first, months) - timedelta(days=1)
    return [
        name for name, after in BANDS.items() if month_later(last, after) > timezone.localdate()
    ]


def label_of(first: date, months: int) -> str:
    if months == 1:
        return str(formats.date_format(first, "F Y"))
    return _("%(year)d, quarter %(n)d") % {"year": first.year, "n": (first.month + 2) // 3}


def bars_of(rows: list[Row]) -> list[dict[str, Any]]:
    """Of each row the pieces in the order of the columns: (column, at, how wide, number)."""
    return [
        {"label": row["label"], "graduated": row["graduated"], "pieces": pieces_of(row)}
        for row in rows
    ]


def pieces_of(row: Row) -> list[tuple[str, str, str, int]]:
    at, pieces = 0, []
    for name in PARTS:
        if row[name]:
            place, size = width(at, row["graduated"]), width(row[name], row["graduated"])
            pieces.append((name, place, size, row[name]))
            at += row[name]
    return pieces


def total_of(rows: list[Row]) -> Row:
    return {name: sum(row[name] for row in rows) for name in HEADS}


def message_of(rows: list[Row]) -> str:
    n = total_of(rows)
    if not n["graduated"]:
        return _("Nobody has graduated yet.")
    worked = sum(n[name] for name in (*BANDS, "waited_longer"))
    words = {name: in_digits(number) for name, number in n.items()}
    words |= {"worked": in_digits(worked), "half": in_digits(n["waited_3"] + n["waited_6"])}
    text = _(
        "Of %(graduated)s graduates %(worked)s have found work, %(waited_3)s of them within "
        "three months and %(half)s within six. %(no_work)s are known to have none yet, and of "
        "%(not_known)s it is not known."
    )
    return text % words
