"""Several questions counted in one statement, each by one key: by region, by class, by quarter.

The same facts and the same definitions as in ``counting``; left out are only the figures for which
work and answers of each person would have to be looked up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from reports.figure import Figure, Source
from reports.figures import of
from reports.services.counting import PLAIN, Numbers, narrowed, parameters, sources_of
from reports.services.question import Places, Question

REGENCY, BATCH = "regency", "batch_id"
MONTH = "date_trunc('month', graduated_on)::date"
QUARTER = "date_trunc('quarter', graduated_on)::date"


@dataclass
class Together:
    """``by`` has what was found for each key; where there was nothing there is no key."""

    question: Question
    by: dict[str, Numbers] = field(default_factory=dict)

    @property
    def figures(self) -> Numbers:
        names = names_of(self.question)
        return {name: sum(row[name] for row in self.by.values()) for name in names}


def plain(source: Source) -> list[Figure]:
    return [figure for figure in of(source) if not figure.is_joined]


def names_of(question: Question) -> list[str]:
    """The figures that this question can be asked for."""
    return [figure.name for source in sources_of(question) for figure in plain(source)]


def count_together(
    key: str, questions: Iterable[Question], places: Places, *, only: Iterable[Source] = Source
) -> list[Together]:
    asked = [Together(question) for question in questions]
    parts: list[str] = []
    values: dict[str, Any] = {}
    for number, each in enumerate(asked):
        prefix = f"q{number}_"
        for source in set(sources_of(each.question)) & set(only):
            parts.append(statement(key, source, each.question, number, prefix))
        given = parameters(each.question, places)
        values |= {f"{prefix}{name}": value for name, value in given.items()}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        for number, source, value, numbers in cursor.fetchall():
            add(asked[number], Source[source], value, numbers)
    return asked


def statement(key: str, source: Source, question: Question, number: int, prefix: str) -> str:
    facts = narrowed(PLAIN[source], source, question).replace("%(", f"%({prefix}")
    columns = ", ".join(figure.sql for figure in plain(source))
    return (
        f"SELECT {number}, '{source.name}', ({key})::text, ARRAY[{columns}]::bigint[]"
        f" FROM ({facts}) AS facts GROUP BY 3"
    )


def add(into: Together, source: Source, key: str | None, numbers: list[int]) -> None:
    names = names_of(into.question)
    row = into.by.setdefault(key or "", dict.fromkeys(names, 0))
    for figure, number in zip(plain(source), numbers, strict=True):
        row[figure.name] += int(number)
