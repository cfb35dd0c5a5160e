"""Who sees which accounts, and who may close them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from accounts import services
from accounts.models import Invitation, SignInTry, User
from accounts.roles import Role
from blkportal.core.refusals import Refusal
from blkportal.core.scope import PUBLIC, acting_as, acting_in
from tests.accounts.doors import is_signed_in
from tests.people import make_officer, make_user

LIST = reverse("accounts:list_users")


def verb(name, user):
    return reverse(f"accounts:{name}_user", args=[user.pk])


@pytest.fixture
def colleague(officer):
    return make_officer("rekan@gunungmas.test", "62.10")


def emails_on(browser, query=""):
    return {user.email for user in browser.get(LIST + query).context["page"]}


def test_an_officer_sees_the_own_office_and_nobody_else(
    officer, colleague, neighbour, province_officer, ministry, signed_in
):
    assert emails_on(signed_in(officer)) == {officer.email, colleague.email}


def test_a_center_sees_its_desks_and_an_employer_its_firm(
    organizer, certifier, other_organizer, recruiter, other_recruiter, signed_in
):
    assert emails_on(signed_in(organizer)) == {organizer.email, certifier.email}
    assert emails_on(signed_in(recruiter)) == {recruiter.email}


def test_the_ministry_sees_everybody(ministry_reader, officer, organizer, signed_in):
    found = emails_on(signed_in(ministry_reader))
    assert {ministry_reader.email, officer.email, organizer.email} <= found


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=YUNI", {"yunita@gunungmas.test"}),
        ("?q=rekan@", {"rekan@gunungmas.test"}),
        ("?role=regency_officer", {"yunita@gunungmas.test", "rekan@gunungmas.test"}),
        ("?role=employer", set()),
        ("?state=closed", {"rekan@gunungmas.test"}),
        ("?state=active", {"yunita@gunungmas.test"}),
        ("?state=invited", set()),
        ("?sort=-email&state=&page=99", {"yunita@gunungmas.test", "rekan@gunungmas.test"}),
        ("?sort=password", {"yunita@gunungmas.test", "rekan@gunungmas.test"}),
    ],
)
def test_the_list_is_filtered_by_its_address(officer, colleague, signed_in, query, names):
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    assert emails_on(signed_in(officer), query) == names


def test_the_list_costs_the_same_for_many(officer, signed_in, django_assert_max_num_queries):
    browser = signed_in(officer)
    for number in range(30):
        User.objects.create(
            email=f"p{number}@gunungmas.test",
            name=f"Petugas {number}",
            role=officer.role,
            scope_key="62.10",
        )
    with django_assert_max_num_queries(12):
        page = browser.get(LIST)
    assert len(page.content) < 60_000


def test_a_page_of_a_colleague_says_what_may_be_done(
    officer, colleague, signed_in, django_assert_max_num_queries
):
    browser = signed_in(officer)
    with django_assert_max_num_queries(12):
        page = browser.get(reverse("accounts:see_user", args=[colleague.pk])).content.decode()
    assert verb("deactivate", colleague) in page
    own = browser.get(reverse("accounts:see_user", args=[officer.pk])).content.decode()
    assert verb("deactivate", officer) not in own


@pytest.mark.parametrize("name", ["see", "deactivate", "reactivate"])
def test_a_neighbour_is_not_found(officer, neighbour, signed_in, name):
    browser = signed_in(neighbour)
    ask = browser.get if name == "see" else browser.post
    assert ask(verb(name, officer)).status_code == 404


@pytest.mark.parametrize("name", ["deactivate", "reactivate"])
def test_a_role_that_may_not_gets_403(ministry, officer, signed_in, name):
    assert signed_in(ministry).post(verb(name, officer)).status_code == 403


@pytest.mark.parametrize("name", ["deactivate", "reactivate"])
def test_a_link_changes_nothing(officer, colleague, signed_in, name):
    assert signed_in(officer).get(verb(name, colleague)).status_code == 405


def test_a_closed_colleague_is_outside_and_comes_back_when_opened(officer, colleague, signed_in):
    browser, theirs = signed_in(officer), signed_in(colleague)
    assert is_signed_in(theirs)
    browser.post(verb("deactivate", colleague))
    assert not is_signed_in(theirs)
    browser.post(verb("reactivate", colleague))
    colleague.refresh_from_db()
    assert colleague.is_active


def test_the_second_of_two_clicks_is_refused(officer, colleague, signed_in):
    browser = signed_in(officer)
    assert browser.post(verb("deactivate", colleague)).status_code == 302
    assert browser.post(verb("deactivate", colleague)).status_code == 409


def test_nobody_closes_the_own_account(officer, signed_in):
    assert signed_in(officer).post(verb("deactivate", officer)).status_code == 409


def test_the_last_administrator_stays(ministry_admin):
    second = make_user("dua@kemnaker.test", Role.MINISTRY_ADMIN)
    services.deactivate_user(second, by=ministry_admin)
    third = make_user("tiga@kemnaker.test", Role.MINISTRY_ADMIN)
    User.objects.filter(pk=third.pk).update(is_active=False)
    with pytest.raises(Refusal) as refused:
        services.deactivate_user(ministry_admin, by=None)
    assert refused.value.code == "last_admin"


def test_an_organizer_closes_a_desk_of_the_own_center_and_no_other(
    organizer, certifier, other_organizer
):
    services.deactivate_user(certifier, by=organizer)
    with pytest.raises(PermissionDenied):
        services.deactivate_user(other_organizer, by=organizer)


def test_a_name_is_changed_by_oneself(officer, signed_in):
    signed_in(officer).post(reverse("accounts:see_profile"), {"name": "Yunita Lestari, S.E."})
    officer.refresh_from_db()
    assert officer.name == "Yunita Lestari, S.E."


def test_nobody_renames_a_person_of_another_office(officer, neighbour):
    with pytest.raises(PermissionDenied):
        services.rename_user(officer, "Anonim", by=neighbour)


def test_the_database_lets_an_officer_write_no_account_directly(officer):
    with acting_as(officer):
        for write in (
            lambda: User.objects.filter(pk=officer.pk).update(role=Role.MINISTRY_ADMIN),
            lambda: User.objects.create(email="x@y.test", role=officer.role, scope_key="62.10"),
            lambda: list(Invitation.objects.all()),
            lambda: list(SignInTry.objects.all()),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                write()


def test_somebody_from_the_street_reads_no_account(officer):
    with acting_in(PUBLIC), pytest.raises(ProgrammingError), transaction.atomic():
        list(User.objects.all())


@pytest.mark.parametrize("name", ["list_users", "invite_user", "see_profile", "list_tokens"])
def test_whoever_is_not_signed_in_is_sent_to_the_door(db, name):
    answer = Client().get(reverse(f"accounts:{name}"))
    assert answer.url.startswith(reverse("accounts:sign_in"))


def test_the_api_lists_and_closes_like_the_page(officer, colleague, neighbour, signed_in):
    browser = signed_in(officer)
    rows = browser.get("/api/v1/users/").json()["results"]
    assert {row["email"] for row in rows} == {officer.email, colleague.email}
    assert set(rows[0]) == {
        *("id", "name", "email", "role", "scope_key", "office", "state", "last_login")
    }
    assert browser.get(f"/api/v1/users/{neighbour.pk}/").status_code == 404
    closed = browser.post(f"/api/v1/users/{colleague.pk}/deactivate/")
    assert closed.json()["state"] == "closed"
    assert browser.post(f"/api/v1/users/{colleague.pk}/deactivate/").status_code == 409
    assert browser.post(f"/api/v1/users/{colleague.pk}/reactivate/").status_code == 200
    assert browser.post(f"/api/v1/users/{colleague.pk}/resend/").status_code == 409
    assert browser.post(f"/api/v1/users/{neighbour.pk}/deactivate/").status_code == 404


def test_the_api_says_who_one_is_and_what_one_may(officer, signed_in):
    me = signed_in(officer).get("/api/v1/me/").json()
    assert (me["email"], me["scope_key"]) == (officer.email, "62.10")
    assert "accounts.invite_user" in me["verbs"]
    assert "regions.appoint_officer" not in me["verbs"]
