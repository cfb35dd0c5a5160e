"""Work after training: recorded, seen, ended."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Role
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Enrollment
from participants.services import record_outcome
from participants.states import Outcome
from placements.models import Employer, Placement
from placements.services.pledge_settling import count_for
from placements.services.reasons import reason_of
from placements.states import Evidence, evidence_moves
from programs.occupations import is_code

LEAST_WAGE, MOST_WAGE = 100_000, 100_000_000
OUTCOMES = {
    Placement.Kind.WORK: Outcome.WORKING,
    Placement.Kind.SELF_EMPLOYED: Outcome.SELF_EMPLOYED,
    Placement.Kind.APPRENTICESHIP: Outcome.APPRENTICESHIP,
    Placement.Kind.STUDY: Outcome.STUDYING,
    Placement.Kind.OTHER: Outcome.OTHER,
}


@transaction.atomic
def record_placement(
    enrollment: Enrollment, *, kind: str, started_on: date, by: Any, **facts: Any
) -> Placement:
    """What an office has learnt. A regency officer has seen it; a desk was told."""
    check_start(enrollment, started_on)
    check_wage(facts.get("wage"))
    check_contract(kind, facts.get("contract", ""))
    check_occupation(facts.get("occupation_code", ""))
    facts["words"] = words_of_other(kind == Placement.Kind.OTHER, facts.get("words", ""))
    is_seen = by.role == Role.REGENCY_OFFICER
    evidence = Evidence.SEEN if is_seen else Evidence.REPORTED
    placement = open_placement(
        enrollment, kind=kind, started_on=started_on, evidence=evidence, by=by, **facts
    )
    record_outcome(enrollment, outcome=outcome_of(placement), on=started_on, by=by)
    return placement


@transaction.atomic
def see_placement(placement: Placement, *, by: Any) -> Placement:
    evidence_moves.make("see", placement, by=by)
    return placement


@transaction.atomic
def end_placement(placement: Placement, *, ended_on: date, reason: str, by: Any) -> Placement:
    """The work is over. What the person does now stays to be asked."""
    reason = reason_of(reason)
    if not placement.started_on <= ended_on <= timezone.localdate():
        raise Refusal(
            _("The last day lies between the first day of work and today."), code="last_day"
        )
    if not Placement.objects.open().filter(pk=placement.pk).update(ended_on=ended_on):
        raise already_ended()
    placement.ended_on = ended_on
    StatusChange.of(placement, "end", "", "", by=by, reason=reason).save()
    return placement


def check_contract(kind: str, contract: str) -> None:
    if contract and kind != Placement.Kind.WORK:
        raise Refusal(
            _("Only who is employed has a contract of work; leave it empty here."),
            code="contract_without_work",
            field="contract",
        )


def check_occupation(code: str) -> None:
    if code and not is_code(code):
        raise Refusal(_("The KBJI code has four digits."), code="kbji_code")


def words_of_other(is_other: bool, words: str) -> str:
    """What something else is; of every other kind the kind says it."""
    words = " ".join(words.split())
    if is_other and not words:
        raise Refusal(_("Say in a few words what it is."), code="other_without_words")
    return words if is_other else ""


def open_placement(enrollment: Enrollment, *, by: Any, **facts: Any) -> Placement:
    """One income at a time: a second open placement is stopped by the database itself."""
    try:
        with transaction.atomic():
            placement = Placement.objects.create(
                enrollment_id=enrollment.pk,
                participant_id=enrollment.participant_id,
                regency_id=enrollment.regency_id,
                center_id=enrollment.center_id,
                recorded_by_id=by.pk,
                **facts,
            )
    except IntegrityError:
        raise Refusal(
            _(
                "This person is already on record as working. Confirm that placement, or end it "
                "first with its last day."
            ),
            code="already_placed",
        ) from None
    StatusChange.of(placement, "record", "", placement.evidence, by=by).save()
    count_for(placement.employer_id, enrollment.batch_id, by=by)
    return placement


def outcome_of(placement: Placement) -> str:
    return OUTCOMES[Placement.Kind(placement.kind)]


def check_start(enrollment: Enrollment, started_on: date) -> None:
    if enrollment.graduated_on is None:
        raise Refusal(_("Only graduates are placed."), code="not_due")
    if not enrollment.graduated_on <= started_on <= timezone.localdate():
        raise Refusal(
            _("The first day of work lies between the graduation (%(day)s) and today.")
            % {"day": ui.day(enrollment.graduated_on)},
            code="first_day",
        )


def check_wage(wage: int | None) -> None:
    if wage is not None and not LEAST_WAGE <= wage <= MOST_WAGE:
        raise Refusal(
            _("Give the wage a month in rupiah, between 100,000 and 100,000,000."),
            code="wage_implausible",
        )


def must_be_verified(employer_id: int | None) -> None:
    """What a suspended firm says proves nothing until the ministry has looked at it again."""
    if not Employer.objects.verified().filter(pk=employer_id or 0).exists():
        raise Refusal(
            _("The ministry has not verified your firm, or has suspended it. Until then its word "
              "proves no work; the regional office can record it."),
            code="employer_not_verified",
            who_can=_("The regional office that referred the person"),
        )  # fmt: skip


def must_be_open(placement: Placement) -> None:
    if placement.ended_on is not None:
        raise already_ended()


def already_ended() -> Refusal:
    return Refusal(_("This placement has already ended."), code="placement_ended")
