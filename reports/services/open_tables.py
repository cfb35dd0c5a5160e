"""The rows of the open sets, made of counts, of each other, and of the definitions."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from reports.figures import FIGURES, RATES, Figure, Rate
from reports.opendata.columns import COUNTED, Numbers, rates_of, with_unknown

Rows = list[dict[str, Any]]


def rows_of(opened: Mapping[str, Numbers], names: Mapping[str, str]) -> Rows:
    """One row a key, with what is derived from its open numbers and from nothing else."""
    return [
        {"code": key, "name": names.get(key, key), **(numbers := with_unknown(opened[key])),
         **rates_of(numbers)}
        for key in sorted(opened)
    ]  # fmt: skip


def opened_in(rows: Rows) -> dict[str, Numbers]:
    return {row["code"]: {name: row[name] for name in COUNTED} for row in rows}


def by_province(regencies: Mapping[str, Numbers]) -> dict[str, Numbers]:
    provinces: dict[str, Numbers] = {}
    for code, numbers in regencies.items():
        total = provinces.setdefault(code[:2], dict.fromkeys(COUNTED, 0))
        for name in COUNTED:
            total[name] += numbers[name]
    return provinces


def total_of(rows: Mapping[str, Numbers]) -> Numbers:
    return {name: sum(numbers[name] for numbers in rows.values()) for name in COUNTED}


def reached(years: Mapping[int, Rows]) -> Rows:
    """From the open rows of the regencies, year by year: it says nothing that they do not say."""
    since: set[str] = set()
    table: Rows = []
    for year in sorted(years):
        here = {row["code"] for row in years[year] if row["enrolled"]}
        since |= here
        table.append({
            "year": year,
            "enrolled": sum(row["enrolled"] for row in years[year]),
            "regencies": len(years[year]),
            "reached_at_least": len(here),
            "reached_since_first_year": len(since),
        })  # fmt: skip
    return table


def definitions() -> Rows:
    defined: list[Figure | Rate] = [*FIGURES, *RATES]
    rows: Rows = [
        {
            "name": each.name,
            "kind": "figure" if isinstance(each, Figure) else "rate",
            "numerator": each.numerator,
            "denominator": each.denominator or "",
            "source": str(getattr(each, "source", "")),
            "since": each.since,
        }
        for each in defined
    ]
    for language in ("id", "en"):
        with override(language):
            for row, each in zip(rows, defined, strict=True):
                row[f"label_{language}"] = str(each.label)
                row[f"definition_{language}"] = str(each.definition)
    return rows
