"""A person moves: the region asks without learning anything, the ministry answers."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.fields import fingerprint
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants.models import (
    Consent,
    DataRequest,
    Enrollment,
    Participant,
    PersonalDocument,
    Referral,
    Transfer,
)
from participants.nik import read_nik
from participants.services.participant import known_elsewhere
from participants.services.selection import reason_of
from participants.states import ReferralStatus, transfer_moves
from programs.states import BatchStatus

UNDECIDED = (
    ReferralStatus.SUBMITTED,
    ReferralStatus.RETURNED,
    ReferralStatus.VERIFIED,
    ReferralStatus.RESERVE,
)
STILL_SELECTS = (
    BatchStatus.OPEN,
    BatchStatus.SELECTION,
    BatchStatus.CONFIRMED,
    BatchStatus.POSTPONED,
)


@transaction.atomic
def ask_transfer(nik: str, *, reason: str, by: User) -> Transfer:
    """Only for somebody whom another region keeps; asked once at a time."""
    why = reason_of(reason)
    digits = read_nik(nik).digits
    mark = fingerprint(digits)
    if not known_elsewhere([mark], by=by) or Participant.objects.visible_to(by).with_nik(digits):
        raise Refusal(
            _("No other office keeps this NIK. Nominate the person yourself."),
            code="not_kept_elsewhere",
        )
    try:
        with transaction.atomic():
            return Transfer.objects.create(
                regency_id=by.scope_key,
                nik=digits,
                nik_hash=mark,
                nik_last4=digits[-4:],
                reason=why,
                asked_by=by,
            )
    except IntegrityError as error:
        raise Refusal(
            _("Your office has asked for this person already; the ministry has not answered yet."),
            code="asked_before",
        ) from error


@transaction.atomic
def grant_transfer(transfer: Transfer, *, by: User, answer: str = "") -> Transfer:
    """The record, its consents and documents change hands. What the earlier region has referred
    stays its own: every figure counts by the referral."""
    person = kept_by_another(transfer)
    if person is None:
        raise Refusal(
            _("Nobody else keeps this NIK any more. Decline, and say so."), code="nobody_to_move"
        )
    _must_be_free(person)
    before = person.regency_id
    transfer_moves.make(
        "grant",
        transfer,
        by=by,
        reason=answer,
        answer=answer,
        participant=person,
        answered_at=timezone.now(),
    )
    move_record(person, transfer.regency_id)
    person.refresh_from_db()
    StatusChange.of(person, "transfer", before, transfer.regency_id, by=by).save()
    return transfer


def move_record(person: Participant, regency: str) -> None:
    """The record with its consents, documents and requests; what was referred stays as it is."""
    Participant.objects.filter(pk=person.pk).update(regency=regency)
    for model in (Consent, PersonalDocument, DataRequest):
        model.objects.filter(participant=person).update(regency_id=regency)


@transaction.atomic
def decline_transfer(transfer: Transfer, *, answer: str, by: User) -> Transfer:
    why = reason_of(answer)
    transfer_moves.make(
        "decline", transfer, by=by, reason=why, answer=why, answered_at=timezone.now()
    )
    return transfer


@transaction.atomic
def withdraw_transfer(transfer: Transfer, *, by: User) -> Transfer:
    transfer_moves.make("withdraw", transfer, by=by)
    return transfer


def kept_by_another(transfer: Transfer) -> Participant | None:
    """For the ministry alone: whom the request is about, and who keeps the record."""
    people = Participant.objects.filter(nik_hash=transfer.nik_hash, merged_into__isnull=True)
    return people.exclude(regency=transfer.regency_id).select_related("regency").first()


def _must_be_free(person: Participant) -> None:
    """Whoever has a seat now, or waits for one, stays with the region that answers for it."""
    seats = Enrollment.objects.active().filter(participant=person).select_related("batch")
    if seat := seats.first():
        raise Refusal(
            _("%(name)s has a seat in “%(batch)s” now. Grant it when that training has ended.")
            % {"name": person.name, "batch": seat.batch},
            code="has_a_seat_now",
        )
    nominations = Referral.objects.filter(
        participant=person, status__in=UNDECIDED, batch__status__in=STILL_SELECTS
    )
    if nomination := nominations.select_related("batch").first():
        raise Refusal(
            _(
                "%(name)s is nominated for “%(batch)s”, and only the region that nominated can "
                "correct that. Grant it when the center has decided or the region has withdrawn "
                "the nomination."
            )
            % {"name": person.name, "batch": nomination.batch},
            code="is_nominated_now",
        )
