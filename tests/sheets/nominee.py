"""The row schema that the sheet tests use, as an app would write it."""

import datetime

from blkportal.core.sheets.guard import check_file
from blkportal.core.sheets.parse import read_sheet
from blkportal.core.sheets.rows import Choice, Day, Digits, Lookup, Phone, Row, Text, check

REGENCIES = {
    "Kabupaten Bogor": "32.01",
    "Kota Bogor": "32.71",
    "Kabupaten Gunung Mas": "62.10",
    "Kabupaten Fakfak": "92.03",
    **{f"Kabupaten Contoh {number}": f"99.{number:02}" for number in range(1, 10)},
}


class Nominee(Row):
    nik = Digits(
        "NIK", "Nomor Induk Kependudukan", length=16, unique=True, example="6210010101010001"
    )
    name = Text("Nama lengkap", "Nama", "Nama peserta", max_length=80)
    sex = Choice(
        "Jenis kelamin",
        "L/P",
        "JK",
        choices=[("M", "Laki-laki"), ("F", "Perempuan")],
        also={"L": "M", "P": "F", "Pria": "M", "Wanita": "F"},
    )
    born_on = Day("Tanggal lahir", "Tgl lahir", latest=datetime.date(2011, 12, 31))
    regency = Lookup(
        "Kabupaten/Kota",
        "Kabupaten",
        load=lambda _context: REGENCIES,
        short_forms={"kab": "kabupaten"},
    )
    phone = Phone("Telepon", "No. HP", "Nomor HP", required=False)


def upload(path, name="daftar.xlsx"):
    """Guard, child and check, as an import does them."""
    sheet = read_sheet(path, check_file(path, name), Nominee.expected())
    return sheet, check(sheet, Nominee)


def row_values(row):
    return {name: getattr(row, name) for name in Nominee.fields}
