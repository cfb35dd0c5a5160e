"""Competence by unit: who has passed what, at which attempt; and who may graduate."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal, StaleVersion
from participants.models import Enrollment, UnitResult
from participants.models.unit_result import MOST_ATTEMPTS
from participants.services.selection import reason_of
from participants.states import EnrollmentStatus
from programs.models import Batch, CompetencyUnit
from programs.services import hold_seats

LEARNS = (EnrollmentStatus.IN_TRAINING, EnrollmentStatus.COMPLETED)


class Standing(NamedTuple):
    """``attempts`` made so far at one unit, and whether the last of them was passed."""

    attempts: int = 0
    is_passed: bool = False

    @property
    def attempts_left(self) -> int:
        return 0 if self.is_passed else MOST_ATTEMPTS - self.attempts

    def __bool__(self) -> bool:
        return self.attempts > 0

    def __str__(self) -> str:
        if self.is_passed:
            return _("competent at attempt %(n)s") % {"n": self.attempts}
        if self.attempts:
            return _("not yet competent after %(n)s") % {"n": self.attempts}
        return _("not assessed")


NOT_ASSESSED = Standing()
Standings = dict[int, dict[int, Standing]]  # enrollment → unit → where the person stands


@transaction.atomic
def note_results(
    batch: Batch,
    unit: CompetencyUnit,
    results: Mapping[int, bool],
    *,
    on: date | None = None,
    seen: Mapping[int, int] | None = None,
    by: Any,
) -> int:
    """The next attempt of each person of ``results`` {enrollment: competent}, all or none.

    ``seen`` is how many attempts the sheet showed; where somebody else has noted one meanwhile,
    nothing is written, so that a sheet sent twice does not count twice.
    """
    hold_seats(batch.center_id)
    day = on or timezone.localdate()
    if unit.program_id != batch.program_id:
        raise Refusal(
            _("%(unit)s is not a unit of this program.") % {"unit": unit.code},
            code="unit_of_other_program",
        )
    people = _learners(batch, results)
    standing = standings_of(people.values(), unit)
    _must_be_fresh(people, standing, seen)
    for pk in results:
        _must_have_an_attempt(people[pk], standing[pk], day)
    UnitResult.objects.bulk_create(
        UnitResult(
            enrollment_id=pk,
            unit=unit,
            center_id=batch.center_id,
            regency_id=people[pk].regency_id,
            attempt=standing[pk].attempts + 1,
            is_passed=is_passed,
            on=day,
            noted_by=by,
        )
        for pk, is_passed in results.items()
    )
    return len(results)


@transaction.atomic
def take_back_result(
    enrollment: Enrollment, unit: CompetencyUnit, *, reason: str, by: Any
) -> Enrollment:
    """The last attempt at a unit was noted wrongly; the history keeps that it stood there."""
    hold_seats(enrollment.center_id)
    enrollment.refresh_from_db(fields=["status"])
    _must_learn(enrollment)
    last = enrollment.unit_results.filter(unit=unit).order_by("-attempt").first()
    if last is None:
        raise Refusal(_("No result is noted in %(unit)s.") % {"unit": unit.code}, code="no_result")
    why = f"{unit.code}: {reason_of(reason)}"
    last.delete()
    status = enrollment.status
    note = StatusChange.of(enrollment, "take_back_result", status, status, by=by, reason=why)
    note.save(force_insert=True)
    return enrollment


def must_be_competent(enrollment: Enrollment) -> None:
    """Graduated means: every unit that the program calls critical has been passed."""
    lacking = lacking_units([enrollment], enrollment.program_id).get(enrollment.pk)
    if lacking:
        raise Refusal(
            _("Not yet competent in: %(units)s.") % {"units": ", ".join(lacking)},
            code="units_open",
        )


def lacking_units(people: Iterable[Enrollment], program_id: int) -> dict[int, list[str]]:
    """{enrollment: codes of the critical units that are not passed}, for whoever lacks one."""
    units = CompetencyUnit.objects.filter(program=program_id, is_critical=True)
    critical = dict(units.order_by("code").values_list("pk", "code"))
    keys = [row.pk for row in people]
    passed: dict[int, set[int]] = defaultdict(set)
    rows = UnitResult.objects.filter(enrollment__in=keys, is_passed=True)
    for pk, unit in rows.values_list("enrollment", "unit"):
        passed[pk].add(unit)
    lacks = {
        pk: [code for unit, code in critical.items() if unit not in passed[pk]] for pk in keys
    }
    return {pk: codes for pk, codes in lacks.items() if codes}


def class_standings(people: Iterable[Enrollment]) -> Standings:
    """Of everybody in every unit, in one query."""
    rows = UnitResult.objects.filter(enrollment__in=[row.pk for row in people])
    found: Standings = defaultdict(dict)
    for row in rows.order_by("attempt"):
        found[row.enrollment_id][row.unit_id] = Standing(row.attempt, row.is_passed)
    return found


def standings_of(people: Iterable[Enrollment], unit: CompetencyUnit) -> dict[int, Standing]:
    """{enrollment: standing} in one unit; whoever was not assessed is NOT_ASSESSED."""
    people = list(people)
    found = class_standings(people)
    return {row.pk: found.get(row.pk, {}).get(unit.pk, NOT_ASSESSED) for row in people}


def _learners(batch: Batch, keys: Iterable[int]) -> dict[int, Enrollment]:
    rows = Enrollment.objects.filter(batch=batch, pk__in=list(keys), status__in=LEARNS)
    people = {row.pk: row for row in rows.select_related("participant")}
    if strangers := set(keys) - set(people):
        raise Refusal(
            _("%(n)s of the people on this sheet are not in training in this class now.")
            % {"n": len(strangers)},
            code="not_learning",
        )
    return people


def _must_learn(enrollment: Enrollment) -> None:
    if enrollment.status not in LEARNS:
        raise Refusal(
            _("The person is “%(status)s”; results change only before the graduation.")
            % {"status": enrollment.get_status_display()},
            code="not_learning",
        )


def _must_have_an_attempt(person: Enrollment, standing: Standing, day: date) -> None:
    name = {"name": person.participant.name}
    if standing.is_passed:
        raise Refusal(_("%(name)s has passed this unit already.") % name, code="unit_passed")
    if not standing.attempts_left:
        raise Refusal(
            _("%(name)s has used all four attempts at this unit.") % name, code="no_attempt_left"
        )
    first = person.enrolled_on or day
    if not first <= day <= timezone.localdate():
        raise Refusal(
            _("%(name)s: the day lies before the arrival or in the future.") % name,
            code="result_day",
        )


def _must_be_fresh(
    people: Mapping[int, Enrollment],
    standing: Mapping[int, Standing],
    seen: Mapping[int, int] | None,
) -> None:
    if seen is None:
        return
    stale = {
        people[pk].participant.name: (str(now), _("attempt %(n)s") % {"n": seen.get(pk, 0) + 1})
        for pk, now in standing.items()
        if now.attempts != seen.get(pk, 0)
    }
    if stale:
        raise StaleVersion(stale)
