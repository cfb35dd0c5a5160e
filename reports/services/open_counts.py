"""What is counted for the open sets of a year, before anything is rounded."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Min

from participants.models import Enrollment, Referral
from programs.models import TrainingCenter, Vocation
from reports.figures import Source, of
from reports.opendata.columns import COUNTED, Numbers
from reports.services.counting import FACTS, count, parameters
from reports.services.question import Places, Question, load_places


@dataclass(frozen=True)
class Counts:
    """Rows by key, each with the figures that are open, and what the keys are called today."""

    regencies: dict[str, Numbers]
    vocations: dict[str, Numbers]
    centers: dict[str, Numbers]
    names: dict[str, str]


def count_year(year: int) -> Counts:
    places = load_places()
    question = Question("", date(year, 1, 1), date(year, 12, 31))
    found = count(question, places)
    names = dict(Vocation.objects.values_list("pk", "code"))
    vocations = {code: zeros() for code in names.values()}
    for row in found.breakdowns["vocation"]:
        vocations[names[int(row["key"])]] = only_open(row["figures"])
    return Counts(
        regencies={code: only_open(figures) for code, figures in found.regencies.items()},
        vocations=vocations,
        centers=by_center(question, places),
        names=places.names
        | dict(Vocation.objects.values_list("code", "name"))
        | dict(TrainingCenter.objects.values_list("code", "name")),
    )


def by_center(question: Question, places: Places) -> dict[str, Numbers]:
    rows = {code: zeros() for code in TrainingCenter.objects.values_list("code", flat=True)}
    for source in (Source.REFERRALS, Source.ENROLLMENTS):
        figures = [figure for figure in of(source) if figure.name in COUNTED]
        columns = ", ".join(figure.sql for figure in figures)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT center_id, {columns} FROM ({FACTS[source][0]}) AS facts"
                " GROUP BY center_id",
                parameters(question, places),
            )
            for code, *numbers in cursor.fetchall():
                names = (figure.name for figure in figures)
                rows[code] |= dict(zip(names, numbers, strict=True))
    return rows


def first_year() -> int | None:
    """The year of the oldest nomination or arrival."""
    days = (
        Referral.objects.aggregate(day=Min("submitted_on"))["day"],
        Enrollment.objects.aggregate(day=Min("enrolled_on"))["day"],
    )
    return min((day.year for day in days if day), default=None)


def zeros() -> Numbers:
    return dict.fromkeys(COUNTED, 0)


def only_open(figures: Numbers) -> Numbers:
    return {name: figures[name] for name in COUNTED}
