"""The measures of a report's place, from the same rows as its figures."""

from typing import Any

from blkportal.core.replica import counting_cursor
from reports.figures import Source
from reports.measures import FOR_EACH
from reports.services.counting import FACTS, Numbers, narrowed, parameters
from reports.services.duty_card import INHABITANTS
from reports.services.question import Places, Question
from reports.wage_figures import HIRED

Found = dict[str, Any]
# of two in the middle the smaller, so that it is one that occurred
MIDDLE = "percentile_disc(0.5) WITHIN GROUP (ORDER BY {0})"
WAITED = "placed_on - graduated_on"
RATIO = f"CASE WHEN {HIRED} THEN wage_ratio END"


def measures_of(
    question: Question, places: Places, figures: Numbers, regencies: dict[str, Numbers]
) -> dict[str, Found]:
    """name → {"value", "of", "unknown"}; the value is None where there is nothing to measure."""
    found = medians(question, places, figures)
    return found if question.center else found | of_many(regencies, places)


def medians(question: Question, places: Places, figures: Numbers) -> dict[str, Found]:
    source = Source.ENROLLMENTS
    facts = narrowed(FACTS[source][0], source, question)
    with counting_cursor() as cursor:
        cursor.execute(
            f"SELECT {MIDDLE.format(WAITED)}, {MIDDLE.format(RATIO)} FROM ({facts}) AS facts",
            parameters(question, places),
        )
        waiting, ratio = cursor.fetchone()
    compared = figures["wage_enough"] + figures["wage_below"]
    return {
        "waiting_days": {"value": waiting, "of": figures["placed"], "unknown": figures["unknown"]},
        "wage_ratio": {
            "value": None if ratio is None else int(100 * ratio),
            "of": compared,
            "unknown": figures["wage_unknown"],
        },
    }


def of_many(regencies: dict[str, Numbers], places: Places) -> dict[str, Found]:
    """Only people and inhabitants of regions whose inhabitants are known are counted."""
    people = {code: places.regencies[code].population for code in regencies}
    known = {code: number for code, number in people.items() if number is not None}
    inhabitants = sum(known.values())
    return {
        name: {
            "value": _each(sum(regencies[code][figure] for code in known), inhabitants),
            "of": inhabitants,
            "unknown": len(regencies) - len(known),
        }
        for name, figure in FOR_EACH.items()
    }


def _each(people: int, inhabitants: int) -> float | None:
    """To one decimal; where that would be none of anybody, to the first digit that is not."""
    if not inhabitants:
        return None
    exact = people * INHABITANTS / inhabitants
    return round(exact, 1) or float(f"{exact:.1g}")
