"""A class beside SIAPkerja, twice: what was mended there in between, and what was settled."""

from io import BytesIO

from accounts.models import User
from blkportal.core.scope import acting_as
from blkportal.core.sheets.write import write_csv
from participants.models import Comparison
from participants.services import settle_differences
from participants.siapkerja import SiapkerjaFile, compare_siapkerja
from programs.models import Batch

NOTE = "Ejaan nama mengikuti KTP; SIAPkerja akan dibetulkan."


def write_comparisons(organizer: User) -> None:
    """The latest closed class of the center: one person is missing there, one has another result,
    one another name. A week later the missing one has been entered."""
    closed = Batch.objects.filter(center=organizer.scope_key, status="CLOSED")
    batch = closed.order_by("-ends_on", "pk")[0]
    with acting_as(organizer):
        rows = [dict(row) for row in SiapkerjaFile(organizer, batch=batch).rows()]
        if len(rows) < 3:
            return
        rows[1]["ending"] = "BERHENTI"
        rows[2]["name"] = f"{rows[2]['name']}h"
        first = _compare(batch, rows[1:], "siapkerja-unduhan-1.csv", organizer)
        ticked = first.people.filter(standing="DIFFERS").order_by("-pk").values_list("pk")[:1]
        settle_differences(first, [key for (key,) in ticked], note=NOTE, by=organizer)
        _compare(batch, rows, "siapkerja-unduhan-2.csv", organizer)


def _compare(batch: Batch, rows: list[dict], name: str, by: User) -> Comparison:
    file, columns = BytesIO(), SiapkerjaFile.columns
    write_csv(file, list(columns.values()), ([row[key] for key in columns] for row in rows))
    file.seek(0)
    return compare_siapkerja(batch, file, name, by=by)
