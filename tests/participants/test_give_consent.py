import pytest

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Certificate, Consent
from tests.assessing import make_graduate
from tests.chain import make_consent, make_participant

GIVEN = {"purpose": "TALENT_SEARCH", "channel": "PAPER"}


def test_a_consent_is_recorded_with_its_words_and_its_recorder(officer, signed_in):
    person = make_participant()
    signed_in(officer).post(f"/participants/{person.pk}/consent/", GIVEN)
    consent = Consent.objects.get()
    assert (consent.recorded_by, consent.channel, consent.text_version) == (
        officer, "PAPER", "2026-1",
    )  # fmt: skip


def test_the_same_consent_is_not_recorded_twice(officer):
    person = make_participant()
    make_consent(person)
    with acting_as(officer), pytest.raises(Refusal) as refused:
        services.give_consent(person, "TALENT_SEARCH", channel="PAPER", by=officer)
    assert refused.value.code == "consent_given_before"


def test_who_withdraws_is_not_offered_any_more_from_that_moment(officer, signed_in):
    graduate = make_graduate()
    consent = graduate.participant.consents.get()
    assert Certificate.objects.offered().exists()
    signed_in(officer).post(f"/participants/consents/{consent.pk}/withdraw/")
    assert not Certificate.objects.offered().exists()


def test_a_consent_is_withdrawn_once_and_may_be_given_again(officer):
    person = make_participant()
    consent = make_consent(person)
    with acting_as(officer):
        services.withdraw_consent(consent, by=officer)
        with pytest.raises(Refusal):
            services.withdraw_consent(consent, by=officer)
        services.give_consent(person, "TALENT_SEARCH", channel="OFFICER", by=officer)
    assert Consent.objects.count() == 2


def test_a_neighbour_finds_no_consent_and_a_reader_may_not(
    neighbour, ministry_reader, organizer, signed_in
):
    person = make_participant()
    consent = make_consent(person)
    give, withdraw = f"/participants/{person.pk}/consent/", f"/participants/consents/{consent.pk}/withdraw/"  # fmt: skip # noqa: E501
    for url in (give, withdraw):
        assert signed_in(neighbour).post(url, GIVEN).status_code == 404
        for reader in (ministry_reader, organizer):
            assert signed_in(reader).post(url, GIVEN).status_code == 403


def test_the_api_gives_and_withdraws(officer, neighbour, signed_in):
    person = make_participant()
    api = signed_in(officer)
    given = api.post(f"/api/v1/participants/{person.pk}/give-consent/", GIVEN)
    assert given.status_code == 201
    url = f"/api/v1/consents/{given.json()['id']}/withdraw/"
    assert signed_in(neighbour).post(url).status_code == 404
    assert api.post(url).json()["withdrawn_at"]
    assert api.post(url).status_code == 409


def test_the_ministry_withdraws_many_in_the_admin(ministry, ministry_reader, signed_in):
    consents = [make_consent(make_participant()) for _ in "ab"]
    asked = {
        "action": "withdraw",
        "sure": "yes",
        "_selected_action": [each.pk for each in consents],
    }
    url = "/admin/participants/consent/"
    signed_in(ministry_reader).post(url, asked)
    assert Consent.objects.live().count() == 2
    signed_in(ministry).post(url, asked)
    assert not Consent.objects.live().exists()
