"""A list of minimum wages: kept once it is without a mistake, in force once it is confirmed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from regions.models import MinimumWage, WageList
from regions.services.minimum_wage import once
from regions.states import wage_list_moves


class WageLine(NamedTuple):
    """``place`` is "62" or "62.10"; ``before`` what held there until now."""

    row: int
    place: str
    year: int
    amount: int
    source: str
    amount_before: int | None = None
    source_before: str | None = None

    @property
    def is_new(self) -> bool:
        return self.amount_before is None

    @property
    def is_same(self) -> bool:
        return (self.amount, self.source) == (self.amount_before, self.source_before)


@transaction.atomic
def keep_wages(lines: Iterable[WageLine], file_name: str, *, by: User) -> WageList:
    """Each line beside what holds now; nothing of it counts yet."""
    asked = list(lines)
    if not asked:
        raise Refusal(_("There is no row to save."), code="nothing_to_save")
    standing = _standing(asked)
    told = [_beside(line, standing.get((line.place, line.year))) for line in asked]
    new = sum(line.is_new for line in told)
    same = sum(line.is_same for line in told)
    return WageList.objects.create(
        file_name=Path(file_name).name[-150:],
        lines=[list(line) for line in told],
        added=new,
        changed=len(told) - new - same,
        same=same,
        uploaded_by=by,
    )


@transaction.atomic
def confirm_wages(wages: WageList, *, by: User) -> WageList:
    """All lines or none, and only over the numbers that the preview has shown."""
    wage_list_moves.make("confirm", wages, by=by, **_answer(by))
    lines = lines_of(wages)
    standing = _standing(lines, held=True)
    for line in lines:
        now = standing.get((line.place, line.year))
        if _beside(line, now) != line:
            raise Refusal(
                _("Some of these minimum wages were changed meanwhile. Upload the list again."),
                code="wages_changed",
            )
    _write([line for line in lines if not line.is_same], standing)
    return wages


@transaction.atomic
def discard_wages(wages: WageList, *, by: User) -> WageList:
    wage_list_moves.make("discard", wages, by=by, **_answer(by))
    return wages


def lines_of(wages: WageList) -> list[WageLine]:
    return [WageLine(*line) for line in wages.lines]


def _answer(by: User) -> dict[str, Any]:
    return {"answered_by": by, "answered_at": timezone.now()}


def _standing(
    lines: Iterable[WageLine], *, held: bool = False
) -> dict[tuple[str, int], MinimumWage]:
    """What holds now in these years, by place and year."""
    rows = MinimumWage.objects.filter(year__in={line.year for line in lines})
    if held:
        rows = rows.select_for_update(of=("self",))
    return {(wage.regency_id or wage.province_id, wage.year): wage for wage in rows}


def _beside(line: WageLine, wage: MinimumWage | None) -> WageLine:
    return line._replace(
        amount_before=wage.amount if wage else None, source_before=wage.source if wage else None
    )


def _write(lines: list[WageLine], standing: dict[tuple[str, int], MinimumWage]) -> None:
    fresh = [_wage(line) for line in lines if line.is_new]
    changed = [standing[line.place, line.year] for line in lines if not line.is_new]
    told = {(line.place, line.year): line for line in lines}
    for wage in changed:
        line = told[wage.regency_id or wage.province_id, wage.year]
        wage.amount, wage.source, wage.version = line.amount, line.source, wage.version + 1
    with once():
        MinimumWage.objects.bulk_create(fresh, batch_size=1_000)
    MinimumWage.objects.bulk_update(changed, ["amount", "source", "version"], batch_size=1_000)


def _wage(line: WageLine) -> MinimumWage:
    return MinimumWage(
        year=line.year,
        province_id=line.place[:2],
        regency_id=line.place if "." in line.place else None,
        amount=line.amount,
        source=line.source,
    )
