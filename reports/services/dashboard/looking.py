"""A place as it is now: the figures of two periods, and of the places or classes within it."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regions.models import Province
from reports.figures import DEFINITIONS_VERSION
from reports.models import RegionalReport
from reports.services.counting import Numbers
from reports.services.dashboard.asked import Asked, Level
from reports.services.dashboard.classes import read_classes
from reports.services.dashboard.table import Row, Table, cells_of, heads_of
from reports.services.question import Places
from reports.services.together import REGENCY, Together, count_together

COLUMNS = ("referred", "enrolled", "graduated", "certified", "placed", "unknown")


@dataclass(frozen=True)
class Look:
    """``within`` holds figures by regency; a regency itself has none."""

    asked: Asked
    places: Places
    names: dict[str, str]
    figures: Numbers
    other: Numbers | None
    within: dict[str, Numbers]

    @property
    def title(self) -> str:
        place = self.asked.question.place
        return self.names.get(place, "") if place else _("Indonesia")

    @property
    def report(self) -> RegionalReport:
        """A report that nobody freezes: it is read by the sentences and steps of all others."""
        asked = self.asked
        place = asked.question.place
        return RegionalReport(
            level=asked.level,
            province_id=place[:2] or None,
            regency_id=place if asked.level == Level.REGENCY else None,
            center_id=asked.question.center,
            period_from=asked.question.period_from,
            period_to=asked.question.period_to,
            as_of=timezone.now(),
            definitions_version=DEFINITIONS_VERSION,
            figures=self.figures,
            regencies=self.within,
            breakdowns={"names": self.names},
        )


def look_at_place(asked: Asked, places: Places) -> Look:
    """Three statements: the figures of both periods together, and the names."""
    questions = [each for each in (asked.question, asked.other_question) if each]
    found = count_together([(REGENCY, each) for each in questions], places)
    return Look(
        asked,
        places,
        names_in(asked, places),
        found[0].figures,
        other=found[1].figures if len(found) > 1 else None,
        within={} if asked.level == Level.REGENCY else by_regency(found[0], asked, places),
    )


def by_regency(found: Together, asked: Asked, places: Places) -> dict[str, Numbers]:
    """Every regency of the place, zeros included; old codes in the one that followed them."""
    names = found.figures
    rows = {code: dict.fromkeys(names, 0) for code in places.within(asked.question.place)}
    for code, numbers in found.by.items():
        into = rows[places.successor[code]]
        for name, number in numbers.items():
            into[name] += number
    return rows


def names_in(asked: Asked, places: Places) -> dict[str, str]:
    place = asked.question.place
    provinces = Province.objects.filter(pk=place[:2]) if place else Province.objects.all()
    names = dict(provinces.values_list("code", "name"))
    if asked.level == Level.REGENCY:
        return names | {place: places.regencies[places.successor[place]].official_name}
    return places.names | names


def children_of(look: Look) -> Table | None:
    """One level below, one statement at most; a class has nothing below it."""
    question = look.asked.question
    if question.batch:
        return None
    level = look.asked.level
    if level == Level.REGENCY:
        return classes_of(look)[0]
    if level == Level.PROVINCE:
        rows = [(code, look.names[code], row) for code, row in look.within.items()]
        return table(_("Regencies and cities"), _("Regency or city"), rows, look)
    sums = by_province(look.within)
    rows = [(code, look.names.get(code, code), sums[code]) for code in sorted(sums)]
    return table(_("Provinces"), _("Province"), rows, look)


def by_province(regencies: dict[str, Numbers]) -> dict[str, Numbers]:
    sums: dict[str, Numbers] = {}
    for code, numbers in regencies.items():
        into = sums.setdefault(code[:2], dict.fromkeys(numbers, 0))
        for name, number in numbers.items():
            into[name] += number
    return sums


def classes_of(look: Look, **cut: Any) -> tuple[Table, int]:
    """Of one regency: the classes with people, and how many there are before they are cut."""
    names = columns_of(look)
    found = read_classes(look.asked.question, look.places, names, **cut)
    return table(_("Classes"), _("Class"), found.rows, look), found.all


def columns_of(look: Look) -> list[str]:
    return [name for name in COLUMNS if name in look.figures]


def table(title: Any, first: Any, rows: list[tuple[str, str, Numbers]], look: Look) -> Table:
    names = columns_of(look)
    made: list[Row] = [
        {"key": key, "label": label, **cells_of(names, figures)} for key, label, figures in rows
    ]
    return Table("within", title, first, heads_of(names), made)
