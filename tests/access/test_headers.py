"""H4, P7, S9, S10, P2: what every answer carries, whoever asks and however it ends."""

import io
import logging
import re

import pytest
from django.test import Client

from blkportal.core.request_id import OneLineFormatter
from tests.access.asking import address_of, ask, data_of
from tests.access.headers import faults_of
from tests.access.rows import ANYONE
from tests.access.table import ACCESS
from tests.people import PASSWORD

ERRORS = [
    ("get", "/no-such-page/", 404),
    ("get", "/participants/99999999/", 404),
    ("get", "/accounts/users/?q=%00", 400),
    ("get", f"/accounts/users/?q={'x' * 5000}", 400),
    ("put", "/accounts/users/", 405),
    ("trace", "/", 405),
    ("get", "/accounts/tokens/create/", 405),
    ("get", "/api/v1/no-such-noun/", 404),
    ("get", "/api/v1/batches/?limit=x", 400),
]


@pytest.mark.parametrize("method, address, status", ERRORS)
def test_errors_carry_the_same_headers(browser, method, address, status):
    answer = getattr(browser("officer"), method)(address)
    assert (answer.status_code, faults_of(answer, True)) == (status, [])


def test_a_break_carries_the_same_headers_and_tells_nothing(browser, worlds, monkeypatch):
    def broken(user):
        raise RuntimeError("SECRET_KEY of the portal")

    monkeypatch.setattr("reports.views.home.PAGES", {"regency_officer": (broken, "")})
    answer = browser("officer").get("/")
    assert (answer.status_code, faults_of(answer, True)) == (500, [])
    assert not re.search(r"Traceback|RuntimeError|SECRET_KEY|Django|\.py", answer.text)


def test_a_token_gets_answers_that_are_not_kept(who):
    from accounts.services import create_token

    token = create_token(who["officer"])
    for bearer, status in ((token, 200), ("wrong", 401)):
        answer = Client().get("/api/v1/me/", headers={"Authorization": f"Bearer {bearer}"})
        assert (answer.status_code, faults_of(answer, True)) == (status, [])


FILES = [
    *("/.git/HEAD", "/.git/config", "/.env", "/.env.bak", "/.htaccess", "/.DS_Store"),
    *("/settings.py", "/blkportal/settings.py", "/manage.py", "/db.sql", "/dump.sql.gz"),
    *("/backup.zip", "/blkportal.tar.gz", "/index.php", "/phpinfo.php", "/wp-login.php"),
    *("/static/../manage.py", "/static/..%2fmanage.py", "/static/%2e%2e/manage.py"),
    *("/static//etc/passwd", "/static/..\\manage.py", "/media/", "/media/../manage.py"),
    *("/debug/", "/__debug__/", "/server-status", "/metrics", "/robots.txt~"),
]


@pytest.mark.parametrize("person", [ANYONE, "admin"])
def test_no_file_of_ours_is_found(browser, person):
    client = browser(person)
    for address in FILES:
        answer = client.get(address)
        assert answer.status_code in {400, 404}, address
        told = re.search(r"Traceback|DATABASE|SECRET|urlpatterns|Django", answer.text)
        assert not told, address


@pytest.mark.parametrize("host", ["evil.test", "testserver.evil.test", "localhost:80@evil", "a b"])
@pytest.mark.parametrize("address", ["/", "/accounts/sign-in/", "/api/v1/me/"])
def test_an_unknown_host_is_refused(db, host, address):
    answer = Client(raise_request_exception=False).get(address, headers={"Host": host})
    assert answer.status_code == 400
    assert host not in answer.text


def test_every_unsafe_request_wants_the_token_of_its_page(browser, worlds):
    own, accepted = worlds[0], []
    clients = {
        person: browser(person, enforce_csrf_checks=True)
        for person in (ANYONE, "officer", "organizer", "employer", "admin")
    }
    for name, row in ACCESS.items():
        for method, people in (("post", row.post), ("patch", row.patch)):
            for person, client in clients.items() if people else ():
                address = address_of(name, row, own)
                answer = ask(client, method, address, data_of(row, own))
                if answer.status_code not in ({401, 403} if person == ANYONE else {403}):
                    accepted.append(f"{method} {name} by {person}: {answer.status_code}")
    assert not accepted, "\n".join(accepted)


def test_a_right_token_from_another_site_is_refused(browser):
    client = browser("officer", enforce_csrf_checks=True)
    client.get("/accounts/profile/")
    token = client.cookies["csrf"].value
    address, name = "/accounts/profile/", {"name": "Yunita", "csrfmiddlewaretoken": token}
    assert client.post(address, name).status_code == 302
    for origin in ("https://evil.test", "null", "http://testserver.evil.test"):
        answer = client.post(address, name, headers={"Origin": origin})
        assert answer.status_code == 403
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_form_that_poses_as_json_is_refused(browser, worlds):
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        answer = browser("officer").generic("POST", "/api/v1/users/", b"{}", content_type=kind)
        assert answer.status_code == 415


def test_the_number_of_a_request_is_ours_and_differs(db):
    client = Client()
    sent = {"X-Request-Id": "a" * 32}
    numbers = {client.get("/livez", headers=sent).headers["X-Request-Id"] for _ in range(3)}
    assert len(numbers) == 3
    assert "a" * 32 not in numbers


ELSEWHERE = [
    *("https://evil.test", "http://evil.test/", "//evil.test", "///evil.test", "////evil.test"),
    *("\\\\evil.test", "/\\evil.test", "\\/evil.test", "/\\/evil.test", "https:evil.test"),
    *("https:/evil.test", "https:///evil.test", "http:\\\\evil.test", "//evil.test\\@testserver"),
    *("https://testserver@evil.test", "https://testserver.evil.test", "https://evil.test#host"),
    *("//testserver:80@evil.test", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html"),
    *("vbscript:x", "\tjavascript:alert(1)", " https://evil.test", "\t//evil.test", "ftp://evil"),
    *("/\t/evil.test", "/\n/evil.test", "%2f%2fevil.test", "/%09/evil.test", "http://[::1]/"),
    *("//evil%E3%80%82test", "/x\r\nSet-Cookie: a=b", "https://evil.test/\x7f", "//\u3002evil"),
]  # fmt: skip


def leads_away(answer):
    """Where a browser would go: slashes of both kinds, blanks and controls are taken out first."""
    place = re.sub(r"[\x00-\x20]", "", answer.headers.get("Location", "")).replace("\\", "/")
    return not re.match(r"/(?!/)|https?://testserver/|[\w%.-]+$", place)


@pytest.mark.parametrize("following", ELSEWHERE)
def test_nobody_is_led_to_another_place(browser, who, following):
    words = {"email": who["officer"].email, "password": PASSWORD, "next": following}
    signed_in = browser("officer")
    answers = [
        Client().post("/accounts/sign-in/", words),
        signed_in.get("/accounts/sign-in/", {"next": following}),
        signed_in.post("/language/", {"language": "en", "next": following}),
        signed_in.post("/language/", {"language": "en"}, headers={"Referer": "https://evil.test"}),
        Client().get("/admin/", {"next": following}),
        Client().get("/admin/login/", {"next": following}),
    ]
    assert [answer.status_code for answer in answers] == [302] * 6
    assert not any(leads_away(answer) for answer in answers)
    assert not any("Set-Cookie: a=b" in str(answer.headers) for answer in answers)


FORGED = "2026-01-01 00:00:00,000 INFO accounts ratna@kemnaker.test signed in"


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\x1b[2K\r", "\u2028", "\x85", "\x0b", "\0"])
def test_one_record_of_the_log_stays_one_line(db, mark):
    log, text = logging.getLogger("django.request"), io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(OneLineFormatter())
    log.addHandler(handler)
    try:
        log.warning("Not found: %s", f"/x{mark}{FORGED}")
        Client().get(f"/x{mark}{FORGED}", headers={"User-Agent": f"x{mark}{FORGED}"})
    finally:
        log.removeHandler(handler)
    lines = text.getvalue().removesuffix("\n").splitlines()
    assert len(lines) == 2
    assert not any(line.startswith(FORGED) for line in lines)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(lines))
