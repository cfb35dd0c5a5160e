"""The ministry's lists of firms, requests and placements: filters, dates, searches, read-only."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from placements.models import Employer, HireRequest
from tests.people import make_employer
from tests.placements.conftest import CANARIES


def at(noun, verb="changelist", *args):
    return reverse(f"admin:placements_{noun}_{verb}", args=args)


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


def found(browser, noun, query=""):
    answer = browser.get(at(noun) + query)
    assert answer.status_code == 200, query
    return [row.pk for row in answer.context["cl"].result_list]


def test_firms_are_filtered_by_state_sector_and_day(desk, employer):
    waiting = make_employer("PT Antri", "Q-1", status="PENDING")
    assert found(desk, "employer", "?status__exact=PENDING") == [waiting.pk]
    assert set(found(desk, "employer", "?sector__exact=Industri")) == {employer.pk, waiting.pk}
    year = timezone.localdate().year
    assert len(found(desk, "employer", f"?created_at__year={year}")) == 2
    assert found(desk, "employer", f"?created_at__year={year - 3}") == []
    assert found(desk, "employer", "?q=antri") == [waiting.pk]


def test_a_firm_that_waits_shows_for_how_many_days(desk, employer):
    waiting = make_employer("PT Antri", "Q-1", status="PENDING")
    Employer.objects.filter(pk=waiting.pk).update(created_at=timezone.now() - timedelta(days=9))
    answer = desk.get(at("employer") + "?status__exact=PENDING")
    assert '<td class="field-days_waiting">9</td>' in answer.content.decode()


def test_a_firm_counts_its_requests_and_its_people(desk, employer, asked, reported):
    (row,) = desk.get(at("employer")).context["cl"].result_list
    assert (row.waits, row.works) == (1, 1)


def test_requests_and_placements_are_searched_and_opened_but_not_written(desk, asked, reported):
    assert found(desk, "hirerequest", "?q=juru") == [asked.pk]
    assert found(desk, "placement", "?q=kanari") == [reported.pk]
    for noun, record in (("hirerequest", asked), ("placement", reported)):
        page = at(noun, "change", record.pk)
        body = desk.get(page).content.decode()
        assert 'name="status"' not in body
        assert 'name="evidence"' not in body
        assert desk.post(page, {"status": "HIRED"}).status_code == 403
        assert desk.get(at(noun, "add")).status_code == 403
    asked.refresh_from_db()
    assert asked.status == "REQUESTED"


def test_what_waited_too_long_is_closed_from_the_list(desk, asked):
    HireRequest.objects.update(requested_at=timezone.now() - timedelta(days=15))
    answer = desk.get(at("hirerequest"))
    names = [name for name, _label in answer.context["action_form"].fields["action"].choices]
    assert names[0] == ""
    assert "delete_selected" not in names


def test_the_page_of_a_firm_leads_to_the_steps_that_want_a_reason(desk, employer):
    body = desk.get(at("employer", "change", employer.pk)).content.decode()
    assert reverse("placements:employer_detail", args=[employer.pk]) in body
    assert 'name="status"' not in body


def test_no_list_of_the_desk_shows_a_nik(desk, asked, reported):
    for noun in ("employer", "employercontact", "hirerequest", "placement"):
        assert CANARIES["nik"] not in desk.get(at(noun)).content.decode()
