"""A region nominates: draft, submit, mend what came back, withdraw."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from blkportal.core.refusals import Refusal
from participants.models import Participant, Referral
from participants.services.eligibility import (
    Judgement,
    busy_with,
    failures,
    is_active,
    judge_person,
    trainings_of,
)
from participants.services.erasure import must_be_kept
from participants.services.participant import correct_participant
from participants.services.place import (
    give_back_places,
    hold_batch,
    quotas_of,
    refuse_closed,
    take_places,
)
from participants.services.shares import shares_about
from participants.states import LIVE_REFERRAL, ReferralStatus, referral_moves
from programs.models import Batch
from programs.services import hold_seats


@transaction.atomic
def nominate(person: Participant, batch: Batch, *, by: User) -> Referral:
    """A draft: it names person and batch, takes no place yet and is seen by the region alone."""
    must_be_kept(person)
    refuse_closed(batch)
    quota = quotas_of(batch, by.scope_key)[0]
    try:
        with transaction.atomic():
            return Referral.objects.create(
                participant=person,
                batch=batch,
                program=batch.program,
                center=batch.center,
                quota=quota,
                regency_id=by.scope_key,
                created_by=by,
                **judge_person(person, batch).kept(),
            )
    except IntegrityError as error:
        raise Refusal(
            _("%(name)s is already nominated for this batch.") % {"name": person.name},
            code="nominated_before",
        ) from error


@transaction.atomic
def save_draft(referral: Referral, *, version: int, changes: dict[str, Any], by: User) -> Referral:
    """Correct the person while the nomination is still, or again, with the region."""
    if referral.status not in (ReferralStatus.DRAFT, ReferralStatus.RETURNED):
        raise Refusal(
            _("Only a draft or a returned nomination can be corrected here."), code="not_a_draft"
        )
    person = referral.participant
    correct_participant(person, version=version, changes=changes, by=by)
    judged = judge_person(person, referral.batch)
    referral.eligibility, referral.rules_of = judged
    Referral.objects.filter(pk=referral.pk).update(**judged.kept())
    return referral


@transaction.atomic
def submit_referral(referral: Referral, *, by: User) -> Referral:
    """Hand the nomination to the center: it takes one of the places that the quota allows."""
    hold_batch(referral.batch)
    referral_moves.make(
        "submit",
        referral,
        by=by,
        submitted_on=timezone.localdate(),
        **_admitted(referral, by).kept(),
        shares=shares_about(referral.batch),
    )
    referral.quota = take_places(referral.batch, referral.regency_id, 1)
    Referral.objects.filter(pk=referral.pk).update(quota=referral.quota)
    return referral


@transaction.atomic
def resubmit_referral(referral: Referral, *, by: User, note: str = "") -> Referral:
    """Send back what the center returned; it has kept its place meanwhile."""
    hold_batch(referral.batch)
    referral_moves.make(
        "resubmit",
        referral,
        by=by,
        reason=note,
        **_admitted(referral, by).kept(),
        shares=shares_about(referral.batch),
        verified_on=None,
    )
    return referral


@transaction.atomic
def withdraw_referral(referral: Referral, *, by: User, reason: str = "") -> Referral:
    """Take the nomination back; the place it held is free for another person at once."""
    hold_seats(referral.center_id)
    held_a_place = referral.status in LIVE_REFERRAL
    referral_moves.make("withdraw", referral, by=by, reason=reason)
    if held_a_place:
        give_back_places(referral.quota_id)
    return referral


def _admitted(referral: Referral, by: User) -> Judgement:
    """The results of all rules, or a Refusal that names each one that is not met."""
    person, batch = referral.participant, referral.batch
    refuse_closed(batch, is_returned=referral.status == ReferralStatus.RETURNED)
    _refuse_busy(person, by)
    judged = judge_person(person, batch)
    if unmet := failures(judged.results):
        opening = ngettext(
            "The program does not admit this person:",
            "The program does not admit this person, for %(n)s reasons:",
            len(unmet),
        ) % {"n": len(unmet)}
        raise Refusal(
            " ".join([opening, *unmet]),
            code="not_eligible",
            rules=[dict(r) for r in judged.results],
        )
    return judged


def _refuse_busy(person: Participant, by: User) -> None:
    if busy := next(filter(is_active, trainings_of([person.pk])), None):
        words = {"name": person.name, "batch": busy_with(busy, by)}
        raise Refusal(
            _(
                "%(name)s already has a seat in “%(batch)s”. A person can be in one training "
                "at a time; wait until it has ended or the seat has been given up."
            )
            % words,
            code="already_enrolled",
        )
