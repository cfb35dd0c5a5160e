"""The list on which an office writes what graduates have told it: a question a row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.cells import letters
from blkportal.core.sheets.intake import FileRefused, guarded, rows_of
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.rows import (
    Checked,
    Choice,
    Day,
    Digits,
    Problem,
    Row,
    Text,
    Whole,
    check,
)
from blkportal.core.sheets.schema import find_columns
from participants.imports import YesNo
from participants.states import Outcome
from placements.models import FollowUp, Placement
from placements.services.answer_list import Told
from placements.services.asking import link_of
from placements.services.follow_up import KINDS
from placements.services.placement import LEAST_WAGE, MOST_WAGE
from regions.place_column import Place

MOST_ANSWERS = 300
SAME = "SAME"
ANSWERS = [
    (SAME, _("Work on record goes on")),
    *[(answer.value, answer.label) for answer in Outcome if answer != Outcome.UNKNOWN],
]


class AnswerRow(Row):
    """The first columns say who is meant and are only read by people; ``number`` finds the row."""

    question = Whole(
        _("Number of the question"), "Nomor", "Nomor pertanyaan", least=1, most=10**15, unique=True
    )
    name = Text(_("Name"), "Nama", max_length=100, required=False)
    phone = Text(_("Phone"), "Telepon", max_length=20, required=False)
    program = Text(_("Program"), max_length=150, required=False)
    months = Text(_("After graduation"), "Setelah lulus", max_length=20, required=False)
    link = Text(_("Link for the person"), "Tautan", max_length=300, required=False)
    answer = Choice(_("What is known"), "Jawaban", choices=ANSWERS, required=False,
                    hint=_("Leave it empty where you have reached nobody."))  # fmt: skip
    employer_name = Text(_("Firm or business"), "Perusahaan", max_length=150, required=False)
    words = Text(_("If something else, what?"), "Kegiatan lain", max_length=120, required=False)
    job_title = Text(_("Job"), "Pekerjaan", max_length=120, required=False)
    occupation_code = Digits(_("Occupation code (KBJI)"), "KBJI", length=4, required=False)
    work_regency = Place(_("Place of work"), "Tempat kerja", required=False)
    started_on = Day(_("First day"), "Mulai bekerja", required=False)
    last_day = Day(_("Last day at the work before"), "Hari terakhir", required=False,
                   hint=_("Only where other work is on record."))  # fmt: skip
    contract = Choice(
        _("Kind of contract"),
        "Jenis kontrak",
        choices=Placement.Contract.choices,
        required=False,
        hint=_("Only where somebody employs the person."),
    )
    wage = Whole(_("Wage a month"), "Upah", least=LEAST_WAGE, most=MOST_WAGE, required=False)
    is_linear = YesNo(_("Matches the vocation"), "Sesuai kejuruan", required=False)

    def told(self) -> Told:
        """What the service takes; an empty cell says nothing."""
        facts: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                "employer_name",
                "job_title",
                "occupation_code",
                "started_on",
                "last_day",
                "contract",
                "wage",
            )
            if getattr(self, name) not in (None, "")
        }
        if self.answer == SAME:
            facts = {"same_work": True}
        elif self.answer not in KINDS:
            facts = {name: facts[name] for name in ("last_day",) if name in facts}
            facts |= {"words": self.words or ""}
        else:
            facts["work_regency_id"] = self.work_regency
            facts["is_linear"] = {"YES": True, "NO": False}.get(self.is_linear or "")
        answer = Outcome.WORKING if self.answer == SAME else self.answer
        return Told(self.number, self.question, str(answer), facts)


@dataclass(frozen=True)
class AnswerList:
    """Who answered, and what is wrong; ``empty`` rows say nothing of anybody."""

    told: list[Told]
    problems: list[Problem]
    empty: int
    column: str  # the letter of the column in which a refusal is shown


def read_answers(file: IO[bytes], name: str) -> AnswerList:
    content = guarded(file, name)
    try:
        sheet = rows_of(content, name, AnswerRow)
        checked: Checked[AnswerRow] = check(sheet, AnswerRow)
        column = letters(find_columns(sheet, AnswerRow)["question"] + 1)
    except SheetRefused as refused:
        raise FileRefused.because_of(refused) from refused
    told = [row.told() for row in checked.rows if row.answer]
    if len(told) > MOST_ANSWERS:
        raise FileRefused(
            _("A list holds at most %(most)s answers.") % {"most": MOST_ANSWERS},
            code="file_too_long",
        )
    return AnswerList(told, checked.problems, len(checked.rows) - len(told), column)


def rows_to_fill(questions: Iterable[FollowUp]) -> Iterator[dict[str, Any]]:
    """What the list says of each question before anybody has called."""
    for follow_up in questions:
        yield {
            "question": follow_up.pk,
            "name": follow_up.participant.name,
            "phone": follow_up.participant.phone,
            "program": follow_up.enrollment.program.title,
            "months": follow_up.get_months_display(),
            "link": link_of(follow_up),
        }
