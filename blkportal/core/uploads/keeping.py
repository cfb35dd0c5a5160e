"""A scan that came with a form becomes a row and a sealed file, or neither."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, models, transaction

from blkportal.core.refusals import Refusal
from blkportal.core.uploads.intake import Taken
from blkportal.core.uploads.sealed import delete, keep_sealed


def keep_scan(taken: Taken, folder: str) -> dict[str, Any]:
    """Write the file; the columns that a row about it has."""
    return {
        "file": keep_sealed(folder, taken.content),
        "media": taken.media.ending,
        "size": len(taken.content),
        "digest": taken.digest,
        "is_scanned": taken.is_scanned,
    }


def save_or_forget(
    record: models.Model, files: Iterable[str], *, once: str, there: Refusal
) -> None:
    """Nothing stays on the disk that the database does not know. ``once`` names the constraint
    that lets the same file in a single time; ``there`` is what the person is told."""
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError as error:
        delete(files)
        if once not in str(error):
            raise
        raise there from error
