from participants.admin import (
    assessment,
    certificate,
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
    "consent",
    "enrollment",
    "participant",
    "referral",
    "selection",
    "uploads",
]
