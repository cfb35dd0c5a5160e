"""A POST that carries a key is done once, however often it is sent."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import IdempotencyKey, StatusChange
from blkportal.core.scope import UNSCOPED, acting_as, acting_in
from blkportal.core.tasks import ANSWERS_KEPT, forget_answers
from participants.models import Participant
from tests import chain


@pytest.fixture
def browser(signed_in, officer):
    return signed_in(officer)


def post(browser, view, *args, key="a-key", **body):
    return browser.post(
        reverse(view, args=args),
        body,
        content_type="application/json",
        headers={"Idempotency-Key": key},
    )


def register(browser, nik, key="a-key", name="Siti Rahma"):
    return post(
        browser,
        "participant-list",
        key=key,
        nik=nik,
        name=name,
        sex="FEMALE",
        birth_date="2000-06-03",
        education="SMK",
    )


@pytest.fixture
def kept(officer):
    """``kept(rows)`` asks about the officer's own answers; nobody else reads or changes them."""

    def ask(question):
        with acting_as(officer):
            return question(IdempotencyKey.objects.order_by("pk"))

    return ask


@pytest.fixture
def nik():
    return chain.make_nik(sex="FEMALE")


@pytest.fixture
def draft(db):
    return chain.make_referral(status="DRAFT")


def test_the_same_request_again_gets_the_first_answer_and_does_nothing(browser, draft):
    first, second = (post(browser, "referral-submit", draft.pk) for _time in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert StatusChange.about(draft).count() == 1


def test_without_a_key_the_second_of_two_is_a_second_step(browser, draft):
    address = reverse("referral-submit", args=[draft.pk])
    answers = [browser.post(address, content_type="application/json") for _time in range(2)]
    assert [answer.status_code for answer in answers] == [200, 409]


def test_the_status_of_the_first_answer_is_given_again(browser, nik):
    answers = [register(browser, nik) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert Participant.objects.count() == 1


def test_another_body_under_the_same_key_is_refused_and_does_nothing(browser, nik):
    register(browser, nik)
    other = register(browser, chain.make_nik(sex="FEMALE"), name="Dewi")
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    assert Participant.objects.count() == 1


def test_another_address_under_the_same_key_is_refused(browser, draft):
    post(browser, "referral-submit", draft.pk)
    other = post(browser, "referral-withdraw", draft.pk)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    draft.refresh_from_db()
    assert draft.status == "SUBMITTED"


def test_another_person_may_use_the_same_key(browser, signed_in, neighbour, nik):
    register(browser, nik)
    answer = register(signed_in(neighbour), chain.make_nik("62.11", sex="FEMALE"))
    assert answer.status_code == 201


def test_a_refused_request_leaves_its_key_free(browser, draft, kept):
    """What was refused has had no effect, so it may be tried again when the reason has gone."""
    quota = draft.quota
    type(quota).objects.update(nominated=quota.nominees)
    assert post(browser, "referral-submit", draft.pk).status_code == 409
    assert kept(len) == 0
    type(quota).objects.update(nominated=0)
    assert post(browser, "referral-submit", draft.pk).status_code == 200


@pytest.mark.parametrize("key", ["x" * 101, "two\nlines", "\t"])
def test_a_key_that_is_none_is_refused(browser, draft, key):
    answer = browser.generic(
        "POST", reverse("referral-submit", args=[draft.pk]), HTTP_IDEMPOTENCY_KEY=key
    )
    assert answer.status_code == 400
    draft.refresh_from_db()
    assert draft.status == "DRAFT"


def test_a_key_of_a_get_is_nothing(browser, draft, kept):
    browser.get(reverse("referral-detail", args=[draft.pk]), headers={"Idempotency-Key": "a"})
    assert kept(len) == 0


def in_clear(rows):
    return str(list(rows.values()))


def test_a_whole_nik_is_not_kept_with_the_answer(browser, kept):
    person = chain.make_participant()
    for _time in range(2):
        answer = post(browser, "participant-reveal-nik", person.pk, reason="Dicocokkan dengan KTP")
        assert answer.json() == {"nik": person.nik}
    assert person.nik not in kept(in_clear)


def test_the_kept_fingerprint_of_a_request_is_useless_without_the_key(
    browser, nik, kept, settings
):
    """A plain hash of a body with a NIK would let a thief try all NIKs of a birthday."""
    register(browser, nik)
    first = kept(list)[0].digest
    kept(lambda rows: rows.update(key="the first"))
    settings.NIK_HASH_KEY = "another key of at least thirty-two characters"
    register(browser, nik)
    assert first not in {row.digest for row in kept(list) if row.key == "a-key"}
    assert kept(len) == 2
    assert nik not in kept(in_clear)


def test_nobody_else_reads_a_kept_answer(browser, draft, neighbour, ministry_admin):
    post(browser, "referral-submit", draft.pk)
    for other in (neighbour, ministry_admin):
        with acting_as(other):
            assert not IdempotencyKey.objects.exists()


def test_old_answers_are_forgotten_and_young_ones_kept(browser, draft, nik, kept):
    post(browser, "referral-submit", draft.pk, key="old")
    register(browser, nik, key="young")
    long_ago = timezone.now() - ANSWERS_KEPT - timedelta(minutes=1)
    kept(lambda rows: rows.filter(key="old").update(at=long_ago))
    with acting_in(UNSCOPED):  # as the worker: in nobody's scope
        assert forget_answers() == 1
    assert [row.key for row in kept(list)] == ["young"]
