"""A rule says no: with its own status, in words that help, and nothing is written."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override
from rest_framework import exceptions

from accounts.models import User
from accounts.roles import Role
from blkportal.core.models import StatusChange
from blkportal.core.refusals import (
    IllegalMove,
    Refusal,
    Refusals,
    StaleVersion,
    TooMany,
    api_exception,
)
from participants.models import Referral
from programs import services
from programs.states import BatchStatus, agreement_moves
from tests.chain import make_batch, make_quota, make_referral

KINDS = [
    (Refusal("Kuota sudah penuh.", code="full", who_can="Kementerian", left=0), 409, "full"),
    (IllegalMove("verify", "Draft", "Verified", "Rejected"), 409, "illegal_move"),
    (StaleVersion({"Name": ("Siti", "Sita")}), 409, "stale_version"),
    (TooMany("Too many tries.", code="too_many_tries"), 429, "too_many_tries"),
]
IDS = [code for _error, _status, code in KINDS]


def asked(path):
    request = RequestFactory().get(path)
    request.user = User(role=Role.REGENCY_OFFICER, name="Yunita")
    request.session = {}
    return request


def middleware():
    return Refusals(lambda request: HttpResponse("never asked"))


@pytest.mark.parametrize(("error", "status", "code"), KINDS, ids=IDS)
def test_the_api_gets_the_refusal_as_data(error, status, code):
    answer = middleware().process_exception(asked("/api/v1/referrals/1/verify/"), error)
    body = json.loads(answer.content)
    assert (answer.status_code, body["code"], body["detail"]) == (status, code, str(error.text))


@pytest.mark.parametrize(("error", "status", "code"), KINDS, ids=IDS)
def test_a_view_of_the_framework_gives_the_same_answer(error, status, code):
    class View:
        _request = asked("/api/v1/referrals/1/verify/")

    answer = api_exception(error, {"request": View})
    assert (answer.status_code, answer.data) == (status, error.as_data())
    assert View._request.must_undo


def test_who_can_help_is_named_when_it_is_known_and_left_out_otherwise():
    assert KINDS[0][0].as_data() == {
        "code": "full",
        "detail": "Kuota sudah penuh.",
        "left": 0,
        "who_can": "Kementerian",
    }
    assert "who_can" not in Refusal("No.").as_data()


def test_what_is_no_refusal_is_left_to_those_who_log_it():
    assert middleware().process_exception(asked("/participants/"), ValueError("ours")) is None


@pytest.mark.parametrize(
    ("error", "status"),
    [(Http404(), 404), (exceptions.NotAuthenticated(), 401), (exceptions.PermissionDenied(), 403)],
)
def test_other_answers_keep_their_status_and_undo_too(error, status):
    class View:
        _request = asked("/api/v1/referrals/1/")

    answer = api_exception(error, {"request": View})
    assert answer.status_code == status
    assert View._request.must_undo


@pytest.fixture
def referral(db):
    return make_referral(status="VERIFIED")


def test_a_page_says_what_it_is_now_and_what_was_wanted(signed_in, organizer, center):
    batch = make_batch(center, status="CLOSED")
    answer = signed_in(organizer).post(reverse("programs:open_batch", args=[batch.pk]))
    page = answer.content.decode()
    assert answer.status_code == 409
    with override("id"):
        for state in (BatchStatus.CLOSED, BatchStatus.OPEN):
            assert f"<b>{state.label}</b>" in page


def test_the_api_says_both_states_too(signed_in, organizer, referral):
    answer = signed_in(organizer).post(f"/api/v1/referrals/{referral.pk}/verify/")
    body = answer.json()
    with override("id"):
        label = str(Referral(status="VERIFIED").get_status_display())
    assert (answer.status_code, body["code"], body["verb"]) == (409, "illegal_move", "verify")
    assert (body["before"], body["after"]) == (label, label)


def test_the_words_of_a_refusal_follow_the_language_of_the_reader(signed_in, organizer, referral):
    address, browser = f"/api/v1/referrals/{referral.pk}/verify/", signed_in(organizer)
    answers = {
        language: browser.post(address, headers={"Accept-Language": language}).json()
        for language in ("id", "en")
    }
    assert answers["en"]["before"] == "Verified"
    assert answers["id"]["before"] != "Verified"
    assert answers["en"]["detail"] != answers["id"]["detail"]


def test_a_refusal_in_the_middle_takes_back_what_was_written_before(signed_in, organizer):
    """Selecting moves the referral and takes the region's seat before it finds the class full."""
    batch = make_batch(capacity=1, taken=1)
    referral = make_referral(batch, quota=make_quota(batch), status="VERIFIED")
    answer = signed_in(organizer).post(f"/api/v1/referrals/{referral.pk}/select/")
    assert (answer.status_code, answer.json()["code"]) == (409, "batch_full")
    referral.refresh_from_db()
    referral.quota.refresh_from_db()
    assert (referral.status, referral.decided_on) == ("VERIFIED", None)
    assert referral.quota.taken == 0
    assert not StatusChange.about(referral).exists()


@pytest.mark.parametrize(
    ("error", "status"),
    [(Refusal("No."), 409), (Http404(), 404), (PermissionDenied(), 403), (ValueError(), 500)],
    ids=["refused", "not found", "not allowed", "broken"],
)
@pytest.mark.parametrize(
    "door", ["/programs/agreements", "/api/v1/agreements"], ids=["page", "api"]
)
def test_a_request_that_ends_badly_keeps_nothing_of_what_it_wrote(
    signed_in, ministry, center, monkeypatch, door, error, status
):
    agreement = make_quota(make_batch(center), status="DRAFT").agreement

    def half_done(agreement, *, by):
        agreement_moves.make("activate", agreement, by=by)
        raise error

    monkeypatch.setattr(services, "activate_agreement", half_done)
    browser = signed_in(ministry)
    browser.raise_request_exception = False
    answer = browser.post(f"{door}/{agreement.pk}/activate/")
    agreement.refresh_from_db()
    assert (answer.status_code, agreement.status) == (status, "DRAFT")


def test_the_address_of_a_form_opened_by_hand_leads_to_its_page(officer, client):
    client.force_login(officer)
    answer = client.get(reverse("participants:export_participants"))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert f'href="{reverse("participants:participant_list")}"' in answer.text
    assert "hanya menerima kiriman formulir" in answer.text


def test_a_program_that_asks_wrongly_gets_no_page(officer, client):
    client.force_login(officer)
    answer = client.put(reverse("participants:export_participants"))
    assert (answer.status_code, answer.content) == (405, b"")
