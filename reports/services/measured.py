"""The measures of a frozen report as they are read; an older report has none of them."""

from decimal import Decimal
from typing import Any

from blkportal.core.templatetags.ui import number
from reports.measures import MEASURES, Measure
from reports.models import RegionalReport


def measured(report: RegionalReport) -> list[tuple[Measure, dict[str, Any]]]:
    """Only what the report was asked for, in the order of the definitions."""
    frozen = report.breakdowns.get("measures", {})
    return [(measure, frozen[measure.name]) for measure in MEASURES if measure.name in frozen]


def measures_read(report: RegionalReport) -> list[dict[str, Any]]:
    """Each in words: the value, of how many, and how many are not known."""
    return [
        {
            "label": measure.label,
            "value": measure.unit % {"value": in_words(found["value"])}
            if found["value"] is not None
            else "",
            "of": found["of"],
            "counted": measure.counted,
            "unknown": found["unknown"],
            "unknown_words": measure.unknown,
        }
        for measure, found in measured(report)
    ]


def in_words(value: int | float) -> str:
    """All digits that are kept: a few people among millions are not 0.0."""
    digits = f"{Decimal(str(value)):f}".partition(".")[2]
    return str(number(value, len(digits)))
