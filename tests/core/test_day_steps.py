"""The years, months and days above a list of the ministry's desk lead to the rows of each."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.templatetags.desk import steps_below
from tests.chain import make_batch


@pytest.fixture
def batches(signed_in, ministry):
    browser = signed_in(ministry)
    address = reverse("admin:programs_batch_changelist")
    return lambda query="": browser.get(f"{address}{query}")


def test_it_begins_with_every_year_since_the_first_class_and_the_next(batches):
    years = [step["title"] for step in batches().context["choices"]]
    assert (years[0], years[-1]) == ("2017", str(timezone.localdate().year + 1))


def test_a_year_leads_to_its_months_and_back(batches):
    page = batches("?starts_on__year=2024&status=OPEN").context
    assert len(page["choices"]) == 12
    assert "starts_on__month=2" in page["choices"][1]["link"]
    assert "starts_on__year" not in page["back"]["link"]
    assert all("status=OPEN" in step["link"] for step in (page["back"], *page["choices"]))


@pytest.mark.parametrize("year, days", [(2023, 28), (2024, 29)])
def test_a_month_has_its_own_days(batches, year, days):
    page = batches(f"?starts_on__year={year}&starts_on__month=2").context
    assert len(page["choices"]) == len(steps_below([year, 2])) == days
    assert page["back"]["title"] == str(year)


def test_a_day_shows_its_rows_alone(batches):
    batch = make_batch()
    day = batch.starts_on
    page = batches(
        f"?starts_on__year={day.year}&starts_on__month={day.month}&starts_on__day={day.day}"
    )
    assert list(page.context["cl"].result_list) == [batch]
    assert "link" not in page.context["choices"][0]


@pytest.mark.parametrize("query", ["?starts_on__month=2", "?starts_on__day=9"])
def test_a_month_without_its_year_asks_for_the_year(batches, query):
    assert len(batches(query).context["choices"]) > 5
