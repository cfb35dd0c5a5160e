"""A program is answered in JSON, also where it reached no view or one broke; people, by a page."""

import logging

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client

from participants.api.participant import ParticipantViewSet

LIST = "/api/v1/participants/"


@pytest.fixture(autouse=True)
def _quiet():
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("django.request").setLevel(logging.NOTSET)


@pytest.fixture
def program(signed_in, officer):
    client: Client = signed_in(officer)
    client.raise_request_exception = False
    return client


def test_an_address_that_does_not_exist(program):
    answer = program.get("/api/v1/nothing/")
    assert (answer.status_code, answer.json().keys()) == (404, {"detail"})
    assert "/api/" in answer.json()["detail"]
    page = program.get("/nothing/")
    assert (page.status_code, page["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    "query, said",
    [
        ("?q=%00", "Ketik ulang"),
        ("?" + "&".join(f"q{number}=1" for number in range(201)), "terlalu banyak"),
        ("?q=" + "x" * 4001, "panjang"),
    ],
)
def test_an_address_that_cannot_be_read(program, query, said):
    answer = program.get(LIST + query)
    assert answer.status_code == 400
    assert said in answer.json()["detail"]
    page = program.get("/participants/" + query)
    assert (page.status_code, page["Content-Type"]) == (400, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    "body, said",
    [
        (b'{"a": 1,\n bad}', "baris 2, kolom 2"),
        (b'{"a": NaN}', "bukan JSON"),
        (b'"\xff"', "UTF-8"),
        (b"[" * 100_000, "terlalu dalam"),
        (b'{"a": "\\u0000"}', "Ketik ulang"),
    ],
)
def test_a_body_that_cannot_be_read(program, body, said):
    answer = program.post("/api/v1/referrals/", body, content_type="application/json")
    assert answer.status_code == 400
    assert said in answer.json()["detail"]


@pytest.mark.parametrize(
    "error, status, said",
    [
        (RuntimeError("secret"), 500, "sudah dicatat"),
        (SuspiciousOperation("secret"), 400, "dibaca"),
    ],
)
def test_a_view_that_breaks_tells_nothing_of_itself(program, monkeypatch, error, status, said):
    def broken(*args, **kwargs):
        raise error

    monkeypatch.setattr(ParticipantViewSet, "list", broken)
    answer = program.get(LIST)
    assert answer.status_code == status
    assert said in answer.json()["detail"]
    assert "secret" not in answer.content.decode()
