"""The shipped tables of places, read from the CSV files beside this module."""

import csv
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def rows(table: str) -> list[dict[str, str]]:
    """The lines of one table; those that begin with # say where the facts come from."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))
