"""A certificate as an Open Badges credential. It says what the public page of the check says, and
nothing else about the person."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from participants.credentials.achievement import achievement_of, results_of
from participants.credentials.addresses import urn
from participants.credentials.issuer import CREDENTIALS, OPEN_BADGES, profile
from participants.credentials.status import status_entry
from participants.models import Certificate

LAST_MINUTE = time(23, 59, 59)


def credential_of(certificate: Certificate) -> dict[str, Any]:
    with override("id"):
        credential: dict[str, Any] = {
            "@context": [CREDENTIALS, OPEN_BADGES],
            "id": urn("certificate", certificate.number),
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": f"{certificate.get_kind_display()}: {certificate.program.title}",
            "issuer": profile(),
            "validFrom": _moment(certificate.issued_on, time.min),
            "awardedDate": _moment(certificate.issued_on, time.min),
            "credentialStatus": status_entry(certificate.pk),
            "credentialSubject": _subject(certificate),
        }
    if certificate.valid_until:
        credential["validUntil"] = _moment(certificate.valid_until, LAST_MINUTE)
    return credential


def _subject(certificate: Certificate) -> dict[str, Any]:
    """Named, and numbered by the certificate: nothing leads to another of the same person."""
    subject: dict[str, Any] = {
        "id": urn("holder", certificate.number),
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityType": "name",
                "identityHash": certificate.participant.name,
            }
        ],
        "licenseNumber": certificate.number,
        "source": {
            "id": urn("center", certificate.center_id),
            "type": ["Profile"],
            "name": certificate.center.name,
        },
        "achievement": achievement_of(certificate),
    }
    if certificate.units:
        subject["result"] = results_of(certificate)
    return subject


def _moment(day: date, at: time) -> str:
    return datetime.combine(day, at, timezone.get_default_timezone()).isoformat()
