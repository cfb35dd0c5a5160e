"""The province sees where returned nominations wait, and reminds, once a day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.services.reminder import waiting_regencies
from reports.services.news import news_of
from tests.chain import make_batch, make_referral
from tests.door import Door

PAGE = reverse("participants:list_waiting")


def remind(code):
    return reverse("participants:remind_regency", args=[code])


@pytest.fixture
def returned(db):
    """Two of Gunung Mas and one of Pulang Pisau, whose class closes sooner."""
    later, sooner = (make_batch(starts_on=timezone.localdate() + timedelta(days=n))
                     for n in (40, 20))  # fmt: skip
    for _person in range(2):
        make_referral(later, status="RETURNED")
    make_referral(sooner, status="RETURNED", regency="62.11")
    make_referral(sooner, status="RETURNED", regency="73.71")
    make_referral(later)


def told(user):
    with acting_as(user):
        since = timezone.now() - timedelta(days=1)
        return [one.text for one in news_of(user, since, [])]


@pytest.mark.usefixtures("returned")
def test_the_nearest_deadline_stands_first_and_no_other_province(province_officer):
    with acting_as(province_officer):
        found = waiting_regencies(province_officer)
    assert [(one.code, one.number, one.reminded_at) for one in found] == [
        ("62.11", 1, None), ("62.10", 2, None),
    ]  # fmt: skip


@pytest.mark.usefixtures("returned")
def test_the_officers_of_the_regency_read_it_and_a_neighbour_does_not(
    signed_in, province_officer, officer, neighbour
):
    answer = signed_in(province_officer).post(remind("62.10"), follow=True)
    assert "Diingatkan tentang 2 usulan" in answer.content.decode()
    assert told(officer) == ["Anda diingatkan tentang 2 usulan yang dikembalikan"]
    assert told(neighbour) == []
    first, second = signed_in(province_officer).get(PAGE).context["waiting"]
    assert (first.was_reminded_today, second.was_reminded_today) == (False, True)


@pytest.mark.usefixtures("returned")
def test_one_reminder_a_day_is_enough(province_officer, monkeypatch):
    with acting_as(province_officer):
        services.remind_regency("62.10", by=province_officer)
        with pytest.raises(Refusal) as refused:
            services.remind_regency("62.10", by=province_officer)
        tomorrow = timezone.now() + timedelta(days=1)
        monkeypatch.setattr(timezone, "now", lambda: tomorrow)
        services.remind_regency("62.10", by=province_officer)
    assert refused.value.code == "reminded_today"
    assert StatusChange.objects.filter(verb="remind").count() == 4


def test_where_nothing_waits_nobody_is_reminded(province_officer):
    with pytest.raises(Refusal) as refused, acting_as(province_officer):
        services.remind_regency("62.10", by=province_officer)
    assert refused.value.code == "nothing_to_remind"


@pytest.mark.usefixtures("returned")
def test_no_regency_of_another_province_is_reminded(signed_in, province_officer):
    assert signed_in(province_officer).post(remind("73.71")).status_code == 404
    assert not StatusChange.objects.filter(verb="remind").exists()


@pytest.mark.usefixtures("returned")
def test_a_reader_of_the_ministry_looks_and_reminds_nobody(signed_in, ministry_reader):
    client = signed_in(ministry_reader)
    shown = client.get(PAGE)
    assert (len(shown.context["waiting"]), shown.context["may_remind"]) == (3, False)
    assert client.post(remind("62.10")).status_code == 403


def test_where_all_is_corrected_the_page_says_so(signed_in, province_officer):
    assert "Tidak ada yang menunggu" in signed_in(province_officer).get(PAGE).content.decode()


@pytest.mark.usefixtures("returned")
def test_the_api_lists_and_reminds(province_officer):
    door = Door(province_officer)
    assert [one["regency"] for one in door.get("waiting/").json()] == ["62.11", "62.10"]
    assert door.post("waiting/62.10/remind/").json() == {"number": 2}
    assert door.post("waiting/73.71/remind/").status_code == 404
