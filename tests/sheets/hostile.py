"""Z2: the hostile files, each with its upload name and the codes that may answer it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.sheets.corpus import (
    MAIN,
    TYPES,
    bomb,
    book_parts,
    dense_cells,
    duplicate_parts,
    header_row,
    honest_bytes,
    link,
    many_rows,
    pack,
    person_row,
    relationships,
    rows_of,
    sst,
    text_cell,
    trailing_data,
    two_sheets,
    utf16,
    with_flag,
    with_size,
    worksheet,
)

Hostile = tuple[str, Callable[[], bytes], set[str]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CELL = '<row r="2"><c r="A2"{}><v>{}</v></c></row>'
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
XFD = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_ROW = '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'
FORMULA = '<row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row>'
EXTERNAL = relationships(
    link("rId9", "attachedTemplate", "http://example.test/x", 'TargetMode="External"')
)


def _sheet(xml: str | bytes) -> Callable[[], bytes]:
    return lambda: pack(book_parts(xml))


def _rows(rows: str, **more: str | bytes) -> Callable[[], bytes]:
    return lambda: rows_of(rows, **more)


def _part(name: str, content: str | bytes = b"x") -> Callable[[], bytes]:
    return lambda: rows_of(person_row(2), **{name: content})


HOSTILE: dict[str, Hostile] = {
    "bomb of one gigabyte": ("a.xlsx", lambda: bomb(1000), {"too-large-inside"}),
    "bomb under the ratio's eye": ("a.xlsx", lambda: bomb(3), {"too-large-inside"}),
    "four million tiny elements": ("a.xlsx", lambda: dense_cells(40), {"too-many-cells"}),
    "nested zip": ("a.xlsx", _part("xl/media/inner.bin", pack({"a": "b"})), {"embedded"}),
    "doctype": ("a.xlsx", _sheet(DOCTYPE + worksheet(header_row())), {"unsafe"}),
    "entities": ("a.xlsx", _sheet(LAUGHS + worksheet("<row>&b;</row>")), {"unsafe"}),
    "doctype in utf-16": ("a.xlsx", _sheet(utf16(DOCTYPE + worksheet(""))), {"unsafe"}),
    "last cell": ("a.xlsx", _rows(XFD), {"too-many-columns", "too-many-rows"}),
    "last cell in utf-16": (
        "a.xlsx",
        _sheet(utf16(worksheet(header_row() + XFD))),
        {"too-many-columns", "too-many-rows"},
    ),
    "honest words in utf-16": ("a.xlsx", _sheet(utf16(worksheet(header_row()))), {"damaged"}),
    "last cell, single quotes": (
        "a.xlsx",
        _rows(XFD.replace('"', "'")),
        {"too-many-columns", "too-many-rows"},
    ),
    "last cell, character references": (
        "a.xlsx",
        _rows(XFD.replace("XFD", "&#88;F&#x44;")),
        {"too-many-columns", "too-many-rows"},
    ),
    "last cell, prefixed names": (
        "a.xlsx",
        _sheet(
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1048576"><x:c r="XFD1048576">'
            "<x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
        ),
        {"too-many-columns", "too-many-rows"},
    ),
    "row 99999999999": ("a.xlsx", _rows(FAR_ROW), {"damaged"}),
    "row 99999999999 in single quotes": ("a.xlsx", _rows(FAR_ROW.replace('"', "'")), {"damaged"}),
    "row in character references": (
        "a.xlsx",
        _rows(FAR_ROW.replace("9999", "&#57;" * 4)),
        {"damaged"},
    ),
    "row of Arabic digits": ("a.xlsx", _rows('<row r="٢"><c r="A٢"/></row>'), {"damaged"}),
    "row minus one": ("a.xlsx", _rows('<row r="-1"><c r="A-1"/></row>'), {"damaged"}),
    "rows backwards": ("a.xlsx", _rows('<row r="9"/><row r="5"/>'), {"damaged"}),
    "the same cell twice": (
        "a.xlsx",
        _rows('<row r="2"><c r="A2"/><c r="A2"/></row>'),
        {"damaged"},
    ),
    "cell in another row": ("a.xlsx", _rows('<row r="2"><c r="A3"/></row>'), {"damaged"}),
    "cell without row": ("a.xlsx", _sheet(worksheet('<c r="A1"><v>1</v></c>')), {"damaged"}),
    "column of five letters": ("a.xlsx", _rows('<row r="2"><c r="ABCDE2"/></row>'), {"damaged"}),
    "row 50,011": ("a.xlsx", _rows('<row r="50011"><c r="A50011"/></row>'), {"too-many-rows"}),
    "column 101": ("a.xlsx", _rows('<row r="2"><c r="CW2"/></row>'), {"too-many-columns"}),
    "a hundred and one cells without names": (
        "a.xlsx",
        _rows(f"<row>{'<c/>' * 101}</row>"),
        {"too-many-columns"},
    ),
    "100,000 rows": ("a.xlsx", lambda: many_rows(100_000), {"too-many-rows"}),
    "dimension lies small": (
        "a.xlsx",
        _sheet(worksheet(XFD, before='<dimension ref="A1"/>')),
        {"too-many-columns", "too-many-rows"},
    ),
    "shared text out of range": (
        "a.xlsx",
        _rows(CELL.format(' t="s"', 7), **{"xl/sharedStrings.xml": sst("a")}),
        {"damaged"},
    ),
    "shared text without texts": ("a.xlsx", _rows(CELL.format(' t="s"', 0)), {"damaged"}),
    "shared text minus one": (
        "a.xlsx",
        _rows(CELL.format(' t="s"', -1), **{"xl/sharedStrings.xml": sst("a")}),
        {"damaged"},
    ),
    "error value": ("a.xlsx", _rows(CELL.format(' t="e"', "#N/A")), {"error-cell"}),
    "formula": ("a.xlsx", _rows(FORMULA), {"formula"}),
    "formula in the header": ("a.xlsx", _sheet(worksheet(FORMULA.replace("2", "1"))), {"formula"}),
    "formula in a hidden sheet": ("a.xlsx", lambda: two_sheets(FORMULA, "hidden"), {"formula"}),
    "formula in a very hidden sheet": (
        "a.xlsx",
        lambda: two_sheets(FORMULA, "veryHidden"),
        {"formula"},
    ),
    "far row in a hidden sheet": ("a.xlsx", lambda: two_sheets(FAR_ROW, "hidden"), {"damaged"}),
    "text of 32,768 letters": (
        "a.xlsx",
        _rows(f'<row r="2">{text_cell("A2", "x" * 32_768)}</row>'),
        {"text-too-long"},
    ),
    "shared text of a million letters": (
        "a.xlsx",
        _part("xl/sharedStrings.xml", sst("y" * 1_000_000)),
        {"text-too-long"},
    ),
    "a tag of two megabytes": (
        "a.xlsx",
        lambda: pack(book_parts(f'<worksheet a="{"ab" * 1_000_000}"/>'), zipfile.ZIP_STORED),
        {"unsafe"},
    ),
    "a hundred thousand levels": (
        "a.xlsx",
        lambda: pack(book_parts("<worksheet>" + "<a>" * 100_000), zipfile.ZIP_STORED),
        {"unsafe"},
    ),
    "a hundred thousand names": (
        "a.xlsx",
        lambda: pack(book_parts("<worksheet>" + "".join(f"<n{n:x}/>" for n in range(100_000)))),
        {"unsafe"},
    ),
    "not well-formed": ("a.xlsx", _sheet("<worksheet><sheetData>"), {"damaged"}),
    "unknown encoding": (
        "a.xlsx",
        _sheet('<?xml version="1.0" encoding="cp037"?><worksheet/>'),
        {"damaged"},
    ),
    "duplicate parts": ("a.xlsx", duplicate_parts, {"unsafe"}),
    "name with ..": ("a.xlsx", _part("../../etc/cron.d/x"), {"unsafe"}),
    "absolute name": ("a.xlsx", _part("/etc/x"), {"unsafe"}),
    "name with backslash": ("a.xlsx", _part("xl\\x"), {"unsafe"}),
    "name with drive": ("a.xlsx", _part("C:x"), {"unsafe"}),
    "201 parts": (
        "a.xlsx",
        lambda: rows_of("", **{f"xl/media/{n}.png": b"" for n in range(201)}),
        {"too-many-parts"},
    ),
    "20,000 parts": (
        "a.xlsx",
        lambda: pack({f"p{n}": b"" for n in range(20_000)}),
        {"too-many-parts"},
    ),
    "macro part": ("a.xlsx", _part("xl/vbaProject.bin"), {"macro"}),
    "macro by type": (
        "a.xlsx",
        _part(
            "[Content_Types].xml",
            f'{TYPES}<Override PartName="/xl/workbook.xml" ContentType='
            '"application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        ),
        {"macro"},
    ),
    "macro sheet under another name": (
        "a.xlsx",
        _part("xl/other.xml", '<xm:macrosheet xmlns:xm="urn:x"/>'),
        {"macro"},
    ),
    "xlsm": ("a.xlsm", honest_bytes, {"macro"}),
    "external link": ("a.xlsx", _part("xl/externalLinks/externalLink1.xml"), {"external-link"}),
    "external link under another name": (
        "a.xlsx",
        _part("xl/o.xml", f'<externalLink xmlns="{MAIN}"/>'),
        {"external-link"},
    ),
    "external template": (
        "a.xlsx",
        _part("xl/worksheets/_rels/sheet1.xml.rels", EXTERNAL),
        {"external-link"},
    ),
    "embedded object": ("a.xlsx", _part("xl/embeddings/oleObject1.bin"), {"embedded"}),
    "embedded program": ("a.xlsx", _part("xl/media/image1.png", b"MZ\x90\x00"), {"embedded"}),
    "embedded control": (
        "a.xlsx",
        _sheet(worksheet("", after="<oleObjects><oleObject/></oleObjects>")),
        {"embedded"},
    ),
    "old Excel": ("a.xls", lambda: OLE + bytes(2000), {"xls"}),
    "old Excel renamed": ("a.xlsx", lambda: OLE + bytes(2000), {"xls"}),
    "encrypted by Excel": (
        "a.xlsx",
        lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        {"encrypted"},
    ),
    "encrypted zip": ("a.xlsx", lambda: with_flag(honest_bytes(), 1), {"encrypted"}),
    "size that lies small": (
        "a.xlsx",
        lambda: with_size(honest_bytes(), "xl/worksheets/sheet1.xml", 10),
        {"damaged"},
    ),
    "size that lies big": (
        "a.xlsx",
        lambda: with_size(honest_bytes(), "xl/worksheets/sheet1.xml", 2**31),
        {"too-large-inside"},
    ),
    "data behind a packed stream": ("a.xlsx", trailing_data, {"unsafe", "damaged"}),
    "binary Excel": ("a.xlsb", honest_bytes, {"xlsb"}),
    "binary Excel renamed": ("a.xlsx", _part("xl/workbook.bin"), {"xlsb"}),
    "OpenDocument": ("a.ods", honest_bytes, {"ods"}),
    "OpenDocument renamed": (
        "a.xlsx",
        lambda: pack({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}),
        {"ods"},
    ),
    "Word renamed": ("a.xlsx", lambda: pack({"word/document.xml": "<document/>"}), {"not-xlsx"}),
    "text renamed": ("a.xlsx", lambda: b"NIK,Nama\n1,2\n", {"not-xlsx"}),
    "web page renamed": (
        "a.xlsx",
        lambda: b"\xef\xbb\xbf <!DOCTYPE html><table></table>",
        {"html"},
    ),
    "web page as csv": ("a.csv", lambda: b"<html><table><tr><td>1</table>", {"html"}),
    "workbook as csv": ("a.csv", honest_bytes, {"not-csv"}),
    "picture as csv": ("a.csv", lambda: b"\x89PNG\r\n\x1a\n\x00\x00", {"not-csv"}),
    "csv with NUL": ("a.csv", lambda: b"NIK,Nama\n1,a\x00b\n", {"not-csv"}),
    "csv in utf-16": ("a.csv", lambda: "NIK\tNama\n".encode("utf-16"), {"csv-encoding"}),
    "csv in no known letters": ("a.csv", lambda: b"NIK,Nama\n1,\x81\x8d\n", {"csv-encoding"}),
    "csv with an open quote": ("a.csv", lambda: b'NIK,Nama\n1,"Budi\n2,Ani\n', {"csv-quotes"}),
    "csv of 50,011 rows": ("a.csv", lambda: b"NIK,Nama\n" + b"1,2\n" * 50_010, {"too-many-rows"}),
    "csv of 101 columns": ("a.csv", lambda: b"a," * 100 + b"b\n", {"too-many-columns"}),
    "csv with a field of 40,000": (
        "a.csv",
        lambda: b"NIK,Nama\n1," + b"x" * 40_000,
        {"text-too-long"},
    ),
    "csv of blanks": ("a.csv", lambda: b",,,\n\n,,\n", {"empty"}),
    "nothing": ("a.xlsx", lambda: b"", {"empty"}),
    "eleven megabytes": ("a.xlsx", lambda: b"PK\x03\x04" + bytes(11 * 1024**2), {"too-big"}),
    "a program": ("a.exe", lambda: b"MZ", {"extension"}),
    "no ending": ("daftar", lambda: b"NIK,Nama", {"extension"}),
}


def write_hostile(folder: Path, name: str) -> tuple[Path, str, set[str]]:
    upload_name, build, codes = HOSTILE[name]
    path = folder / "upload"
    path.write_bytes(build())
    return path, upload_name, codes
