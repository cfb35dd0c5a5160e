"""An employer asks for a graduate, the person answers through the office, work begins."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants.models import Certificate, Consent, Enrollment, Look, Participant
from participants.services import record_outcome
from participants.services.look import note_look
from placements.models import Employer, Graduate, HireRequest, Placement
from placements.models.graduate import FREE
from placements.models.hire_request import ANSWER_WITHIN
from placements.services.placement import (
    check_start,
    must_be_verified,
    open_placement,
    outcome_of,
)
from placements.services.pledge_settling import count_for
from placements.services.reasons import reason_of
from placements.states import Evidence, hire_request_moves
from regions.models import Regency

# what an employer's role may read of a seat
SEAT = ("participant_id", "batch_id", "center_id", "regency_id", "graduated_on", "placed_on",
        "outcome", "outcome_known_on")  # fmt: skip


@transaction.atomic
def request_hire(
    certificate: Certificate,
    *,
    by: Any,
    job_title: str,
    work_regency: Regency,
    starts_on: date,
    wage: int | None = None,
    message: str = "",
) -> HireRequest:
    """Ask for one graduate, who must be on offer at this moment."""
    employer = verified_firm_of(by)
    graduate = _on_offer(certificate, by)
    try:
        with transaction.atomic():
            request = HireRequest.objects.create(
                employer=employer,
                certificate_id=graduate.pk,
                enrollment_id=graduate.enrollment_id,
                participant_id=graduate.participant_id,
                regency_id=graduate.regency_id,
                center_id=graduate.center_id,
                initials=graduate.participant.initials,
                job_title=job_title,
                work_regency=work_regency,
                wage=wage,
                starts_on=starts_on,
                message=message,
                requested_by=by,
            )
    except IntegrityError:
        raise Refusal(
            _("You have already asked for this person; the answer is in your requests."),
            code="already_asked",
        ) from None
    StatusChange.of(request, "request", "", request.status, by=by).save()
    return request


def verified_firm_of(user: Any) -> Employer:
    employer = Employer.objects.verified().filter(pk=user.scope_key or 0).first()
    if employer is None:
        raise Refusal(
            _("Your firm must be verified by the ministry before it can ask for graduates."),
            code="employer_not_verified",
        )
    return employer


def _on_offer(certificate: Certificate, user: Any) -> Graduate:
    graduate = Graduate.objects.visible_to(user).as_cards().filter(pk=certificate.pk).first()
    if graduate is None:
        raise Refusal(
            _("This graduate is no longer on offer. Search again for others."), code="not_offered"
        )
    return graduate


@transaction.atomic
def accept_hire_request(request: HireRequest, *, by: Any) -> HireRequest:
    """The person said yes: name and phone are opened to this one employer."""
    if not Employer.objects.verified().filter(pk=request.employer_id).exists():
        raise Refusal(_("This employer is not verified at the moment."), code="employer_stopped")
    person = Participant.objects.filter(pk=request.participant_id).only("name", "phone").first()
    if person is None or not agrees(request.participant_id):
        raise Refusal(
            _(
                "The person has withdrawn the consent to be shown to employers. Decline the "
                "request, or record a new consent first."
            ),
            code="no_consent",
        )
    seat = Enrollment.objects.only(*SEAT).get(pk=request.enrollment_id)
    if seat.outcome not in FREE:
        raise Refusal(
            _("The person is on record as “%(outcome)s”. Decline the request.")
            % {"outcome": seat.get_outcome_display()},
            code="not_free",
        )
    hire_request_moves.make(
        "accept",
        request,
        by=by,
        answered_on=timezone.localdate(),
        contact_name=person.name,
        contact_phone=person.phone,
    )
    count_for(request.employer_id, seat.batch_id, by=by)
    return request


@transaction.atomic
def decline_hire_request(request: HireRequest, *, reason: str, by: Any) -> HireRequest:
    """The person said no; the employer reads the reason and never the name."""
    hire_request_moves.make(
        "decline", request, by=by, reason=reason_of(reason), answered_on=timezone.localdate()
    )
    return request


@transaction.atomic
def take_back_yes(request: HireRequest, *, reason: str, by: Any) -> HireRequest:
    """The person has thought again, before work began: the employer keeps neither name nor phone,
    and where it has pledged to take people of the class, this one counts no longer."""
    hire_request_moves.make(
        "take_back",
        request,
        by=by,
        reason=reason_of(reason),
        answered_on=timezone.localdate(),
        contact_name="",
        contact_phone="",
    )
    seat = Enrollment.objects.only(*SEAT).get(pk=request.enrollment_id)
    count_for(request.employer_id, seat.batch_id, by=by)
    return request


@transaction.atomic
def withdraw_hire_request(request: HireRequest, *, by: Any) -> HireRequest:
    """The employer no longer asks, and keeps neither name nor phone."""
    hire_request_moves.make("withdraw", request, by=by, contact_name="", contact_phone="")
    return request


@transaction.atomic
def hire(request: HireRequest, *, started_on: date, by: Any) -> Placement:
    """Work has begun: a placement that its employer has confirmed, and the graduate's outcome."""
    must_be_verified(request.employer_id)
    hire_request_moves.make("hire", request, by=by)
    seat = Enrollment.objects.filter(pk=request.enrollment_id).only(*SEAT).first()
    if seat is None or not agrees(request.participant_id):
        raise Refusal(
            _(
                "The person has withdrawn the consent to be shown to employers. The regional "
                "office can still record the work."
            ),
            code="no_consent",
            who_can=_("The regional office that referred the person"),
        )
    check_start(seat, started_on)
    placement = open_placement(
        seat,
        kind=Placement.Kind.WORK,
        employer_id=request.employer_id,
        job_title=request.job_title,
        work_regency_id=request.work_regency_id,
        wage=request.wage,
        started_on=started_on,
        evidence=Evidence.CONFIRMED,
        hire_request=request,
        by=by,
    )
    record_outcome(seat, outcome=outcome_of(placement), on=started_on, by=by)
    return placement


@transaction.atomic
def lapse_hire_requests() -> int:
    """Close what nobody has answered for 14 days, so that no employer waits for ever."""
    late = HireRequest.objects.waiting().filter(requested_at__lt=timezone.now() - ANSWER_WITHIN)
    why = _("No answer within 14 days")
    return hire_request_moves.make_all("lapse", late, by=None, reason=why)


def agrees(participant_id: int) -> bool:
    live = Consent.objects.live().filter(purpose=Consent.Purpose.TALENT_SEARCH)
    return live.filter(participant=participant_id).exists()


def note_contact(asked: Any, *, by: Any) -> None:
    """A firm that reads a name and a phone is noted for the person; ``as_read_by`` has them."""
    if by.is_employer and asked.open_name:
        note_look([asked.participant_id], Look.Kind.CONTACT, by=by)


def forget_person(person: Participant, *, by: Any) -> None:
    """Open questions end, and the name that a firm was given is taken back."""
    rows = HireRequest.objects.filter(participant=person)
    why = _("The person can no longer be asked")
    hire_request_moves.make_all("withdraw", rows.open(), by=by, reason=why)
    rows.update(initials="", contact_name="", contact_phone="")
