"""Several questions counted in one statement, each by one key: by region, month or quarter.

The same facts and the same definitions as in ``counting``; left out are only the figures for which
work and answers of each person would have to be looked up. Months and days come from the sums that
the database keeps, wherever there are some; the rest is counted from rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from blkportal.core.replica import counting_cursor
from reports.figure import Source
from reports.figures import own
from reports.services.counting import PLAIN, Numbers, narrowed, parameters, sources_of
from reports.services.question import Places, Question
from reports.services.summing import MONTH, QUARTER, REGENCY, pieces_of, summed

# what each key is of a row
OF_ROWS = {
    REGENCY: "regency",
    MONTH: "date_trunc('month', graduated_on)::date",
    QUARTER: "date_trunc('quarter', graduated_on)::date",
}


@dataclass
class Together:
    """``by`` has what was found for each key; where there was nothing there is no key."""

    question: Question
    key: str
    by: dict[str, Numbers] = field(default_factory=dict)

    @cached_property
    def zeros(self) -> Numbers:
        return dict.fromkeys(names_of(self.question), 0)

    @property
    def figures(self) -> Numbers:
        return {name: sum(row[name] for row in self.by.values()) for name in self.zeros}

    def add(self, key: str | None, source: Source, numbers: list[int]) -> None:
        row = self.by.setdefault(key or "", dict(self.zeros))
        for figure, number in zip(own(source), numbers, strict=True):
            row[figure.name] += number


def names_of(question: Question) -> list[str]:
    """The figures that this question can be asked for."""
    return [figure.name for source in sources_of(question) for figure in own(source)]


def count_together(
    questions: Iterable[tuple[str, Question]], places: Places, *, only: Iterable[Source] = Source
) -> list[Together]:
    """Each (key, question) is answered in its turn."""
    asked = [Together(question, key) for key, question in questions]
    parts: list[str] = []
    values: dict[str, Any] = {}
    for number, each in enumerate(asked):
        for source in set(sources_of(each.question)) & set(only):
            for question, kept in pieces_of(each.question, source, each.key):
                prefix = f"p{len(parts)}_"
                asked_for = (source, question, each.key)
                statement = summed(*asked_for, kept) if kept else counted(*asked_for)
                parts.append(f"SELECT {number}, '{source.name}', {statement} GROUP BY 3")
                parts[-1] = parts[-1].replace("%(", f"%({prefix}")
                given = parameters(question, places)
                values |= {f"{prefix}{name}": value for name, value in given.items()}
    with counting_cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        for number, name, value, numbers in cursor.fetchall():
            if any(numbers):  # sums of who has moved on may be nothing
                asked[number].add(value, Source[name], numbers)
    return asked


def counted(source: Source, question: Question, key: str) -> str:
    columns = ", ".join(figure.sql for figure in own(source))
    facts = narrowed(PLAIN[source], source, question)
    return f"({OF_ROWS[key]})::text, ARRAY[{columns}]::bigint[] FROM ({facts}) AS facts"
