"""A firm that has registered itself, at any step of its way."""

from django.utils import timezone

from placements.models import FirmSignup

NIB = "9120001234567"


def make_signup(number=NIB, **facts):
    firm = {
        "name": "PT Mandiri Jaya", "registry_number": number, "kbli": "24101", "sector": "Logam",
        "regency_id": "32.15", "address": "Jalan Industri 5", "contact_name": "Rini Hapsari",
        "contact_title": "Kepala personalia", "email": "rini@mandiri.test",
        "phone": "0812 1234 5678", "terms": "2026.11", "status": "CONFIRMED",
    }  # fmt: skip
    firm |= facts
    if firm["status"] != "SENT":
        firm.setdefault("confirmed_at", timezone.now())
    return FirmSignup.objects.create(**firm)
