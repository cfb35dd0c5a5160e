"""The offices, firms and accounts of the demo."""

from datetime import date

from django.conf import settings

from accounts.demo import DEMO_ACCOUNTS, DemoAccount
from accounts.models import User
from placements.models import Employer, EmployerContact
from programs.models import CenterStaff
from regions.models import Officer, Province, Regency, RegionalAgency

# the office is not called the same everywhere
AGENCIES = {
    "62.10": "Dinas Transmigrasi, Tenaga Kerja, Koperasi dan UKM Kab. Gunung Mas",
    "13.74": "DPMPTSP Kota Padang Panjang",
    "33.17": "DPMPTSP dan Tenaga Kerja Kab. Rembang",
    "33.28": "Dinas Perindustrian, Transmigrasi dan Tenaga Kerja Kab. Tegal",
}
DECLARED_ON = date(2026, 1, 5)
FIRMS = [
    ("PT Sinar Elektrika Karawang", "Elektronika", "32.15", "26120"),
    ("PT Andalan Teknik Cikarang", "Otomotif", "32.16", "29300"),
    ("PT Nusantara Dingin", "Refrigerasi", "32.75", "28193"),
    ("PT Galangan Batam Jaya", "Perkapalan", "21.71", "30111"),
    ("CV Maju Bersama Komputer", "Teknologi informasi", "33.74", "62014"),
    ("PT Kopi Dataran Tinggi", "Pariwisata", "11.04", "55110"),
]
APPLICANTS = [
    ("PT Baja Serang Utama", "Logam", "36.04", "24102"),
    ("CV Listrik Borneo", "Kelistrikan", "62.71", "43211"),
]


def write_offices() -> None:
    RegionalAgency.objects.bulk_create(
        RegionalAgency(
            regency=place, name=AGENCIES.get(place.code) or f"Disnaker {place.short_name}"
        )
        for place in Regency.objects.current()
    )
    RegionalAgency.objects.bulk_create(
        RegionalAgency(province=province, name=f"Disnaker Provinsi {province.name}")
        for province in Province.objects.all()
    )


def write_firms() -> list[Employer]:
    rows = [
        Employer(
            name=name,
            registry_number=f"WLKP-{number:05d}",
            sector=sector,
            regency_id=regency,
            kbli=kbli,
            declared_on=DECLARED_ON,
            status="VERIFIED" if number <= len(FIRMS) else "PENDING",
        )
        for number, (name, sector, regency, kbli) in enumerate(FIRMS + APPLICANTS, 1)
    ]
    return Employer.objects.bulk_create(rows)


def write_accounts(firm: Employer) -> dict[str, User]:
    """The demo's accounts by the part of the address before the @."""
    return {account.email.partition("@")[0]: _write(account, firm) for account in DEMO_ACCOUNTS}


def _write(account: DemoAccount, firm: Employer) -> User:
    is_employer = account.role == "employer"
    user = User.objects.create_user(
        account.email,
        settings.DEMO_PASSWORD,
        name=account.name,
        role=account.role,
        scope_key=str(firm.pk) if is_employer else account.scope_key,
        office=firm.name if is_employer else account.office,
    )
    if user.is_officer:
        place = (
            {"regency": user.scope_key} if "." in user.scope_key else {"province": user.scope_key}
        )
        Officer.objects.create(user=user, agency=RegionalAgency.objects.get(**place))
    elif user.is_center:
        CenterStaff.objects.create(user=user, center_id=user.scope_key)
    elif is_employer:
        EmployerContact.objects.create(user=user, employer=firm)
    return user
