"""What a workbook tells beside figures: measures, obstacles, duties and what everything means."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from regions.models.obstacle import Category
from reports.documents.words import definitions_of
from reports.duties import Party
from reports.figures import COHORTS, DEFINITIONS_VERSION, RATES, Source, of
from reports.measures import MEASURES
from reports.models import RegionalReport
from reports.services.measured import measured

Line = Sequence[Any]
OF_OBSTACLES = ("raised", "solved", "unsolvable", "people", "people_unknown", "open", "late")


def annex_tables(report: RegionalReport) -> list[tuple[str, list[Line]]]:
    """(name, lines) of what was frozen with the report; an older one has none of them."""
    annex = report.breakdowns.get("annex", {})
    tables = [
        (_("Measures"), measure_lines(report)),
        (_("Obstacles"), obstacle_lines(annex.get("obstacles") or {})),
        (_("Duties"), duty_lines(annex.get("duties") or {})),
    ]
    return [(name, lines) for name, lines in tables if len(lines) > 1]


def measure_lines(report: RegionalReport) -> list[Line]:
    """Empty where there is nothing to measure: that is not zero."""
    lines: list[Line] = [
        (_("Measure"), _("Value"), pgettext("of a measure", "Unit"), _("Counted of"),
         _("What that is"), _("Not known"), _("What that is"))
    ]  # fmt: skip
    for measure, found in measured(report):
        unit = str(measure.unit % {"value": ""}).strip()
        told = (found["of"], measure.counted, found["unknown"], measure.unknown)
        lines.append((measure.label, found["value"], unit, *told))
    return lines


def obstacle_lines(frozen: dict[str, Any]) -> list[Line]:
    lines: list[Line] = [
        (_("About"), _("Raised"), _("Solved"), _("Not solvable"), _("People helped"),
         _("Solved, people not known"), _("Still open"), _("Late"))
    ]  # fmt: skip
    for row in frozen.get("categories", []):
        lines.append((Category(row["category"]).label, *(row[name] for name in OF_OBSTACLES)))
    return lines


def duty_lines(frozen: dict[str, Any]) -> list[Line]:
    lines: list[Line] = [
        (_("Duty"), _("Whose"), _("Year"), _("Met"), _("Was due"), _("Not yet known"),
         _("Counted of"), _("Definition"))
    ]  # fmt: skip
    owes = {Party.REGION: _("Region"), Party.CENTER: _("Training center")}
    for row in frozen.get("rows", []):
        numbers = (row["met"], row["due"], row["unknown"])
        words = (row["counted"], row["definition"])
        lines.append((row["label"], owes[row["party"]], frozen["year"], *numbers, *words))
    return lines


def definition_lines(report: RegionalReport) -> list[Line]:
    """In the reader's language while they hold; those of an older version as they were frozen."""
    lines: list[Line] = [(_("Figure"), _("Definition"), _("Counted among"))]
    if report.definitions_version != DEFINITIONS_VERSION:
        for group in definitions_of(report):
            lines += [(label, text, group["title"]) for label, text in group["rows"]]
        return lines
    for source in Source:
        lines += [(figure.label, figure.definition, COHORTS[source]) for figure in of(source)]
    return lines + [(each.label, each.definition, "") for each in (*RATES, *MEASURES)]
