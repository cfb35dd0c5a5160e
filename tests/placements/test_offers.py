"""The table of who is on offer follows every row that it is made of, in the same transaction; and
a row that did not follow still shows nobody."""

import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Certificate, Consent, Enrollment, Participant
from participants.services import reconcile
from placements.models import Graduate, Offer, UnitList
from programs.models import Program, Vocation
from tests.assessing import make_graduate
from tests.chain import make_consent
from tests.placements.conftest import today
from tests.unguarded import unguarded


@pytest.fixture
def graduate(db):
    return make_graduate()


def offer_of(certificate):
    return Offer.objects.get(pk=certificate.pk)


def withdraw(certificate):
    Consent.objects.filter(participant=certificate.participant).update(withdrawn_at=timezone.now())


def other_purpose(certificate):
    Consent.objects.filter(participant=certificate.participant).update(purpose="TRAINING")


def revoke(certificate):
    Certificate.objects.filter(pk=certificate.pk).update(status="REVOKED")


def find_work(certificate):
    Enrollment.objects.filter(pk=certificate.enrollment_id).update(
        outcome="WORKING", outcome_known_on=today()
    )


@pytest.mark.parametrize("leave", [withdraw, other_purpose, revoke, find_work])
def test_an_offer_is_gone_with_the_row_that_it_stands_on(graduate, leave):
    assert Offer.objects.filter(pk=graduate.pk).exists()
    leave(graduate)
    assert not Offer.objects.filter(pk=graduate.pk).exists()
    assert reconcile.reconcile() == []


def test_an_offer_begins_with_consent_whenever_it_is_given(db):
    certificate = make_graduate(consents=False)
    assert not Offer.objects.exists()
    make_consent(certificate.participant)
    assert offer_of(certificate).participant_id == certificate.participant_id


def test_an_offer_begins_again_when_work_has_ended(graduate):
    find_work(graduate)
    Enrollment.objects.update(outcome="SEEKING")
    assert Offer.objects.filter(pk=graduate.pk).exists()


def test_an_offer_tells_the_home_that_is_known_now(graduate):
    assert offer_of(graduate).home_id == graduate.regency_id
    Participant.objects.update(domicile="73.71", willing_to_move=True, available_from=today(9))
    offer = offer_of(graduate)
    assert (offer.home_id, offer.province_id) == ("73.71", "73")
    assert (offer.is_willing, offer.available_from) == (True, today(9))
    assert offer.regency_id == graduate.regency_id  # who sent is never mixed with where one lives


def test_an_offer_follows_a_certificate_to_another_person(graduate):
    other = make_graduate(consents=False).participant
    Certificate.objects.filter(pk=graduate.pk).update(participant=other)
    assert not Offer.objects.exists()
    make_consent(other)
    assert Offer.objects.filter(participant=other).count() == 2
    assert reconcile.reconcile() == []


def test_an_offer_is_with_the_person_at_once_who_holds_it_now_and_agrees(graduate):
    other = make_graduate().participant
    Certificate.objects.filter(pk=graduate.pk).update(participant=other)
    assert list(Offer.objects.values_list("participant", flat=True)) == [other.pk, other.pk]


def test_an_offer_follows_its_program_to_another_vocation(graduate):
    other = Vocation.objects.create(code="lain", name="Kejuruan lain")
    Program.objects.filter(pk=graduate.program_id).update(vocation=other)
    assert offer_of(graduate).vocation_id == other.pk


def test_many_certificates_of_the_same_units_keep_one_list(graduate):
    assert offer_of(make_graduate()).unit_list_id == offer_of(graduate).unit_list_id
    Certificate.objects.filter(pk=graduate.pk).update(units=[["X.1", "Satu unit"]])
    assert offer_of(graduate).unit_list.units == [["X.1", "Satu unit"]]
    assert UnitList.objects.count() == 2


@pytest.fixture
def open_table(db):
    with unguarded("placements_offer"):
        yield


@pytest.mark.parametrize("flag_off", [withdraw, other_purpose, revoke])
def test_a_row_that_was_left_behind_shows_nobody(
    recruiter, ministry, graduate, open_table, flag_off
):
    left_behind = Offer.objects.get(pk=graduate.pk)
    flag_off(graduate)
    left_behind.save(force_insert=True)
    assert not Graduate.objects.visible_to(ministry).exists()
    with acting_as(recruiter):
        assert not Graduate.objects.visible_to(recruiter).exists()
        assert not Certificate.objects.exists()  # nor does the database lead from row to person
    with pytest.raises(DatabaseError), acting_as(recruiter):
        list(Offer.objects.values("participant"))


def test_the_recount_finds_who_is_missing_too_many_or_told_wrongly(graduate, open_table):
    Offer.objects.update(level=9)
    (drift,) = reconcile.reconcile()
    assert (drift.figure, drift.record_id, drift.kept, drift.counted) == (
        "ON_OFFER", graduate.pk, 1, 1
    )  # fmt: skip
    left_behind = Offer.objects.get()
    Offer.objects.all().delete()
    (drift,) = reconcile.reconcile()
    assert (drift.kept, drift.counted) == (0, 1)
    withdraw(graduate)
    assert reconcile.reconcile() == []
    left_behind.save(force_insert=True)
    (drift,) = reconcile.reconcile()
    assert (drift.kept, drift.counted) == (1, 0)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM placements_offer",
        "UPDATE placements_offer SET level = 9",
        "INSERT INTO placements_offer SELECT * FROM placements_offer",
    ],
)
def test_nobody_writes_an_offer_by_hand(graduate, sql):
    with pytest.raises(DatabaseError), transaction.atomic():
        connections["default"].cursor().execute(sql)


def test_nobody_calls_what_keeps_the_offers(graduate, recruiter):
    with pytest.raises(DatabaseError), acting_as(recruiter):
        connections["default"].cursor().execute("SELECT keep_offers(ARRAY [1]::bigint[])")


def test_a_firm_that_is_stopped_does_not_even_reach_the_table(recruiter, employer, graduate):
    for status, seen in (("VERIFIED", 1), ("SUSPENDED", 0)):
        type(employer).objects.update(status=status)
        with acting_as(recruiter):
            assert len(Offer.objects.values("pk")) == seen
