"""What waits for the ministry in agreements and batches, with its day and the way on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import Agreement, Batch
from programs.worklists import ministry_work
from tests.chain import make_batch, make_quota


@pytest.fixture
def agreement(center):
    return make_quota(make_batch(center)).agreement


def test_nothing_waits_where_everything_is_in_force(ministry, agreement):
    assert ministry_work(ministry) == []


def test_a_draft_waits_for_its_signature_until_it_starts(ministry, agreement):
    Agreement.objects.update(status="DRAFT")
    (item,) = ministry_work(ministry)
    assert agreement.number in str(item.text)
    assert "Gunung Mas" in str(item.reason)
    assert item.deadline == agreement.starts_on
    assert item.url == reverse("programs:show_agreement", args=[agreement.pk])


@pytest.mark.parametrize(("days", "waits"), [(10, True), (59, True), (90, False)])
def test_an_agreement_that_ends_soon_is_told(ministry, agreement, days, waits):
    end = timezone.localdate() + timedelta(days=days)
    Agreement.objects.update(ends_on=end)
    items = ministry_work(ministry)
    assert bool(items) is waits
    if waits:
        assert items[0].deadline == end


def test_a_postponed_batch_waits_for_new_days(ministry, agreement):
    batch = Batch.objects.get()
    Batch.objects.update(status="POSTPONED")
    (item,) = ministry_work(ministry)
    assert str(batch) in f"{item.text} {item.reason}"
    assert str(batch.pk) in item.url


def test_it_is_no_work_of_an_office(officer, agreement):
    Agreement.objects.update(status="DRAFT")
    from participants.worklists import officer_work

    assert all(agreement.number not in str(item.text) for item in officer_work(officer))


def test_the_work_stands_on_the_first_page_of_the_desk_too(signed_in, ministry, agreement):
    Agreement.objects.update(status="DRAFT")
    page = signed_in(ministry).get(reverse("admin:index")).content.decode()
    assert agreement.number in page
