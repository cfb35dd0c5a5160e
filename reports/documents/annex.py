"""Obstacles, duties and the map of a report, as they were frozen with it."""

from datetime import date
from math import sqrt
from typing import Any

from django.utils.translation import gettext as _

from blkportal.core.templatetags.ui import day, number, percent
from regions.models.obstacle import Category, Level
from reports.duties import Party
from reports.models import RegionalReport
from reports.services.reading import complete

WIDTH, MOST_HEIGHT, MARGIN, LEAST = 166.0, 120.0, 7.0, 0.35  # millimetres
# (radius of the largest circle, how many of the largest carry a name): the nation is crowded
LARGEST, NAMED = {"NATION": 2.4, "PROVINCE": 7.0}, {"NATION": 0, "PROVINCE": 6}
SUMS = ("raised", "solved", "unsolvable", "people", "people_unknown", "open", "late")


def annex_facts(report: RegionalReport) -> dict[str, Any]:
    """Empty where the report was frozen without: an older one has no such section."""
    frozen = report.breakdowns.get("annex", {})
    return {**annex_read(report), "map": map_facts(report, frozen.get("map"))}


def annex_read(report: RegionalReport) -> dict[str, Any]:
    """The tables of it, as page and paper tell them."""
    frozen = report.breakdowns.get("annex", {})
    return {
        "obstacles": obstacle_facts(frozen.get("obstacles")),
        "duties": duty_facts(frozen.get("duties")),
    }


def obstacle_facts(frozen: Any) -> dict[str, Any] | None:
    if frozen is None:
        return None
    rows = [row for row in frozen["categories"] if any(row[name] for name in SUMS)]
    total = {name: sum(row[name] for row in rows) for name in SUMS}
    return {
        "rows": [[str(Category(row["category"]).label), *_cells(row)] for row in rows],
        "total": [_("All"), *_cells(total)],
        "helped": number(total["people"]),
        "solved": number(total["solved"]),
        "helped_unknown": number(total["people_unknown"]) if total["people_unknown"] else "",
        "oldest": [
            [
                str(Category(row["category"]).label),
                row["place"],
                str(Level(row["level"]).label),
                number(row["days"]),
            ]
            for row in frozen["oldest"]
        ],
    }


def _cells(row: dict[str, Any]) -> list[str]:
    return [
        number(row[name]) for name in ("raised", "solved", "unsolvable", "people", "open", "late")
    ]


def duty_facts(frozen: Any) -> dict[str, Any] | None:
    if frozen is None:
        return None
    parts = [
        [_duty(row) for row in frozen["rows"] if row["party"] == party]
        for party in (Party.REGION, Party.CENTER)
    ]
    until = day(date.fromisoformat(frozen["until"]))
    return {"year": str(frozen["year"]), "until": until, "parts": parts}


def _duty(row: dict[str, Any]) -> dict[str, Any]:
    met, due, unknown = row["met"], row["due"], row["unknown"]
    return {
        "label": row["label"],
        "definition": row["definition"],
        "counted": row["counted"],
        "share": percent(met, due) if due else "",
        "due": number(due),
        "unknown": number(unknown) if unknown else "",
        "part": met / due if due else 0.0,
        "gap": min(unknown / due, 1 - met / due) if due else 0.0,
    }


def map_facts(report: RegionalReport, positions: Any) -> dict[str, Any] | None:
    """Circles in millimetres from the upper left; their area is the number of people trained.

    A degree is as long to the east as to the north: near the equator that is true enough.
    """
    if not positions:
        return None
    largest = LARGEST[report.level]
    east = [where[0] for where in positions.values()]
    north = [where[1] for where in positions.values()]
    span = max(max(east) - min(east), 0.1), max(max(north) - min(north), 0.1)
    scale = min((WIDTH - 2 * MARGIN) / span[0], (MOST_HEIGHT - 2 * MARGIN) / span[1])
    people = {code: complete(n)["enrolled"] for code, n in report.regencies.items()}
    most = max(people.values(), default=0)
    left = (WIDTH - span[0] * scale) / 2
    circles = [
        {
            "x": round(left + (where[0] - min(east)) * scale, 2),
            "y": round(MARGIN + (max(north) - where[1]) * scale, 2),
            "r": round(largest * sqrt(people.get(code, 0) / most), 2) if people.get(code) else 0,
            "name": "",
            "people": people.get(code, 0),
            "code": code,
        }
        for code, where in positions.items()
    ]
    circles.sort(key=lambda one: (-one["people"], one["code"]))  # small ones lie above large ones
    for one in circles[: NAMED[report.level]]:
        if one["people"]:
            one["name"] = report.breakdowns.get("names", {}).get(one["code"], one["code"])
    for one in circles:
        one["people"] = number(one["people"])
    return {"circles": circles, "height": round(span[1] * scale + 2 * MARGIN, 2),
            "least": LEAST, "most": number(most)}  # fmt: skip
