"""The classes in which people of a region were: counted, ordered and cut by the database.

A large region has thousands of them in some years; a page shows fifty.
"""

from dataclasses import dataclass
from typing import Any

from blkportal.core.replica import counting_cursor
from reports.figure import Source
from reports.figures import BY_NAME
from reports.services.counting import PLAIN, Numbers, narrowed, parameters, sources_of
from reports.services.question import Places, Question

OF_CLASSES = (Source.REFERRALS, Source.ENROLLMENTS)  # a quota of a program belongs to no class
# names are read of those alone that are shown, unless they are what orders
STATEMENT = """
WITH counted AS (SELECT batch_id, {sums} FROM ({parts}) AS part GROUP BY batch_id),
shown AS (
    SELECT counted.* FROM counted {named} ORDER BY {order} LIMIT {limit} OFFSET {offset}
)
SELECT b.id::text, b.title, (SELECT count(*) FROM counted), {names}
FROM shown JOIN programs_batch b ON b.id = shown.batch_id ORDER BY {order}
"""
NAMED = "JOIN programs_batch b ON b.id = counted.batch_id"


@dataclass(frozen=True)
class Classes:
    """``rows`` of (number, title, figures), and how many there are in ``all``."""

    rows: list[tuple[str, str, Numbers]]
    all: int


def read_classes(
    question: Question,
    places: Places,
    names: list[str],
    *,
    sort: str = "",
    limit: int | None = None,
    offset: int = 0,
) -> Classes:
    """By any of the figures in ``names`` or by ``label``, downwards with a minus; else by day."""
    order, named = _order(sort, names)
    statement = STATEMENT.format(
        names=", ".join(names),
        sums=", ".join(f"sum({name}) AS {name}" for name in names),
        parts=" UNION ALL ".join(_part(source, question, names) for source in _sources(question)),
        order=order,
        named=named,
        limit="ALL" if limit is None else int(limit),
        offset=int(offset),
    )
    with counting_cursor() as cursor:
        cursor.execute(statement, parameters(question, places))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    rows = [
        (key, title, dict(zip(names, map(int, numbers), strict=True)))
        for key, title, _all, *numbers in found
    ]
    return Classes(rows, found[0][2] if found else 0)


def _sources(question: Question) -> list[Source]:
    return [source for source in sources_of(question) if source in OF_CLASSES]


def _part(source: Source, question: Question, names: list[str]) -> str:
    """As integers: sums of what ``count`` gives would be decimals, which are slow."""
    columns = ", ".join(
        f"{figure.sql if figure.source is source else 0}::int AS {figure.name}"
        for figure in map(BY_NAME.__getitem__, names)
    )
    facts = narrowed(PLAIN[source], source, question)
    return f"SELECT batch_id, {columns} FROM ({facts}) AS facts GROUP BY batch_id"


def _order(sort: str, names: list[str]) -> tuple[str, str]:
    """And what it needs beside the figures."""
    name, way = sort.removeprefix("-"), "DESC" if sort.startswith("-") else "ASC"
    if name in names:
        return f"{name} {way}, batch_id", ""
    first = f"b.title {way}, " if name == "label" else ""
    return f"{first}b.starts_on, b.id", NAMED
