"""A certificate that was lost or bears a mistake gets a successor; what ends soon is seen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.center_work import center_work
from participants.models import Certificate
from tests.assessing import make_certificate
from tests.chain import make_batch, make_enrollment, make_referral
from tests.door import Door
from tests.pages import Page, told
from tests.participants.classes import at

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)
WHY = "Nama salah eja"


@pytest.fixture
def graduate(center):
    batch = make_batch(center, status="CLOSED", starts_on=TODAY - 120 * A_DAY)
    return make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))


@pytest.fixture
def certificate(graduate):
    return make_certificate(graduate, registration_number="REG 7")


@pytest.fixture
def desk(signed_in, certifier):
    return signed_in(certifier)


def replace(certificate, by, **more):
    with acting_as(by):
        return services.replace_certificate(certificate, by=by, **{"reason": WHY} | more)


# --- the successor -----------------------------------------------------------------------------


def test_the_successor_says_the_same_under_a_new_number(certificate, certifier):
    fresh = replace(certificate, certifier)
    certificate.refresh_from_db()
    assert (certificate.status, fresh.status) == ("REPLACED", "ISSUED")
    assert (fresh.replaces, fresh.issued_on, fresh.issued_by) == (certificate, TODAY, certifier)
    for name in ("kind", "scheme", "level", "units", "valid_until", "registration_number"):
        assert getattr(fresh, name) == getattr(certificate, name), name
    assert len({certificate.number, fresh.number}) == 2
    assert len({certificate.check_token, fresh.check_token}) == 2
    assert StatusChange.about(certificate).get().reason == WHY


def test_the_day_on_which_the_person_was_certified_stays(certificate, graduate, certifier):
    before = graduate.certified_on
    replace(certificate, certifier, registration_number=" REG 8 ")
    graduate.refresh_from_db()
    assert graduate.certified_on == before
    assert Certificate.objects.get(status="ISSUED").registration_number == "REG 8"


def test_a_successor_has_a_successor_too(certificate, certifier):
    second = replace(certificate, certifier)
    third = replace(second, certifier)
    assert third.replaces == second
    assert Certificate.objects.filter(status="ISSUED").get() == third


@pytest.mark.parametrize("status", ["REVOKED", "REPLACED", "EXPIRED"])
def test_what_is_not_valid_is_not_replaced(certificate, certifier, status):
    Certificate.objects.filter(pk=certificate.pk).update(status=status)
    certificate.refresh_from_db()
    with pytest.raises(IllegalMove):
        replace(certificate, certifier)
    assert Certificate.objects.count() == 1


def test_what_has_ended_is_not_replaced_even_before_the_clock_came_round(certificate, certifier):
    rows = Certificate.objects.filter(pk=certificate.pk)
    rows.update(issued_on=TODAY - 9 * A_DAY, valid_until=TODAY)
    certificate.refresh_from_db()
    with pytest.raises(Refusal) as refusal:
        replace(certificate, certifier)
    assert refusal.value.code == "certificate_ended"
    assert rows.get().status == "ISSUED"


def test_of_two_copies_one_is_replaced(certificate, certifier):
    copy = Certificate.objects.get(pk=certificate.pk)
    replace(certificate, certifier)
    with pytest.raises(IllegalMove):
        replace(copy, certifier)
    assert Certificate.objects.count() == 2


# --- pages and programs ------------------------------------------------------------------------


def test_it_is_replaced_on_its_own_page(desk, client, certificate):
    assert (
        at("replace_certificate", certificate)
        in Page(desk.get(at("show_certificate", certificate))).links
    )
    answer = desk.post(at("replace_certificate", certificate), {"reason": WHY})
    fresh = Certificate.objects.get(status="ISSUED")
    assert answer["Location"] == at("show_certificate", fresh)
    assert told(answer) == ["Sudah diganti. Inilah sertifikat yang baru."]
    page = Page(desk.get(at("show_certificate", fresh)))
    assert page.facts["Menggantikan"] == certificate.number
    page = Page(desk.get(at("show_certificate", certificate)))
    assert page.facts["Digantikan oleh"] == fresh.number
    assert at("replace_certificate", certificate) not in page.links
    assert (
        "telah diganti dengan yang lebih baru"
        in Page(client.get(f"/check/{certificate.check_token}/")).text
    )
    assert "asli dan berlaku" in Page(client.get(f"/check/{fresh.check_token}/")).text


def test_a_reason_is_asked_for(desk, certificate):
    page = Page(desk.post(at("replace_certificate", certificate), {"reason": ""}))
    assert set(page.errors) == {"reason"}
    assert Certificate.objects.count() == 1


def test_nobody_but_the_desk_replaces(signed_in, organizer, officer, other_organizer, certificate):
    for person, status in ((organizer, 403), (officer, 403), (other_organizer, 403)):
        page = at("replace_certificate", certificate)
        assert signed_in(person).post(page, {"reason": WHY}).status_code == status


def test_a_program_replaces_it(certifier, certificate):
    door = Door(certifier)
    answer = door.post(f"certificates/{certificate.pk}/replace/", reason=WHY)
    assert (answer.status_code, answer.json()["replaces"]) == (201, certificate.pk)
    again = door.post(f"certificates/{certificate.pk}/replace/", reason=WHY)
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")


# --- what ends soon ----------------------------------------------------------------------------


def make_ending(center, days):
    batch = make_batch(center, status="CLOSED", starts_on=TODAY - 120 * A_DAY)
    graduate = make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))
    certificate = make_certificate(graduate)
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=TODAY + days * A_DAY)
    return certificate


@pytest.mark.parametrize(
    "days, found", [(-1, False), (0, True), (90, True), (91, False), (600, False)]
)
def test_the_list_finds_what_ends_within_90_days(desk, center, days, found):
    certificate = make_ending(center, days)
    page = Page(desk.get("/participants/certificates/", {"ending": "90"}))
    assert (certificate.number in page.text) is found
    assert list(page.chips) == ["Segera berakhir: dalam 90 hari"]


def test_what_is_revoked_does_not_end(desk, center):
    certificate = make_ending(center, 10)
    Certificate.objects.filter(pk=certificate.pk).update(status="REVOKED")
    assert list(Certificate.objects.ending(90)) == []


@pytest.mark.parametrize("word", ["91", "-1", "x", "90.0", "9" * 30])
def test_an_odd_number_of_days_is_no_filter(desk, center, word):
    certificate = make_ending(center, 600)
    assert (
        certificate.number in Page(desk.get("/participants/certificates/", {"ending": word})).text
    )


def test_the_home_of_the_desk_tells_how_many_and_since_when(certifier, other_organizer, center):
    with acting_as(certifier):
        assert center_work(certifier) == []
    make_ending(center, 40), make_ending(center, 20)
    with acting_as(certifier):
        (item,) = center_work(certifier)
    assert item.text == "2 sertifikat berakhir dalam 90 hari"
    assert item.deadline == TODAY + 20 * A_DAY
    assert item.url == "/participants/certificates/?ending=90&sort=until"
    with acting_as(other_organizer):
        assert center_work(other_organizer) == []


def test_the_admin_finds_them_too(signed_in, ministry_admin, center):
    soon, later = make_ending(center, 5), make_ending(center, 500)
    answer = (
        signed_in(ministry_admin)
        .get("/admin/participants/certificate/", {"ending": "30"})
        .content.decode()
    )
    assert soon.number in answer
    assert later.number not in answer
