"""The problems of a list as they are stored and shown: by cell, with every NIK masked."""

import re
from collections.abc import Iterable
from typing import IO, Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.refusals import Refusal
from blkportal.core.sheets.cells import letters
from blkportal.core.sheets.parse import Sheet
from blkportal.core.sheets.repair import write_repair
from blkportal.core.sheets.rows import Problem
from blkportal.core.sheets.schema import find_columns, shown
from participants.imports import ReferralRow, read_list
from participants.models import ReferralImport
from participants.models.referral_import import ProblemKind
from participants.services.list_check import Remark
from participants.services.referral_import import content_of
from participants.states import ImportStatus

# sixteen digits anywhere are a NIK, and so are eight or more in the column of the NIK
LONG = re.compile(r"\d(?:[ .\-]?\d){14,}")
LONGISH = re.compile(r"\d(?:[ .\-]?\d){7,}")
LONGEST_SHOWN = 60
KEPT_OUT = (ProblemKind.WRONG, ProblemKind.KNOWN)


class Problems:
    """Gathers what the cells and the look-ups say, in the order of the sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.columns = find_columns(sheet, ReferralRow)
        self.cells = {row.number: row.cells for row in sheet.rows}
        self.found: list[tuple[int, int, list[Any]]] = []

    def add_problems(self, problems: Iterable[Problem]) -> None:
        for each in problems:
            kind = ProblemKind.DOUBT if each.only_warns else ProblemKind.WRONG
            self._add(each.row, each.name, each.label, each.value, each.sentence, kind)

    def add_remarks(self, remarks: Iterable[Remark]) -> None:
        for each in remarks:
            at, cells = self.columns.get(each.field, -1), self.cells[each.row]
            value = shown(cells[at]) if 0 <= at < len(cells) else ""
            label = str(ReferralRow.fields[each.field].label)
            self._add(each.row, each.field, label, value, each.sentence, each.kind)

    def _add(self, row: int, name: str, label: str, value: str, sentence: str, kind: str) -> None:
        at = self.columns.get(name, -1)
        letter = letters(at + 1) if at >= 0 else ""
        line = [row, letter, label, masked(value, name), sentence, str(kind)]
        self.found.append((row, at, line))

    def rows_kept_out(self) -> set[int]:
        return {row for row, _at, line in self.found if line[5] in KEPT_OUT}

    def as_lists(self) -> list[list[Any]]:
        """Doubts about a row that is kept out anyway are left to the next round, but shown."""
        return [line for _row, _at, line in sorted(self.found, key=lambda each: each[:2])]


def write_refused_rows(file: IO[bytes], upload: ReferralImport) -> int:
    """The workbook of rows to mend; nothing is masked in it, for it goes back to the uploader."""
    if upload.status == ImportStatus.DISCARDED or not upload.file:
        raise Refusal(_("The list was discarded, and its file with it."), code="file_gone")
    problems = [
        Problem(row, letter, label, value, sentence, only_warns=kind == ProblemKind.DOUBT)
        for row, letter, label, value, sentence, kind in upload.problems
        if kind in (ProblemKind.WRONG, ProblemKind.DOUBT)
    ]
    sheet = read_list(content_of(upload), upload.file_name)
    return write_repair(file, ReferralRow, sheet, problems)


def masked(value: str, name: str) -> str:
    pattern = LONGISH if name == "nik" else LONG
    return pattern.sub(lambda found: "•" * 6 + found[0][-4:], value)[:LONGEST_SHOWN]
