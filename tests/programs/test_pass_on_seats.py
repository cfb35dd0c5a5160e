"""A region passes on seats that it cannot fill; another takes them over; the rest comes back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from programs.models import Batch, Quota, SeatClaim, SeatOffer
from programs.services import claim_seats, lapse_offers, offer_seats, take_back_seats
from regions.models import Regency
from tests.chain import make_batch, make_enrollment, make_quota
from tests.needs import make_need
from tests.people import make_officer
from tests.quotas import make_claim

SOON = timezone.localdate() + timedelta(days=7)
WHY = "Dua calon mengundurkan diri"


@pytest.fixture
def quota(center):
    """Of Gunung Mas: 4 seats, 6 nominees."""
    return make_quota(make_batch(center), seats=4, nominees=6)


@pytest.fixture
def offer(quota, officer):
    with acting_as(officer):
        return offer_seats(quota, seats=2, until=SOON, reason=WHY, by=officer)


@pytest.fixture
def pulang_pisau(center):
    """The neighbour's agreement with the center, by a quota in another class."""
    make_quota(make_batch(center), "62.11", seats=1, nominees=1)
    return Regency.objects.get(code="62.11")


def test_seats_that_are_passed_on_leave_the_quota_at_once(offer, quota):
    quota.refresh_from_db()
    assert (quota.seats, quota.nominees) == (2, 4)
    assert (offer.seats, offer.remaining, offer.places, offer.status) == (2, 2, 2, "OPEN")
    line = quota.entries.first()
    assert (line.kind, line.seats, line.reason) == ("RELEASE", -2, WHY)


def test_a_seat_that_somebody_holds_cannot_be_passed_on(quota, officer):
    for _place in range(3):
        make_enrollment(batch=quota.batch, quota=quota)
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        offer_seats(quota, seats=2, until=SOON, reason=WHY, by=officer)
    assert refusal.value.code == "seats_not_free"
    assert not SeatOffer.objects.exists()


@pytest.mark.parametrize("seats", [0, 5])
def test_neither_no_seat_nor_more_than_there_are_can_be_passed_on(quota, officer, seats):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        offer_seats(quota, seats=seats, until=SOON, reason=WHY, by=officer)
    assert refusal.value.code == "seats_not_free"


def test_whoever_is_nominated_keeps_the_place(quota, officer):
    Quota.objects.filter(pk=quota.pk).update(nominated=5)
    with acting_as(officer):
        offer = offer_seats(quota, seats=2, until=SOON, reason=WHY, by=officer)
    quota.refresh_from_db()
    assert (quota.nominees, offer.places) == (5, 1)


def test_passing_on_needs_a_reason(quota, officer):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        offer_seats(quota, seats=1, until=SOON, reason=" ", by=officer)
    assert refusal.value.code == "reason_missing"


@pytest.mark.parametrize("days", [-1, 31])
def test_the_last_day_lies_between_today_and_the_start_of_the_training(quota, officer, days):
    day = timezone.localdate() + timedelta(days=days)
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        offer_seats(quota, seats=1, until=day, reason=WHY, by=officer)
    assert refusal.value.code == "offer_day"


def test_a_class_that_runs_passes_on_nothing(quota, officer):
    quota.batch.status = "RUNNING"
    quota.batch.save()
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        offer_seats(quota, seats=1, until=SOON, reason=WHY, by=officer)
    assert refusal.value.code == "batch_takes_nobody"


def test_a_neighbour_takes_over_and_gets_a_quota_for_the_class(offer, neighbour, pulang_pisau):
    with acting_as(neighbour):
        claim = claim_seats(offer, seats=1, regency=pulang_pisau, by=neighbour)
    assert (claim.quota.seats, claim.quota.nominees, claim.quota.batch) == (1, 1, offer.batch)
    assert (offer.remaining, offer.status) == (1, "OPEN")
    line = claim.quota.entries.get()
    assert (line.kind, line.reason) == ("CLAIM", "Kab. Gunung Mas")


def test_a_quota_that_the_neighbour_has_for_the_class_grows(offer, neighbour, pulang_pisau):
    own = make_quota(offer.batch, "62.11", seats=2, nominees=3)
    with acting_as(neighbour):
        claim = claim_seats(offer, seats=2, regency=pulang_pisau, by=neighbour)
    own.refresh_from_db()
    assert (claim.quota.pk, own.seats, own.nominees) == (own.pk, 4, 5)


def test_the_region_that_passed_on_hears_of_each_that_takes_over(offer, neighbour, pulang_pisau):
    with acting_as(neighbour):
        claim_seats(offer, seats=1, regency=pulang_pisau, by=neighbour)
    step = StatusChange.about(offer).get(verb="claim")
    assert (step.regency_id, step.by) == (offer.regency_id, neighbour)


def test_with_the_last_seat_the_offer_ends(offer, neighbour, pulang_pisau):
    with acting_as(neighbour):
        claim_seats(offer, seats=2, regency=pulang_pisau, by=neighbour)
        offer.refresh_from_db()
        with pytest.raises(Refusal) as refusal:
            claim_seats(offer, seats=1, regency=pulang_pisau, by=neighbour)
    assert (offer.status, refusal.value.code) == ("TAKEN", "seats_gone")


@pytest.mark.parametrize("seats", [0, 3])
def test_more_than_is_left_is_refused_and_nothing_changes(offer, neighbour, pulang_pisau, seats):
    with acting_as(neighbour), pytest.raises(Refusal) as refusal:
        claim_seats(offer, seats=seats, regency=pulang_pisau, by=neighbour)
    assert refusal.value.code == "seats_gone"
    assert not SeatClaim.objects.exists()
    assert not Quota.objects.filter(batch=offer.batch, regency=pulang_pisau).exists()


def test_after_the_last_day_nobody_takes_over(offer, neighbour, pulang_pisau):
    SeatOffer.objects.update(until=timezone.localdate() - timedelta(days=1))
    with acting_as(neighbour), pytest.raises(Refusal) as refusal:
        claim_seats(offer, seats=1, regency=pulang_pisau, by=neighbour)
    assert refusal.value.code == "too_late"


@pytest.mark.parametrize("status", ["CANCELLED", "POSTPONED", "RUNNING"])
def test_seats_of_a_class_that_takes_nobody_are_not_taken_over(
    offer, neighbour, pulang_pisau, status
):
    Batch.objects.filter(pk=offer.batch_id).update(status=status)
    offer.refresh_from_db()
    with acting_as(neighbour), pytest.raises(Refusal) as refusal:
        claim_seats(offer, seats=1, regency=pulang_pisau, by=neighbour)
    assert refusal.value.code == "batch_takes_nobody"


def test_nobody_takes_over_the_own_seats(offer, officer):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        claim_seats(offer, seats=1, regency=offer.regency, by=officer)
    assert refusal.value.code == "claim_own"


def test_without_an_agreement_with_the_center_nothing_is_taken_over(offer, neighbour):
    with acting_as(neighbour), pytest.raises(Refusal) as refusal:
        claim_seats(offer, seats=1, regency=Regency.objects.get(code="62.11"), by=neighbour)
    assert refusal.value.code == "no_agreement_for_claim"


def test_an_agreement_that_ends_before_the_training_does_not_count(offer, neighbour, pulang_pisau):
    agreement = Quota.objects.get(regency=pulang_pisau).agreement
    agreement.ends_on = offer.batch.starts_on - timedelta(days=1)
    agreement.save()
    with acting_as(neighbour), pytest.raises(Refusal) as refusal:
        claim_seats(offer, seats=1, regency=pulang_pisau, by=neighbour)
    assert refusal.value.code == "no_agreement_for_claim"


def test_seats_of_a_program_are_taken_over_for_the_year(center, officer, neighbour, ministry):
    mine, other = make_quota(make_batch(center)), make_quota(make_batch(center), "62.11")
    for quota in (mine, other):
        Quota.objects.filter(pk=quota.pk).update(batch=None, program=quota.batch.program_id)
    mine.refresh_from_db()
    with acting_as(officer):
        offer = offer_seats(mine, seats=1, until=SOON, reason=WHY, by=officer)
    with acting_as(neighbour):
        claim = claim_seats(offer, seats=1, regency=other.regency, by=neighbour)
    assert (claim.quota.pk, claim.quota.seats) == (other.pk, 15)


def test_what_is_left_comes_back(offer, quota, officer, neighbour, pulang_pisau):
    with acting_as(neighbour):
        claim_seats(offer, seats=1, regency=pulang_pisau, by=neighbour)
    with acting_as(officer):
        take_back_seats(offer, reason="Ada calon baru", by=officer)
    quota.refresh_from_db()
    assert (quota.seats, quota.nominees, offer.status, offer.remaining) == (3, 5, "TAKEN_BACK", 0)
    line = quota.entries.first()
    assert (line.kind, line.seats, line.reason) == ("CLAIM_BACK", 1, "Ada calon baru")


def test_what_came_back_cannot_come_back_again(offer, quota, officer):
    with acting_as(officer):
        take_back_seats(offer, by=officer)
        with pytest.raises(IllegalMove):
            take_back_seats(offer, by=officer)
    quota.refresh_from_db()
    assert quota.seats == 4


def test_what_nobody_wants_comes_back_by_itself_once(offer, quota):
    assert lapse_offers(SOON) == 0
    after = SOON + timedelta(days=1)
    assert [lapse_offers(after), lapse_offers(after)] == [1, 0]
    quota.refresh_from_db()
    offer.refresh_from_db()
    assert (quota.seats, quota.nominees, offer.status) == (4, 6, "LAPSED")


@pytest.fixture
def first_for_need(quota, officer):
    with acting_as(officer):
        return offer_seats(
            quota, seats=1, until=SOON, needs_first_until=SOON, reason=WHY, by=officer
        )


def needed(neighbour, offer, rank=3, **fields):
    fields = {"program": offer.batch.program, "year": offer.year, "rank": rank} | fields
    return make_need(neighbour, **fields)


@pytest.mark.parametrize("days", [-1, 8])
def test_the_days_for_those_who_need_it_end_with_the_offer(quota, officer, days):
    day = timezone.localdate() + timedelta(days=days)
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        offer_seats(quota, seats=1, until=SOON, needs_first_until=day, reason=WHY, by=officer)
    assert refusal.value.code == "needs_first_day"


@pytest.mark.parametrize(
    "need", [None, {"rank": 4}, {"status": "DRAFT"}, {"year": 2001}, {"program": None}]
)
def test_first_it_is_for_regions_that_have_named_the_program(
    first_for_need, neighbour, pulang_pisau, need
):
    if need is not None:
        needed(neighbour, first_for_need, **need)
    with acting_as(neighbour), pytest.raises(Refusal) as refusal:
        claim_seats(first_for_need, seats=1, regency=pulang_pisau, by=neighbour)
    assert refusal.value.code == "needs_first"


def test_who_needs_it_takes_it_over_at_once(first_for_need, neighbour, pulang_pisau):
    needed(neighbour, first_for_need)
    with acting_as(neighbour):
        claim = claim_seats(first_for_need, seats=1, regency=pulang_pisau, by=neighbour)
    assert claim.quota.seats == 1


def test_after_these_days_it_is_for_whoever_comes_first(first_for_need, neighbour, pulang_pisau):
    yesterday = timezone.localdate() - timedelta(days=1)
    SeatOffer.objects.update(needs_first_until=yesterday)
    first_for_need.refresh_from_db()
    with acting_as(neighbour):
        claim_seats(first_for_need, seats=1, regency=pulang_pisau, by=neighbour)
    assert first_for_need.status == "TAKEN"


def test_both_sides_read_the_claim_and_a_third_region_does_not(
    offer, officer, neighbour, pulang_pisau
):
    with acting_as(neighbour):
        claim_seats(offer, seats=1, regency=pulang_pisau, by=neighbour)
    third, seen = make_officer("petugas@kapuas.test", "62.03"), []
    for person in (officer, neighbour, third):
        with acting_as(person):
            assert SeatClaim.objects.count() == SeatClaim.objects.visible_to(person).count()
            seen.append(SeatClaim.objects.count())
    assert seen == [1, 1, 0]


@pytest.mark.parametrize(
    ("place", "seats", "promise"),
    [("62.11", 0, "claim_has_seats"), ("62.10", 1, "claim_by_another_region")],
)
def test_the_database_keeps_a_claim_sound(offer, place, seats, promise):
    quota = make_quota(make_batch(offer.center), place)
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make_claim(offer, quota, seats=seats)
    assert error.value.__cause__.diag.constraint_name == promise
