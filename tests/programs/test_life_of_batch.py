"""From the plan to the close, and what refuses on the way."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal, StaleVersion
from blkportal.core.scope import acting_as
from participants.states import ReferralStatus
from programs import services
from programs.models import Batch
from programs.states import BatchStatus
from tests.chain import make_batch, make_enrollment, make_program, make_quota, make_referral


def plan(center, **changes):
    example = make_batch(center)
    start = timezone.localdate() + timedelta(days=40)
    return {
        "code": "las-2027-1",
        "title": "Las SMAW 3G, tahap 1",
        "center": center,
        "program": example.program,
        "funding": example.funding,
        "year": start.year,
        "nominate_by": start - timedelta(days=10),
        "starts_on": start,
        "ends_on": start + timedelta(days=30),
        **changes,
    }


def test_a_batch_lives_from_plan_to_close(organizer, center):
    fields = plan(center)
    with acting_as(organizer):
        batch = services.plan_batch(by=organizer, **fields)
        services.open_batch(batch, by=organizer)
        services.start_selection(batch, by=organizer)
        services.confirm_batch(
            batch, decree_number="KEP.12/2027", decree_on=date(2027, 1, 5), by=organizer
        )
        services.start_batch(batch, by=organizer)
        services.start_assessment(batch, by=organizer)
        services.start_graduation(batch, by=organizer)
        services.close_batch(batch, by=organizer)
    batch.refresh_from_db()
    assert batch.status == BatchStatus.CLOSED
    assert (batch.decree_number, batch.decree_on) == ("KEP.12/2027", date(2027, 1, 5))
    verbs = StatusChange.about(batch).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["open", "start_selection", "confirm", "start", "start_assessment",
                           "start_graduation", "close"]  # fmt: skip


def test_days_out_of_order_are_refused_with_a_sentence(organizer, center):
    fields = plan(center, ends_on=timezone.localdate())
    with acting_as(organizer), pytest.raises(Refusal) as refusal:
        services.plan_batch(by=organizer, **fields)
    assert refusal.value.code == "batch_days"


def test_the_second_of_two_clicks_is_refused(organizer, center):
    batch = make_batch(center, status="PLANNED")
    twin = Batch.objects.get(pk=batch.pk)
    services.open_batch(batch, by=organizer)
    with pytest.raises(IllegalMove):
        services.open_batch(twin, by=organizer)


def test_a_batch_is_confirmed_only_with_a_decree_number(organizer, center):
    batch = make_batch(center, status="SELECTION")
    with pytest.raises(Refusal) as refusal:
        services.confirm_batch(batch, decree_number=" ", decree_on=date(2027, 1, 5), by=organizer)
    assert refusal.value.code == "decree"


def test_a_batch_with_people_under_way_is_not_closed(organizer, center):
    batch = make_batch(center, status="GRADUATION")
    make_enrollment("COMPLETED", make_referral(batch, status="SELECTED"))
    with acting_as(organizer), pytest.raises(Refusal) as refusal:
        services.close_batch(batch, by=organizer)
    assert refusal.value.code == "class_incomplete"
    batch.refresh_from_db()
    assert batch.status == BatchStatus.GRADUATION


def test_cancelling_wants_a_reason(organizer, center):
    with pytest.raises(Refusal) as refusal:
        services.cancel_batch(make_batch(center), reason="  ", by=organizer)
    assert refusal.value.code == "reason_missing"


def test_cancelling_releases_seats_and_nominations(organizer, center):
    batch = make_batch(center)
    enrollment = make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    waiting = make_referral(batch, status="VERIFIED")
    returned = make_referral(batch, status="RETURNED")
    with acting_as(organizer):
        services.cancel_batch(batch, reason="Anggaran dipotong", by=organizer)
    quota = batch.quotas.get()
    batch.refresh_from_db()
    enrollment.refresh_from_db()
    waiting.refresh_from_db()
    returned.refresh_from_db()
    assert (batch.taken, quota.taken) == (0, 0)
    assert quota.nominated == 1  # the selected person's place
    assert enrollment.status == "NO_ARRIVAL"
    assert (waiting.status, waiting.reason) == (ReferralStatus.REJECTED, "Anggaran dipotong")
    assert returned.status == ReferralStatus.WITHDRAWN


def test_a_batch_in_which_people_have_arrived_is_not_cancelled(organizer, center):
    batch = make_batch(center, status="RUNNING")
    make_enrollment("ARRIVED", make_referral(batch, status="SELECTED"))
    with pytest.raises(Refusal) as refusal:
        services.cancel_batch(batch, reason="Pandemi", by=organizer)
    assert refusal.value.code == "batch_has_people"


def test_a_postponed_batch_can_be_opened_again(organizer, center):
    batch = make_batch(center, status="CONFIRMED")
    services.postpone_batch(batch, reason="Pandemi", by=organizer)
    assert batch.status == BatchStatus.POSTPONED
    services.open_batch(batch, by=organizer)
    assert batch.status == BatchStatus.OPEN


def test_of_two_who_correct_a_batch_the_second_is_shown_the_difference(organizer, center):
    batch = make_batch(center)
    services.correct_batch(batch, version=1, changes={"title": "Las, pagi"}, by=organizer)
    with pytest.raises(StaleVersion) as stale:
        services.correct_batch(batch, version=1, changes={"title": "Las, sore"}, by=organizer)
    assert ("Las, pagi", "Las, sore") in stale.value.fields.values()


def test_a_batch_never_becomes_smaller_than_its_class(organizer, center):
    batch = make_batch(center)
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    with pytest.raises(Refusal) as refusal:
        services.correct_batch(batch, version=1, changes={"capacity": 1}, by=organizer)
    assert refusal.value.code == "batch_too_small"


def test_the_program_stays_once_people_have_been_selected(organizer, center):
    batch = make_batch(center)
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    other = make_program("las-gmaw", "Las GMAW 3G")
    with pytest.raises(Refusal) as refusal:
        services.correct_batch(batch, version=1, changes={"program": other}, by=organizer)
    assert refusal.value.code == "batch_fixed"


def test_a_center_cannot_write_the_batch_of_another_center(other_organizer, center):
    batch = make_batch(center, status="PLANNED")
    with acting_as(other_organizer), pytest.raises(ObjectDoesNotExist):
        services.open_batch(batch, by=other_organizer)


def test_a_quota_is_of_the_batch_that_it_names(center):
    quota = make_quota(make_batch(center))
    assert quota.center_id == center.pk
