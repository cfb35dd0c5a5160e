"""Z3: spreadsheets as honest people make them. Each says what must come out of it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HEADER = ["NIK", "Nama lengkap", "Jenis kelamin", "Tanggal lahir", "Kabupaten/Kota", "Telepon"]
GOOD = [
    "6210010306010001",
    "Budi Santoso",
    "L",
    "03/06/2001",
    "Kabupaten Gunung Mas",
    "081234567890",
]
OTHER = ["6210014107020002", "Siti Aminah", "P", "01/07/2002", "Kabupaten Bogor", None]
BUDI = {
    "nik": "6210010306010001",
    "name": "Budi Santoso",
    "sex": "M",
    "born_on": datetime.date(2001, 6, 3),
    "regency": "62.10",
    "phone": "081234567890",
}
SITI = {
    "nik": "6210014107020002",
    "name": "Siti Aminah",
    "sex": "F",
    "born_on": datetime.date(2002, 7, 1),
    "regency": "32.01",
    "phone": None,
}


@dataclass
class Mess:
    """`rows`: row number to what is kept; `wrong`: the cells that must be named."""

    build: Callable[[Path], None]
    rows: dict[int, dict] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)
    skipped: int = 0
    name: str = "daftar.xlsx"


def book(lines: list[list], change: Callable = lambda sheet: None) -> Callable[[Path], None]:
    def build(path: Path) -> None:
        workbook = openpyxl.Workbook()
        for line in lines:
            workbook.active.append(line)
        change(workbook.active)
        workbook.save(path)

    return build


def text_file(text: str, encoding: str = "utf-8") -> Callable[[Path], None]:
    return lambda path: path.write_bytes(text.encode(encoding)) and None


def budi(**changed) -> list:
    """Budi's row with some cells written differently."""
    names = ["nik", "name", "sex", "born_on", "regency", "phone"]
    return [changed.get(name, value) for name, value in zip(names, GOOD, strict=True)]


def one(what: dict | None = None, **changed) -> Mess:
    """One row that comes in right, though it is written in another way."""
    return Mess(book([HEADER, budi(**changed)]), {2: {**BUDI, **(what or {})}})


def bad(*cells: str, **changed) -> Mess:
    return Mess(book([HEADER, budi(**changed), OTHER]), {3: SITI}, set(cells))


def csv_of(*lines: list, separator: str = ",") -> str:
    return "".join(separator.join(cell or "" for cell in line) + "\r\n" for line in lines)


def _title(sheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "DAFTAR USULAN PESERTA PELATIHAN"
    sheet.merge_cells("A1:F1")


def _merged_header(sheet) -> None:
    sheet.insert_rows(1)
    for column, label in enumerate(HEADER, start=1):
        if column not in (2, 3):
            sheet.cell(1, column, label)
            sheet.cell(2, column).value = None
            sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    sheet["B1"] = "Identitas"
    sheet.merge_cells("B1:C1")


def _numbering(sheet) -> None:
    sheet.insert_rows(2)
    for column in range(1, 7):
        sheet.cell(2, column, column)


def _hide_row_2(sheet) -> None:
    sheet.row_dimensions[2].hidden = True


def _hide_column(sheet) -> None:
    sheet.column_dimensions["F"].hidden = True


def _blank_rows(sheet) -> None:
    sheet.insert_rows(2, 3)
    sheet["B3"] = "   "
    sheet.row_dimensions[40].height = 30


def _margin(sheet) -> None:
    sheet.insert_cols(1, 2)


def _notes_sheet(sheet) -> None:
    other = sheet.parent.create_sheet("Keterangan", 0)
    other.sheet_state = "hidden"
    other["A1"] = "NIK"
    sheet.parent.active = 1


def _from_1904(sheet) -> None:
    sheet.parent.epoch = CALENDAR_MAC_1904
    sheet["D2"] = datetime.date(2001, 6, 3)


def _bordered(sheet) -> None:
    side = openpyxl.styles.Side(style="thin")
    for row in range(1, 400):
        for column in range(1, 8):
            sheet.cell(row, column).border = openpyxl.styles.Border(top=side)


def _mail_link(sheet) -> None:
    sheet["F2"].hyperlink = "mailto:budi@example.test"


DAYS = [
    "3 Juni 2001",
    "03/06/2001",
    "3-6-01",
    "2001-06-03",
    "03.06.2001",
    "3 Jun 2001",
    "3-Jun-01",
    "3 juni 01",
    "2001/06/03",
    "3/6/2001",
    "'03/06/2001",
    "2001-06-03 00:00:00",
    "03 June 2001",
]
PHONES = [
    "081234567890",
    "+6281234567890",
    "6281234567890",
    "0812-3456-7890",
    "0812 3456 7890",
    "+62 812 3456 7890",
    "'081234567890",
    "(+62) 81234567890",
    "+62(0)81234567890",
    81234567890.0,
]

MESSES: dict[str, Mess] = {
    "plain": Mess(book([HEADER, GOOD, OTHER]), {2: BUDI, 3: SITI}),
    "title above, header on row 3": Mess(book([HEADER, GOOD, OTHER], _title), {4: BUDI, 5: SITI}),
    "merged header of two rows": Mess(book([HEADER, GOOD], _merged_header), {3: BUDI}),
    "row of column numbers": Mess(book([HEADER, GOOD, OTHER], _numbering), {3: BUDI, 4: SITI}),
    "hidden row": Mess(book([HEADER, GOOD, OTHER], _hide_row_2), {3: SITI}, skipped=1),
    "hidden column": Mess(book([HEADER, GOOD], _hide_column), {2: BUDI}),
    "blank rows between": Mess(book([HEADER, GOOD, OTHER], _blank_rows), {5: BUDI, 6: SITI}),
    "blank columns at the left": Mess(book([HEADER, GOOD], _margin), {2: BUDI}),
    "hidden sheet in front": Mess(book([HEADER, GOOD], _notes_sheet), {2: BUDI}),
    "borders far below": Mess(book([HEADER, GOOD], _bordered), {2: BUDI}),
    "mail link": Mess(book([HEADER, GOOD], _mail_link), {2: BUDI}),
    "numbered but empty rows": Mess(
        book([["No", *HEADER], [1, *GOOD], [2], [3]]), {2: BUDI}, skipped=2
    ),
    "columns in another order": Mess(book([HEADER[::-1], GOOD[::-1]]), {2: BUDI}),
    "other names of columns": Mess(
        book(
            [
                [
                    "Nomor Induk  Kependudukan*",
                    "NAMA",
                    "L/P",
                    "Tgl. Lahir (hh/bb/tttt)",
                    "kabupaten",
                    "No HP",
                ],
                GOOD,
            ]
        ),
        {2: BUDI},
    ),
    "extra column": Mess(book([[*HEADER, "Catatan"], [*GOOD, "rajin"]]), {2: BUDI}),
    "optional column absent": Mess(book([HEADER[:5], GOOD[:5]]), {2: {**BUDI, "phone": None}}),
    "signatures below": Mess(
        book([HEADER, GOOD, [], [None, None, None, None, "Kepala Dinas"]]),
        {2: BUDI},
        {"A4", "B4", "C4", "D4", "E4"},
    ),
    **{f"day as {text}": one(born_on=text) for text in DAYS},
    "day as date": one(born_on=datetime.date(2001, 6, 3)),
    "day as moment at midnight": one(born_on=datetime.datetime(2001, 6, 3)),
    "day as number": one(born_on=37045),
    "day as date from 1904": Mess(book([HEADER, GOOD], _from_1904), {2: BUDI}),
    "month first": bad("D2", born_on="06/13/2001"),
    "30 February": bad("D2", born_on="30/02/2001"),
    "year only": bad("D2", born_on=2001),
    "year only as text": bad("D2", born_on="2001"),
    "born tomorrow": bad("D2", born_on="03/06/2031"),
    "moment in the afternoon": bad("D2", born_on=datetime.datetime(2001, 6, 3, 15, 30)),
    **{f"phone as {text}": one(phone=text) for text in PHONES},
    "phone as a dash": one({"phone": None}, phone="-"),
    "two phones": bad("F2", phone="081234567890 / 081298765432"),
    "phone too short": bad("F2", phone="0812"),
    "NIK as number": bad("A2", nik=6210010306010001),
    "NIK as rounded number": bad("A2", nik="6.21001E+15"),
    "NIK as rounded number with comma": bad("A2", nik="6,21001E+15"),
    "NIK with an X": bad("A2", nik="621001030601000X"),
    "NIK of 15 digits": bad("A2", nik="621001030601000"),
    "NIK with dots": bad("A2", nik="6.210010306010001"),
    "NIK in Arabic digits": bad("A2", nik="٦٢١٠٠١٠٣٠٦٠١٠٠٠١"),
    "NIK with apostrophe": one(nik="'6210010306010001"),
    "NIK with blanks": one(nik=" 621001 030601 0001 "),
    "NIK with no-break blanks": one(nik="621001\u00a0030601\u00a00001"),
    "NIK with marks of direction": one(nik="\u200e6210010306010001\u200f"),
    "NIK twice": Mess(book([HEADER, GOOD, OTHER, GOOD]), {2: BUDI, 3: SITI}, {"A4"}),
    "name with double blanks": one(name="  Budi   Santoso "),
    "name with no-break blank": one(name="Budi\u00a0Santoso"),
    "name with marks of direction": one(name="\u202bBudi Santoso\u202c"),
    "name with emoji": one({"name": "Budi 👩‍🏭 Santoso"}, name="Budi 👩‍🏭 Santoso"),
    "name with accents": one({"name": "Budi Š. José"}, name="Budi S\u030c. José"),
    "name with apostrophes": one({"name": "'Aisyah Ma'ruf"}, name="'Aisyah Ma'ruf"),
    "name too long": bad("B2", name="x" * 81),
    "name as date": bad("B2", name=datetime.date(2001, 5, 1)),
    "name missing": bad("B2", name=None),
    "name of blanks": bad("B2", name="\u200b \u00a0"),
    "sex in capitals": one(sex="LAKI-LAKI"),
    "sex without hyphen": one(sex="laki laki"),
    "sex by code": one(sex="M"),
    "sex unknown": bad("C2", sex="X"),
    "Kab. with a point": one(regency="Kab. Gunung Mas"),
    "KABUPATEN in capitals": one(regency="KABUPATEN GUNUNG  MAS"),
    "city, not regency": one({"regency": "32.71"}, regency="KOTA BOGOR"),
    "regency misspelt": bad("E2", regency="Kab. Gunug Mas"),
    "everything wrong at once": bad(
        "A2",
        "B2",
        "C2",
        "D2",
        "E2",
        "F2",
        nik="1",
        name=None,
        sex="?",
        born_on="?",
        regency="?",
        phone="?",
    ),
    "csv with commas": Mess(
        text_file(csv_of(HEADER, GOOD, OTHER)), {2: BUDI, 3: SITI}, name="a.csv"
    ),
    "csv with semicolons": Mess(
        text_file(csv_of(HEADER, GOOD, separator=";")), {2: BUDI}, name="a.csv"
    ),
    "csv with tabs": Mess(
        text_file(csv_of(HEADER, GOOD, separator="\t")), {2: BUDI}, name="a.txt"
    ),
    "csv that names its separator": Mess(
        text_file("sep=;\r\n" + csv_of(HEADER, GOOD, separator=";")), {3: BUDI}, name="a.csv"
    ),
    "csv with byte order mark": Mess(
        text_file(csv_of(HEADER, GOOD), "utf-8-sig"), {2: BUDI}, name="a.csv"
    ),
    "csv in Windows letters": Mess(
        text_file(csv_of(HEADER, budi(name="José Šimon")), "cp1252"),
        {2: {**BUDI, "name": "José Šimon"}},
        name="a.csv",
    ),
    "csv with a blank line and a line break in a cell": Mess(
        text_file(csv_of(HEADER, [], budi(name='"Budi\nSantoso"'))), {3: BUDI}, name="a.csv"
    ),
    "csv with a rounded NIK": Mess(
        text_file(csv_of(HEADER, budi(nik="6.21001E+15"), OTHER)), {3: SITI}, {"A2"}, name="a.csv"
    ),
}
