"""Parts of a workbook, streamed through expat: no DTD, bounded depth, names, tokens and texts."""

from collections.abc import Iterable
from typing import Any
from xml.parsers import expat

from blkportal.core.sheets import limits
from blkportal.core.sheets.faults import Fault

Attributes = dict[str, str]


class Part:
    """Any XML part: well-formed, shallow, in UTF-8, without a document type."""

    def __init__(self) -> None:
        self.place = "A1"
        self.elements = 0
        self.text: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        self.elements += 1
        self.text.clear()

    def flush(self) -> None:
        """Called when a text may be complete."""
        self.text.clear()

    def chunk_done(self, ended: list[str]) -> None:
        """Called after each chunk with the names of the elements that ended in it."""
        if sum(map(len, self.text)) > limits.MAX_TEXT:
            raise Fault("text-too-long", cell=self.place, limit=limits.MAX_TEXT)


class Reader:
    """Feeds one part to expat. The root element, not the name of the part, says what it is."""

    def __init__(self, kinds: dict[str, type[Part]], elements_left: int, **options: Any) -> None:
        self.kinds = kinds
        self.options = options
        self.elements_left = elements_left
        self.part: Part = Part()
        self.root = ""
        self.encoding: str | None = None
        self.closed = 0
        self.ended: list[str] = []
        parser = self.parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._root
        parser.EndElementHandler = self.ended.append
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_doctype
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def read(self, chunks: Iterable[bytes]) -> Part:
        fed, first = 0, b""
        try:
            for chunk in chunks:
                first = first or chunk[:2]
                fed += len(chunk)
                self.parser.Parse(chunk, False)
                self._check_costs(fed)
            self.parser.Parse(b"", True)
            self.part.chunk_done(self.ended)
        except expat.ExpatError as error:
            raise Fault("damaged") from error
        self.part.flush()
        # The library that reads the cells takes other encodings for an empty sheet.
        if first in (b"\xff\xfe", b"\xfe\xff") or self.encoding not in (None, "utf-8", "us-ascii"):
            raise Fault("damaged")
        return self.part

    def _root(self, tag: str, attributes: Attributes) -> None:
        self.root = local(tag)
        self.part = self.kinds.get(self.root, Part)(**self.options.get(self.root, {}))
        self.part.start(tag, attributes)
        self.parser.StartElementHandler = self.part.start
        self.parser.CharacterDataHandler = self.part.text.append

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.encoding = encoding and encoding.lower()

    def _check_costs(self, fed: int) -> None:
        part = self.part
        if part.elements > self.elements_left:
            raise Fault("too-many-cells")
        part.chunk_done(self.ended)
        self.closed += len(self.ended)
        self.ended.clear()
        too_deep = part.elements - self.closed > limits.MAX_DEPTH
        if too_deep or len(self.parser.intern) > limits.MAX_NAMES:
            raise Fault("unsafe")
        if fed - max(self.parser.CurrentByteIndex, 0) > limits.MAX_TOKEN:
            raise Fault("unsafe")


def local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    raise Fault("unsafe")
