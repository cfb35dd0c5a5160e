"""A list of vacancies as a sheet: each row becomes a draft of the firm."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.intake import FileRefused, guarded, rows_of
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.rows import Checked, Choice, Day, Lookup, Row, Text, Whole, check
from participants.models.participant import Education
from placements.models import Vacancy
from placements.models.vacancy_promises import AGE, LEAST_WAGE, MONTHS, MOST_WAGE, PEOPLE
from placements.services.vacancy_facts import mistakes_in
from placements.unit_column import UnitCodes
from programs.models import Vocation
from programs.models.dormitory import Sex
from regions.codes import CodeScheme
from regions.place_column import Place

MOST_VACANCIES = 500


@dataclass(frozen=True, slots=True)
class Context:
    """Whose codes of places the list uses."""

    scheme: CodeScheme = CodeScheme.UNDECLARED


def vocations(context: Any) -> dict[str, Vocation]:
    return {vocation.name: vocation for vocation in Vocation.objects.all()}


def age(label: Any, *synonyms: str) -> Whole:
    return Whole(label, *synonyms, least=AGE[0], most=AGE[1], required=False)


def wage(label: Any, *synonyms: str) -> Whole:
    return Whole(label, *synonyms, least=LEAST_WAGE, most=MOST_WAGE, required=False)


class VacancyRow(Row):
    """What Perpres 57/2023 asks for; columns may stand in any order."""

    job_title = Text(_("Job"), "Jabatan", "Lowongan", max_length=120, example="Operator las")
    work_regency = Place(_("Place of work"), "Tempat kerja", "Lokasi kerja")
    contract = Choice(_("Kind of contract"), "Jenis kontrak", choices=Vacancy.Contract.choices)
    headcount = Whole(_("People wanted"), "Jumlah", least=PEOPLE[0], most=PEOPLE[1])
    valid_from = Day(_("Valid from"), "Berlaku mulai")
    valid_until = Day(_("Valid until"), "Berlaku sampai")
    description = Text(_("Description of the work"), "Uraian pekerjaan", max_length=3000)
    vocation: Any = Lookup(_("Vocation"), "Kejuruan", load=vocations, required=False)
    education = Choice(_("Least education"), "Pendidikan", choices=Education.choices,
                       required=False)  # fmt: skip
    sex = Choice(_("Sex"), "Jenis kelamin", choices=Sex.choices, required=False,
                 hint=_("Leave it empty for women and men."))  # fmt: skip
    least_age = age(_("Least age"), "Usia minimal")
    most_age = age(_("Highest age"), "Usia maksimal")
    units = UnitCodes(_("Competency units"), "Kode unit kompetensi", "Unit kompetensi",
                      required=False)  # fmt: skip
    skills = Text(_("Skills or competency"), "Keterampilan", max_length=1000, required=False)
    experience_months = Whole(_("Experience, months"), "Pengalaman (bulan)", most=MONTHS[1],
                              required=False)  # fmt: skip
    wage_from = wage(_("Wage a month from"), "Upah mulai")
    wage_to = wage(_("Wage a month up to"), "Upah sampai")

    def doubts(self, context: Any) -> Iterator[tuple[str, Any, bool]]:
        facts = {name: getattr(self, name) for name in type(self).fields}
        for name, sentence in mistakes_in(facts).items():
            yield name, sentence, False

    def facts(self) -> dict[str, Any]:
        """What the service takes; an empty cell binds nobody."""
        values = {name: getattr(self, name) for name in type(self).fields}
        place = values.pop("work_regency")
        told = {name: value for name, value in values.items() if value not in (None, "")}
        return told | {"work_regency_id": place}


def read_vacancies(
    file: IO[bytes], name: str, scheme: CodeScheme = CodeScheme.UNDECLARED
) -> Checked[VacancyRow]:
    """All rows, and all that is wrong with them."""
    content = guarded(file, name)
    try:
        sheet = rows_of(content, name, VacancyRow)
        checked: Checked[VacancyRow] = check(sheet, VacancyRow, Context(scheme))
    except SheetRefused as refused:
        raise FileRefused.because_of(refused) from refused
    if len(checked.rows) > MOST_VACANCIES:
        raise FileRefused(
            _("A list holds at most %(most)s vacancies.") % {"most": MOST_VACANCIES},
            code="vacancy_list_too_long",
        )
    return checked
