"""Pages of a list: never more than a hundred rows, and none lost or doubled between two pages."""

import pytest
from django.urls import reverse

from blkportal.core.paging import (
    MOST_ROWS,
    PAGE_SIZE,
    ApiPaging,
    CappedPaginator,
    LongPaginator,
    page_of,
)
from participants.models import Enrollment, Participant
from programs.models import Vocation
from tests.chain import make_batch, make_enrollment, make_participant, make_quota, make_referral


@pytest.fixture
def vocations(db):
    Vocation.objects.bulk_create(
        Vocation(code=f"v-{n:03}", name=f"Kejuruan {n:03}") for n in range(MOST_ROWS + 20)
    )
    return Vocation.objects.order_by("code")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *(("", 1), ("1", 1), ("2", 2), ("3", 3)),
        *(("0", 3), ("4", 3), ("999999", 3)),
        *(("-1", 1), ("x", 1), ("1e3", 1), ("²", 1), ("٣", 1), ("9" * 400, 1), ("1.5", 1)),
    ],
)
def test_a_page_that_does_not_exist_gives_a_near_one(rf, vocations, typed, number):
    page = page_of(rf.get("/", {"page": typed}), vocations)
    assert page.number == number
    assert len(page) == min(PAGE_SIZE, MOST_ROWS + 20 - PAGE_SIZE * (number - 1))


@pytest.mark.parametrize(
    ("limit", "rows"), [(None, PAGE_SIZE), (7, 7), (100, 100), (101, 100), (999_999, 100)]
)
def test_the_api_gives_at_most_a_hundred_rows(signed_in, ministry, vocations, limit, rows):
    asked = {} if limit is None else {"limit": limit}
    answer = signed_in(ministry).get(reverse("vocation-list"), asked).json()
    assert len(answer["results"]) == rows
    assert answer["count"] == MOST_ROWS + 20


@pytest.mark.parametrize("name", ["limit", "offset"])
@pytest.mark.parametrize("odd", ["-1", "x", "1e3", "9999999", "٣", "1.5", "²"])
def test_an_odd_number_is_refused_with_its_name(signed_in, ministry, name, odd):
    answer = signed_in(ministry).get(reverse("vocation-list"), {name: odd})
    assert answer.status_code == 400
    assert name in answer.json()


def test_an_offset_behind_the_end_is_an_empty_page(signed_in, ministry, vocations):
    answer = signed_in(ministry).get(reverse("vocation-list"), {"offset": 999_999})
    assert (answer.status_code, answer.json()["results"]) == (200, [])


@pytest.fixture
def seats(db):
    batch = make_batch(capacity=40)
    quota = make_quota(batch, seats=40, nominees=40)

    def make(count):
        return [
            make_enrollment("CONFIRMED", make_referral(batch, quota=quota, status="SELECTED")).pk
            for _number in range(count)
        ]

    return make


def walk(browser, address, limit, between=lambda: None):
    """The keys of all pages, in the order in which they came."""
    address, keys = f"{address}?limit={limit}", []
    while address:
        answer = browser.get(address).json()
        keys.append([row["id"] for row in answer["results"]])
        address = answer["next"]
        between()
    return keys


def test_pages_by_key_hold_every_row_once(signed_in, organizer, seats):
    made = seats(7)
    pages = walk(signed_in(organizer), reverse("enrollment-list"), 3)
    assert [len(page) for page in pages] == [3, 3, 1]
    assert sum(pages, []) == sorted(made, reverse=True)


def test_rows_that_come_meanwhile_shift_nothing(signed_in, organizer, seats):
    """With numbered pages the first new row would push one row onto the next page again."""
    made = seats(6)
    pages = walk(signed_in(organizer), reverse("enrollment-list"), 2, between=lambda: seats(1))
    assert sum(pages, []) == sorted(made, reverse=True)
    assert Enrollment.objects.count() == 6 + len(pages)


@pytest.mark.parametrize("cursor", ["x", "cD0x", "%00", "bm90IGEgY3Vyc29y", "=" * 300])
def test_an_odd_cursor_is_refused_or_starts_anew_and_never_breaks(
    signed_in, organizer, seats, cursor
):
    seats(1)
    answer = signed_in(organizer).get(f"{reverse('enrollment-list')}?cursor={cursor}")
    assert answer.status_code in {200, 400, 404}


def test_numbered_pages_have_an_order_that_leaves_no_row_out(signed_in, officer):
    """Seven people of one name: the key decides, on every page alike."""
    made = {make_participant(name="Siti").pk for _number in range(7)}
    browser, seen = signed_in(officer), []
    for offset in range(0, 7, 2):
        answer = browser.get(reverse("participant-list"), {"limit": 2, "offset": offset}).json()
        seen += [row["id"] for row in answer["results"]]
    assert len(seen) == 7
    assert set(seen) == made == set(Participant.objects.values_list("pk", flat=True))


def test_a_capped_list_says_more_than_and_counts_no_further(db, django_assert_num_queries):
    for number in range(4):
        make_participant(name=f"Orang {number}")
    pages = CappedPaginator(Participant.objects.order_by("pk"), 2)
    pages.most = 3
    with django_assert_num_queries(1):
        assert (pages.count, pages.is_capped, pages.num_pages) == (3, True, 2)
    pages = CappedPaginator(Participant.objects.order_by("pk"), 2)
    assert (pages.count, pages.is_capped) == (4, False)


def test_every_list_is_counted_so_far_and_its_page_says_so(signed_in, officer, monkeypatch):
    monkeypatch.setattr(LongPaginator, "most", 2)
    for number in range(4):
        make_participant(name=f"Siti {number}")
    browser, address = signed_in(officer), reverse("participants:participant_list")
    every, narrowed = browser.get(address), browser.get(f"{address}?q=Siti")
    assert every.context["page"].paginator.is_capped
    assert "lebih dari <b" in every.text
    assert "lebih dari <b" in narrowed.text
    assert narrowed.context["total"] is None  # "2 of 2" would not be true


def test_the_ministrys_desk_counts_no_further_either(signed_in, ministry, monkeypatch):
    monkeypatch.setattr(LongPaginator, "most", 2)
    for number in range(4):
        make_participant(name=f"Siti {number}")
    page = signed_in(ministry).get(reverse("admin:participants_participant_changelist"))
    assert "lebih dari 2" in page.text


def test_the_api_counts_one_more_than_it_reaches_and_no_further(signed_in, officer, monkeypatch):
    monkeypatch.setattr(ApiPaging, "most", 2)
    for number in range(4):
        make_participant(name=f"Siti {number}")
    browser = signed_in(officer)
    assert browser.get(reverse("participant-list"), {"limit": 1}).json()["count"] == 3
    assert browser.get(reverse("participant-list"), {"offset": 99}).json()["previous"]
