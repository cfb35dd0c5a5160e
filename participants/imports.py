"""The sheet by which a region nominates many: its columns, and how one is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.field import Label, Read, Wrong
from blkportal.core.sheets.intake import rows_of
from blkportal.core.sheets.parse import Cell, Sheet
from blkportal.core.sheets.rows import Checked, Choice, Day, Digits, Phone, Row, Text, check
from participants.models.participant import Education
from participants.nik import Nik, NikRefused, doubts_about, read_nik
from participants.services.list_check import Candidate
from programs.models.dormitory import Sex
from regions.codes import CodeScheme
from regions.place_column import Place


@dataclass(frozen=True, slots=True)
class Context:
    """The day at which ages are reckoned, and the numbers read so far."""

    day: date
    scheme: CodeScheme = CodeScheme.UNDECLARED
    read: dict[str, Nik] = field(default_factory=dict)


class NikDigits(Digits):
    """Sixteen digits that can be a NIK; what its parts hint at is asked between cells."""

    def reader(self, context: Context, from_1904: bool) -> Read:
        def read(cell: Cell) -> str:
            digits = self._read(cell)
            try:
                context.read[digits] = read_nik(digits, context.day)
            except NikRefused as refused:
                raise Wrong(str(refused.text).replace("%", "%%")) from refused
            return digits

        return read


class YesNo(Choice):
    """Yes or no in either language; an empty cell is *not known*, never no."""

    def __init__(self, label: Label, *synonyms: str, **options: Any) -> None:
        choices = [("YES", _("Yes")), ("NO", _("No"))]
        also = {"Ya": "YES", "Y": "YES", "Tidak": "NO", "T": "NO", "N": "NO"}
        super().__init__(label, *synonyms, choices=choices, also=also, **options)


class ReferralRow(Row):
    """One nominated person. Row 3 is row 3 in the user's sheet."""

    nik = NikDigits(
        _("NIK"), "NIK", "Nomor Induk Kependudukan", "No. KTP", length=16, unique=True,
        example="6210010306000001",
    )  # fmt: skip
    name = Text(
        _("Name"), "Nama", "Nama lengkap", "Nama peserta", max_length=100, example="Siti Rahma",
        hint=_("As on the identity card."),
    )  # fmt: skip
    sex = Choice(
        _("Sex"), "Jenis kelamin", "L/P", "JK", choices=Sex.choices,
        also={
            "L": "MALE", "Laki-laki": "MALE", "Laki laki": "MALE", "Pria": "MALE",
            "P": "FEMALE", "Perempuan": "FEMALE", "Wanita": "FEMALE",
        },
        example="P",
    )  # fmt: skip
    birth_date = Day(_("Date of birth"), "Tanggal lahir", "Tgl lahir", "Tgl. lahir")
    education = Choice(
        _("Education"), "Pendidikan", "Pendidikan terakhir", choices=Education.choices,
        also={
            "Tidak sekolah": "NONE", "SLTP": "SMP", "MTs": "SMP", "SLTA": "SMA", "MA": "SMA",
            "MI": "SD", "STM": "SMK", "SMEA": "SMK", "D1": "DIPLOMA", "D2": "DIPLOMA",
            "D3": "DIPLOMA", "D-III": "DIPLOMA", "D4": "BACHELOR", "S1": "BACHELOR",
            "S2": "BACHELOR",
        },
        example="SMK",
    )  # fmt: skip
    phone = Phone(
        _("Phone"), "Telepon", "No. HP", "Nomor telepon", required=False, example="081234567890"
    )
    address = Text(_("Address"), "Alamat", max_length=200, required=False)
    domicile = Place(
        _("Lives in"), "Domisili", "Kabupaten/kota domisili", required=False,
        example="Kab. Gunung Mas",
    )  # fmt: skip
    has_disability = YesNo(
        _("Has a disability"), "Penyandang disabilitas", "Disabilitas", required=False,
        example="Tidak", hint=_("Yes or no; leave empty when it is not known."),
    )  # fmt: skip
    may_be_shown = YesNo(
        _("Agrees to be shown to employers"), "Persetujuan ditampilkan kepada pemberi kerja",
        "Persetujuan", required=False, example="Ya",
        hint=_("Yes only with the person's signature on your list; empty means no."),
    )  # fmt: skip

    def doubts(self, context: Context) -> Iterator[tuple[str, Label, bool]]:
        nik = context.read[self.nik]
        for name, sentence in doubts_about(nik, self.birth_date, self.sex):
            yield name, sentence, True

    def candidate(self) -> Candidate:
        return Candidate(
            row=self.number,
            nik=self.nik,
            name=self.name,
            sex=self.sex,
            birth_date=self.birth_date,
            education=self.education,
            phone=self.phone or "",
            address=self.address or "",
            domicile=self.domicile,
            has_disability=None if self.has_disability is None else self.has_disability == "YES",
            may_be_shown=self.may_be_shown == "YES",
        )


def read_list(content: bytes, name: str) -> Sheet:
    return rows_of(content, name, ReferralRow)


def check_list(
    sheet: Sheet, day: date, scheme: CodeScheme = CodeScheme.UNDECLARED
) -> Checked[ReferralRow]:
    return check(sheet, ReferralRow, Context(day, scheme))
