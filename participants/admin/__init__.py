from participants.admin import certificate, consent, enrollment, participant, referral
from participants.admin import referral_import as uploads

__all__ = ["certificate", "consent", "enrollment", "participant", "referral", "uploads"]
