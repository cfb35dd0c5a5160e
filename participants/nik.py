"""What the sixteen digits of a NIK say: PPKKCC DDMMYY SSSS, the day plus 40 for women.

The structure proves nothing and its hints may be right to differ: the region is that of the first
registration, and a birth date that was corrected later leaves the NIK as it is. So only what can
never be is refused; the rest is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.refusals import Refusal
from programs.models.dormitory import Sex
from regions.names import shipped_names

LENGTH = 16
YOUNGEST, OLDEST = 15, 75


@dataclass(frozen=True, slots=True)
class Nik:
    """``regency_code`` is None where no regency bears the prefix; an old one is its successor."""

    digits: str
    regency_code: str | None
    is_superseded: bool
    birth_date_hint: date
    sex_hint: str


class NikRefused(Refusal):
    status = 400

    def __init__(self, text: Any) -> None:
        super().__init__(text, code="nik")


def read_nik(text: str, day: date | None = None) -> Nik:
    """The parts of a NIK, its age reckoned at ``day``; NikRefused where there can be none."""
    digits = "".join(text.split()).replace("-", "").replace(".", "")
    if fault := fault_of(digits):
        raise NikRefused(fault)
    number = int(digits[6:8])
    is_woman = number > 40
    born = _birth_date(number - 40 if is_woman else number, digits[8:10], digits[10:12], day)
    if born is None:
        raise NikRefused(_("Digits 7–12 are not a date of birth. Compare with the identity card."))
    code, is_superseded = _regency(digits[:4])
    return Nik(digits, code, is_superseded, born, Sex.FEMALE if is_woman else Sex.MALE)


def fault_of(digits: str) -> Any:
    """Why this cannot be a NIK, before its date is read; nothing when it can."""
    if not (digits.isascii() and digits.isdigit()):
        return _("A NIK has digits 0–9 only. Remove letters and signs.")
    if len(digits) != LENGTH:
        words = {"found": len(digits)}
        return _("A NIK has 16 digits; here there are %(found)s.") % words
    if digits[12:] == "0000":
        return _("The last four digits cannot be 0000. Compare with the identity card.")
    if digits[:2] not in known_provinces():
        words = {"prefix": digits[:2]}
        return _("No province has the code %(prefix)s, with which this NIK begins.") % words
    return None


def doubts_about(nik: Nik, birth_date: date | None, sex: str | None) -> list[tuple[str, Any]]:
    """What may well be right and yet wants a second look: (field, sentence)."""
    doubts: list[tuple[str, Any]] = []
    if nik.regency_code is None:
        prefix = f"{nik.digits[:2]}.{nik.digits[2:4]}"
        doubts.append(
            ("nik", _("No regency or city has the code %(code)s today.") % {"code": prefix})
        )
    if birth_date and birth_date != nik.birth_date_hint:
        words = {"day": f"{nik.birth_date_hint:%d/%m/%Y}"}
        doubts.append(("birth_date", _("The NIK says %(day)s. Which one is right?") % words))
    if sex and sex != nik.sex_hint:
        words = {"sex": Sex(nik.sex_hint).label}
        doubts.append(("sex", _("The NIK says: %(sex)s. Which one is right?") % words))
    return doubts


@cache
def known_provinces() -> frozenset[str]:
    names = shipped_names()
    return frozenset(code[:2] for code in (*names.rows, *names.successors))


@cache
def _regency(prefix: str) -> tuple[str | None, bool]:
    names, code = shipped_names(), f"{prefix[:2]}.{prefix[2:]}"
    if code in names.rows:
        return code, False
    return names.successors.get(code), code in names.successors


def _birth_date(number: int, month: str, year: str, day: date | None) -> date | None:
    """Of the two centuries the one that gives a working age; else the later possible one."""
    at = day or date.today()
    readings = []
    for century in (2000, 1900):
        try:
            readings.append(date(century + int(year), int(month), number))
        except ValueError:
            continue
    fitting = [born for born in readings if YOUNGEST <= age_at(born, at) <= OLDEST]
    past = [born for born in readings if born <= at]
    return next(iter(fitting or past), None)


def age_at(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class NearMisses:
    """Finds the number that differs by one digit or by two neighbours swapped.

    Each number is kept under its sixteen patterns of fifteen digits, so that a list of ten
    thousand costs ten thousand small steps and not their square.
    """

    def __init__(self, numbers: Iterable[str] = ()) -> None:
        self._patterns: dict[tuple[int, str], list[str]] = {}
        self._all: set[str] = set()
        for number in numbers:
            self.add(number)

    def add(self, number: str) -> None:
        self._all.add(number)
        for at in range(len(number)):
            pattern = at, number[:at] + number[at + 1 :]
            self._patterns.setdefault(pattern, []).append(number)

    def of(self, number: str) -> list[str]:
        near: dict[str, None] = {}
        for at in range(len(number)):
            for other in self._patterns.get((at, number[:at] + number[at + 1 :]), ()):
                near[other] = None
        for at in range(len(number) - 1):
            swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
            if swapped in self._all:
                near[swapped] = None
        near.pop(number, None)
        return list(near)


def is_near(one: str, other: str) -> bool:
    """Whether two numbers differ by one digit, or by two neighbours swapped."""
    at = [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(at) == 2 and at[1] == at[0] + 1:
        return one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]]
    return len(at) == 1


def slips_of(nik: str) -> set[str]:
    """Every number that is one wrong digit or one swap of neighbours away: at most 159."""
    wrong = {
        nik[:at] + digit + nik[at + 1 :]
        for at in range(len(nik))
        for digit in "0123456789"
        if digit != nik[at]
    }
    swapped = {nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :] for at in range(len(nik) - 1)}
    return (wrong | swapped) - {nik}


def looks_like(nik: str, others: Iterable[str] | NearMisses) -> str | None:
    """Another number of which this may be a slip of the pen."""
    index = others if isinstance(others, NearMisses) else NearMisses(others)
    return next(iter(index.of(nik)), None)
