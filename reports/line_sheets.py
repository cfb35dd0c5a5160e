"""A proposal as a workbook: out with the arithmetic of each number, back with other numbers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export
from blkportal.core.sheets.intake import FileRefused, rows_of
from blkportal.core.sheets.parse import Sheet
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.rows import Checked, Row, Text, Whole, check
from programs.services.need_answer import MOST_SEATS
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_lines import Change, mistake_in
from reports.services.quota_proposal import Line

NEED, SEATS, REASON = _("Number of the need"), _("Seats decided"), _("Why another number")
MOST_NEED = 2**31


class Lines(Export):
    """``lines`` as the page of the proposal has them."""

    code = "proposal_lines"
    title = _("Lines of a proposal")
    columns = {
        "need": NEED, "code": _("Region code"), "place": _("Regency or city"),
        "occupation": _("Occupation"), "program": _("Program"), "wanted": _("Seats wanted"),
        "proposed": _("Seats proposed"), "decided": SEATS, "reason": REASON,
        "points": _("Points per seat"), "arithmetic": _("Arithmetic"), "accepted": _("Accepted"),
    }  # fmt: skip
    text_columns = frozenset({"code"})

    def rows(self) -> Iterator[dict[str, Any]]:
        for line in self.params["lines"]:
            need = line.wish.need
            yield {
                "need": need.pk,
                "code": need.regency_id,
                "place": need.regency.short_name,
                "occupation": need.occupation,
                "program": str(line.wish.program),
                "wanted": need.seats,
                "proposed": line.seats,
                "decided": line.decided,
                "reason": line.reason,
                "points": line.wish.points.total,
                "arithmetic": arithmetic(line),
                "accepted": str(_("yes")) if line.is_accepted else "",
            }


class LineRow(Row):
    """Only what was decided is read; the other columns help to find the line."""

    need = Whole(NEED, least=1, most=MOST_NEED, unique=True)
    seats = Whole(SEATS, least=0, most=MOST_SEATS)
    reason = Text(REASON, max_length=200, required=False)

    def doubts(self, context: Mapping[int, Line]) -> Iterator[tuple[str, Any, bool]]:
        line = context.get(self.need)
        if line is None:
            yield "need", _("This need is not in the proposal."), False
        elif mistake := mistake_in(line, self.seats, self.reason or ""):
            yield "seats", mistake, False

    def change(self) -> Change:
        return Change(self.need, self.seats, self.reason or "")


def rows_of_list(content: bytes, name: str) -> Sheet:
    """As they stand in the file, to give them back with the remarks."""
    try:
        return rows_of(content, name, LineRow)
    except SheetRefused as refused:
        raise FileRefused.because_of(refused) from refused


def check_lines(
    sheet: Sheet, lines: Mapping[int, Line], *, told: Callable[[int], None] = lambda done: None
) -> Checked[LineRow]:
    """All rows, and all that is wrong with them; ``told`` hears how many are checked."""
    try:
        return check(sheet, LineRow, lines, told=told)
    except SheetRefused as refused:
        raise FileRefused.because_of(refused) from refused
