"""S5: whoever holds a certificate reads it; whoever guesses learns nothing, and not for long."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blkportal.core.scope import PUBLIC, acting_in
from participants.certificate_picture import check_address, picture
from participants.models import Certificate, Participant
from participants.models.certificate import TYPED, new_code, new_token
from participants.services import revoke_certificate
from tests import assessing
from tests.door import described
from tests.pages import Page
from tests.people import PASSWORD

ASK = reverse("check:check_certificate")


@pytest.fixture
def certificate(db):
    return assessing.make_graduate(name="Rina Kusuma")


@pytest.fixture
def stranger():
    return Client()


def link(certificate):
    return reverse("check:show_checked", args=[certificate.check_token])


def words(certificate, **other):
    return {"number": certificate.number, "code": certificate.check_code} | other


def test_the_link_tells_what_stands_on_the_paper(stranger, certificate):
    page = Page(stranger.get(link(certificate)))
    assert page.status == 200
    assert "asli dan berlaku" in page.notices
    assert "Rina Kusuma" in page.text
    assert certificate.number in page.text
    assert page.facts["Program"] == certificate.program.title


def test_nothing_else_about_the_person_is_told(stranger, certificate):
    person = certificate.participant
    text = stranger.get(link(certificate)).content.decode()
    for secret in (person.nik, person.nik_last4, person.phone, str(person.birth_date.year)):
        assert not secret or secret not in text


@pytest.mark.parametrize("how", [str, str.lower, lambda text: f" {text[:5]} {text[5:]} "])
def test_number_and_code_lead_to_the_same_page_however_they_are_typed(stranger, certificate, how):
    answer = stranger.post(
        ASK, {"number": how(certificate.number), "code": how(certificate.spelled_code)}
    )
    assert answer.status_code == 302
    assert answer["Location"] == link(certificate)


def test_a_wrong_code_and_an_unknown_number_are_answered_alike(stranger, certificate):
    wrong = stranger.post(ASK, words(certificate, code="AAAA-AAAA"))
    unknown = stranger.post(ASK, words(certificate, number="BBPLK-BEKASI/KOMP/2026/999999"))
    of_another = stranger.post(ASK, words(certificate, code=assessing.make_graduate().check_code))
    pages = [Page(answer) for answer in (wrong, unknown, of_another)]
    assert {page.status for page in pages} == {200}
    assert {answer.context["form"].non_field_errors()[0] for answer in (wrong, unknown)} == {
        of_another.context["form"].non_field_errors()[0]
    }
    assert "Rina Kusuma" not in pages[0].text


def test_a_link_that_leads_nowhere_says_how_to_go_on(stranger, certificate):
    answer = stranger.get(reverse("check:show_checked", args=[new_token()]))
    assert answer.status_code == 404
    assert "ketik" in Page(answer).notices
    assert "number" in Page(answer).values


def test_guessing_ends_and_the_honest_question_costs_nothing(stranger, certificate, settings):
    settings.CHECK_TRIES = 3
    for _ in range(6):
        assert stranger.get(link(certificate)).status_code == 200
    guesses = [stranger.post(ASK, words(certificate, code=new_code())) for _ in range(4)]
    assert [answer.status_code for answer in guesses] == [200, 200, 200, 429]
    refused = stranger.get(link(certificate))
    assert refused.status_code == 429
    assert refused["Retry-After"] == "900"
    assert "15 menit" in Page(refused).notices
    elsewhere = stranger.get(link(certificate), REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 200


def test_guessing_locks_nobody_of_the_network_out(stranger, certificate, officer, settings):
    settings.SIGN_IN_TRIES = 1  # ten failed ones for a network
    for _ in range(12):
        stranger.post(ASK, words(certificate, code=new_code()))
    signed_in = stranger.post(
        reverse("accounts:sign_in"), {"email": officer.email, "password": PASSWORD}
    )
    assert signed_in.status_code == 302


def test_a_revoked_one_says_so(stranger, certificate, ministry):
    revoke_certificate(certificate, reason="Salah cetak nama", by=ministry)
    page = Page(stranger.get(link(certificate)))
    assert "dicabut" in page.notices
    assert "Salah cetak nama" not in page.text


def test_one_whose_last_day_has_passed_is_not_valid_though_no_clock_came_round(certificate):
    certificate.valid_until = timezone.localdate()
    assert certificate.status_today == "ISSUED"
    certificate.valid_until -= timedelta(days=1)
    assert certificate.status_today == "EXPIRED"


def test_an_expired_one_is_genuine_still(stranger, certificate):
    day = timezone.localdate() - timedelta(days=1)
    Certificate.objects.filter(pk=certificate.pk).update(
        issued_on=day - timedelta(days=900), valid_until=day, status="EXPIRED"
    )
    assert "asli, tetapi tidak berlaku lagi" in Page(stranger.get(link(certificate))).notices


def test_an_officer_of_another_region_may_ask_like_anybody(signed_in, neighbour, certificate):
    browser = signed_in(neighbour)
    assert browser.get(link(certificate)).status_code == 200
    own = reverse("participants:show_certificate", args=[certificate.pk])
    assert browser.get(own).status_code == 404


def test_the_page_is_light_kept_by_nobody_and_found_by_no_search_engine(stranger, certificate):
    answer = stranger.get(link(certificate))
    assert len(answer.content) < 30_000
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_the_page_speaks_english_too(stranger, certificate):
    stranger.cookies["django_language"] = "en"
    assert "genuine and valid" in Page(stranger.get(link(certificate))).notices


# --- the second line -------------------------------------------------------------------------


def hold(**held):
    with connection.cursor() as cursor:
        for name, value in held.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [f"app.certificate_{name}", value])


def seen_by_the_public():
    return set(Certificate.objects.values_list("number", flat=True)), set(
        Participant.objects.values_list("name", flat=True)
    )


def test_the_database_shows_the_public_the_one_that_it_holds(certificate):
    assessing.make_graduate(name="Orang Lain")
    with acting_in(PUBLIC):
        assert seen_by_the_public() == (set(), set())
        hold(token=certificate.check_token)
        assert seen_by_the_public() == ({certificate.number}, {"Rina Kusuma"})
        hold(token="", number=certificate.number, code="AAAAAAAA")
        assert seen_by_the_public() == (set(), set())
        hold(code=certificate.check_code)
        assert seen_by_the_public() == ({certificate.number}, {"Rina Kusuma"})


@pytest.mark.parametrize("column", ["nik_hash", "birth_date", "phone", "address"])
def test_the_database_shows_the_public_no_more_than_the_name(certificate, column):
    with acting_in(PUBLIC):
        hold(token=certificate.check_token)
        with pytest.raises(ProgrammingError), transaction.atomic():
            list(Participant.objects.values_list(column, flat=True))


def test_what_was_held_is_let_go_with_the_answer(stranger, certificate):
    stranger.get(link(certificate))
    stranger.post(ASK, words(certificate))
    with acting_in(PUBLIC):
        assert seen_by_the_public() == (set(), set())


def test_a_good_link_writes_nothing_and_asks_the_database_little(stranger, certificate):
    with CaptureQueriesContext(connection) as asked:
        assert stranger.get(link(certificate)).status_code == 200
    assert not [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "DELETE"))]
    assert len(asked) <= 7  # six, and what the transaction around a test adds


def test_links_that_lead_nowhere_are_counted_like_wrong_codes(stranger, certificate, settings):
    settings.CHECK_TRIES = 3
    nowhere = [reverse("check:show_checked", args=[new_token()]) for _ in range(4)]
    assert [stranger.get(each).status_code for each in nowhere] == [404, 404, 404, 429]
    assert stranger.post(ASK, words(certificate)).status_code == 429


# --- paper and program -----------------------------------------------------------------------


def test_the_paper_bears_picture_address_and_code(signed_in, officer, certificate):
    address = reverse("participants:show_certificate", args=[certificate.pk])
    text = signed_in(officer).get(address).content.decode()
    assert check_address(certificate) in text
    assert certificate.spelled_code in text
    assert picture(certificate) in text
    assert 'style="' not in picture(certificate), "the policy forbids it"


def test_two_pictures_differ_and_one_stays_the_same(certificate):
    assert picture(certificate) == picture(certificate)
    assert picture(certificate) != picture(assessing.make_graduate())


def test_secrets_are_long_and_codes_read_without_doubt():
    assert len({new_token() for _ in range(200)}) == 200
    assert all(len(new_token()) == 22 for _ in range(20))
    assert set(new_code()) <= set(TYPED)
    assert not set("IO01") & set(TYPED)


def test_a_program_reads_the_same(stranger, certificate):
    path = f"certificate-checks/{certificate.check_token}/"
    told = described("get", path, stranger.get(f"/api/v1/{path}")).json()
    assert told["status"] == "ISSUED"
    assert told["name"] == "Rina Kusuma"
    assert not {"nik", "participant", "id", "regency"} & told.keys()
    unknown = f"certificate-checks/{new_token()}/"
    assert described("get", unknown, stranger.get(f"/api/v1/{unknown}")).status_code == 404
