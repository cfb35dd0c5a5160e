"""A published version as files. Columns have the same names in every language."""

from typing import IO, Any

from django.conf import settings

from blkportal.core.sheets.write import write_csv
from reports.models import OpenDataset
from reports.opendata.catalog import LICENCE, PUBLISHER, address_of
from reports.opendata.columns import BASE, MOST_OFF

SYNTHETIC = (
    "DATA SINTETIS (demo): tidak ada orang di baliknya. SYNTHETIC DATA: nobody is behind it."
)
AFTER = ("data_year", "version", "data_as_of", "definitions_version", "licence", "note")


def note() -> str:
    return SYNTHETIC if settings.SHOWS_SYNTHETIC_DATA else ""


def write_open_csv(file: IO[bytes], dataset: OpenDataset) -> None:
    """Each row says itself what it is of, because sheets are cut and joined."""
    columns = [column.name for column in dataset.about.columns]
    tail = [dataset.year, dataset.version, moment_of(dataset), dataset.definitions_version,
            LICENCE, note()]  # fmt: skip
    write_csv(
        file, [*columns, *AFTER],
        ([*(row[name] for name in columns), *tail] for row in dataset.lines),
    )  # fmt: skip


def open_json(dataset: OpenDataset) -> dict[str, Any]:
    about = dataset.about
    names = [column.name for column in about.columns]
    return {
        "set": dataset.code,
        "title": str(about.title),
        "description": str(about.description),
        "year": dataset.year,
        "version": dataset.version,
        "is_provisional": dataset.is_provisional,
        "reason": dataset.reason,
        "data_as_of": moment_of(dataset),
        "published_at": dataset.published_at.isoformat(timespec="seconds"),
        "definitions_version": dataset.definitions_version,
        "checksum": dataset.checksum,
        "address": address_of(dataset),
        "publisher": PUBLISHER,
        "licence": LICENCE,
        "rounding": {"to": BASE, "rows_differ_by_at_most": MOST_OFF},
        "note": note(),
        "columns": [
            {"name": column.name, "label": str(column.label), "type": column.kind,
             "definition": str(column.definition), "unit": str(column.unit)}
            for column in about.columns
        ],
        "rows": [{name: row[name] for name in names} for row in dataset.lines],
    }  # fmt: skip


def moment_of(dataset: OpenDataset) -> str:
    return dataset.as_of.isoformat(timespec="seconds")
