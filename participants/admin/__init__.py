from participants.admin import (
    assessment,
    certificate,
    certificate_proposal,
    class_paper,
    consent,
    data_request,
    enrollment,
    merge,
    participant,
    personal_document,
    referral,
    selection,
    transfer,
)
from participants.admin import referral_import as uploads

__all__ = [
    "assessment",
    "certificate",
    "certificate_proposal",
    "class_paper",
    "consent",
    "data_request",
    "enrollment",
    "merge",
    "participant",
    "personal_document",
    "referral",
    "selection",
    "transfer",
    "uploads",
]
