"""Brings the tables of places to what the shipped files say, and tells what it found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from regions import data
from regions.models import Province, Regency


@dataclass(frozen=True)
class Change:
    code: str
    field: str
    old: object
    new: object

    def __str__(self) -> str:
        return f"{self.code} {self.field} {said(self.old)} → {said(self.new)}"


def said(value: object) -> str:
    return "nothing" if value is None else f"'{value}'"


@dataclass
class LoadReport:
    """Codes and differences over all three tables; unknown codes are told, never removed."""

    provinces: int = 0
    regencies: int = 0
    superseded: int = 0
    added: list[str] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    unknown: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.added or self.changed or self.unknown)


def load_regions(*, write: bool = True, using: str = "owner") -> LoadReport:
    """Safe to run at every start. With `write=False` it only compares."""
    provinces, regencies = shipped_provinces(), shipped_regencies()
    old_codes = shipped_superseded({regency.code: regency for regency in regencies})
    report = LoadReport(len(provinces), len(regencies), len(old_codes))
    with transaction.atomic(using=using):
        for model, wanted in ((Province, [provinces]), (Regency, [regencies, old_codes])):
            bring_up(model, wanted, report, write=write, using=using)
    return report


def bring_up(
    model: type[models.Model],
    batches: list[list[Any]],
    report: LoadReport,
    *,
    write: bool,
    using: str,
) -> None:
    """Batches come in the order of their foreign keys: successors before the succeeded."""
    stored = model._default_manager.using(using).in_bulk()
    for wanted in batches:
        different = [row for row in wanted if differs(row, stored.pop(row.pk, None), report)]
        if write and different:
            model._default_manager.using(using).bulk_create(
                different,
                update_conflicts=True,
                unique_fields=[model._meta.pk.name],
                update_fields=list(values(different[0])),
            )
    report.unknown += sorted(stored)


def differs(wanted: models.Model, stored: models.Model | None, report: LoadReport) -> bool:
    if stored is None:
        report.added.append(wanted.pk)
        return True
    before = values(stored)
    changes = [
        Change(wanted.pk, name, before[name], new)
        for name, new in values(wanted).items()
        if before[name] != new
    ]
    report.changed += changes
    report.unchanged += not changes
    return bool(changes)


def values(row: models.Model) -> dict[str, object]:
    fields = row._meta.concrete_fields
    return {f.name: getattr(row, f.attname) for f in fields if not f.primary_key}


def shipped_provinces() -> list[Province]:
    return [Province(**row) for row in data.rows("provinces")]


def shipped_regencies() -> list[Regency]:
    return [regency_from(row) for row in data.rows("regencies")]


def regency_from(row: dict[str, str]) -> Regency:
    return Regency(
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        province_id=row["province"],
        latitude=Decimal(row["latitude"]),
        longitude=Decimal(row["longitude"]),
        population=int(row["population"]),
        utc_offset=int(row["utc_offset"]),
    )


def shipped_superseded(current: dict[str, Regency]) -> list[Regency]:
    return [superseded_from(row, current[row["new_code"]]) for row in data.rows("superseded")]


def superseded_from(row: dict[str, str], successor: Regency) -> Regency:
    """The old code keeps the place on the map but counts nobody a second time."""
    return Regency(
        code=row["old_code"],
        kind=successor.kind,
        name=row["name"],
        province_id=row["old_code"][:2],
        latitude=successor.latitude,
        longitude=successor.longitude,
        utc_offset=successor.utc_offset,
        valid_to=date.fromisoformat(row["valid_to"]),
        succeeded_by_id=successor.code,
    )


def summary(report: LoadReport) -> str:
    """One line for whoever ran the command: what the files hold, then what differed."""
    tables = (
        f"{report.provinces} provinces, {report.regencies} regencies and cities, "
        f"{report.superseded} superseded codes"
    )
    return f"{tables}: {'; '.join(findings(report)) or 'all as shipped'}"


def findings(report: LoadReport) -> Iterable[str]:
    if report.added:
        yield f"{len(report.added)} added"
    if report.changed:
        codes = {change.code for change in report.changed}
        yield f"{len(codes)} changed: {', '.join(map(str, report.changed))}"
    if report.unknown:
        yield f"{len(report.unknown)} not in the files, left alone: {', '.join(report.unknown)}"
