from participants.admin import (
    assessment,
    certificate,
    certificate_proposal,
    consent,
    enrollment,
    participant,
    referral,
    selection,
)
from participants.admin import referral_import as uploads

__all__ = [
    "assessment",
    "certificate",
    "certificate_proposal",
    "consent",
    "enrollment",
    "participant",
    "referral",
    "selection",
    "uploads",
]
