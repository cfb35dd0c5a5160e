"""The first page of every role, with rows and without, and the search in the header."""

import pytest
from django.urls import reverse

from blkportal.core.models import Job
from reports.worklists import ministry_work
from tests.chain import make_batch, make_enrollment, make_participant, make_quota, make_referral
from tests.people import make_officer

HOME = reverse("home")


@pytest.mark.parametrize(
    "person", ["officer", "province_officer", "organizer", "certifier", "ministry",
               "ministry_reader", "ministry_admin"],
)  # fmt: skip
def test_the_home_page_stands_without_any_row(request, db, signed_in, person):
    user = request.getfixturevalue(person)
    page = signed_in(user).get(HOME)
    assert page.status_code == 200
    assert "worklist" in page.context


@pytest.mark.parametrize("person", ["officer", "province_officer", "organizer", "ministry"])
def test_the_home_page_costs_the_same_for_many_rows(
    request, db, signed_in, questions, gunung_mas, person
):
    client = signed_in(request.getfixturevalue(person))
    few = len(questions(client, HOME))
    for _number in range(5):
        batch = make_batch()
        make_quota(batch)
        for _person in range(4):
            make_referral(batch)
    assert len(questions(client, HOME)) <= max(few, 12)


def test_who_has_not_signed_in_is_told_what_the_portal_is(client, db, questions):
    assert questions(client, HOME) == []
    assert reverse("accounts:sign_in").encode() in client.get(HOME).content


def test_an_officer_sees_the_quota_and_how_far_the_own_people_came(officer, signed_in):
    batch = make_batch()
    make_quota(batch, seats=14)
    make_quota(batch, "62.11", seats=15)
    make_referral(batch)
    context = signed_in(officer).get(HOME).context
    assert context["quotas"][0]["given"] == 14
    assert context["stages"][0]["count"] == 1


def test_a_province_sees_every_regency_those_with_nothing_too(province_officer, signed_in):
    make_quota(make_batch(), seats=14)
    rows = {
        row["regency"].pk: row for row in signed_in(province_officer).get(HOME).context["glance"]
    }
    assert len(rows) == 14
    assert rows["62.10"]["given"] == 14
    assert rows["62.01"]["given"] == 0


def test_the_ministry_is_told_of_quarantined_work(ministry, signed_in):
    assert ministry_work(ministry) == []
    Job.objects.create(
        kind="build_report", key="a", status="QUARANTINED", ended_at="2026-01-02T03:04Z"
    )
    items = signed_in(ministry).get(HOME).context["worklist"]
    assert any("QUARANTINED" in item.url for item in items)


def find(client, text, status=200):
    page = client.get(reverse("search"), {"q": text})
    assert page.status_code == status
    return {str(group.icon): [hit.text for hit in group.hits] for group in page.context["groups"]}


def test_people_are_found_by_name_by_last_digits_and_by_the_whole_nik(officer, signed_in):
    person = make_participant(name="Siti Rahma Dewi")
    client = signed_in(officer)
    for text in ("rahma siti", person.nik_last4, person.nik):
        assert find(client, text).get("people") == ["Siti Rahma Dewi"], text


def test_nobody_finds_people_of_another_region(neighbour, recruiter, signed_in):
    person = make_participant(name="Siti Rahma Dewi")
    for user in (neighbour, recruiter):
        for text in ("Siti", person.nik, person.nik_last4):
            assert "people" not in find(signed_in(user), text)


def test_an_officer_finds_the_own_region_only(officer, ministry, signed_in):
    assert find(signed_in(officer), "62.10")["map"] == ["Kabupaten Gunung Mas · 62.10"]
    assert "map" not in find(signed_in(officer), "62.11")
    assert "map" in find(signed_in(ministry), "Pulang Pisau")


def test_the_result_shows_eight_and_says_that_there_are_more(officer, signed_in):
    for number in range(10):
        make_participant(name=f"Budi {number}")
    page = signed_in(officer).get(reverse("search"), {"q": "budi"})
    people = page.context["groups"][0]
    assert (len(people.hits), people.has_more) == (8, True)


@pytest.mark.parametrize(
    "text", ["", " ", "%", "_", "'", "\\", "☃", "x" * 101, "a " * 49, "<script>"]
)
def test_odd_searches_do_no_harm(officer, signed_in, text):
    make_participant(name="Siti Rahma")
    find(signed_in(officer), text)


def test_a_text_that_cannot_be_stored_is_refused(officer, signed_in):
    assert signed_in(officer).get(reverse("search"), {"q": "a\x00b"}).status_code == 400


def test_a_search_asks_at_most_eight_questions(ministry, signed_in, questions):
    make_participant(name="Las Rahma")
    make_batch()
    assert len(questions(signed_in(ministry), reverse("search") + "?q=las")) <= 8


def test_a_new_officer_of_an_empty_region_is_told_what_to_do(db, signed_in):
    page = signed_in(make_officer("baru@banjar.test", "63.03")).get(HOME)
    assert page.content.count(b'class="empty"') == 2


def test_a_center_is_told_what_waits_and_its_neighbour_is_not(
    organizer, other_organizer, signed_in
):
    make_referral(make_batch(), status="SUBMITTED")
    assert signed_in(organizer).get(HOME).context["worklist"]
    assert signed_in(other_organizer).get(HOME).context["worklist"] == []


def test_a_province_is_reminded_of_what_its_regencies_let_wait_and_offered_no_foreign_verb(
    province_officer, other_province_officer, signed_in
):
    batch = make_batch()
    for status in ("RETURNED", "RETURNED", "SUBMITTED"):
        make_referral(batch, status=status)
    items = signed_in(province_officer).get(HOME).context["worklist"]
    assert [("Gunung Mas" in str(item.text), "2" in str(item.text)) for item in items] == [
        (True, True)
    ]
    for item in items:
        assert signed_in(province_officer).get(item.url).status_code == 200
    assert signed_in(other_province_officer).get(HOME).context["worklist"] == []


def test_stages_count_who_came_so_far_and_who_stands_there_now(officer, signed_in):
    batch = make_batch()
    make_enrollment("ARRIVED", make_referral(batch, status="SELECTED"))
    make_referral(batch)
    stages = {row["key"]: row for row in signed_in(officer).get(HOME).context["stages"]}
    assert (stages["nominated"]["count"], stages["nominated"]["here"]) == (2, 1)
    assert (stages["arrived"]["count"], stages["arrived"]["here"]) == (1, 1)
