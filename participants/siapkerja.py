"""The file of a class for SIAPkerja, and the file that comes back: the same columns both ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export
from blkportal.core.sheets.intake import FileRefused, guarded, rows_of
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.rows import Choice, Day, Problem, Row, Text, check
from blkportal.core.sheets.schema import find_columns
from participants.imports import Context, NikDigits
from participants.models import Comparison
from participants.problems import masked
from participants.services.comparison import ReturnedFile, keep_comparison
from participants.services.siapkerja import (
    Ending,
    Entry,
    compare_registers,
    ending_of,
    entry_of,
    people_of,
)
from programs.models import Batch
from programs.models.dormitory import Sex

SEXES = {"MALE": "L", "FEMALE": "P"}


class SiapkerjaFile(Export):
    """``batch``: whoever came, with the whole NIK, because the neighbour knows people by it."""

    code = "siapkerja"
    title = _("File for SIAPkerja")
    columns = {
        "nik": "NIK",
        "name": "Nama",
        "sex": "Jenis kelamin",
        "birth_date": "Tanggal lahir",
        "region": "Asal daerah",
        "program": "Program pelatihan",
        "batch": "Kelas",
        "decree": "Nomor SK",
        "starts_on": "Tanggal mulai",
        "ends_on": "Tanggal selesai",
        "ending": "Hasil pelatihan",
        "certificate": "Nomor sertifikat",
        "issued_on": "Tanggal sertifikat",
    }
    text_columns = frozenset({"nik", "decree", "certificate"})

    def rows(self) -> Iterator[dict[str, Any]]:
        batch = self.params["batch"]
        of_class = {
            "program": batch.program.title,
            "batch": batch.title,
            "decree": batch.decree_number,
            "starts_on": batch.starts_on,
            "ends_on": batch.ends_on,
        }
        for seat in people_of(batch, self.user):
            person = seat.participant
            yield of_class | {
                "nik": person.nik,
                "name": person.name,
                "sex": SEXES[person.sex],
                "birth_date": person.birth_date,
                "region": seat.regency.official_name,
                "ending": str(ending_of(seat.status)),
                "certificate": seat.number or "",  # type: ignore[attr-defined]
                "issued_on": seat.issued,  # type: ignore[attr-defined]
            }

    def notes(self) -> list[Any]:
        invented = _("All persons in this file are invented.")
        return [invented] if settings.SHOWS_SYNTHETIC_DATA else []


class SiapkerjaRow(Row):
    """One person of the file that comes back; columns may stand in any order."""

    nik = NikDigits(_("NIK"), "NIK", "No. KTP", length=16, unique=True)
    name = Text(_("Name"), "Nama", "Nama lengkap", "Nama peserta", max_length=100)
    sex = Choice(
        _("Sex"), "Jenis kelamin", "L/P", choices=Sex.choices, required=False,
        also={"L": "MALE", "Laki-laki": "MALE", "P": "FEMALE", "Perempuan": "FEMALE"},
    )  # fmt: skip
    birth_date = Day(_("Date of birth"), "Tanggal lahir", "Tgl lahir", required=False)
    ending = Choice(
        _("Result"), "Hasil pelatihan", "Hasil", "Status kelulusan", choices=Ending.choices,
        also={"Kompeten": "LULUS", "Gagal": "TIDAK LULUS", "Mengundurkan diri": "BERHENTI"},
        required=False,
    )  # fmt: skip
    certificate = Text(
        _("Number of the certificate"), "Nomor sertifikat", "No. sertifikat", max_length=80,
        required=False,
    )  # fmt: skip
    issued_on = Day(_("Certificate of"), "Tanggal sertifikat", required=False)

    def entry(self) -> Entry:
        words = {name: getattr(self, name) for name in type(self).fields}
        return Entry(**words, row=self.number)


@dataclass(frozen=True, slots=True)
class Returned:
    """What could be read of the file, what could not, and which facts it has columns for."""

    content: bytes
    entries: list[Entry]
    problems: list[Problem]
    columns: frozenset[str]


def compare_siapkerja(batch: Batch, file: Any, name: str, *, by: Any) -> Comparison:
    """The file beside the class as it is now, kept; neither register is changed."""
    returned = read_returned(file, name, batch.starts_on)
    ours = [entry_of(seat) for seat in people_of(batch, by)]
    lines = compare_registers(ours, returned.entries, returned.columns)
    kept = ReturnedFile(
        name=name,
        content=returned.content,
        columns=returned.columns,
        unread=[
            [each.cell, str(each.label), masked(str(each.value), each.name), str(each.sentence)]
            for each in returned.problems
        ],
        rows_unread=len({each.row for each in returned.problems}),
    )
    return keep_comparison(batch, kept, lines, by=by)


def read_returned(file: Any, name: str, day: date) -> Returned:
    content = guarded(file, name)
    try:
        sheet = rows_of(content, name, SiapkerjaRow)
        columns = frozenset(find_columns(sheet, SiapkerjaRow))
        checked = check(sheet, SiapkerjaRow, Context(day))
    except SheetRefused as refused:
        raise FileRefused.because_of(refused) from refused
    problems = [each for each in checked.problems if not each.only_warns]
    return Returned(content, [row.entry() for row in checked.rows], problems, columns)
