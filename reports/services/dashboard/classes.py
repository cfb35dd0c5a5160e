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
STATEMENT = """
SELECT b.id::text, b.title, count(*) OVER (), {sums}
FROM ({parts}) AS c JOIN programs_batch b ON b.id = c.batch_id
GROUP BY b.id, b.title, b.starts_on ORDER BY {order} LIMIT {limit} OFFSET {offset}
"""


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
    statement = STATEMENT.format(
        sums=", ".join(f"sum({name})" for name in names),
        parts=" UNION ALL ".join(_part(source, question, names) for source in _sources(question)),
        order=_order(sort, names),
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
    columns = ", ".join(
        f"{figure.sql if figure.source is source else 0} AS {figure.name}"
        for figure in map(BY_NAME.__getitem__, names)
    )
    facts = narrowed(PLAIN[source], source, question)
    return f"SELECT batch_id, {columns} FROM ({facts}) AS facts GROUP BY batch_id"


def _order(sort: str, names: list[str]) -> str:
    name, way = sort.removeprefix("-"), "DESC" if sort.startswith("-") else "ASC"
    first = {"label": "b.title", **{each: f"sum({each})" for each in names}}.get(name)
    return f"{first} {way}, b.starts_on, b.id" if first else "b.starts_on, b.id"
