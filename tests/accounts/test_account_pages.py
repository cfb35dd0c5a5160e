"""Colleagues, tokens, passwords and invitations on their pages: facts, faults, repeats."""

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import ApiToken, User
from accounts.roles import Role
from tests.accounts.doors import link_in, path_in, run_letters
from tests.pages import Page, told
from tests.people import PASSWORD, make_officer, make_user

LIST = reverse("accounts:list_users")
INVITE = reverse("accounts:invite_user")
PROFILE = reverse("accounts:see_profile")
TOKENS = reverse("accounts:list_tokens")
NEW_PASSWORD = "dermaga-kapal-77-biru"


def at(name, record):
    return reverse(f"accounts:{name}", args=[record.pk])


@pytest.fixture
def office(signed_in, officer):
    return signed_in(officer)


@pytest.fixture
def admin(signed_in, ministry_admin):
    return signed_in(ministry_admin)


def test_a_row_says_role_office_and_state(admin, officer):
    row = Page(admin.get(LIST)).row(officer.name)
    assert row[1] == officer.get_role_display()
    assert row[3] == officer.get_state_display()
    assert at("see_user", officer) in Page(admin.get(LIST)).links


@pytest.mark.parametrize(
    ("query", "count"),
    [("?q=yunita", 1), ("?q=gunungmas.test", 1), ("?role=regency_officer", 2),
     ("?state=closed", 0), ("?q=zzz", 0)],
)  # fmt: skip
def test_accounts_are_found_by_name_address_role_and_state(
    admin, officer, neighbour, query, count
):
    page = Page(admin.get(LIST + query))
    assert len(page.rows) == count
    assert len(page.chips) == 1
    assert bool(page.empty) is (count == 0)


def test_accounts_are_sorted_both_ways(admin, officer, neighbour):
    def names(query):
        return [row[0] for row in Page(admin.get(LIST + query)).rows]

    assert names("?sort=-name") == names("?sort=name")[::-1]
    assert names("?sort=password") == names("?sort=name")


def test_an_invitation_with_faults_keeps_what_was_typed(office):
    page = Page(office.post(INVITE, {"name": "Sari Dewi", "email": "sari@"}))
    assert list(page.errors) == ["email"]
    assert page.values["name"] == "Sari Dewi"
    assert not mail.outbox


def test_an_invitation_sent_twice_is_one_account_and_one_letter(office):
    sent = {"name": "Sari Dewi", "email": "sari@gunungmas.test"}
    assert office.post(INVITE, sent)["Location"] == LIST
    page = Page(office.post(INVITE, sent))
    assert list(page.errors) == ["email"]
    run_letters()
    assert len(mail.outbox) == 1


def test_the_letter_of_an_invitation_says_who_where_and_how_long(office, officer):
    office.post(INVITE, {"name": "Sari Dewi", "email": "sari@gunungmas.test"})
    run_letters()
    (letter,) = mail.outbox
    assert letter.to == ["sari@gunungmas.test"]
    assert "Portal BLK" in letter.subject
    assert "\n" not in letter.subject
    for words in ("Sari Dewi", officer.name, "7 hari", officer.office):
        assert words in letter.body, words
    assert "&" not in letter.body.replace(link_in(letter), "")  # plain text, nothing escaped


def test_the_link_of_the_letter_opens_the_page_and_makes_the_account(office, client):
    office.post(INVITE, {"name": "Sari Dewi", "email": "sari@gunungmas.test"})
    run_letters()
    page = Page(client.get(path_in(mail.outbox[0])))
    assert "Sari Dewi" in page.text
    answer = client.post(path_in(mail.outbox[0]),
                         {"new_password": NEW_PASSWORD, "again": NEW_PASSWORD})  # fmt: skip
    assert answer.status_code == 302
    assert User.objects.get(email="sari@gunungmas.test").has_usable_password()
    assert Page(client.get("/")).status == 200


def test_the_page_of_a_colleague_closes_and_opens_the_account(office, officer):
    colleague = make_officer("budi@gunungmas.test", "62.10")
    page = Page(office.get(at("see_user", colleague)))
    assert at("deactivate_user", colleague) in page.targets
    answer = office.post(at("deactivate_user", colleague))
    assert (answer["Location"], len(told(answer))) == (at("see_user", colleague), 1)
    again = Page(office.post(at("deactivate_user", colleague)))
    assert again.status == 409
    assert at("see_user", colleague) in again.links
    assert at("reactivate_user", colleague) in Page(office.get(at("see_user", colleague))).targets
    office.post(at("reactivate_user", colleague))
    colleague.refresh_from_db()
    assert colleague.is_active


def test_the_own_page_offers_no_closing(office, officer):
    page = Page(office.get(at("see_user", officer)))
    assert at("deactivate_user", officer) not in page.targets
    refused = Page(office.post(at("deactivate_user", officer)))
    assert refused.status == 409
    officer.refresh_from_db()
    assert officer.is_active


def test_a_second_letter_is_sent_only_to_who_has_not_come_yet(office):
    office.post(INVITE, {"name": "Sari Dewi", "email": "sari@gunungmas.test"})
    invited = User.objects.get(email="sari@gunungmas.test")
    answer = office.post(at("resend_invitation", invited))
    assert (answer["Location"], len(told(answer))) == (at("see_user", invited), 2)
    run_letters()
    assert path_in(mail.outbox[-1])
    active = make_officer("budi@gunungmas.test", "62.10")
    assert office.post(at("resend_invitation", active)).status_code == 409


def test_the_profile_says_who_one_is_and_keeps_the_name(office, officer):
    page = Page(office.get(PROFILE))
    assert officer.email in page.text
    assert page.values["name"] == officer.name
    answer = office.post(PROFILE, {"name": "  Yunita Sari  "})
    assert (answer["Location"], len(told(answer))) == (PROFILE, 1)
    officer.refresh_from_db()
    assert officer.name == "Yunita Sari"
    page = Page(office.post(PROFILE, {"name": ""}))
    assert list(page.errors) == ["name"]


def test_a_token_is_shown_once_and_revoked_once(office, officer):
    answer = office.post(reverse("accounts:create_token"), {"days": 30})
    token = ApiToken.objects.get()
    assert "blk_" in Page(answer).text
    page = Page(office.get(TOKENS))
    assert token.first_letters in page.text
    assert "blk_" not in page.text.replace(token.first_letters, "")
    assert at("revoke_token", token) in page.targets
    assert office.post(at("revoke_token", token))["Location"] == TOKENS
    assert at("revoke_token", token) not in Page(office.get(TOKENS)).targets
    again = Page(office.post(at("revoke_token", token)))
    assert again.status == 409
    assert TOKENS in again.links


@pytest.mark.parametrize("days", ["", "0", "9999", "x"])
def test_an_odd_term_of_a_token_makes_none(office, days):
    page = Page(office.post(reverse("accounts:create_token"), {"days": days}))
    assert list(page.errors) == ["days"]
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [({"old_password": "salah"}, "old_password"), ({"again": "lain"}, "again"),
     ({"new_password": "12345", "again": "12345"}, "new_password")],
)  # fmt: skip
def test_a_password_with_faults_is_refused_and_never_written_back(office, officer, change, field):
    sent = {"old_password": PASSWORD, "new_password": NEW_PASSWORD, "again": NEW_PASSWORD}
    answer = office.post(reverse("accounts:change_password"), sent | change)
    page = Page(answer)
    assert field in page.errors
    assert NEW_PASSWORD not in answer.content.decode()
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_changed_password_is_told_by_letter_in_the_language_of_the_page(office, officer):
    from django.conf import settings

    office.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    sent = {"old_password": PASSWORD, "new_password": NEW_PASSWORD, "again": NEW_PASSWORD}
    assert office.post(reverse("accounts:change_password"), sent)["Location"] == PROFILE
    run_letters()
    (letter,) = mail.outbox
    assert letter.to == [officer.email]
    assert "changed" in letter.subject
    assert link_in(letter).endswith(reverse("accounts:request_reset"))


def test_the_administrator_names_role_and_office(admin):
    sent = {"name": "Joko", "email": "joko@serang.test", "role": Role.REGENCY_OFFICER,
            "scope_key": ""}  # fmt: skip
    page = Page(admin.post(INVITE, sent))
    assert page.status == 200
    assert page.values["email"] == "joko@serang.test"
    assert not User.objects.filter(email="joko@serang.test").exists()


def test_a_reader_of_the_ministry_invites_and_closes_nobody(signed_in, ministry_reader, officer):
    browser = signed_in(ministry_reader)
    page = Page(browser.get(LIST))
    assert INVITE not in page.links
    assert browser.get(INVITE).status_code == 403
    assert browser.post(at("deactivate_user", officer)).status_code == 403


def test_a_closed_account_is_said_to_be_in_the_list(admin, officer):
    stranger = make_user("tutup@kemnaker.test", Role.MINISTRY_READER, is_active=False)
    page = Page(admin.get(f"{LIST}?state=closed"))
    assert [row[0] for row in page.rows] == [f"{stranger.name} {stranger.email}"]
