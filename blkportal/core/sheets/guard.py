"""The first look at an uploaded file, before any library opens it."""

import posixpath
import zipfile
from pathlib import Path
from typing import BinaryIO

from blkportal.core.sheets import limits, plaintext
from blkportal.core.sheets.cells import SharedTexts, Worksheet
from blkportal.core.sheets.container import Unpacker, open_parts
from blkportal.core.sheets.faults import Fault, Kind
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.structure import ContentTypes, Forbidden, Relationships, Workbook
from blkportal.core.sheets.xmlparts import Part, Reader

KINDS: dict[str, type[Part]] = {
    "workbook": Workbook,
    "worksheet": Worksheet,
    "sst": SharedTexts,
    "Relationships": Relationships,
    "Types": ContentTypes,
    "macrosheet": Forbidden,
    "dialogsheet": Forbidden,
    "externalLink": Forbidden,
}
FORBIDDEN_CODES = {
    "macrosheet": {"code": "macro"},
    "dialogsheet": {"code": "macro"},
    "externalLink": {"code": "external-link"},
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_NAMES = {".xlsm": "macro", ".xltm": "macro", ".xls": "xls", ".xlsb": "xlsb", ".ods": "ods"}
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tiff", ".emf", ".wmf", ".bin")


def check_file(path: Path | str, name: str) -> Kind:
    """The kind of a file that is safe to hand to the parsing child; `name` is the uploader's."""
    try:
        return _kind(Path(path), Path(name.lower()).suffix)
    except Fault as fault:
        raise SheetRefused.because_of(fault) from fault


def _kind(path: Path, suffix: str) -> Kind:
    size = path.stat().st_size
    if not size:
        raise Fault("empty")
    if size > limits.MAX_PACKED:
        raise Fault("too-big", limit=limits.MAX_PACKED // 1024**2)
    with path.open("rb") as file:
        start = file.read(512)
        if start.startswith(OLE):
            file.seek(0)
            raise Fault("encrypted" if b"E\0n\0c\0r\0y\0p\0t\0" in file.read() else "xls")
        if suffix in OLD_NAMES:
            raise Fault(OLD_NAMES[suffix])
        if suffix == ".xlsx":
            _check_workbook(file, start)
            return Kind.XLSX
    if suffix not in (".csv", ".txt"):
        raise Fault("extension")
    # All records are read to the end: the count of the filled ones comes as a by-product.
    if not sum(any(cells) for _, cells in plaintext.records(plaintext.read_text(path))):
        raise Fault("empty")
    return Kind.CSV


def _check_workbook(file: BinaryIO, start: bytes) -> None:
    if plaintext.WEB_PAGE.match(start.removeprefix(b"\xef\xbb\xbf")):
        raise Fault("html")
    if not start.startswith(b"PK\x03\x04"):
        raise Fault("not-xlsx")
    WorkbookCheck(file).run()


class WorkbookCheck:
    """Reads every part once: the workbook and its links first, so that sheets are known."""

    def __init__(self, file: BinaryIO) -> None:
        self.parts = sorted(open_parts(file), key=_reading_order)
        self.unpacker = Unpacker(file)
        self.elements_left = limits.MAX_ELEMENTS
        self.titles: dict[str, str] = {}
        self.first_sheet: str | None = None
        self.workbook: Workbook | None = None
        self.highest_shared = -1
        self.shared_texts = 0

    def run(self) -> None:
        for part in self.parts:
            self._read(part)
        if self.workbook is None:
            raise Fault("not-xlsx")
        if self.highest_shared >= self.shared_texts:
            raise Fault("damaged")

    def _read(self, part: zipfile.ZipInfo) -> None:
        chunks = self.unpacker.chunks(part)
        if part.filename.lower().endswith(PICTURES):
            for _ in chunks:
                pass
            return
        read = self._reader(part.filename).read(chunks)
        if isinstance(read, Workbook) and part.filename != "xl/workbook.xml":
            raise Fault("unsafe")
        self._learn(read)

    def _reader(self, filename: str) -> Reader:
        folder = posixpath.dirname(posixpath.dirname(filename))
        title = self.titles.get(filename, filename)
        strict = self.first_sheet in (None, filename)
        options = {
            "worksheet": {"title": title, "strict": strict},
            "Relationships": {"folder": folder},
        }
        return Reader(KINDS, self.elements_left, **options, **FORBIDDEN_CODES)

    def _learn(self, part: Part) -> None:
        self.elements_left -= part.elements
        if isinstance(part, Workbook):
            self.workbook = part
        elif isinstance(part, Relationships) and part.worksheets:
            self._name_sheets(part.worksheets)
        elif isinstance(part, Worksheet):
            self.highest_shared = max(self.highest_shared, part.highest_shared)
        elif isinstance(part, SharedTexts):
            self.shared_texts += part.count

    def _name_sheets(self, files: dict[str, str]) -> None:
        for sheet in self.workbook.sheets if self.workbook else []:
            file = files.get(sheet.get("id", ""))
            if file is None:
                continue
            self.titles[file] = sheet.get("name", "")
            if self.first_sheet is None and sheet.get("state", "visible") == "visible":
                self.first_sheet = file


def _reading_order(part: zipfile.ZipInfo) -> tuple[int, str]:
    name = part.filename.lower()
    if name == "[content_types].xml":
        return 0, name
    if name.endswith("workbook.xml"):
        return 1, name
    return (2 if name.endswith(".rels") else 3), name
