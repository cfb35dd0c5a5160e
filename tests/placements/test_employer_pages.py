"""Firms on their pages: registered, verified, corrected; who acts for them."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from placements.models import Employer, EmployerContact
from tests.pages import Page, told
from tests.people import make_employer, make_user

LIST = reverse("placements:employer_list")
REGISTER = reverse("placements:register_employer")
FIRM = {
    "name": "PT Kapal Batam", "registry_number": "wlkp 777", "sector": "Galangan",
    "kbli": "30111", "is_direct": "on",
    "regency": "21.71", "address": "Jl. Pelabuhan 1", "website": "kapal.test",
}  # fmt: skip


def at(verb, record):
    return reverse(f"placements:{verb}", args=[record.pk])


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


@pytest.fixture
def waiting(db):
    return make_employer("PT Menunggu", "WLKP-0009", status="PENDING")


def test_a_firm_is_registered_and_waits_for_verification(desk):
    answer = desk.post(REGISTER, FIRM)
    made = Employer.objects.get()
    assert (answer["Location"], len(told(answer))) == (at("employer_detail", made), 1)
    assert (made.registry_number, made.status) == ("WLKP777", "PENDING")
    page = Page(desk.get(answer["Location"]))
    assert page.facts["Alamat"] == "Jl. Pelabuhan 1"
    assert "https://kapal.test" in page.links
    assert at("verify_employer", made) in page.targets


def test_a_number_that_somebody_bears_is_said_beside_its_field(desk):
    desk.post(REGISTER, FIRM)
    page = Page(desk.post(REGISTER, FIRM | {"name": "PT Kapal Kedua"}))
    assert page.status == 200
    assert list(page.errors) == ["registry_number"]
    assert page.values["name"] == "PT Kapal Kedua"
    assert Employer.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name": ""}, "name"), ({"regency": "00.00"}, "regency"), ({"sector": ""}, "sector"),
     ({"website": "bukan alamat"}, "website"), ({"registry_number": ""}, "registry_number")],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field(desk, change, field):
    page = Page(desk.post(REGISTER, FIRM | change))
    assert list(page.errors) == [field]
    assert page.values["address"] == "Jl. Pelabuhan 1"
    assert not Employer.objects.exists()


def test_who_waits_stands_first_and_the_list_is_narrowed(desk, employer, waiting):
    assert [row[0] for row in Page(desk.get(LIST)).rows] == ["PT Menunggu", "PT Baja Karawang"]
    for query, name in (
        ("?q=baja", "PT Baja Karawang"), ("?q=wlkp-0009", "PT Menunggu"),
        ("?status=VERIFIED", "PT Baja Karawang"),
    ):  # fmt: skip
        assert [row[0] for row in Page(desk.get(LIST + query)).rows] == [name]
    page = Page(desk.get(f"{LIST}?sector=tambang"))
    assert page.empty.endswith(f"→ {LIST}")
    assert len(page.chips) == 1


def test_a_verified_firm_is_told_to_be_and_only_once(desk, waiting):
    answer = desk.post(at("verify_employer", waiting))
    assert len(told(answer)) == 1
    page = Page(desk.get(at("employer_detail", waiting)))
    assert at("suspend_employer", waiting) in page.links
    assert at("verify_employer", waiting) not in page.targets
    again = Page(desk.post(at("verify_employer", waiting)))
    assert again.status == 409
    assert at("employer_detail", waiting) in again.links


@pytest.mark.parametrize(("verb", "status"), [("deny", "DENIED"), ("suspend", "SUSPENDED")])
def test_a_decision_against_a_firm_wants_a_reason_that_stays(desk, waiting, verb, status):
    if verb == "suspend":
        Employer.objects.filter(pk=waiting.pk).update(status="VERIFIED")
    url = at(f"{verb}_employer", waiting)
    assert list(Page(desk.post(url, {"reason": " "})).errors) == ["reason"]
    desk.post(url, {"reason": "Alamat tidak ditemukan"})
    waiting.refresh_from_db()
    assert waiting.status == status
    assert "Alamat tidak ditemukan" in Page(desk.get(at("employer_detail", waiting))).text


def test_a_firm_corrects_its_address_and_not_its_name(signed_in, recruiter, employer):
    firm, url = signed_in(recruiter), at("correct_employer", employer)
    page = Page(firm.get(url))
    assert "name" not in page.values
    sent = {"sector": "Baja", "regency": "32.15", "address": "Jl. Baru 2", "version": 1,
            "name": "PT Lain"}  # fmt: skip
    answer = firm.post(url, sent)
    assert answer["Location"] == at("employer_detail", employer)
    employer.refresh_from_db()
    assert (employer.address, employer.name) == ("Jl. Baru 2", "PT Baja Karawang")


def test_the_second_of_two_corrections_sees_both_values(desk, employer):
    url = at("correct_employer", employer)
    sent = FIRM | {"registry_number": "WLKP-0001", "version": 1}
    desk.post(url, sent | {"address": "Jl. Satu"})
    stale = Page(desk.post(url, sent | {"address": "Jl. Dua"}))
    assert stale.status == 409
    assert ["Jl. Satu", "Jl. Dua"] in [row[1:] for row in stale.rows]
    assert at("employer_detail", employer) in stale.links


def test_a_correction_to_somebody_elses_number_keeps_the_form(desk, employer, waiting):
    sent = FIRM | {"registry_number": waiting.registry_number, "version": 1}
    page = Page(desk.post(at("correct_employer", employer), sent))
    assert list(page.errors) == ["registry_number"]


def test_a_contact_is_appointed_by_an_account_that_exists(desk, employer):
    url = at("appoint_contact", employer)
    page = Page(desk.post(url, {"email": "nobody@firm.test", "title": "HRD"}))
    assert list(page.errors) == ["email"]
    assert page.values["title"] == "HRD"
    make_user("sari@firm.test", Role.EMPLOYER, str(employer.pk))
    answer = desk.post(url, {"email": "SARI@firm.test", "title": "HRD", "phone": "0812"})
    assert len(told(answer)) == 1
    assert EmployerContact.objects.get().title == "HRD"
    assert "sari@firm.test" in Page(desk.get(at("employer_detail", employer))).row("HRD")[2]


def test_offices_read_a_firm_without_contacts_or_history(signed_in, officer, recruiter, employer):
    page = Page(signed_in(officer).get(at("employer_detail", employer)))
    assert recruiter.email not in page.text
    assert not [target for target in page.targets if target]


def test_a_firm_finds_itself_alone(signed_in, recruiter, waiting):
    browser = signed_in(recruiter)
    assert [row[0] for row in Page(browser.get(LIST)).rows] == ["PT Baja Karawang"]
    assert browser.get(at("employer_detail", waiting)).status_code == 404
    assert browser.get(at("correct_employer", waiting)).status_code == 404
