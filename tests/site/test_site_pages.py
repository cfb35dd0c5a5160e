"""What belongs to no app: health, language, menu, pages of errors, components, the API's page."""

import logging
from contextlib import contextmanager

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from blkportal.site.context import all_items
from blkportal.site.views import health
from tests.chain import make_participant, make_referral
from tests.pages import Page

HOME = reverse("home")


@pytest.fixture
def _quiet():
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("django.request").setLevel(logging.NOTSET)


def test_the_process_says_that_it_lives_without_asking_the_database(
    client, db, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert client.get("/livez").content == b"live\n"


def test_the_portal_is_ready_once_the_regions_are_there(client, db):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ready\n")
    assert answer["Content-Type"] == "text/plain"


def test_without_its_database_the_portal_is_not_ready(client, db, monkeypatch):
    @contextmanager
    def gone():
        raise DatabaseError
        yield

    monkeypatch.setattr(health, "connection", type("Gone", (), {"cursor": staticmethod(gone)}))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_health_is_looked_at_and_not_written_to(client, db, path):
    assert client.post(path).status_code == 405


def test_a_page_is_indonesian_until_english_is_chosen(signed_in, officer):
    browser = signed_in(officer)
    assert b'<html lang="id"' in browser.get(HOME).content
    answer = browser.post(reverse("set_language"), {"language": "en", "next": "/participants/"})
    assert answer["Location"] == "/participants/"
    page = browser.get("/participants/").content
    assert b'<html lang="en"' in page
    assert b"Nominate a participant" in page
    browser.post(reverse("set_language"), {"language": "id", "next": "/"})
    assert b'<html lang="id"' in browser.get(HOME).content


@pytest.mark.parametrize("where", ["https://evil.test/", "//evil.test/", "javascript:alert(1)"])
def test_choosing_a_language_leads_nowhere_else(client, db, where):
    answer = client.post(reverse("set_language"), {"language": "en", "next": where})
    assert "evil" not in answer["Location"]
    assert not answer["Location"].startswith("javascript")


def test_a_language_that_we_do_not_speak_changes_nothing(client, db):
    client.post(reverse("set_language"), {"language": "xx", "next": "/"})
    assert b'<html lang="id"' in client.get(HOME).content


ROLES = ["officer", "province_officer", "organizer", "certifier", "recruiter", "ministry",
         "ministry_reader", "ministry_admin"]  # fmt: skip


@pytest.mark.parametrize("who", ROLES)
def test_every_entry_of_the_menu_opens_for_whom_it_is_shown(db, signed_in, request, who):
    user = request.getfixturevalue(who)
    browser = signed_in(user)
    mine = [item for item in all_items() if user.role in item.roles]
    assert mine, "a role without a menu has nowhere to go"
    for item in mine:
        answer = browser.get(reverse(item.url_name), follow=True)
        assert answer.status_code == 200, item.url_name
        shown = [entry for entry in answer.context["nav"] if entry["current"]]
        assert len(shown) <= 1


def test_the_menu_is_that_of_the_page_the_language_and_the_role(signed_in, officer, organizer):
    browser, other = signed_in(officer), signed_in(organizer)
    here = '<a href="{}" aria-current="page">'.format
    pages = [reverse("programs:list_batches"), reverse("participants:participant_list")] * 2
    menus = [browser.get(page).content.decode() for page in pages]
    for page, told in zip(pages, menus, strict=True):
        assert (told.count(here(page)), told.count('<a href="/" aria-current')) == (2, 0)
    assert "Peserta</a>" in menus[1]
    assert "Asrama</a>" not in menus[1]
    browser.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert "Participants</a>" in browser.get(pages[1]).content.decode()
    assert "Asrama</a>" in other.get(pages[0]).content.decode()


def test_a_page_of_a_class_stands_below_the_classes_for_everybody(signed_in, officer, organizer):
    referral = make_referral()
    of_class = reverse("participants:show_selection", args=[referral.batch_id])
    of_person = reverse("participants:participant_detail", args=[referral.participant_id])
    classes, people = reverse("programs:list_batches"), reverse("participants:participant_list")
    for user, asked, entry in [
        (officer, of_class, classes),
        (organizer, of_class, classes),
        (officer, of_person, people),
        (organizer, of_person, classes),
    ]:
        nav = signed_in(user).get(asked).context["nav"]
        assert [item["url"] for item in nav if item["current"]] == [entry]


@pytest.mark.parametrize("who", ROLES)
def test_the_header_says_who_acts_in_which_role(db, signed_in, request, who):
    user = request.getfixturevalue(who)
    page = signed_in(user).get(reverse("accounts:see_profile"))
    assert page.context["role"] == user.get_role_display()
    assert user.email in page.content.decode()


@pytest.mark.usefixtures("_quiet")
@pytest.mark.parametrize("path", ["/no/such/page/", "/participants/999999999/"])
def test_what_is_not_found_says_why_and_leads_home(signed_in, officer, path):
    page = Page(signed_in(officer).get(path))
    assert page.status == 404
    assert HOME in page.links


def test_a_forbidden_page_says_whom_to_ask(signed_in, recruiter):
    page = Page(signed_in(recruiter).get("/participants/"))
    assert page.status == 403
    assert "administrator" in page.text.lower()
    assert HOME in page.links


@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 4_100, "&".join(["a=1"] * 300)])
def test_what_cannot_be_read_is_answered_as_such(signed_in, officer, query):
    page = Page(signed_in(officer).get(f"/participants/?{query}"))
    if query.startswith("&") or "a=1" in query:
        assert page.status in (200, 400)
    else:
        assert page.status == 400
        assert HOME in page.links


@pytest.mark.usefixtures("_quiet")
def test_a_fault_of_ours_tells_nothing_of_its_inside_and_keeps_nothing(
    officer, monkeypatch, settings
):
    from participants.views import participant as view

    def breaks(*args, **kwargs):
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(view, "journey_of", breaks)
    settings.DEBUG = False
    browser = Client(raise_request_exception=False)
    browser.force_login(officer)
    answer = browser.get(f"/participants/{make_participant().pk}/")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "secret of the inside" not in text
    assert 'href="/"' in text


def test_every_page_of_whoever_is_signed_in_stays_out_of_caches(signed_in, officer):
    answer = signed_in(officer).get(HOME)
    assert answer["Cache-Control"] == "no-store"
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"]


def test_the_page_of_the_api_names_every_noun_with_its_verbs(client, db):
    page = Page(client.get(reverse("api_docs")))
    lines = [" ".join(row[:2]) for row in page.rows]
    for verb in ("POST /api/v1/referrals/{id}/submit/", "GET /api/v1/graduates/",
                 "PATCH /api/v1/participants/{id}/", "POST /api/v1/reports/"):  # fmt: skip
        assert verb in lines
    assert reverse("api_schema") in page.links
    assert b"<script" not in client.get(reverse("api_docs")).content.split(b"</head>")[1]


def test_the_components_are_shown_in_the_demo_and_to_the_ministry_only(
    signed_in, officer, ministry, settings
):
    design = reverse("design")
    settings.SHOWS_SYNTHETIC_DATA = False
    assert signed_in(officer).get(design).status_code == 404
    assert Page(signed_in(ministry).get(design)).rows
    settings.SHOWS_SYNTHETIC_DATA = True
    assert signed_in(officer).get(design).status_code == 200


@pytest.mark.parametrize("shows", [True, False])
def test_invented_data_are_called_so_on_every_page_and_real_ones_never(
    signed_in, officer, settings, shows
):
    settings.SHOWS_SYNTHETIC_DATA = shows
    text = signed_in(officer).get(HOME).content.decode()
    assert ("sintetis" in text.lower() or "rekaan" in text.lower()) is shows


def test_the_first_page_of_the_desk_says_what_waits(signed_in, ministry, officer):
    index = reverse("admin:index")
    assert Page(signed_in(ministry).get(index)).heading
    assert signed_in(officer).get(index).status_code == 302
    stranger = Client().get(index, follow=True)
    assert stranger.redirect_chain[-1][0].startswith(reverse("accounts:sign_in"))
