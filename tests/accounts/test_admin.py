"""The ministry's desk for accounts."""

import pytest
from django.urls import reverse

from accounts import services
from accounts.models import Invitation, User
from accounts.roles import Role

USERS = reverse("admin:accounts_user_changelist")


def act(browser, name, *users):
    data = {"action": name, "sure": "yes", "_selected_action": [user.pk for user in users]}
    return browser.post(USERS, data, follow=True)


def page_of(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


def test_the_list_is_searched_and_filtered_at_one_price(
    ministry_admin, officer, neighbour, signed_in, django_assert_max_num_queries
):
    browser = signed_in(ministry_admin)
    for query in ("?q=yunita", "?state=active", "?state=invited", "?role__exact=employer"):
        with django_assert_max_num_queries(12):
            assert browser.get(USERS + query).status_code == 200
    assert officer.email in browser.get(USERS + "?q=yunita").content.decode()


def test_closing_and_opening_report_each_row(ministry_admin, officer, neighbour, signed_in):
    browser = signed_in(ministry_admin)
    page = act(browser, "deactivate_users", officer, neighbour, ministry_admin)
    assert not User.objects.get(pk=officer.pk).is_active
    assert User.objects.get(pk=ministry_admin.pk).is_active
    levels = [message.level_tag for message in page.context["messages"]]
    assert sorted(levels) == ["success", "warning"]
    act(browser, "reactivate_users", officer)
    assert User.objects.get(pk=officer.pk).is_active


def test_a_letter_is_sent_again(ministry_admin, signed_in):
    services.invite_user("baru@kemnaker.test", "Baru", Role.MINISTRY_READER, by=ministry_admin)
    user = User.objects.get(email="baru@kemnaker.test")
    page = act(signed_in(ministry_admin), "resend_invitations", user, ministry_admin)
    assert len(page.context["messages"]) == 2


@pytest.mark.parametrize("who", ["ministry", "ministry_reader"])
def test_other_ministry_staff_only_look(db, request, officer, signed_in, who):
    browser = signed_in(request.getfixturevalue(who))
    assert browser.get(USERS).status_code == 200
    act(browser, "deactivate_users", officer)
    assert User.objects.get(pk=officer.pk).is_active
    assert browser.post(page_of(officer), {"name": "X"}).status_code == 403
    assert browser.get(reverse("admin:accounts_user_add")).status_code in (302, 403)


def test_an_officer_does_not_get_in(officer, signed_in):
    assert signed_in(officer).get(USERS).status_code == 302


def test_the_form_changes_the_name_and_nothing_else(ministry_admin, officer, signed_in):
    before = User.objects.get(pk=officer.pk)
    page = signed_in(ministry_admin).get(page_of(officer)).content.decode()
    assert 'name="password"' not in page
    assert before.password not in page
    signed_in(ministry_admin).post(
        page_of(officer),
        {"name": "Yunita L.", "role": "ministry_admin", "scope_key": "", "password": "x"},
    )
    after = User.objects.get(pk=officer.pk)
    assert after.name == "Yunita L."
    assert (after.role, after.scope_key, after.password) == (
        before.role,
        before.scope_key,
        before.password,
    )


def test_an_account_begins_with_an_invitation(ministry_admin, signed_in):
    answer = signed_in(ministry_admin).get(reverse("admin:accounts_user_add"))
    assert answer.url == reverse("accounts:invite_user")


def test_nobody_deletes_an_account(ministry_admin, officer, signed_in):
    address = reverse("admin:accounts_user_delete", args=[officer.pk])
    assert signed_in(ministry_admin).post(address, {"post": "yes"}).status_code == 403


def test_invitations_show_their_outcome_and_no_hash(ministry_admin, signed_in):
    services.invite_user("baru@kemnaker.test", "Baru", Role.MINISTRY_READER, by=ministry_admin)
    invitation = Invitation.objects.get()
    browser = signed_in(ministry_admin)
    page = browser.get(reverse("admin:accounts_invitation_changelist")).content.decode()
    assert "Baru" in page
    address = reverse("admin:accounts_invitation_change", args=[invitation.pk])
    assert invitation.digest not in browser.get(address).content.decode()


def test_leaving_the_desk_is_leaving_the_portal(ministry, signed_in):
    browser = signed_in(ministry)
    assert browser.get(reverse("admin:logout")).status_code == 405
    answer = browser.post(reverse("admin:logout"))
    assert answer.url == reverse("accounts:sign_in")
    assert '"cache"' in answer["Clear-Site-Data"]
    assert browser.get(USERS).status_code == 302


def test_the_password_is_changed_on_the_one_page_for_it(ministry, signed_in):
    answer = signed_in(ministry).get(reverse("admin:password_change"))
    assert answer.url == reverse("accounts:change_password")
