"""What a workbook says about itself: its sheets, their files, what it links to."""

import posixpath

from blkportal.core.sheets.faults import Fault
from blkportal.core.sheets.xmlparts import Attributes, Part, local


class Workbook(Part):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Attributes] = []
        self.counts_from_1904 = False

    def start(self, tag: str, attributes: Attributes) -> None:
        super().start(tag, attributes)
        name = local(tag)
        if name == "sheet":
            self.sheets.append({local(key): value for key, value in attributes.items()})
            if len(self.sheets) > 200:
                raise Fault("too-many-parts")
        elif name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904") in ("1", "true", "on")


class Relationships(Part):
    def __init__(self, folder: str = "") -> None:
        super().__init__()
        self.folder = folder
        self.worksheets: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        super().start(tag, attributes)
        kind = attributes.get("Type", "").rpartition("/")[2]
        if attributes.get("TargetMode") == "External" and kind != "hyperlink":
            raise Fault("external-link")
        if kind == "worksheet":
            target = posixpath.join("/", self.folder, attributes.get("Target", ""))
            self.worksheets[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")


class ContentTypes(Part):
    FORBIDDEN = {
        "macroenabled": "macro",
        "vbaproject": "macro",
        "macrosheet": "macro",
        "activex": "macro",
        "externallink": "external-link",
        "oleobject": "embedded",
        "sheet.binary": "xlsb",
    }

    def start(self, tag: str, attributes: Attributes) -> None:
        super().start(tag, attributes)
        declared = attributes.get("ContentType", "").lower()
        for mark, code in self.FORBIDDEN.items():
            if mark in declared and (code != "embedded" or "PartName" in attributes):
                raise Fault(code)


class Forbidden(Part):
    """Macro sheets and links to other files, under whatever name they travel."""

    def __init__(self, code: str) -> None:
        raise Fault(code)
