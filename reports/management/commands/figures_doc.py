from reports.duties import DUTIES, DUTIES_VERSION
from reports.figures import COHORTS, DEFINITIONS_VERSION, RATES, Source, of
from reports.management.made_page import MadePage
from reports.measures import MEASURES

HEADS = {
    Source.REFERRALS: "Referrals",
    Source.ENROLLMENTS: "Enrollments",
    Source.QUOTAS: "Quotas",
}


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
    return "\n".join([*lines, *measures(), *duties()]) + "\n"


def measures() -> list[str]:
    return [
        "",
        "## Measures",
        "",
        "Counted for the whole place of a report; they do not add up over regions.",
        "",
        "| measure | name | definition | counted of | not known | since |",
        "|---|---|---|---|---|---|",
        *(
            f"| {each.label} | `{each.name}` | {each.definition} | {each.counted} |"
            f" {each.unknown} | {each.since} |"
            for each in MEASURES
        ),
    ]


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


class Command(MadePage):
    help = "Write docs/figures.md from reports/figures.py."
    name = "figures.md"
    text = staticmethod(page)
