"""A comparison with SIAPkerja is kept: what was found, what is new since, what was settled."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.fields import fingerprint
from blkportal.core.refusals import Refusal
from blkportal.core.uploads.sealed import delete, keep_sealed, read_sealed
from participants.models import ComparedPerson, Comparison
from participants.models.comparison import Standing
from participants.services.siapkerja import COMPARED, Line
from programs.models import Batch

FOLDER = "siapkerja"


class ReturnedFile(NamedTuple):
    """A file from SIAPkerja as it came, and what of it could be read."""

    name: str
    content: bytes
    columns: Collection[str]
    unread: Sequence[Sequence[str]]
    rows_unread: int


def keep_comparison(
    batch: Batch, file: ReturnedFile, lines: Iterable[Line], *, by: User
) -> Comparison:
    """File, counts and people, or nothing. What was settled once is settled in the next one,
    as long as the two registers say the same as then."""
    people = [_person(line) for line in lines]
    counts = Counter(person.standing for person in people)
    sealed = keep_sealed(FOLDER, file.content)
    try:
        with transaction.atomic():
            earlier = Comparison.objects.filter(batch=batch).first()
            comparison = Comparison.objects.create(
                batch=batch,
                center_id=batch.center_id,
                file=sealed,
                file_name=Path(file.name).name[-150:],
                columns=[name for name in COMPARED if name in file.columns],
                unread=json.dumps(file.unread),
                only_here=counts[Standing.ONLY_HERE],
                only_there=counts[Standing.ONLY_THERE],
                differing=counts[Standing.DIFFERS],
                same=counts[Standing.SAME],
                rows_unread=file.rows_unread,
                compared_by=by,
                by_name=by.name,
            )
            _settle_as_before(people, earlier)
            for person in people:
                person.comparison, person.center_id = comparison, batch.center_id
            ComparedPerson.objects.bulk_create(people, batch_size=1_000)
    except BaseException:
        delete([sealed])
        raise
    return comparison


@transaction.atomic
def settle_differences(
    comparison: Comparison, people: Collection[int], *, note: str, by: User
) -> int:
    """Somebody has seen to these people; how, stays beside each of them."""
    note = " ".join(note.split())
    if not note:
        raise Refusal(
            _("Say how it was settled: which register was put right, or why both may stay."),
            code="note_missing",
        )
    rows = comparison.people.unsettled().filter(pk__in=people)
    settled = rows.update(
        settled_at=timezone.now(), settled_by=by, settled_by_name=by.name, note=note[:300]
    )
    if not settled:
        raise Refusal(
            _("Tick at least one person whose difference is still open."), code="nothing_to_settle"
        )
    return settled


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed from the comparison before: open people who are new in the list or
    differ in another way, and how many are not open any more."""

    earlier: Comparison
    news: frozenset[int]
    mended: int


def since_last(comparison: Comparison, people: Iterable[ComparedPerson]) -> Since | None:
    """Nothing for the first comparison of a class. Erased people are not counted as mended."""
    rows = Comparison.objects.filter(batch=comparison.batch_id, pk__lt=comparison.pk)
    earlier = rows.first()
    if earlier is None:
        return None
    before = {person.nik_hash: person for person in _open(earlier.people.all())}
    now = {person.nik_hash: person for person in _open(people)}
    news = {p.pk for mark, p in now.items() if _says(before.get(mark)) != _says(p)}
    return Since(earlier, frozenset(news), len(before.keys() - now.keys() - {""}))


def read_compared_file(comparison: Comparison) -> bytes:
    if not comparison.file:
        raise Refusal(
            _("The file was deleted, because a person on it had the own data erased."),
            code="compared_file_gone",
        )
    return read_sealed(comparison.file)


def _open(people: Iterable[ComparedPerson]) -> list[ComparedPerson]:
    return [person for person in people if person.standing != Standing.SAME]


def _says(person: ComparedPerson | None) -> tuple[str, str] | None:
    return (person.standing, person.differences) if person else None


def _person(line: Line) -> ComparedPerson:
    facts = [[fact, _stored(ours), _stored(theirs)] for fact, ours, theirs in line.differences]
    return ComparedPerson(
        nik_hash=fingerprint(line.entry.nik),
        nik_last4=line.entry.nik[-4:],
        name=line.entry.name,
        file_row=line.entry.row,
        standing=line.standing,
        differences=json.dumps(facts),
    )


def _stored(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _settle_as_before(people: Iterable[ComparedPerson], earlier: Comparison | None) -> None:
    if earlier is None:
        return
    settled = earlier.people.filter(settled_at__isnull=False)
    before = {person.nik_hash: person for person in settled}
    for person in people:
        known = before.get(person.nik_hash)
        if known and _says(known) == _says(person):
            for name in ("settled_at", "settled_by_id", "settled_by_name", "note"):
                setattr(person, name, getattr(known, name))
