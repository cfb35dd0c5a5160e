"""A firm without an account registers itself, proves its address, and is verified or denied."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation, User
from accounts.roles import Role
from blkportal.core.jobs import run_job
from blkportal.core.models import Job, StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import PUBLIC, acting_as, acting_in, scope_of_signup
from placements import services, tasks
from placements.models import Employer, FirmSignup
from placements.services.signup import LETTER
from placements.signup_link import link_of
from regions.models import Regency
from tests.pages import Page
from tests.people import make_contact, make_employer
from tests.signups import NIB, make_signup

assert tasks
PAGE = reverse("firms:sign_up_firm")
LIGHT = 30_000


def words(**changes):
    return {"name": "PT  Mandiri   Jaya", "registry_number": "9120 0012 34567", "kbli": "24101",
            "sector": "Logam", "place": "Karawang", "address": "Jalan Industri 5",
            "contact_name": "Rini Hapsari", "contact_title": "Kepala personalia",
            "email": "Rini@Mandiri.test", "phone": "0812-1234-5678", "is_direct": "on",
            "agrees": "on"} | changes  # fmt: skip


def path_of(signup):
    return re.sub(r"https?://[^/]+", "", link_of(signup))


def send_letters():
    """What waits is sent; the letters."""
    mail.outbox.clear()
    for job in Job.objects.filter(kind=LETTER, status="QUEUED"):
        run_job(job.pk)
    return mail.outbox


def code_of(act, *args, by, **more):
    with acting_as(by), pytest.raises(Refusal) as refusal:
        act(*args, by=by, **more)
    return refusal.value.code


# --- the firm ---------------------------------------------------------------------------------


def test_a_firm_registers_confirms_and_reads_how_it_stands(client, db):
    page = client.post(PAGE, words())
    assert page.status_code == 200
    signup = FirmSignup.objects.get()
    assert (signup.registry_number, signup.status) == (NIB, "SENT")
    assert (signup.regency_id, signup.email) == ("32.15", "rini@mandiri.test")
    (letter,) = send_letters()
    assert letter.to == ["rini@mandiri.test"]
    assert path_of(signup) in letter.body
    client.get(path_of(signup))
    assert FirmSignup.objects.get().status == "SENT", "a look confirms nothing"
    page = client.post(path_of(signup), follow=True)
    assert page.context["signup"].status == "CONFIRMED"
    assert not Employer.objects.exists(), "what a stranger types in takes no number"
    assert "<form" not in page.text.partition("<main")[2].partition("</main>")[0]


def test_the_pages_are_light_and_need_no_script(client, db):
    signup = make_signup(status="SENT")
    for address in (PAGE, path_of(signup)):
        page = client.get(address)
        assert len(page.content) < LIGHT
        assert "<script" not in page.text
        assert page["X-Robots-Tag"] == "noindex"


def test_they_are_found_where_firms_look(client, db):
    for name in ("home", "accounts:sign_in", "vacancies:list_public"):
        assert f'href="{PAGE}"' in client.get(reverse(name)).text


def test_a_known_number_and_a_known_address_get_the_same_answer(client, db):
    known = make_employer("PT Dikenal", NIB)
    make_contact("lama@dikenal.test", known)
    texts = []
    for number, email in ((NIB, "lama@dikenal.test"), ("9120001234568", "baru@lain.test")):
        page = client.post(PAGE, words(registry_number=number, email=email))
        assert page.status_code == 200
        texts.append(Page(page).text.replace(email, "…"))
    assert texts[0] == texts[1]
    assert len({letter.subject for letter in send_letters()}) == 1
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    "field, value",
    [
        ("registry_number", "12345"),
        ("registry_number", "91200012345AB"),
        ("kbli", "78101"),
        ("kbli", "2410"),
        ("place", "Kota Tak Ada"),
        ("phone", "telepon"),
        ("email", "bukan-surel"),
        ("is_direct", ""),
        ("agrees", ""),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, db, field, value):
    page = client.post(PAGE, words(**{field: value}))
    assert page.status_code == 422
    assert page.context["form"].has_error(field)
    assert not FirmSignup.objects.exists()


def test_an_intermediary_is_refused_with_the_rule(db):
    facts = words(
        kbli="78200", regency=Regency.objects.get(pk="32.15"), is_direct=True, network=""
    )
    del facts["agrees"], facts["place"]
    with pytest.raises(Refusal) as refusal:
        services.sign_up_firm(**facts)
    assert refusal.value.code == "employer_intermediary"


def test_a_number_that_is_no_nib_is_refused(db):
    facts = words(registry_number="912000123456", is_direct=True, network="")
    with pytest.raises(Refusal) as refusal:
        services.sign_up_firm(**facts)
    assert refusal.value.code == "not_a_nib"


def test_all_that_is_wrong_is_said_at_once_beside_its_field(client, db):
    answer = client.post(PAGE, words(registry_number="12", kbli="78200", email="saya"))
    errors = answer.context["form"].errors
    assert errors.keys() == {"registry_number", "kbli", "email"}
    assert "13 angka" in errors["registry_number"][0]
    assert "karirhub.kemnaker.go.id" in errors["kbli"][0]


def test_the_letter_repeats_nothing_that_a_stranger_typed(client, db):
    client.post(PAGE, words(name="Menang undian http://jahat.test", contact_name="Klik di sini"))
    (letter,) = send_letters()
    assert "jahat.test" not in letter.body + letter.subject
    assert "Klik" not in letter.body


def test_only_so_many_registrations_for_one_address(client, db, settings):
    for _time in range(settings.RESET_MAILS):
        assert client.post(PAGE, words()).status_code == 200
    assert client.post(PAGE, words()).status_code == 429
    assert client.post(PAGE, words(email="lain@mandiri.test")).status_code == 200


def test_what_was_refused_is_no_try(client, db, settings):
    for _time in range(settings.RESET_MAILS + 1):
        assert client.post(PAGE, words(kbli="78101")).status_code == 422
    assert client.post(PAGE, words()).status_code == 200


def test_a_link_that_was_altered_leads_nowhere(client, db):
    signup = make_signup(status="SENT")
    bare = reverse("firms:follow_signup", args=[signup.key.hex])
    for address in (bare, path_of(signup)[:-3] + "/"):
        assert client.post(address).status_code == 404
    assert FirmSignup.objects.get().status == "SENT"


def test_a_link_is_good_for_three_days_and_then_the_words_are_erased(client, db):
    signup = make_signup(status="SENT")
    FirmSignup.objects.update(signed_up_at=timezone.now() - timedelta(days=3, minutes=1))
    page = client.post(path_of(signup))
    assert page.context["refusal"].code == "signup_too_late"
    assert tasks.forget_signups() == 1
    assert client.get(path_of(signup)).status_code == 404


def test_what_waits_is_not_erased_and_what_was_denied_stays_for_a_while(db):
    long_ago = timezone.now() - timedelta(days=91)
    waits = make_signup(confirmed_at=long_ago)
    lately = make_signup(status="DENIED", denied_because="Tidak ada di OSS")
    make_signup(status="DENIED", denied_because="Tidak ada di OSS", confirmed_at=long_ago)
    FirmSignup.objects.update(signed_up_at=long_ago)
    assert tasks.forget_signups() == 1
    assert set(FirmSignup.objects.all()) == {waits, lately}


def test_confirming_twice_is_refused_and_so_is_the_same_firm_again(client, db):
    first, second = make_signup(status="SENT"), make_signup(status="SENT")
    assert client.post(path_of(first)).status_code == 302
    assert client.post(path_of(first)).context["refusal"].code == "illegal_move"
    assert client.post(path_of(second)).context["refusal"].code == "signup_waits_already"


# --- the officer ------------------------------------------------------------------------------


def test_an_officer_verifies_and_the_contact_is_invited(signed_in, ministry):
    signup = make_signup()
    browser = signed_in(ministry)
    assert str(signup) in browser.get(reverse("placements:list_signups")).text
    browser.post(reverse("placements:verify_signup", args=[signup.pk]))
    signup.refresh_from_db()
    firm = Employer.objects.get()
    assert (signup.status, signup.employer, firm.status) == ("VERIFIED", firm, "VERIFIED")
    assert (firm.registry_number, firm.kbli, firm.address) == (NIB, "24101", "Jalan Industri 5")
    contact = firm.contacts.get()
    assert (contact.user.email, contact.title) == ("rini@mandiri.test", "Kepala personalia")
    assert (contact.user.role, contact.user.office) == (Role.EMPLOYER, "PT Mandiri Jaya")
    assert Invitation.objects.filter(user=contact.user, invited_by=ministry).exists()
    assert Job.objects.filter(kind="accounts.invitation_letter").exists()
    assert StatusChange.about(signup).get(verb="verify").by == ministry
    (letter,) = send_letters()
    assert letter.to == ["rini@mandiri.test"]
    assert "PT Mandiri Jaya" in letter.body


def test_an_officer_denies_and_the_firm_reads_why(client, ministry):
    signup = make_signup()
    with acting_as(ministry):
        services.deny_signup(signup, reason="NIB tidak ada di OSS.", by=ministry)
    (letter,) = send_letters()
    assert "NIB tidak ada di OSS." in letter.body
    assert "NIB tidak ada di OSS." in client.get(path_of(signup)).text
    assert not User.objects.filter(role=Role.EMPLOYER).exists()
    with acting_as(ministry), pytest.raises(IllegalMove):
        services.verify_signup(signup, by=ministry)


def test_nobody_is_denied_without_a_reason(ministry):
    assert code_of(services.deny_signup, make_signup(), by=ministry, reason=" ") == "no_reason"


def test_an_address_that_nobody_confirmed_cannot_be_verified(ministry):
    signup = make_signup(status="SENT")
    with acting_as(ministry), pytest.raises(IllegalMove):
        services.verify_signup(signup, by=ministry)
    assert not Employer.objects.exists()


def test_a_known_number_needs_the_word_of_that_firm(signed_in, ministry):
    firm, signup = make_employer("PT Dikenal", NIB), make_signup()
    assert code_of(services.verify_signup, signup, by=ministry) == "signup_number_known"
    address = reverse("placements:verify_signup", args=[signup.pk])
    page = signed_in(ministry).post(address)
    assert page.status_code == 422
    assert firm.name in page.text
    assert not firm.contacts.exists()
    signed_in(ministry).post(address, {"is_theirs": "on"})
    assert firm.contacts.get().user.email == "rini@mandiri.test"
    assert Employer.objects.get() == firm


@pytest.mark.parametrize("status", ["PENDING", "DENIED", "SUSPENDED"])
def test_nobody_joins_a_firm_that_is_not_verified(ministry, status):
    make_employer("PT Dikenal", NIB, status=status)
    code = code_of(services.verify_signup, make_signup(), by=ministry, is_theirs=True)
    assert code == "signup_of_firm_not_verified"


def test_an_address_that_has_an_account_is_told_to_the_officer_alone(ministry):
    make_contact("rini@mandiri.test", make_employer("PT Lain", "WLKP-0007"))
    signup = make_signup()
    assert code_of(services.verify_signup, signup, by=ministry) == "email_taken"
    signup.refresh_from_db()
    assert signup.status == "CONFIRMED"
    assert not Employer.objects.filter(registry_number=NIB).exists(), "all of it, or nothing"


def test_the_ministry_has_it_on_its_list_of_work(signed_in, ministry):
    make_signup()
    address = reverse("placements:list_signups") + "?status=CONFIRMED"
    assert address in signed_in(ministry).get(reverse("home")).text


def test_the_api_reads_verifies_and_denies(signed_in, ministry):
    browser, firm = signed_in(ministry), make_signup()
    other = make_signup("9120001234568", email="b@lain.test")
    rows = browser.get(reverse("firm-signup-list")).json()["results"]
    assert [row["id"] for row in rows] == [firm.pk, other.pk]
    assert "key" not in rows[0]
    answer = browser.post(reverse("firm-signup-verify", args=[firm.pk]))
    assert answer.json()["status"] == "VERIFIED"
    answer = browser.post(reverse("firm-signup-deny", args=[other.pk]), {"reason": "Bukan Anda"})
    assert answer.json()["denied_because"] == "Bukan Anda"


# --- the database -----------------------------------------------------------------------------


def test_the_public_reads_no_registration_and_a_link_opens_one(db):
    signup, other = make_signup(), make_signup("9120001234568")
    with acting_in(PUBLIC):
        assert not FirmSignup.objects.exists()
    with acting_in(scope_of_signup(signup.key)):
        assert FirmSignup.objects.get() == signup
        assert not StatusChange.objects.exclude(record_id=signup.pk).exists()
    assert other


@pytest.mark.parametrize(
    "changes", [{"status": "VERIFIED"}, {"status": "DENIED"}, {"registry_number": "1" * 13}]
)
def test_whoever_holds_the_link_can_only_confirm(db, changes):
    signup = make_signup(status="SENT")
    with (
        acting_in(scope_of_signup(signup.key)),
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        FirmSignup.objects.update(**changes, confirmed_at=timezone.now())


def test_what_is_confirmed_is_not_taken_back_by_link(db):
    signup = make_signup()
    with acting_in(scope_of_signup(signup.key)):
        assert FirmSignup.objects.update(status="SENT") == 0


def test_no_office_reads_registrations(officer, organizer, recruiter):
    make_signup()
    for person in (officer, organizer, recruiter):
        with acting_as(person), pytest.raises(DatabaseError), transaction.atomic():
            FirmSignup.objects.exists()
