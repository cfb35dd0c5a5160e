"""Consent is a row per purpose: given in stated words, withdrawn at any time, never deleted."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants.models import Consent, Participant
from participants.services.erasure import must_be_kept

TEXT_VERSION = "2026-1"  # of the sentences that the person read or heard


@transaction.atomic
def give_consent(person: Participant, purpose: str, *, channel: str, by: Any) -> Consent:
    must_be_kept(person)
    try:
        with transaction.atomic():
            return Consent.objects.create(
                participant=person,
                regency_id=person.regency_id,
                purpose=purpose,
                text_version=TEXT_VERSION,
                channel=channel,
                given_at=timezone.now(),
                recorded_by_id=by.pk,
            )
    except IntegrityError as error:
        raise Refusal(
            _("This consent is already recorded and has not been withdrawn."),
            code="consent_given_before",
        ) from error


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: Any, reason: str = "") -> Consent:
    """From now on the person is not shown for this purpose; what was lawful before stays so."""
    rows = Consent.objects.filter(pk=consent.pk, withdrawn_at__isnull=True)
    if not rows.update(withdrawn_at=timezone.now()):
        raise Refusal(_("This consent has already been withdrawn."), code="consent_withdrawn")
    person = consent.participant
    consent.refresh_from_db()
    StatusChange.of(person, "withdraw_consent", "", consent.purpose, by=by, reason=reason).save()
    return consent
