from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from reports.duties import DUTIES, DUTIES_VERSION
from reports.figures import COHORTS, DEFINITIONS_VERSION, RATES, Source, of

PAGE = Path(settings.BASE_DIR) / "docs" / "figures.md"
HEADS = {
    Source.REFERRALS: "Referrals",
    Source.ENROLLMENTS: "Enrollments",
    Source.QUOTAS: "Quotas",
}


class Command(BaseCommand):
    help = "Write docs/figures.md from reports/figures.py."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when the page is out of date"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        with override("en"):
            text = page()
        if not check:
            PAGE.write_text(text, encoding="utf-8")
        elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
            raise CommandError("docs/figures.md is out of date: run manage.py figures_doc.")


def page() -> str:
    lines = [
        "# How figures are counted",
        "",
        f"Definitions, version {DEFINITIONS_VERSION}. This page is made by `manage.py figures_doc`"
        " from `reports/figures.py`; change the definitions there.",
    ]
    for source in Source:
        lines += ["", f"## {HEADS[source]}", "", str(COHORTS[source]), ""]
        lines += [
            "| figure | name | definition | counted as | of | since |",
            "|---|---|---|---|---|---|",
        ]
        lines += [
            f"| {figure.label} | `{figure.name}` | {figure.definition} | `{figure.sql}` |"
            f" {figure.denominator or '–'} | {figure.since} |"
            for figure in of(source)
        ]
    lines += ["", "## Rates", ""]
    lines += ["A rate is never stored and never stands without its two numbers.", ""]
    lines += ["| rate | numerator | denominator | shown beside | since |", "|---|---|---|---|---|"]
    lines += [
        f"| {rate.label} | `{rate.numerator}` | `{rate.denominator}` | {rate.unknown or '–'} |"
        f" {rate.since} |"
        for rate in RATES
    ]
    return "\n".join([*lines, *duties()]) + "\n"


def duties() -> list[str]:
    return [
        "",
        "## Duties",
        "",
        f"What region and center owe each other, version {DUTIES_VERSION}, from"
        " `reports/duties.py`. Only what was due by today counts.",
        "",
        "| duty | name | whose | definition | counted of |",
        "|---|---|---|---|---|",
        *(
            f"| {duty.label} | `{duty.name}` | {duty.party.lower()} | {duty.definition} |"
            f" {duty.counted} |"
            for duty in DUTIES
        ),
    ]
