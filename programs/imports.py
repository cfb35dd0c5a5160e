"""A list of training needs as a sheet: each row becomes a draft, which may be incomplete."""

from typing import IO, Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.cells import letters
from blkportal.core.sheets.intake import FileRefused, guarded, rows_of
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.rows import (
    Checked,
    Choice,
    Digits,
    Lookup,
    Problem,
    Row,
    Several,
    Text,
    Whole,
    check,
)
from blkportal.core.sheets.schema import find_columns
from programs.models import Batch, Program, TrainingNeed
from programs.sectors import SECTORS
from programs.services.training_need import occupations_of

MOST_NEEDS = 500
MOST_PEOPLE = 9_999_999


def offered_programs(context: Any) -> dict[str, Program]:
    return {program.title: program for program in Program.objects.filter(is_offered=True)}


def people(label: Any, *synonyms: str) -> Whole:
    return Whole(label, *synonyms, most=MOST_PEOPLE, required=False)


class NeedRow(Row):
    """Only the occupation has to be known; columns may stand in any order."""

    occupation = Text(
        _("Occupation"), "Jabatan", "Pekerjaan", max_length=150, example="Juru las pipa"
    )
    occupation_code = Digits(_("Occupation code (KBJI)"), "KBJI", length=4, required=False)
    program: Any = Lookup(
        _("Program"), "Program pelatihan", "Kejuruan", load=offered_programs, required=False
    )
    sector = Choice(_("Sector (KBLI)"), "KBLI", choices=SECTORS, required=False)
    demand = people(_("People needed"), "Kebutuhan", "Jumlah kebutuhan")
    capacity = people(_("Trained locally already"), "Kapasitas")
    vacancies = people(_("Vacancies expected"), "Lowongan")
    companies = Text(_("Companies that look for them"), "Perusahaan", max_length=500,
                     required=False)  # fmt: skip
    men_seeking = people(_("Men looking for work"), "Pencari kerja laki-laki")
    women_seeking = people(_("Women looking for work"), "Pencari kerja perempuan")
    sources: Any = Several(_("Known from"), "Sumber data", choices=TrainingNeed.Source.choices,
                           required=False)  # fmt: skip
    delivery = Choice(_("Delivery"), "Cara pelatihan", choices=Batch.Delivery.choices,
                      required=False)  # fmt: skip
    seats = Whole(_("Seats wanted"), "Kursi", least=1, most=9_999, required=False)
    quarter = Whole(_("Quarter"), "Triwulan", least=1, most=4, required=False)
    cost_sharing = Text(_("What the region pays"), max_length=500, required=False)
    placements = people(_("Placements promised"), "Janji penempatan")
    placed_with = Text(_("With which companies"), max_length=500, required=False)
    why = Text(_("Why"), "Alasan", max_length=2_000, required=False)

    def facts(self) -> dict[str, Any]:
        """What was written; an empty cell leaves the draft open there."""
        values = {name: getattr(self, name) for name in type(self).fields}
        return {name: value for name, value in values.items() if value not in (None, "")}


def read_needs(file: IO[bytes], name: str, *, region: str, year: int) -> Checked[NeedRow]:
    """All rows and all that is wrong with them; what the region's list holds already is wrong."""
    content = guarded(file, name)
    try:
        sheet = rows_of(content, name, NeedRow)
        checked = check(sheet, NeedRow)
        column = letters(find_columns(sheet, NeedRow)["occupation"] + 1)
    except SheetRefused as refused:
        raise FileRefused.because_of(refused) from refused
    if len(checked.rows) > MOST_NEEDS:
        raise FileRefused(
            _("A list holds at most %(most)s needs.") % {"most": MOST_NEEDS}, code="file_too_long"
        )
    known = occupations_of(region, year)
    for row in checked.rows:
        if row.occupation.casefold() in known:
            checked.problems.append(_twice(row, column))
        known.add(row.occupation.casefold())
    checked.problems.sort(key=lambda each: (each.row, len(each.column_letter), each.cell))
    return checked


def _twice(row: NeedRow, column: str) -> Problem:
    return Problem(
        row=row.number,
        column_letter=column,
        label=str(NeedRow.occupation.label),
        value=row.occupation,
        sentence=str(_("This occupation is in the list of the year already. Correct it there.")),
        name="occupation",
    )
