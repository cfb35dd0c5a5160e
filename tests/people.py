"""The people of the tests. Each has a neighbour who may not."""

import pytest

from accounts.models import User
from accounts.roles import Role
from placements.models import Employer, EmployerContact
from programs.models import CenterStaff, TrainingCenter
from regions.models import Officer, RegionalAgency

PASSWORD = "kejuruan-las-3G-2019"


def make_user(email, role, scope_key="", **fields):
    name = fields.pop("name", email.split("@")[0].replace(".", " ").title())
    return User.objects.create_user(
        email, PASSWORD, role=role, scope_key=scope_key, name=name, **fields
    )


def make_officer(email, place):
    """``place`` is a regency code "62.10" or a province code "62"."""
    is_regency = "." in place
    role = Role.REGENCY_OFFICER if is_regency else Role.PROVINCE_OFFICER
    column = "regency_id" if is_regency else "province_id"
    agency, _ = RegionalAgency.objects.get_or_create(
        **{column: place}, defaults={"name": f"Dinas Tenaga Kerja {place}"}
    )
    user = make_user(email, role, place)
    Officer.objects.create(user=user, agency=agency)
    return user


def make_center(code="bbplk-bekasi", name="BBPLK Bekasi", regency="32.75"):
    center, _ = TrainingCenter.objects.get_or_create(
        code=code, defaults={"name": name, "owner_level": "CENTRAL", "regency_id": regency}
    )
    return center


def make_center_user(email, center, role=Role.CENTER_ORGANIZER):
    user = make_user(email, role, center.code)
    CenterStaff.objects.create(user=user, center=center)
    return user


def make_employer(name="PT Baja Karawang", registry="WLKP-0001", status="VERIFIED"):
    return Employer.objects.create(
        name=name,
        registry_number=registry,
        sector="Industri",
        regency_id="32.15",
        status=status,
        kbli="24101",
        declared_on="2026-01-02",
    )


def make_contact(email, employer):
    user = make_user(email, Role.EMPLOYER, str(employer.pk))
    EmployerContact.objects.create(user=user, employer=employer)
    return user


@pytest.fixture
def center(db):
    return make_center()


@pytest.fixture
def other_center(db):
    return make_center("bbplk-serang", "BBPLK Serang", "36.73")


@pytest.fixture
def ministry(db):
    return make_user("ratna@kemnaker.test", Role.MINISTRY_MANAGER)


@pytest.fixture
def ministry_reader(db):
    return make_user("bayu@kemnaker.test", Role.MINISTRY_READER)


@pytest.fixture
def ministry_admin(db):
    return make_user("laras@kemnaker.test", Role.MINISTRY_ADMIN)


@pytest.fixture
def officer(db):
    """Of Gunung Mas, the region that the tests act for."""
    return make_officer("yunita@gunungmas.test", "62.10")


@pytest.fixture
def neighbour(db):
    """Of Pulang Pisau, who must see nothing of Gunung Mas."""
    return make_officer("darius@pulangpisau.test", "62.11")


@pytest.fixture
def province_officer(db):
    return make_officer("helmi@kalteng.test", "62")


@pytest.fixture
def other_province_officer(db):
    return make_officer("wati@kalsel.test", "63")


@pytest.fixture
def organizer(center):
    return make_center_user("sinta@bekasi.test", center)


@pytest.fixture
def other_organizer(other_center):
    return make_center_user("joko@serang.test", other_center)


@pytest.fixture
def second_certifier(center):
    return make_center_user("rina@bekasi.test", center, Role.CENTER_CERTIFIER)


@pytest.fixture
def certifier(center):
    return make_center_user("maya@bekasi.test", center, Role.CENTER_CERTIFIER)


@pytest.fixture
def employer(db):
    return make_employer()


@pytest.fixture
def recruiter(employer):
    return make_contact("dewi@baja.test", employer)


@pytest.fixture
def other_recruiter(db):
    return make_contact("rudi@kapal.test", make_employer("PT Kapal Batam", "WLKP-0002"))


@pytest.fixture
def signed_in(client):
    """``signed_in(officer)`` gives a client on which that person has signed in."""
    from django.test import Client

    def sign_in(user):
        browser = Client()
        browser.force_login(user)
        return browser

    return sign_in
