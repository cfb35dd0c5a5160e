"""Firms that have registered themselves: two that wait, and one that was denied."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from placements.models import FirmSignup
from placements.services import deny_signup
from placements.services.signup import TERMS

WHY = "NIB ini tidak ditemukan di OSS. Periksa nomornya, lalu daftarkan lagi."
FIRMS = [
    ("PT Kencana Garmen Purwakarta", "9120003377101", "14111", "Garmen", "32.14",
     "Dewi Anggraini", "Kepala personalia", 5),
    ("CV Borneo Teknik Mandiri", "1208000451772", "33121", "Perawatan mesin", "62.10",
     "Agus Priyanto", "Pemilik", 2),
    ("PT Sinar Las Cikarang", "0220100998114", "25111", "Konstruksi logam", "32.16",
     "Maria Lestari", "Staf rekrutmen", 1),
]  # fmt: skip


def write_signups(manager: User) -> None:
    now = timezone.now()
    rows = [
        FirmSignup(
            name=name, registry_number=number, kbli=kbli, sector=sector, regency_id=regency,
            address=f"Kawasan Industri Blok {place}", contact_name=person, contact_title=title,
            email=f"{person.split()[0].lower()}@perusahaan{place}.test",
            phone=f"0812 0000 770{place}",
            terms=TERMS, status="CONFIRMED", confirmed_at=now - timedelta(days=days),
        )
        for place, (name, number, kbli, sector, regency, person, title, days)
        in enumerate(FIRMS, 1)
    ]  # fmt: skip
    *_waiting, denied = FirmSignup.objects.bulk_create(rows)
    with acting_as(manager):
        deny_signup(denied, reason=WHY, by=manager)
