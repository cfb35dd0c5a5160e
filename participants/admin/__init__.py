from participants.admin import certificate, consent, enrollment, participant, referral, selection
from participants.admin import referral_import as uploads

__all__ = [
    "certificate",
    "consent",
    "enrollment",
    "participant",
    "referral",
    "selection",
    "uploads",
]
