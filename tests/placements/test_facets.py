"""Beside each choice of a search stands how many people it finds, under the other filters."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.paging import CappedPaginator
from blkportal.core.scope import acting_as
from participants.models import Certificate, Consent
from placements import facets
from placements.facets import Choice, Facet, facets_of
from placements.graduate_filters import GraduateFilter
from placements.models import Graduate
from tests.assessing import make_graduate
from tests.placements.conftest import costs_at_most

LIST = reverse("placements:graduate_list")


def shown(browser, query=""):
    """{facet: {label: count}} of the page."""
    each = browser.get(f"{LIST}{query}").context["facets"].each
    return {one.name: {choice.label: choice.count for choice in one.choices} for one in each}


@pytest.fixture
def three(db):
    """Two of Gunung Mas with level 2 and 3, one of Bekasi with level 3."""
    people = [make_graduate(), make_graduate(), make_graduate(regency="32.16")]
    for person, level in zip(people, (2, 3, 3), strict=True):
        Certificate.objects.filter(pk=person.pk).update(level=level)
    return people


def test_each_choice_says_how_many_it_finds(signed_in, recruiter, three):
    found = shown(signed_in(recruiter))
    assert found["level"] == {"3": 2, "2": 1}
    assert found["province"] == {"Kalimantan Tengah": 2, "Jawa Barat": 1}
    assert list(found["vocation"].values()) == [3]
    assert list(found["center"].values()) == [3]


def test_a_choice_counts_under_the_other_filters_and_not_under_its_own(
    signed_in, recruiter, three
):
    found = shown(signed_in(recruiter), "?province=62")
    assert found["level"] == {"2": 1, "3": 1}
    assert found["province"] == {"Kalimantan Tengah": 2, "Jawa Barat": 1}
    both = shown(signed_in(recruiter), "?province=32&level=3")
    assert (both["level"], both["province"]) == (
        {"3": 1}, {"Jawa Barat": 1, "Kalimantan Tengah": 1}
    )  # fmt: skip


@pytest.mark.parametrize("name", facets.COLUMNS)
def test_following_a_choice_finds_as_many_as_it_said(signed_in, recruiter, three, name):
    browser = signed_in(recruiter)
    facet = next(one for one in browser.get(LIST).context["facets"].each if one.name == name)
    for choice in facet.choices:
        page = browser.get(f"{LIST}?{name}={choice.key}")
        assert page.context["page"].paginator.count == choice.count


def test_the_home_counts_before_the_region_that_sent(signed_in, recruiter, three):
    person = three[0].participant
    person.domicile_id = "73.71"
    person.save()
    each = signed_in(recruiter).get(LIST).context["facets"].each
    assert ("73", "Sulawesi Selatan", 1) in [
        (choice.key, choice.label, choice.count) for one in each for choice in one.choices
    ]
    page = signed_in(recruiter).get(f"{LIST}?province=73")
    assert [row.pk for row in page.context["page"]] == [three[0].pk]


def test_choices_are_links_that_keep_the_other_filters(signed_in, recruiter, three):
    text = signed_in(recruiter).get(f"{LIST}?unit=las&level=3&page=2").text
    assert 'href="?unit=las&amp;level=3&amp;province=32"' in text
    assert '<a href="?unit=las" aria-current="true">' in text


def test_whoever_gives_consent_up_is_counted_no_more(signed_in, recruiter, three):
    Consent.objects.filter(participant=three[0].participant).update(withdrawn_at=timezone.now())
    assert shown(signed_in(recruiter))["level"] == {"3": 2}


def test_a_firm_that_is_not_verified_reads_no_numbers(signed_in, recruiter, employer, three):
    type(employer).objects.update(status="SUSPENDED")
    assert not any(shown(signed_in(recruiter)).values())
    answer = signed_in(recruiter).get("/api/v1/graduates/facets/").json()
    assert answer["seen"] == 0


def test_beyond_the_cap_the_newest_are_counted_and_that_is_said(
    signed_in, recruiter, three, monkeypatch
):
    monkeypatch.setattr(facets, "MOST", 2)
    monkeypatch.setattr(CappedPaginator, "most", 2)
    page = signed_in(recruiter).get(LIST)
    each = {one.name: one for one in page.context["facets"].each}
    assert sum(choice.count for choice in each["level"].choices) == 2
    assert each["level"].capped
    assert page.context["page"].paginator.is_capped
    assert 'number">2+</span>' in page.text
    one = signed_in(recruiter).get(f"{LIST}?level=2").context["facets"]
    assert [facet.capped for facet in one.each] == [False, True, False, False]


def test_all_counts_cost_two_statements_and_the_list_none_of_its_own(recruiter, three):
    with acting_as(recruiter):
        offered = Graduate.objects.visible_to(recruiter)
        found = GraduateFilter({"level": "3", "province": "32"}, offered)
        assert found.form.is_valid()
        with costs_at_most(2):
            seen = facets_of(found, by=recruiter).seen
        with costs_at_most(0):
            assert CappedPaginator(found.qs, 25, seen=seen).count == 1


def test_a_long_list_of_choices_leaves_the_rest_to_the_filter():
    choices = [Choice(str(at), f"Pusat {at}", 9, False) for at in range(10)]
    facet = Facet("center", choices, False)
    assert ([choice.key for choice in facet.shown], facet.more) == (list("01234567"), 2)


def test_odd_filters_leave_the_counts_of_the_whole(signed_in, recruiter, three):
    assert shown(signed_in(recruiter), "?level=x")["level"] == {"3": 2, "2": 1}


def test_the_api_gives_the_same_counts(signed_in, recruiter, three):
    answer = signed_in(recruiter).get("/api/v1/graduates/facets/?province=62").json()
    assert answer["seen"] == 2
    levels = {c["key"]: (c["count"], c["is_chosen"]) for c in answer["facets"][1]["choices"]}
    assert levels == {"2": (1, False), "3": (1, False)}
    assert signed_in(recruiter).get("/api/v1/graduates/facets/?level=x").status_code == 400
