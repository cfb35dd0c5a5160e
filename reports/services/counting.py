"""The figures, counted from rows: one statement a source, by region and by every breakdown.

Everything is read in the scope of whoever asks: row security narrows each statement to what that
office may know, so a figure can never show more than its reader's rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone

from blkportal.core.replica import counting_cursor
from programs.models import FundingSource, Program, Vocation
from reports.figures import ZEROS, Source, of
from reports.services.question import Places, Question, load_places

Numbers = dict[str, int]
BREAKDOWNS = ("year", "vocation", "program", "sex", "funding")
# the minimum where and when a work began: of the regency, or of its province
MINIMUM = (
    "SELECT m.amount FROM regions_minimumwage m"
    " WHERE m.year = extract(year FROM w.started_on) AND m.province_id = there.province_id"
    " AND (m.regency_id IS NULL OR m.regency_id = there.code)"
    " ORDER BY m.regency_id NULLS LAST LIMIT 1"
)
# of one person: is any work proved, and where and what the first one was
WORK = (
    "SELECT bool_or(w.evidence <> 'REPORTED' AND w.disputed_on IS NULL) AS is_proved,"
    " (array_agg(w.is_linear ORDER BY w.started_on, w.id))[1] AS is_linear,"
    " (array_agg(coalesce(there.succeeded_by_id, there.code) ="
    " coalesce(home.succeeded_by_id, home.code) ORDER BY w.started_on, w.id))[1] AS is_at_home,"
    " (array_agg(w.kind ORDER BY w.started_on, w.id))[1] AS first_kind,"
    f" (array_agg(w.wage::numeric / ({MINIMUM}) ORDER BY w.started_on, w.id))[1] AS wage_ratio"
    " FROM placements_placement w JOIN regions_regency home ON home.code = e.regency_id"
    " LEFT JOIN regions_regency there ON there.code = w.work_regency_id"
    " WHERE w.enrollment_id = e.id AND w.kind NOT IN ('STUDY', 'OTHER')"
)
DISABILITY = (
    "SELECT d.has_disability FROM participants_participant d WHERE d.id = e.participant_id"
)
ASKED = "bool_or(f.months = {0}) AS asked_{0}"
ANSWERED = "bool_or(f.months = {0} AND f.answer <> 'UNKNOWN') AS answered_{0}"
QUESTIONS = (
    f"SELECT {', '.join(f'{ASKED}, {ANSWERED}'.format(months) for months in (3, 6, 12))}"
    " FROM placements_followup f WHERE f.enrollment_id = e.id AND f.due_on <= %(today)s"
)
# the program says the vocation alone: joined so, the planner leaves it out where nobody asks
ENROLLED = (
    "SELECT e.*, e.regency_id AS regency, extract(year FROM e.enrolled_on)::int AS year,"
    " p.vocation_id AS vocation, e.program_id AS program, e.funding_id AS funding{columns}"
    " FROM participants_enrollment e LEFT JOIN programs_program p ON p.id = e.program_id{joins}"
    " WHERE e.enrolled_on BETWEEN %(since)s AND %(until)s"
)
FACTS = {
    Source.REFERRALS: (
        "SELECT r.*, r.regency_id AS regency, extract(year FROM r.submitted_on)::int AS year,"
        " p.vocation_id AS vocation, r.program_id AS program"
        " FROM participants_referral r LEFT JOIN programs_program p ON p.id = r.program_id"
        " WHERE r.submitted_on BETWEEN %(since)s AND %(until)s",
        ("regency", "year", "vocation", "program"),
    ),
    Source.ENROLLMENTS: (
        ENROLLED.format(
            columns=f", work.*, question.*, ({DISABILITY}) AS has_disability",
            joins=f" LEFT JOIN LATERAL ({WORK}) AS work ON e.placed_on IS NOT NULL"
            f" LEFT JOIN LATERAL ({QUESTIONS}) AS question ON e.graduated_on IS NOT NULL",
        ),
        ("regency", *BREAKDOWNS),
    ),
    Source.QUOTAS: (
        "SELECT q.*, q.regency_id AS regency FROM programs_quota q"
        " WHERE q.year BETWEEN %(first_year)s AND %(last_year)s",
        ("regency", "year"),
    ),
}  # what each source reads, and by what it can be grouped
# without what is looked up for each person, which costs most and only joined figures read
PLAIN = {source: facts for source, (facts, _keys) in FACTS.items()} | {
    Source.ENROLLMENTS: ENROLLED.format(columns="", joins="")
}
EVERYWHERE = {"center": "center_id"}
OF_PEOPLE = {**EVERYWHERE, "program": "program_id", "batch": "batch_id"}
# by what each source can be narrowed: a nomination says no sex, and a quota of a program no class
NARROWED_BY: dict[Source, dict[str, str]] = {
    Source.REFERRALS: OF_PEOPLE,
    Source.ENROLLMENTS: {**OF_PEOPLE, "sex": "sex"},
    Source.QUOTAS: EVERYWHERE,
}


@dataclass(frozen=True)
class Count:
    """``regencies`` holds every regency of the place, zeros included; ``figures`` is their sum."""

    figures: Numbers
    regencies: dict[str, Numbers]
    breakdowns: dict[str, list[dict[str, Any]]]


def count(question: Question, places: Places | None = None) -> Count:
    places = places or load_places()
    tally = Tally(places, question)
    for source in sources_of(question):
        tally.add(source, grouped(source, question, places))
    return tally.result()


def grouped(source: Source, question: Question, places: Places) -> Iterable[tuple[Any, ...]]:
    """Rows of (which grouping, its key, the source's figures in the order of ``of(source)``)."""
    keys = FACTS[source][1]
    facts = narrowed(FACTS[source][0], source, question)
    kind = " ".join(f"WHEN GROUPING({key}) = 0 THEN '{key}'" for key in keys)
    value = ", ".join(f"{key}::text" for key in keys)
    columns = ", ".join(figure.sql for figure in of(source))
    statement = (
        f"SELECT CASE {kind} END, coalesce({value}), {columns} FROM ({facts}) AS facts"
        f" GROUP BY GROUPING SETS ({', '.join(f'({key})' for key in keys)})"
    )
    with counting_cursor() as cursor:
        cursor.execute(statement, parameters(question, places))
        return cursor.fetchall()


def sources_of(question: Question) -> list[Source]:
    """Those that know of everything by which the question is narrowed; the others stay silent."""
    asked = {name for name in NARROWED_BY[Source.ENROLLMENTS] if getattr(question, name)}
    return [source for source in Source if asked <= NARROWED_BY[source].keys()]


def narrowed(facts: str, source: Source, question: Question) -> str:
    for name, column in NARROWED_BY[source].items():
        if getattr(question, name):
            facts += f" AND {column} = %({name})s"
    return f"{facts} AND regency_id = ANY(%(codes)s)" if question.place else facts


def parameters(question: Question, places: Places) -> dict[str, Any]:
    return {
        "since": question.period_from,
        "until": question.period_to,
        "first_year": question.period_from.year,
        "last_year": question.period_to.year,
        "today": timezone.localdate(),
        "center": question.center,
        "program": question.program,
        "batch": question.batch,
        "sex": question.sex,
        "codes": places.ever_within(question.place),
    }


class Tally:
    """Collects what the statements found: old codes into their successors, zeros where nothing."""

    def __init__(self, places: Places, question: Question) -> None:
        self.places = places
        self.regencies: dict[str, Numbers] = {
            code: dict(ZEROS) for code in places.within(question.place)
        }
        self.groups: dict[str, dict[str, Numbers]] = {name: {} for name in BREAKDOWNS}

    def add(self, source: Source, rows: Iterable[tuple[Any, ...]]) -> None:
        names = [figure.name for figure in of(source)]
        for kind, key, *numbers in rows:
            into = self.bucket(kind, key)
            for name, number in zip(names, numbers, strict=True):
                into[name] += int(number)

    def bucket(self, kind: str, key: str) -> Numbers:
        if kind == "regency":
            return self.regencies[self.places.successor[key]]
        return self.groups[kind].setdefault(key, dict(ZEROS))

    def result(self) -> Count:
        figures = {name: sum(row[name] for row in self.regencies.values()) for name in ZEROS}
        labels = {kind: labels_of(kind, list(rows)) for kind, rows in self.groups.items()}
        breakdowns = {
            kind: [
                {"key": key, "label": labels[kind].get(key, key), "figures": rows[key]}
                for key in sorted(rows, key=lambda key: labels[kind].get(key, key))
            ]
            for kind, rows in self.groups.items()
        }
        return Count(figures, self.regencies, breakdowns)


NAMED: dict[str, tuple[type[Model], str]] = {
    "vocation": (Vocation, "name"),
    "program": (Program, "title"),
    "funding": (FundingSource, "name"),
}


def labels_of(kind: str, keys: list[str]) -> dict[str, str]:
    """The names as they are on this day: a frozen report keeps them when they change."""
    if kind not in NAMED:
        return {}
    model, name = NAMED[kind]
    found = model._default_manager.filter(pk__in=keys).values_list("pk", name)
    return {str(key): label for key, label in found}
