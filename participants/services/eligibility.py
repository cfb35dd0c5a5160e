"""Whom a program admits. The rules are data of the program; a rule that is absent binds nobody."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from participants.models import Enrollment, Participant
from participants.models.participant import Education
from participants.nik import age_at
from programs.models import Batch

LADDER = [Education.NONE, Education.SD, Education.SMP, (Education.SMA, Education.SMK),
          Education.DIPLOMA, Education.BACHELOR]  # fmt: skip


class Result(TypedDict):
    rule: str
    ok: bool
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one person for one batch."""

    age: int
    education: str
    trained_this_year: bool = False
    trained_here: bool = False


def step_of(education: str) -> int:
    """Where a diploma stands; general and vocational upper secondary stand on one step."""
    return next(n for n, step in enumerate(LADDER) if education == step or education in step)


def _age_min(facts: Facts, limit: Any) -> tuple[bool, str]:
    words = {"limit": limit, "age": facts.age}
    text = _("At least %(limit)s years old when the batch starts; this person will be %(age)s.")
    return facts.age >= int(limit), text % words


def _age_max(facts: Facts, limit: Any) -> tuple[bool, str]:
    words = {"limit": limit, "age": facts.age}
    text = _("At most %(limit)s years old when the batch starts; this person will be %(age)s.")
    return facts.age <= int(limit), text % words


def _education_min(facts: Facts, least: Any) -> tuple[bool, str]:
    words = {"least": Education(least).label, "has": Education(facts.education).label}
    text = _("Education of at least: %(least)s; this person has: %(has)s.")
    return step_of(facts.education) >= step_of(least), text % words


def _not_this_year(facts: Facts, binds: Any) -> tuple[bool, str]:
    text = _("Not in another training in the year of this batch.")
    return not (binds and facts.trained_this_year), text


def _not_here_before(facts: Facts, binds: Any) -> tuple[bool, str]:
    return not (binds and facts.trained_here), _("Not trained at this center before.")


Rule = Callable[[Facts, Any], tuple[bool, str]]
RULES: Mapping[str, Rule] = {
    "age_min": _age_min,
    "age_max": _age_max,
    "education_min": _education_min,
    "not_in_training_this_year": _not_this_year,
    "not_trained_here_before": _not_here_before,
}


def judge(rules: Mapping[str, Any], facts: Facts) -> list[Result]:
    """Every rule with its outcome and its sentence, so that a refusal can name each."""
    results: list[Result] = []
    for rule, wanted in rules.items():
        if rule in RULES and wanted not in (None, False, ""):
            ok, text = RULES[rule](facts, wanted)
            results.append({"rule": rule, "ok": ok, "text": text})
    return results


def judge_person(person: Participant, batch: Batch) -> list[Result]:
    return judge(batch.program.eligibility, facts_about(person, batch))


def facts_about(person: Participant, batch: Batch) -> Facts:
    this_year, here = earlier_training([person.pk], batch)
    return Facts(
        age=age_on_start(person.birth_date, batch),
        education=person.education,
        trained_this_year=person.pk in this_year,
        trained_here=person.pk in here,
    )


def age_on_start(born: date, batch: Batch) -> int:
    return age_at(born, batch.starts_on)


def earlier_training(people: Collection[int], batch: Batch) -> tuple[set[int], set[int]]:
    """Who of these came to another batch of the same year, and who to this center before."""
    came = Enrollment.objects.filter(participant__in=people, enrolled_on__isnull=False)
    rows = came.exclude(batch=batch).values_list("participant_id", "enrolled_on", "center_id")
    this_year, here = set(), set()
    for person, day, center in rows:
        if day and day.year == batch.starts_on.year:
            this_year.add(person)
        if center == batch.center_id:
            here.add(person)
    return this_year, here


def failures(results: list[Result]) -> list[str]:
    return [result["text"] for result in results if not result["ok"]]
