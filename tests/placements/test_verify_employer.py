"""Firms: registered, verified, denied, suspended, corrected; and who acts for them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal, StaleVersion
from blkportal.core.scope import acting_as
from placements import services
from placements.models import Employer, EmployerContact
from regions.models import Regency
from tests.people import make_employer, make_user
from tests.placements.conftest import costs_at_most

LIST = reverse("placements:employer_list")


@pytest.fixture
def pending(db):
    return make_employer("PT Baru Daftar", "WLKP-0777", status="PENDING")


def at(verb, employer):
    return reverse(f"placements:{verb}", args=[employer.pk])


def facts(**changes):
    return {"name": "PT  Maju   Terus", "registry_number": " wlkp 55 ", "sector": "Logam",
            "kbli": "24101", "is_direct": True, "regency": "32.15", "address": "",
            "website": ""} | changes  # fmt: skip


def test_the_ministry_registers_and_then_verifies(signed_in, ministry):
    browser = signed_in(ministry)
    assert browser.get(reverse("placements:register_employer")).status_code == 200
    page = browser.post(reverse("placements:register_employer"), facts(), follow=True)
    employer = Employer.objects.get()
    assert (employer.name, employer.registry_number) == ("PT Maju Terus", "WLKP55")
    assert employer.status == "PENDING"
    assert at("verify_employer", employer) in page.text
    assert browser.post(at("verify_employer", employer)).status_code == 302
    employer.refresh_from_db()
    assert employer.status == "VERIFIED"


def test_a_number_is_registered_once(signed_in, ministry, employer):
    taken = facts(registry_number=employer.registry_number.lower())
    page = signed_in(ministry).post(reverse("placements:register_employer"), taken)
    assert page.context["form"].has_error("registry_number")
    regency = Regency.objects.get(pk="32.15")
    with pytest.raises(Refusal) as refusal:
        services.register_employer(by=ministry, **taken | {"regency": regency, "name": "PT Lain"})
    assert refusal.value.code == "registry_number_taken"


@pytest.mark.parametrize(
    "verb, before, after",
    [("deny", "PENDING", "DENIED"), ("suspend", "VERIFIED", "SUSPENDED")],
)
def test_a_denial_needs_a_reason_and_is_made_once(signed_in, ministry, verb, before, after):
    employer = make_employer("PT Uji", "U-1", status=before)
    browser = signed_in(ministry)
    address = at(f"{verb}_employer", employer)
    assert "reason" in browser.post(address, {"reason": " "}).context["form"].errors
    assert browser.post(address, {"reason": "Nomor tidak ditemukan"}).status_code == 302
    employer.refresh_from_db()
    assert employer.status == after
    assert StatusChange.about(employer).first().reason == "Nomor tidak ditemukan"
    assert browser.post(address, {"reason": "Lagi"}).status_code == 409


def test_a_denied_firm_is_not_verified_by_a_late_click(ministry, pending):
    services.deny_employer(pending, reason="x", by=ministry)
    with pytest.raises(IllegalMove):
        services.verify_employer(pending, by=ministry)


def test_a_suspended_firm_can_be_verified_again(ministry, employer):
    services.suspend_employer(employer, reason="x", by=ministry)
    services.verify_employer(employer, by=ministry)
    assert employer.status == "VERIFIED"


@pytest.mark.parametrize("verb", ["verify", "deny", "suspend"])
@pytest.mark.parametrize("who", ["ministry_reader", "officer", "organizer", "recruiter"])
def test_only_ministry_writers_decide(signed_in, pending, verb, who, request):
    browser = signed_in(request.getfixturevalue(who))
    page = browser.post(at(f"{verb}_employer", pending), {"reason": "x"})
    assert page.status_code == 403
    api = browser.post(
        f"/api/v1/employers/{pending.pk}/{verb}/", {"reason": "x"}, "application/json"
    )
    assert api.status_code == 403


def test_the_queue_comes_first_and_the_oldest_on_top(signed_in, ministry, employer):
    older = make_employer("Z Lama", "Z-1", status="PENDING")
    newer = make_employer("A Baru", "A-1", status="PENDING")
    page = signed_in(ministry).get(LIST)
    assert list(page.context["page"]) == [older, newer, employer]


@pytest.mark.parametrize(
    "query, found",
    [("q=baru", 1), ("q=wlkp-07", 1), ("status=VERIFIED", 0), ("status=PENDING", 1),
     ("sector=industri", 1)],
)  # fmt: skip
def test_employers_are_found_by_name_number_and_state(signed_in, ministry, pending, query, found):
    assert signed_in(ministry).get(f"{LIST}?{query}").context["page"].paginator.count == found


def test_the_list_costs_the_same_for_one_and_for_many(signed_in, ministry):
    browser = signed_in(ministry)
    for number in range(15):
        make_employer(f"PT {number}", f"N-{number}", status="PENDING")
    with costs_at_most(4):
        assert len(browser.get(LIST).context["page"]) == 15
    with costs_at_most(7):
        browser.get(at("employer_detail", Employer.objects.first()))


def test_a_firm_sees_and_corrects_itself_alone(signed_in, recruiter, employer, pending):
    browser = signed_in(recruiter)
    assert browser.get(LIST).context["page"].paginator.count == 1
    assert browser.get(at("employer_detail", pending)).status_code == 404
    assert browser.post(at("correct_employer", pending), {}).status_code == 404
    words = {"sector": "Baja", "regency": "32.16", "address": "Jl. 1", "website": "",
             "version": employer.version, "name": "PT Curang"}  # fmt: skip
    assert browser.post(at("correct_employer", employer), words).status_code == 302
    employer.refresh_from_db()
    assert (employer.sector, employer.regency_id, employer.name) == (
        "Baja", "32.16", "PT Baja Karawang",
    )  # fmt: skip


def test_a_firm_does_not_rename_itself_through_the_service(recruiter, employer):
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.correct_employer(employer, version=1, by=recruiter, name="PT Curang")
    assert refusal.value.code == "not_yours_to_change"


def test_the_second_of_two_editors_is_shown_what_differs(signed_in, ministry, employer):
    services.correct_employer(employer, version=1, by=ministry, sector="Tekstil")
    with pytest.raises(StaleVersion):
        services.correct_employer(employer, version=1, by=ministry, sector="Logam")
    words = facts(name=employer.name, registry_number="WLKP-0001", version=1)
    assert signed_in(ministry).post(at("correct_employer", employer), words).status_code == 409


def test_a_new_name_reaches_the_pages_of_its_people(ministry, employer, recruiter):
    services.correct_employer(employer, version=1, by=ministry, name="PT Baja Nusantara")
    recruiter.refresh_from_db()
    assert recruiter.office == "PT Baja Nusantara"


def test_a_contact_acts_for_the_firm_at_once(signed_in, ministry, employer):
    user = make_user("baru@firma.test", Role.EMPLOYER, "999")
    page = signed_in(ministry).post(
        at("appoint_contact", employer), {"email": "Baru@firma.test", "title": "HRD"}
    )
    assert page.status_code == 302
    user.refresh_from_db()
    assert (user.role, user.scope_key, user.office) == (
        Role.EMPLOYER, str(employer.pk), employer.name,
    )  # fmt: skip
    assert EmployerContact.objects.get(user=user).title == "HRD"


def test_who_acts_for_another_office_is_not_appointed(signed_in, ministry, employer, officer):
    page = signed_in(ministry).post(at("appoint_contact", employer), {"email": officer.email})
    assert "email" in page.context["form"].errors
    with pytest.raises(Refusal) as refusal:
        services.appoint_contact(officer, employer, by=ministry)
    assert refusal.value.code == "acts_for_another_office"
    assert User.objects.get(pk=officer.pk).scope_key == "62.10"


def test_contacts_are_shown_to_ministry_and_firm_alone(
    signed_in, ministry, recruiter, officer, employer
):
    address = at("employer_detail", employer)
    assert "dewi@baja.test" in signed_in(ministry).get(address).text
    assert "dewi@baja.test" in signed_in(recruiter).get(address).text
    assert "dewi@baja.test" not in signed_in(officer).get(address).text


def test_the_api_has_the_same_verbs(signed_in, ministry):
    browser = signed_in(ministry)
    made = browser.post("/api/v1/employers/", facts(), "application/json")
    assert (made.status_code, made.json()["status"]) == (201, "PENDING")
    door = f"/api/v1/employers/{made.json()['id']}"
    assert browser.post(f"{door}/verify/").json()["status"] == "VERIFIED"
    assert browser.post(f"{door}/verify/").status_code == 409
    assert browser.post(f"{door}/suspend/", {}, "application/json").status_code == 400
    why = {"reason": "Keluhan"}
    assert (
        browser.post(f"{door}/suspend/", why, "application/json").json()["status"] == "SUSPENDED"
    )
    assert browser.post(f"{door}/deny/", why, "application/json").status_code == 409
    again = browser.post("/api/v1/employers/", facts(), "application/json")
    assert (again.status_code, again.json()["code"]) == (409, "registry_number_taken")


@pytest.mark.parametrize(
    "words, field, code",
    [
        ({"kbli": "78101"}, "kbli", "employer_intermediary"),
        ({"kbli": "7820"}, "kbli", "employer_kbli"),
        ({"kbli": "24101", "is_direct": ""}, "is_direct", "employer_not_declared"),
    ],
)
def test_who_supplies_people_to_others_is_not_registered(signed_in, ministry, words, field, code):
    browser = signed_in(ministry)
    page = browser.post(reverse("placements:register_employer"), facts(**words))
    assert field in page.context["form"].errors
    told = facts(**words) | {"is_direct": bool(words.get("is_direct", True))}
    answer = browser.post("/api/v1/employers/", told, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert not Employer.objects.exists()


def test_a_firm_that_has_not_declared_is_not_verified(signed_in, ministry, recruiter, employer):
    Employer.objects.update(status="PENDING", kbli="", declared_on=None)
    employer.refresh_from_db()
    with pytest.raises(Refusal) as refusal:
        services.verify_employer(employer, by=ministry)
    assert refusal.value.code == "employer_undeclared"
    words = {"sector": "Logam", "regency": "32.15", "kbli": "24101", "is_direct": "on"}
    words |= {"version": employer.version}
    page = signed_in(recruiter).post(at("correct_employer", employer), words)
    assert page.status_code == 302
    employer.refresh_from_db()
    assert (employer.kbli, employer.declared_on) == ("24101", timezone.localdate())
    page = signed_in(ministry).get(at("employer_detail", employer))
    assert "24101" in page.text
    services.verify_employer(employer, by=ministry)


def test_a_verified_class_of_business_is_the_ministrys_to_change(ministry, recruiter, employer):
    with pytest.raises(Refusal) as refusal:
        services.correct_employer(
            employer, version=employer.version, by=recruiter, kbli="78200", is_direct=True
        )
    assert refusal.value.code == "not_yours_to_change"
    with pytest.raises(Refusal) as refusal:
        services.correct_employer(
            employer, version=employer.version, by=ministry, kbli="78200", is_direct=True
        )
    assert refusal.value.code == "employer_intermediary"
    services.correct_employer(employer, version=employer.version, by=ministry, kbli="25111")
    assert employer.kbli == "25111"
