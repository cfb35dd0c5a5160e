"""A frozen report as PDF: from what stands in its row, never counted again.

The same report gives the same bytes: no day of printing, no page of today, one language and one
time zone. What people typed is data to the template, never part of it.
"""

import json
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from blkportal.core.templatetags.ui import day, moment, number, percent
from reports.documents.annex import annex_facts
from reports.documents.words import definitions_of
from reports.models import RegionalReport
from reports.report_address import check_address, picture
from reports.services import reading
from reports.services.measured import measures_read
from reports.services.report_approval import approval_of

TEMPLATE = Path(__file__).with_name("report.typ")
ZONE = "Asia/Jakarta"


def print_report(report: RegionalReport) -> bytes:
    """A PDF of A4 pages. The report is built, with its place and its center at hand."""
    return typst.compile(TEMPLATE, format="pdf", sys_inputs=inputs_of(report))


def inputs_of(report: RegionalReport) -> dict[str, str]:
    with override("id"):
        facts = facts_of(report)
    demo = "yes" if settings.SHOWS_SYNTHETIC_DATA else ""
    return {"facts": json.dumps(facts), "demo": demo}


def facts_of(report: RegionalReport) -> dict[str, Any]:
    return {
        "level": report.level,
        "kind": report.get_level_display(),
        "place": reading.place_then(report),
        "place_code": report.place_code,
        "center": reading.center_then(report),
        "period": f"{day(report.period_from)} – {day(report.period_to)}",
        "as_of": moment(report.as_of, ZONE),
        "version": report.definitions_version,
        "checksum": report.checksum,
        "code": report.spelled_code,
        "address": check_address(report),
        "picture": picture(report),
        "approval": approval_lines(report),
        "message": reading.message_of(report),
        "rates": rates_of(report),
        "measures": [said_measure(row) for row in measures_read(report)],
        "ways": [[step_of(step) for step in line] for line in reading.steps_of(report)],
        "cohorts": cohorts_of(report),
        "tables": [said(table) for table in reading.breakdowns_of(report) if table["rows"]],
        **places_of(report),
        "definitions": definitions_of(report),
        **annex_facts(report),
    }


def approval_lines(report: RegionalReport) -> list[str]:
    """How far the report is approved, as the last step left it; empty where nobody is asked."""
    approval = approval_of(report)
    if approval is None:
        return []
    steps = (
        (_("Confirmed on %(day)s"), approval.confirmed_on),
        (_("Confirmed by the province on %(day)s"), approval.endorsed_on),
        (_("Accepted by the ministry on %(day)s"), approval.accepted_on),
    )
    said = [words % {"day": day(done_on)} for words, done_on in steps if done_on]
    return [approval.get_status_display(), *said]


def rates_of(report: RegionalReport) -> list[dict[str, Any]]:
    return [
        {
            "label": str(share.rate.label),
            "share": percent(share.numerator, share.denominator),
            "unknown": number(share.unknown) if share.unknown else "",
            "part": portion(share.numerator, share.denominator),
            "gap": portion(share.unknown or 0, share.denominator),
        }
        for share in reading.shares_of(report)
    ]


def said_measure(row: dict[str, Any]) -> list[str]:
    return [
        str(row["label"]),
        row["value"] or "–",
        f"{number(row['of'])} {row['counted']}",
        f"{number(row['unknown'])} {row['unknown_words']}",
    ]


def portion(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole else 0.0


def step_of(step: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": str(step["label"]),
        "value": number(step["value"]),
        "part": float(step["part"]) / 100,
        "gap": float(step["gap"]) / 100,
        "unknown": number(step["unknown"]) if step["unknown"] else "",
        "lost": number(step["lost"]) if step["lost"] else "",
        "lost_words": str(step["lost_words"]),
        "whole": number(step["whole"]) if step["whole"] is not None else "",
        "of": str(step["of"]).lower(),
    }


def cohorts_of(report: RegionalReport) -> list[dict[str, Any]]:
    return [
        {
            "title": str(cohort["cohort"]),
            "rows": [
                {
                    "label": str(row["figure"].label),
                    "number": number(row["number"]),
                    "share": percent(row["number"], row["of"]) if row["of_label"] else "",
                    "of": str(row["of_label"]).lower(),
                }
                for row in cohort["rows"]
            ],
        }
        for cohort in reading.figures_of(report)
    ]


def said(table: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": str(table["title"]),
        "first": str(table["first"]),
        "heads": [str(head) for head in table["heads"]],
        "rows": [row_of(row) for row in table["rows"]],
    }


def row_of(row: dict[str, Any]) -> list[str]:
    return [row["label"], *(number(cell) for _label, cell in row["cells"])]


def places_of(report: RegionalReport) -> dict[str, Any]:
    """Every regency and city of the place, those with nothing too, under its province."""
    if report.level == "REGENCY":
        return {"provinces": [], "heads": [], "reached": "", "regencies": ""}
    table = reading.provinces_of(report)
    regencies = reading.regencies_of(report, zeros=True)["rows"]
    provinces = [
        {
            "sum": row_of(row),
            "rows": [row_of(each) for each in regencies if each["key"][:2] == row["key"]],
        }
        for row in table["rows"]
    ]
    return {
        "provinces": provinces,
        "heads": [str(head) for head in table["heads"]],
        "reached": number(report.regencies_reached),
        "regencies": number(len(report.regencies)),
    }
