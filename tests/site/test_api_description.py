"""The OpenAPI description: of every address, of every refusal, readable without an account."""

import pytest
from django.urls import reverse
from jsonschema import Draft202012Validator

from tests.access.asking import url_names
from tests.door import Door, description

VERBS = {"get", "post", "patch", "put", "delete"}


@pytest.fixture(scope="module")
def told():
    return description()


def operations(told):
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            if method in VERBS:
                yield path, method, operation


def test_the_description_is_open_and_of_version_3_1(client, db):
    answer = client.get(reverse("api_schema"), headers={"accept": "application/json"})
    assert answer.status_code == 200
    assert b"3.1" in answer.content[:200]


def test_the_description_speaks_the_language_of_who_asks(client, db):
    words = {"id": "Nama atau daerah", "en": "Name or place"}
    for tongue in ("id", "en", "id"):
        answer = client.get(reverse("api_schema"), headers={"accept-language": tongue})
        told = answer.content.decode()
        assert [word in told for word in words.values()] == [tongue == each for each in words]


def test_every_address_of_the_api_is_described(told):
    lists = [name for name in url_names() if ":" not in name and name.endswith("-list")]
    assert len(lists) > 20
    assert [name for name in lists if reverse(name) not in told["paths"]] == []


def test_every_operation_says_what_it_needs_and_how_it_is_refused(told):
    for path, method, operation in operations(told):
        answers = operation["responses"]
        assert {"400", "401", "403"} <= answers.keys(), (path, method)
        if "{" in path:
            assert "404" in answers, (path, method)
        if method != "get":
            assert {"404", "409"} <= answers.keys(), (path, method)
        assert any(status.startswith("2") for status in answers), (path, method)


def test_every_post_knows_its_idempotency_key(told):
    for path, method, operation in operations(told):
        names = {part["name"] for part in operation.get("parameters", [])}
        assert ("Idempotency-Key" in names) is (method == "post"), (path, method)


def test_every_schema_of_the_description_is_one(told):
    for name, schema in told["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        assert "nullable" not in str(schema), name


def test_no_schema_knows_a_nik_beside_the_ways_to_give_and_to_see_it(told):
    knows = {
        name
        for name, schema in told["components"]["schemas"].items()
        if "nik" in schema.get("properties", {})
    }
    given = {
        "RegisterParticipantRequest",
        "PatchedCorrectParticipantRequest",
        "AskTransferRequest",
    }
    assert knows == given | {"WholeNik"}


def test_what_employers_read_of_a_graduate_names_nobody(told):
    fields = told["components"]["schemas"]["Graduate"]["properties"].keys()
    assert not {"name", "phone", "email", "address", "birth_date", "has_disability"} & fields


def test_a_stranger_is_told_how_to_sign_in(client, db):
    for path in ("referrals/", "participants/1/", "me/"):
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Bearer"
        assert answer.json()["detail"]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_a_method_that_a_noun_does_not_know_is_answered_405(officer, method):
    door = Door(officer)
    answer = getattr(door.client, method)("/api/v1/referrals/", **door.headers)
    assert answer.status_code == 405


@pytest.mark.parametrize("body", ["{", "[]", '"text"', "null"])
def test_a_body_that_is_no_object_is_answered_400(officer, body):
    door = Door(officer)
    answer = door.client.post(
        "/api/v1/referrals/", body, content_type="application/json", **door.headers
    )
    assert answer.status_code == 400


def test_a_kind_of_body_that_we_do_not_read_is_answered_415(officer):
    door = Door(officer)
    answer = door.client.post(
        "/api/v1/referrals/", "<a/>", content_type="application/xml", **door.headers
    )
    assert answer.status_code == 415


@pytest.mark.parametrize("key", ["x" * 101, "tab\there"])
def test_a_key_that_cannot_be_kept_is_named(officer, key):
    answer = Door(officer).post("referrals/", key=key, participant=1, batch=1)
    assert (answer.status_code, list(answer.json())) == (400, ["Idempotency-Key"])


def test_everybody_reads_the_own_verbs(officer, recruiter, ministry_admin):
    for user, may, may_not in (
        (officer, "participants.submit_referral", "participants.select_referral"),
        (recruiter, "placements.request_hire", "participants.view_participant"),
        (ministry_admin, "accounts.invite_user", "placements.request_hire"),
    ):
        told = Door(user).get("me/").json()
        assert told["email"] == user.email
        assert may in told["verbs"]
        assert may_not not in told["verbs"]
