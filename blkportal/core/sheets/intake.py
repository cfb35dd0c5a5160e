"""From an upload to its rows: the guard, then the limited child, each answering in a sentence."""

from tempfile import NamedTemporaryFile
from typing import IO

from blkportal.core.refusals import Refusal
from blkportal.core.sheets.faults import Kind
from blkportal.core.sheets.guard import check_file
from blkportal.core.sheets.limits import MAX_PACKED
from blkportal.core.sheets.parse import Sheet, read_sheet
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.schema import Row


class FileRefused(Refusal):
    """The file cannot be taken as it is; the sentence says how to make one that can."""

    status = 400

    @classmethod
    def because_of(cls, refused: SheetRefused) -> "FileRefused":
        return cls(refused.sentence, code=f"file_{refused.code}")


def guarded(file: IO[bytes], name: str) -> bytes:
    """The bytes of a file that passed the guard, or a sentence on how to mend it."""
    content = file.read(MAX_PACKED + 1)
    with NamedTemporaryFile(suffix=".upload") as kept:
        kept.write(content)
        kept.flush()
        try:
            check_file(kept.name, name)
        except SheetRefused as refused:
            raise FileRefused.because_of(refused) from refused
    return content


def rows_of(content: bytes, name: str, schema: type[Row]) -> Sheet:
    """The rows of a file that the guard has passed, read by the limited child."""
    kind = Kind.XLSX if name.lower().endswith(".xlsx") else Kind.CSV
    with NamedTemporaryFile(suffix=".upload") as kept:
        kept.write(content)
        kept.flush()
        return read_sheet(kept.name, kind, schema.expected())
