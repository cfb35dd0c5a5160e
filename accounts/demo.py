"""One account per role for the demo and its tests; they exist only where the demo was seeded."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Case, Value, When

from accounts.models import User
from accounts.roles import Role

DOMAIN = "demo.blkportal.test"
BEKASI = "bbplk-bekasi"


class DemoAccount(NamedTuple):
    email: str
    name: str
    role: Role
    scope_key: str = ""
    office: str = ""


def _at(box: str) -> str:
    return f"{box}@{DOMAIN}"


# The employer's key is its number, which only the seed knows.
DEMO_ACCOUNTS = [
    DemoAccount(
        _at("disnaker.gunungmas"),
        "Yunita Lestari",
        Role.REGENCY_OFFICER,
        "62.10",
        "Disnaker Kab. Gunung Mas",
    ),
    DemoAccount(
        _at("disnaker.pulangpisau"),
        "Darius Anwar",
        Role.REGENCY_OFFICER,
        "62.11",
        "Disnaker Kab. Pulang Pisau",
    ),
    DemoAccount(
        _at("disnaker.kalteng"),
        "Helmi Siregar",
        Role.PROVINCE_OFFICER,
        "62",
        "Disnaker Provinsi Kalimantan Tengah",
    ),
    DemoAccount(
        _at("penyelenggara"), "Sinta Maharani", Role.CENTER_ORGANIZER, BEKASI, "BBPVP Bekasi"
    ),
    DemoAccount(_at("instruktur"), "Agus Wirawan", Role.CENTER_INSTRUCTOR, BEKASI, "BBPVP Bekasi"),
    DemoAccount(_at("sertifikasi"), "Maya Puspita", Role.CENTER_CERTIFIER, BEKASI, "BBPVP Bekasi"),
    DemoAccount(
        _at("sertifikasi2"), "Rina Marlina", Role.CENTER_CERTIFIER, BEKASI, "BBPVP Bekasi"
    ),
    DemoAccount(_at("penempatan"), "Rizal Hakim", Role.CENTER_PLACER, BEKASI, "BBPVP Bekasi"),
    DemoAccount(_at("perekrut"), "Dewi Kartika", Role.EMPLOYER),
    DemoAccount(_at("admin.kementerian"), "Laras Widodo", Role.MINISTRY_ADMIN),
    DemoAccount(_at("pengelola.kementerian"), "Ratna Kusuma", Role.MINISTRY_MANAGER),
    DemoAccount(_at("pembaca.kementerian"), "Bayu Nugraha", Role.MINISTRY_READER),
]


def existing_demo_accounts() -> list[User]:
    """In the order of the list above; none outside the demo and the tests."""
    if not settings.SHOWS_SYNTHETIC_DATA:
        return []
    places = [When(email=a.email, then=Value(i)) for i, a in enumerate(DEMO_ACCOUNTS)]
    rows = User.objects.filter(email__in=[a.email for a in DEMO_ACCOUNTS], is_active=True)
    return list(rows.order_by(Case(*places, default=Value(len(places)))))


def password_of(user: User) -> str:
    """DEMO_PASSWORD, unless it said something else when the data were made."""
    if user.check_password(settings.DEMO_PASSWORD):
        return settings.DEMO_PASSWORD
    return "what DEMO_PASSWORD said when the data were made (make demo-reset makes them anew)"
