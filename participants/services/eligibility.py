"""Whom a program admits. The rules are data of the program; a rule that is absent binds nobody."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypedDict

from django.utils.translation import gettext as _

from accounts.roles import Role
from blkportal.core.scope import SYSTEM, acting_in
from participants.models import Enrollment, Participant
from participants.models.participant import Education
from participants.nik import age_at
from participants.states import ACTIVE_ENROLLMENT
from programs.models import Batch
from programs.rules import RulesOf
from programs.services import rules_that_count

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


class Judgement(NamedTuple):
    """What the rules say of one person, and whose rules they are."""

    results: list[Result]
    rules_of: RulesOf

    def kept(self) -> dict[str, Any]:
        """As a nomination keeps it."""
        return {"eligibility": self.results, "rules_of": self.rules_of}


def judge_person(person: Participant, batch: Batch) -> Judgement:
    counted = rules_that_count(batch)
    return Judgement(judge(counted.rules, facts_about(person, batch)), counted.of)


def facts_about(person: Participant, batch: Batch) -> Facts:
    this_year, here = earlier_training(trainings_of([person.pk]), batch)
    return Facts(
        age=age_on_start(person.birth_date, batch),
        education=person.education,
        trained_this_year=person.pk in this_year,
        trained_here=person.pk in here,
    )


def age_on_start(born: date, batch: Batch) -> int:
    return age_at(born, batch.starts_on)


class Training(NamedTuple):
    """A seat that somebody has or had, through whichever region."""

    person: int
    status: str
    title: str
    enrolled_on: date | None
    center: str
    batch: int
    regency: str


def trainings_of(people: Collection[int]) -> list[Training]:
    """Of all regions: whoever moved here was trained there. It is read as the ministry, because a
    region sees its own seats alone; what comes of it may be told as yes or no and no further."""
    columns = ("participant_id", "status", "batch__title", "enrolled_on", "center_id", "batch_id")
    with acting_in(SYSTEM):
        rows = Enrollment.objects.filter(participant__in=people)
        return [Training(*row) for row in rows.values_list(*columns, "regency_id")]


def is_active(training: Training) -> bool:
    return training.status in ACTIVE_ENROLLMENT


def busy_with(training: Training, by: Any) -> str:
    """The class by its name to the region that sent the person, and to no other."""
    own = by.role != Role.REGENCY_OFFICER or training.regency == by.scope_key
    return training.title if own else _("a training through another region")


def earlier_training(trainings: Iterable[Training], batch: Batch) -> tuple[set[int], set[int]]:
    """Who of these came to another batch of the same year, and who to this center before."""
    came = [each for each in trainings if each.enrolled_on and each.batch != batch.pk]
    year = batch.starts_on.year
    this_year = {each.person for each in came if each.enrolled_on.year == year}  # type: ignore[union-attr]
    return this_year, {each.person for each in came if each.center == batch.center_id}


def failures(results: list[Result]) -> list[str]:
    return [result["text"] for result in results if not result["ok"]]
