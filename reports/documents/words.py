"""What the figures of a report meant when it was frozen, word for word."""

from typing import Any

from reports.figures import COHORTS, RATES, Source, of
from reports.models import RegionalReport
from reports.services.measured import measured
from reports.services.reading import known


def definitions_of(report: RegionalReport) -> list[dict[str, Any]]:
    """Groups of (label, definition): the frozen words, or today's for what was frozen before."""
    frozen = report.breakdowns.get("words", {})
    groups = [
        {
            "title": str(COHORTS[source]),
            "rows": [
                frozen.get(figure.name) or [str(figure.label), str(figure.definition)]
                for figure in of(source)
                if known(report, figure.name)
            ],
        }
        for source in Source
    ]
    rates = [
        frozen.get(rate.name) or [str(rate.label), str(rate.definition)]
        for rate in RATES
        if known(report, rate.numerator) and known(report, rate.denominator)
    ]
    rates += [
        frozen.get(measure.name) or [str(measure.label), str(measure.definition)]
        for measure, _found in measured(report)
    ]
    return [*groups, {"title": "", "rows": rates}]
