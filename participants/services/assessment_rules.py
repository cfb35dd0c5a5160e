"""Who may be assessed, when, and how often."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Assessment, Enrollment
from participants.models.assessment import WITH_AN_ASSESSOR
from participants.states import AssessmentStatus, EnrollmentStatus
from programs.models import Batch, CertificationBody

FINISHED = (EnrollmentStatus.COMPLETED, EnrollmentStatus.GRADUATED)


class Past(NamedTuple):
    """What became of a person's earlier assessments."""

    attempts: int = 0
    is_open: bool = False
    last_decided: date | None = None


NOTHING_YET = Past()


def pasts_of(people: Iterable[Enrollment]) -> dict[int, Past]:
    """{enrollment: Past} in one query, for whoever has been a candidate before."""
    pasts: dict[int, Past] = {}
    rows = Assessment.objects.filter(enrollment__in=[row.pk for row in people])
    for row in rows.exclude(status=AssessmentStatus.CANCELLED).order_by("pk"):
        past = pasts.get(row.enrollment_id, NOTHING_YET)
        is_seen = bool(row.recommendation)
        pasts[row.enrollment_id] = Past(
            past.attempts + is_seen,
            past.is_open or row.status in WITH_AN_ASSESSOR,
            row.decided_on or past.last_decided,
        )
    return pasts


def obstacle(person: Enrollment, past: Past, body: CertificationBody, held_on: date) -> str:
    """Why this person cannot be a candidate of this body on that day; nothing, if they can."""
    if person.competent_on:
        return _("has been found competent already")
    if past.is_open:
        return _("is on the list of another assessment that is not decided yet")
    if past.attempts >= body.most_attempts:
        return _("has used all %(n)s attempts that %(body)s allows") % {
            "n": body.most_attempts,
            "body": body,
        }
    if past.last_decided:
        last = past.last_decided + timedelta(days=body.reassessment_days)
        if held_on > last:
            return _("could be assessed again until %(day)s only") % {"day": ui.day(last)}
    if person.completed_on and held_on < person.completed_on:
        return _("completed the training on %(day)s; the assessment comes afterwards") % {
            "day": ui.day(person.completed_on)
        }
    return ""


def candidates_of(batch: Batch, keys: Collection[int]) -> list[Enrollment]:
    """The people named, all of this class and through with the training, or a refusal.

    They are held until the end of the transaction, so that nobody is put on two lists at once.
    """
    if not keys:
        raise Refusal(_("Choose at least one person."), code="nobody_chosen")
    rows = Enrollment.objects.filter(batch=batch, pk__in=keys, status__in=FINISHED)
    people = list(
        rows.select_related("participant").select_for_update(of=("self",)).order_by("pk")
    )
    if len(people) < len(set(keys)):
        raise Refusal(
            _("%(n)s of the people chosen have not completed the training of this class.")
            % {"n": len(set(keys)) - len(people)},
            code="not_finished",
        )
    return people


def must_be_candidates(
    people: Iterable[Enrollment], body: CertificationBody, held_on: date
) -> None:
    people = list(people)
    pasts = pasts_of(people)
    for row in people:
        if why := obstacle(row, pasts.get(row.pk, NOTHING_YET), body, held_on):
            raise Refusal(
                _("%(name)s %(why)s.") % {"name": row.participant.name, "why": why},
                code="no_candidate",
            )


def must_be_licensed(body: CertificationBody, on: date) -> None:
    if on > body.licensed_until:
        raise Refusal(
            _("The licence of %(body)s ended on %(day)s.")
            % {"body": body, "day": ui.day(body.licensed_until)},
            code="licence_ended",
        )


def must_have_come(held_on: date) -> None:
    if held_on > timezone.localdate():
        raise Refusal(
            _("The assessment is on %(day)s; results are noted from that day on.")
            % {"day": ui.day(held_on)},
            code="assessment_to_come",
        )


def must_wait(waiting: Collection[int], keys: Iterable[int]) -> None:
    """Every key is a candidate of this sitting that waits for this step."""
    if strangers := [key for key in keys if key not in waiting]:
        raise Refusal(
            _("%(n)s people on this sheet do not wait for this step any more. Open it again.")
            % {"n": len(strangers)},
            code="not_waiting",
        )


def must_be_the_last(assessment: Assessment) -> None:
    later = Assessment.objects.filter(enrollment=assessment.enrollment_id, pk__gt=assessment.pk)
    if later.exclude(status=AssessmentStatus.CANCELLED).exists():
        raise Refusal(
            _("The person has been a candidate again since. Take that assessment back first."),
            code="not_the_last",
        )
