"""Rows that the sheet hides, which the library that reads cells does not report."""

import re
import zipfile
from typing import BinaryIO

from blkportal.core.sheets.faults import Fault
from blkportal.core.sheets.limits import CHUNK
from blkportal.core.sheets.structure import Relationships, Workbook
from blkportal.core.sheets.xmlparts import Attributes, Part, Reader, local

# An attribute's name cannot be disguised in XML, so a part without this word hides nothing.
MENTION = re.compile(rb"hidden(?!=[\"'](?:0|false)[\"'])")
NO_LIMIT = 10**9


class HiddenRows(Part):
    def __init__(self) -> None:
        super().__init__()
        self.row = 0
        self.found: set[int] = set()

    def start(self, tag: str, attributes: Attributes) -> None:
        self.text.clear()
        self.elements += 1
        if local(tag) == "row":
            self.row = int(attributes.get("r", self.row + 1))
            if attributes.get("hidden") in ("1", "true"):
                self.found.add(self.row)


def workbook_facts(file: BinaryIO, sheet: str) -> tuple[bool, set[int]]:
    """Whether days count from 1904, and the hidden rows of the sheet of this name."""
    archive = zipfile.ZipFile(file)
    book = _read(archive, "xl/workbook.xml", {"workbook": Workbook})
    links = _read(archive, "xl/_rels/workbook.xml.rels", {"Relationships": Relationships}, "xl")
    if not isinstance(book, Workbook) or not isinstance(links, Relationships):
        raise Fault("unreadable")
    ids = [each.get("id", "") for each in book.sheets if each.get("name") == sheet]
    name = links.worksheets.get(ids[0], "") if ids else ""
    if name not in archive.namelist():
        raise Fault("unreadable")
    if not _mentions_hiding(archive, name):
        return book.counts_from_1904, set()
    part = _read(archive, name, {"worksheet": HiddenRows})
    return book.counts_from_1904, part.found if isinstance(part, HiddenRows) else set()


def _read(
    archive: zipfile.ZipFile, name: str, kinds: dict[str, type[Part]], folder: str = ""
) -> Part:
    options = {"Relationships": {"folder": folder}} if folder else {}
    if name not in archive.namelist():
        return Part()
    with archive.open(name) as stream:
        return Reader(kinds, NO_LIMIT, **options).read(iter(lambda: stream.read(CHUNK), b""))


def _mentions_hiding(archive: zipfile.ZipFile, name: str) -> bool:
    tail = b""
    with archive.open(name) as stream:
        while chunk := stream.read(CHUNK):
            if MENTION.search(tail + chunk):
                return True
            tail = chunk[-32:]
    return False
