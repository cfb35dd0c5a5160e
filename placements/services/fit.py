"""Whom a vacancy fits, and why not the others: plain conditions, each of them told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from participants.models.participant import Education
from placements.models import Vacancy

RANK = {level: place for place, level in enumerate(Education)} | {Education.SMK: 3}
REASONS = {
    "sex": _("the other sex is asked for"),
    "education": _("more school is asked for"),
    "age": _("another age is asked for"),
}


@dataclass(frozen=True, slots=True)
class Seeker:
    """What a vacancy may ask about; ``born`` is the date of birth."""

    vocation: str
    sex: str
    education: str
    born: date


@dataclass(slots=True)
class Fit:
    """``fits`` of ``asked`` people of the vocation; ``because`` counts why the others do not."""

    vacancy: Vacancy
    asked: int
    fits: int = 0
    because: Counter[str] = field(default_factory=Counter)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        return [(str(REASONS[key]), n) for key, n in self.because.most_common()]


def fit_of(vacancy: Vacancy, people: Iterable[Seeker], on: date) -> Fit:
    """Of the people of its vocation; the first condition that somebody misses is the one told."""
    own = [person for person in people if person.vocation == vacancy.vocation_id]
    fit = Fit(vacancy, len(own))
    for person in own:
        missed = _misses(vacancy, person, on)
        if missed:
            fit.because[missed] += 1
        else:
            fit.fits += 1
    return fit


def missed_of(vacancy: Vacancy, sex: str, education: str) -> str:
    """What firms may know of a person before the person has said yes."""
    if vacancy.sex and vacancy.sex != sex:
        return "sex"
    if vacancy.education and _rank(education) < _rank(vacancy.education):
        return "education"
    return ""


def _misses(vacancy: Vacancy, person: Seeker, on: date) -> str:
    if missed := missed_of(vacancy, person.sex, person.education):
        return missed
    age = on.year - person.born.year - ((on.month, on.day) < (person.born.month, person.born.day))
    least, most = vacancy.least_age or 0, vacancy.most_age or age
    return "" if least <= age <= most else "age"


def _rank(level: str) -> int:
    """SMA and SMK are one step."""
    return RANK[Education(level)]
