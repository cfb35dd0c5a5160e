"""The assessment of competence: asked for, recommended by the assessor, decided by the body."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Assessment, Enrollment, Sitting
from participants.services.assessment_rules import (
    candidates_of,
    must_be_candidates,
    must_be_licensed,
    must_be_the_last,
    must_have_come,
    must_wait,
)
from participants.services.selection import reason_of
from participants.states import AssessmentStatus, Verdict, assessment_moves
from programs.models import Batch, CertificationBody

A = AssessmentStatus
ABSENT = "ABSENT"  # beside the two verdicts, what an assessor's list says of a candidate


@transaction.atomic
def plan_sitting(
    batch: Batch,
    *,
    body: CertificationBody,
    people: Collection[int],
    held_on: date,
    site: str,
    assessor: str,
    assessor_number: str,
    by: Any,
) -> Sitting:
    """Enrollments ``people`` of the class become candidates: all of them, or none."""
    must_be_licensed(body, held_on)
    candidates = candidates_of(batch, people)
    must_be_candidates(candidates, body, held_on)
    sitting = Sitting.objects.create(
        batch=batch,
        center_id=batch.center_id,
        body=body,
        held_on=held_on,
        decide_by=held_on + timedelta(days=body.decision_days),
        site=site.strip(),
        assessor=assessor.strip(),
        assessor_number=assessor_number.strip(),
        planned_by=by,
    )
    Assessment.objects.bulk_create(
        Assessment(
            sitting=sitting, enrollment=row, center_id=batch.center_id, regency_id=row.regency_id
        )
        for row in candidates
    )
    return sitting


@transaction.atomic
def note_recommendations(sitting: Sitting, said: Mapping[int, str], *, by: Any) -> int:
    """What the assessor's list says: {assessment: a Verdict, or ABSENT}, all or none."""
    must_have_come(sitting.held_on)
    waiting = _waiting(sitting, A.REQUESTED)
    must_wait(waiting, said)
    for key, word in said.items():
        if word == ABSENT:
            assessment_moves.make("miss", waiting[key], by=by)
        else:
            verdict = Verdict(word)
            assessment_moves.make("assess", waiting[key], by=by, recommendation=verdict)
    _carry(waiting[key].enrollment_id for key in said)
    return len(said)


@transaction.atomic
def note_decisions(
    sitting: Sitting, decided: Mapping[int, str], *, number: str, on: date, by: Any
) -> int:
    """What the body's letter ``number`` of the day ``on`` says: {assessment: a Verdict}."""
    if not sitting.held_on <= on <= timezone.localdate():
        raise Refusal(
            _("A decision is made between the day of the assessment and today."),
            code="decision_day",
        )
    if not number.strip():
        raise Refusal(_("Give the number of the decision."), code="decision_without_number")
    must_be_licensed(sitting.body, on)
    waiting = _waiting(sitting, A.ASSESSED)
    must_wait(waiting, decided)
    for key, word in decided.items():
        assessment_moves.make(
            "decide",
            waiting[key],
            by=by,
            decision=Verdict(word),
            decision_number=number.strip(),
            decided_on=on,
        )
    _carry(waiting[key].enrollment_id for key in decided)
    return len(decided)


@transaction.atomic
def cancel_sitting(sitting: Sitting, *, reason: str, by: Any) -> int:
    """Nobody who is still to be assessed will be, at this sitting."""
    why = reason_of(reason)
    cancelled = assessment_moves.make_all("cancel", sitting.assessments.all(), by=by, reason=why)
    if not cancelled:
        raise Refusal(_("Nobody is left to be assessed on this day."), code="nobody_to_assess")
    return cancelled


@transaction.atomic
def take_back_assessment(assessment: Assessment, *, reason: str, by: Any) -> Assessment:
    """The last thing noted was wrong: one step back, while no certificate rests on it."""
    why = reason_of(reason)
    _hold(assessment)
    must_be_the_last(assessment)
    if assessment.status == A.DECIDED:
        _must_bear_no_certificate(assessment)
        undone = {"decision": "", "decision_number": "", "decided_on": None}
        assessment_moves.make("reopen", assessment, by=by, reason=why, **undone)
    else:
        assessment_moves.make("ask_again", assessment, by=by, reason=why, recommendation="")
    _carry([assessment.enrollment_id])
    return assessment


def _hold(assessment: Assessment) -> None:
    """First the assessment, then the person: the order in which sheets lock them too."""
    Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    Enrollment.objects.select_for_update(of=("self",)).get(pk=assessment.enrollment_id)
    assessment.refresh_from_db(fields=["status"])


def _must_bear_no_certificate(assessment: Assessment) -> None:
    """One update: an issue at the same moment finds the person no longer competent, or wins."""
    freed = Enrollment.objects.filter(pk=assessment.enrollment_id, certified_on__isnull=True)
    if not freed.update(competent_on=None):
        raise Refusal(
            _("A certificate of competency rests on this decision. Revoke it first."),
            code="certificate_rests_on_it",
        )


def _waiting(sitting: Sitting, status: str) -> dict[int, Assessment]:
    rows = sitting.assessments.filter(status=status).select_for_update(of=("self",))
    return {row.pk: row for row in rows}


def _carry(keys: Iterable[int]) -> None:
    """The days that the figures count, onto the enrollments, from what is noted now."""
    mine = Assessment.objects.filter(enrollment=OuterRef("pk")).order_by().values("enrollment")
    seen = mine.filter(status__in=(A.ASSESSED, A.DECIDED)).annotate(d=Max("sitting__held_on"))
    competent = mine.filter(decision=Verdict.COMPETENT).annotate(d=Max("decided_on"))
    Enrollment.objects.filter(pk__in=list(keys)).update(
        assessed_on=Subquery(seen.values("d")), competent_on=Subquery(competent.values("d"))
    )
