"""Builds workbooks by hand, part by part, so that each can be wrong in one way."""

import io
import struct
import zipfile
import zlib
from functools import cache

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
)
HEADER = ("NIK", "Nama lengkap", "Jenis kelamin", "Tanggal lahir", "Kabupaten/Kota", "Telepon")


def worksheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def text_cell(reference: str, text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'


def header_row(number: int = 1) -> str:
    cells = "".join(text_cell(f"{chr(65 + at)}{number}", label) for at, label in enumerate(HEADER))
    return f'<row r="{number}">{cells}</row>'


def relationships(*links: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'


def link(identity: str, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}" {more}/>'


def book_parts(sheet: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a plain workbook of one sheet; `more` adds or replaces parts."""
    return {
        "[Content_Types].xml": f"{TYPES}</Types>",
        "_rels/.rels": relationships(link("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook('<sheet name="Data" sheetId="1" r:id="rId1"/>'),
        "xl/_rels/workbook.xml.rels": relationships(
            link("rId1", "worksheet", "worksheets/sheet1.xml")
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": sheet,
        **more,
    }


def workbook(sheets: str, before: str = "") -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheets>{sheets}</sheets></workbook>'
    )


def pack(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def honest_bytes(rows: str = "") -> bytes:
    return pack(book_parts(worksheet(header_row() + (rows or person_row(2)))))


def person_row(number: int) -> str:
    values = (f"62100101010100{number:02}", f"Orang {number}", "L", "01/01/2001", "Kab. Bogor", "")
    cells = "".join(text_cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def rows_of(sheet_rows: str, **more: str | bytes) -> bytes:
    return pack(book_parts(worksheet(header_row() + sheet_rows), **more))


def two_sheets(second: str, state: str) -> bytes:
    sheets = '<sheet name="Data" sheetId="1" r:id="rId1"/>'
    sheets += f'<sheet name="Lain" sheetId="2" state="{state}" r:id="rId2"/>'
    links = relationships(
        link("rId1", "worksheet", "worksheets/sheet1.xml"),
        link("rId2", "worksheet", "worksheets/sheet2.xml"),
    )
    more = {"xl/workbook.xml": workbook(sheets), "xl/_rels/workbook.xml.rels": links}
    return rows_of(person_row(2), **more, **{"xl/worksheets/sheet2.xml": worksheet(second)})


def utf16(text: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")


def with_flag(data: bytes, flag: int) -> bytes:
    """Sets a general purpose flag in every local header and directory entry."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data = (
                data[: at + offset] + bytes([data[at + offset] | flag]) + data[at + offset + 1 :]
            )
            at = data.find(mark, at + 4)
    return data


def with_size(data: bytes, part: str, size: int) -> bytes:
    """Lets the directory claim another unpacked size for a part."""
    entry = data.find(part.encode(), data.find(b"PK\x01\x02")) - 46
    return data[: entry + 24] + struct.pack("<L", size) + data[entry + 28 :]


def duplicate_parts() -> bytes:
    parts = book_parts(worksheet(header_row()))
    buffer = io.BytesIO(pack(parts))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/Worksheets/Sheet1.xml", worksheet(header_row() + person_row(2)))
    return buffer.getvalue()


def trailing_data() -> bytes:
    """A part whose packed stream ends early and carries something behind its end."""
    content = worksheet(header_row()).encode()
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = engine.compress(content) + engine.flush()
    parts = book_parts("")
    del parts["xl/worksheets/sheet1.xml"]
    data = pack({**parts, "xl/worksheets/sheet1.xml": packed + b"hidden"}, zipfile.ZIP_STORED)
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.rfind(mark, 0, data.find(packed)) if offset == 8 else data.rfind(mark)
        data = data[: at + offset] + b"\x08\x00" + data[at + offset + 2 :]
    return data


def many_rows(count: int) -> bytes:
    body = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(2, count))
    start, end = worksheet(header_row() + "|").encode().split(b"|")
    return pack(book_parts(start + body + end))


def huge(parts: dict[str, str | bytes], name: str, head: bytes, filler: bytes, size: int) -> bytes:
    """A workbook whose part `name` unpacks to about `size` bytes, built without holding them."""
    buffer = io.BytesIO()
    block = filler * (1_000_000 // len(filler))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for each, content in parts.items():
            if each != name:
                archive.writestr(each, content)
        with archive.open(name, "w", force_zip64=False) as part:
            part.write(head)
            for _ in range(size // len(block)):
                part.write(block)
    return buffer.getvalue()


@cache
def bomb(megabytes: int) -> bytes:
    parts = book_parts(worksheet(header_row()))
    head = worksheet("").encode()[: -len(b"</sheetData></worksheet>")]
    return huge(
        parts,
        "xl/worksheets/sheet1.xml",
        head,
        b"<!--" + b" " * 993 + b"-->",
        megabytes * 1_000_000,
    )


def dense_cells(megabytes: int) -> bytes:
    parts = book_parts(worksheet(header_row()))
    head = f'<sst xmlns="{MAIN}">'.encode()
    varied = "".join(f"<si><t>{n * 7919 % 65521:x}</t></si>" for n in range(20_000)).encode()
    return huge(
        {**parts, "xl/sharedStrings.xml": ""},
        "xl/sharedStrings.xml",
        head,
        varied,
        megabytes * 1_000_000,
    )


def sst(*texts: str) -> str:
    return f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'
