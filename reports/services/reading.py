"""A frozen report as it is read: the message in a sentence, the way from step to step, tables."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blkportal.core.templatetags.ui import number as in_digits
from blkportal.core.templatetags.ui import width
from programs.models.dormitory import Sex
from reports.figures import BY_NAME, COHORTS, ZEROS, Source, of, shares
from reports.models import RegionalReport

Numbers = dict[str, int]
COLUMNS = ("referred", "enrolled", "women", "graduated", "certified", "placed", "unknown")
OF_ENROLLED = tuple(name for name in COLUMNS if name != "referred")
BREAKDOWN_HEADS = {
    "year": gettext_lazy("By year"),
    "vocation": gettext_lazy("By vocation"),
    "program": gettext_lazy("By program"),
    "sex": gettext_lazy("By sex"),
    "funding": gettext_lazy("By funding source"),
}
FIRST_HEADS = {
    "year": gettext_lazy("Year"),
    "vocation": gettext_lazy("Vocation"),
    "program": gettext_lazy("Program"),
    "sex": gettext_lazy("Sex"),
    "funding": gettext_lazy("Funding source"),
}
# What a referral does not carry cannot break it down.
COUNTS_REFERRALS = {"year", "vocation", "program"}
STEPS = (
    ("referred", None, gettext_lazy("not verified")),
    ("verified", "referred", gettext_lazy("not verified")),
    ("selected", "referred", gettext_lazy("not given a seat")),
    ("enrolled", None, ""),
    ("graduated", "enrolled", gettext_lazy("did not graduate, or not yet")),
    ("certified", "graduated", gettext_lazy("without a certificate")),
    ("placed", "graduated", gettext_lazy("not placed, or not yet known")),
)


def place_then(report: RegionalReport) -> str:
    """What the place was called when the report was frozen."""
    names = report.breakdowns.get("names", {})
    return str(names.get(report.place_code) or report.place_name)


def center_then(report: RegionalReport) -> str:
    """The one center that the report asked about; empty where it asked about all, or is it."""
    if report.level == "CENTER" or not report.center_id:
        return ""
    return str(report.breakdowns.get("names", {}).get(report.center_id) or report.center)


def complete(figures: Numbers) -> Numbers:
    """Figures that an older version of the definitions did not have count as not counted: 0."""
    return {**ZEROS, **figures}


def known(report: RegionalReport, name: str) -> bool:
    """Was counted by the definitions of that day; a row without figures has them all, as zeros."""
    return not report.figures or name in report.figures


def message_of(report: RegionalReport) -> list[str]:
    """The key message: sentences made by rule, so that every report says the same in one way."""
    n = complete(report.figures)
    if not (n["referred"] or n["enrolled"] or n["quota_given"]):
        return [_("Nobody was nominated or trained in this period.")]
    sentences = []
    if n["quota_given"]:
        sentences.append(
            _("%(quota_taken)s of %(quota_given)s quota seats are taken.") % spoken(n)
        )
    if report.level in {"NATION", "PROVINCE", "CENTER"} and n["enrolled"]:
        words = spoken(n) | {"reached": spoken_number(report.regencies_reached)}
        sentences.append(
            _("%(enrolled)s people from %(reached)s regencies and cities were trained.") % words
        )
    elif n["enrolled"]:
        sentences.append(_("%(enrolled)s people were trained.") % spoken(n))
    if n["graduated"]:
        sentences.append(
            _("%(graduated)s graduated and %(certified)s hold a certificate.") % spoken(n)
        )
        sentences.append(outcome_sentence(n))
    elif n["enrolled"]:
        sentences.append(_("Nobody has graduated yet."))
    return sentences


def outcome_sentence(n: Numbers) -> str:
    return _(
        "Of the graduates, %(placed_work)s are employed, %(placed_self_employed)s are "
        "self-employed and %(placed_apprenticeship)s are in an apprenticeship; of "
        "%(unknown)s it is not yet known."
    ) % spoken(n)


def spoken(figures: Numbers) -> dict[str, str]:
    return {name: spoken_number(number) for name, number in figures.items()}


def spoken_number(number: int) -> str:
    return str(in_digits(number))


def steps_of(report: RegionalReport) -> list[list[dict[str, Any]]]:
    """Two lines of bars: from nomination to seat, from arrival to work. Cohorts never mix."""
    n = complete(report.figures)
    lines: list[list[dict[str, Any]]] = []
    for name, of_name, loss_words in STEPS:
        if of_name is None:
            lines.append([])
        whole = n[of_name] if of_name else None
        lines[-1].append(
            {
                "name": name,
                "label": BY_NAME[name].label,
                "value": n[name],
                "whole": whole,
                "of": BY_NAME[of_name].label if of_name else "",
                "lost": max(0, whole - n[name]) if whole is not None else None,
                "lost_words": loss_words,
                "unknown": n["unknown"] if name == "placed" else 0,
            }
        )
    return [drawn(line) for line in lines]


def drawn(line: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Bars as long as their share of the line's first step, the longest where one is longer."""
    longest = max(step["value"] + step["unknown"] for step in line)
    widths = [(width(step["value"], longest), width(step["unknown"], longest)) for step in line]
    return [
        step | {"part": part, "gap": gap} for step, (part, gap) in zip(line, widths, strict=True)
    ]


def figures_of(report: RegionalReport) -> list[dict[str, Any]]:
    """Every figure that the report has, with what it is a part of, in its cohort."""
    n = complete(report.figures)
    return [
        {
            "cohort": COHORTS[source],
            "rows": [
                {
                    "figure": figure,
                    "number": n[figure.name],
                    "of": n[figure.denominator] if figure.denominator else None,
                    "of_label": BY_NAME[figure.denominator].label if figure.denominator else "",
                }
                for figure in of(source)
                if known(report, figure.name)
            ],
        }
        for source in Source
    ]


def shares_of(report: RegionalReport) -> list[Any]:
    """Those of which the report has the figures: an older one was not asked for all."""
    return [
        share
        for share in shares(complete(report.figures))
        if known(report, share.rate.numerator) and known(report, share.rate.denominator)
    ]


def breakdowns_of(report: RegionalReport) -> list[dict[str, Any]]:
    tables = []
    for kind, head in BREAKDOWN_HEADS.items():
        names = COLUMNS if kind in COUNTS_REFERRALS else OF_ENROLLED
        names = tuple(name for name in names if (kind, name) != ("sex", "women"))
        rows = report.breakdowns.get(kind, [])
        lines = [(label_of(kind, row), "", row["figures"]) for row in rows]
        tables.append(table(kind, head, FIRST_HEADS[kind], names, lines))
    return tables


def label_of(kind: str, row: dict[str, Any]) -> str:
    return str(Sex(row["key"]).label) if kind == "sex" else row["label"]


def table(
    name: str, title: Any, first: Any, names: Iterable[str], lines: Iterable[tuple[Any, str, Any]]
) -> dict[str, Any]:
    """A table of numbers: rows of (label, address or code, figures) under the figures' names."""
    names = tuple(names)
    return {
        "name": name,
        "title": title,
        "first": first,
        "figures": names,
        "heads": [BY_NAME[each].label for each in names],
        "rows": [
            {
                "label": label,
                "key": key,
                "cells": [(BY_NAME[each].label, complete(figures)[each]) for each in names],
            }
            for label, key, figures in lines
        ],
    }


def provinces_of(report: RegionalReport) -> dict[str, Any]:
    """The regencies added up by province, those with nothing too."""
    names = report.breakdowns.get("names", {})
    sums: dict[str, Numbers] = {}
    for code, figures in report.regencies.items():
        into = sums.setdefault(code[:2], dict(ZEROS))
        for name, number in figures.items():
            into[name] = into.get(name, 0) + number
    lines = [(names.get(code, code), code, sums[code]) for code in sorted(sums)]
    return table("provinces", _("By province"), _("Province"), COLUMNS, lines)


def regencies_of(
    report: RegionalReport, *, province: str = "", zeros: bool = False
) -> dict[str, Any]:
    names = report.breakdowns.get("names", {})
    lines = [
        (names.get(code, code), code, figures)
        for code, figures in sorted(report.regencies.items())
        if code.startswith(province) and (zeros or any(figures.values()))
    ]
    return table("regencies", _("By regency and city"), _("Regency or city"), COLUMNS, lines)
