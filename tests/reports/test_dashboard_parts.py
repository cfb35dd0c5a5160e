"""Map, time after graduation, ranks among equals, files: each holds the numbers of the page."""

import csv
import io
import re
from datetime import date
from math import pi

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Enrollment
from regions.models import Regency
from reports.services.counting import count
from reports.services.dashboard.asked import Asked, before
from reports.services.dashboard.cohort import PARTS, cohorts_of
from reports.services.dashboard.league import BY, league_of, placed
from reports.services.dashboard.looking import look_at_place
from reports.services.dashboard.mapping import (
    LARGEST,
    Spot,
    draw,
    half_of,
    round_down,
    sentence_of,
)
from reports.services.dashboard.tables import MORE, TABLES, names_at
from reports.services.question import Question, load_places
from tests.chain import make_batch, make_enrollment, make_referral
from tests.door import Door
from tests.reports.histories import random_history

SINCE, UNTIL = date(2019, 1, 1), date(2020, 6, 30)
DAYS = {"since": "2019-01-01", "until": "2020-06-30"}
NATION = reverse("reports:show_dashboard")


def place_page(place):
    return reverse("reports:show_place_dashboard", args=[place])


def asked(place="", since=SINCE, until=UNTIL):
    return Asked(Question(place, since, until))


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


def spot(code, number, longitude=110.0, latitude=-7.0):
    return Spot(code, f"Kabupaten {code}", longitude, latitude, number)


def test_the_area_of_a_bubble_grows_with_its_number():
    picture = draw([spot("a", 400), spot("b", 100), spot("c", 0)], whole=True)
    areas = {each.code: pi * float(each.r) ** 2 for each in picture.bubbles}
    assert float(picture.bubbles[0].r) == LARGEST
    assert areas["a"] / areas["b"] == pytest.approx(4, rel=0.02)
    assert areas["c"] < areas["b"] / 10


def test_a_bubble_lies_where_its_regency_lies():
    west, east = spot("w", 1, 96.0, 5.0), spot("e", 1, 140.0, -8.0)
    by_code = {each.code: each for each in draw([west, east], whole=True).bubbles}
    assert float(by_code["w"].x) < float(by_code["e"].x)
    assert float(by_code["w"].y) < float(by_code["e"].y)
    wide = float(by_code["e"].x) - float(by_code["w"].x)
    high = float(by_code["e"].y) - float(by_code["w"].y)
    assert wide / high == pytest.approx(44 / 13, rel=0.02)  # a degree is as wide as it is high


def test_small_bubbles_lie_on_large_ones():
    picture = draw([spot("a", 1), spot("b", 900), spot("c", 30)], whole=True)
    assert [each.code for each in picture.bubbles] == ["b", "c", "a"]


def test_a_map_of_nothing_and_of_one_place_can_be_drawn():
    assert draw([], whole=False).bubbles == []
    assert len(draw([spot("a", 0)], whole=False).bubbles) == 1


def test_the_map_is_said_in_a_sentence():
    spots = [spot("a", 60), spot("b", 30), spot("c", 30), spot("d", 0)]
    words = sentence_of(spots, "Dilatih")
    assert "Kabupaten a" in words
    assert re.findall(r"\d+", words) == ["3", "4", "60", "1"]
    assert "0" not in sentence_of([spot("a", 0)], "Dilatih").replace("10", "")
    assert half_of(spots[:3]) == 1
    assert [round_down(each) for each in (387, 20, 7, 0)] == [300, 20, 7, 0]


def test_the_map_of_the_nation_has_every_regency_and_leads_to_it(desk, gunung_mas):
    page = desk.get(NATION, DAYS | {"show": "map"})
    picture = page.context["picture"]
    assert len(picture.bubbles) == Regency.objects.current().count() == 514
    assert sum(each.number for each in picture.bubbles) == 3
    (query,) = set(re.findall(r'href="/reports/dashboard/62\.1[01]/(\?[^"]*)"', page.text)[:1])
    assert query.replace("&amp;", "&") == "?since=2019-01-01&until=2020-06-30"
    assert {row["key"] for row in page.context["table"].rows} == {"62.10", "62.11"}
    all_rows = desk.get(NATION, DAYS | {"show": "map", "zeros": "yes"}).context["page"].paginator
    assert all_rows.count == 514


def test_another_figure_can_be_drawn(desk, gunung_mas):
    page = desk.get(place_page("62"), DAYS | {"show": "map", "measure": "certified"})
    assert sum(each.number for each in page.context["picture"].bubbles) == 1
    for odd in ("quota_given", "secret"):
        page = desk.get(place_page("62"), DAYS | {"show": "map", "measure": odd})
        assert page.context["measure"].name == "enrolled"


def test_one_regency_has_no_map_and_no_league(desk, gunung_mas):
    for show in ("map", "league", "secret"):
        assert desk.get(place_page("62.10"), {"show": show}).context["show"] == ""


@pytest.mark.parametrize("seed", range(8))
def test_every_graduate_stands_in_one_column_of_the_cohorts(db, seed):
    random_history(seed, people=35)
    for place in ("", "62", "62.10"):
        found = cohorts_of(asked(place), load_places())
        report = count(Question(place, SINCE, UNTIL)).figures
        rows = found.table.rows
        assert sum(row["graduated"] for row in rows) == report["graduated"]
        for name in ("waited_3", "waited_6", "waited_12", "waited_longer"):
            assert sum(row[name] for row in rows) == report[name]
        assert sum(row["not_known"] for row in rows) == report["unknown"]
        for row in rows:
            assert sum(row[name] for name in PARTS) == row["graduated"]


def test_a_year_is_shown_by_month_and_more_by_quarter(db):
    random_history(3, people=35)
    by_month = cohorts_of(asked(since=date(2019, 1, 1), until=date(2019, 12, 31)), load_places())
    assert by_month.table.rows
    days = {row["key"] for row in cohorts_of(asked(), load_places()).table.rows}
    assert {day[5:] for day in days} <= {"01-01", "04-01", "07-01", "10-01"}


def test_what_can_still_grow_is_said(db):
    today = timezone.localdate()
    batch = make_batch(starts_on=date(today.year - 1, 1, 5), status="CLOSED")
    seat = make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))
    Enrollment.objects.filter(pk=seat.pk).update(graduated_on=today)
    found = cohorts_of(asked(since=date(today.year - 1, 1, 1), until=today), load_places())
    (row,) = found.table.rows
    assert found.open[row["key"]] == ["waited_3", "waited_6", "waited_12"]
    assert row["not_known"] == row["graduated"] == 1


def test_the_cohorts_are_shown_and_an_empty_one_says_so(desk, gunung_mas):
    page = desk.get(NATION, DAYS | {"show": "cohort"})
    assert len(page.context["cohorts"].bars) == len(page.context["cohorts"].table.rows) == 1
    assert "empty" in desk.get(NATION, {"show": "cohort"}).text


def row(key, number, of):
    return {"key": key, "number": number, "of": of}


def test_the_same_share_is_the_same_place():
    rows = placed([row("a", 5, 10), row("b", 9, 10), row("c", 10, 20), row("d", 1, 10)])
    assert [(each["key"], each["place"]) for each in rows] == [
        ("b", 1),
        ("a", 2),
        ("c", 2),
        ("d", 4),
    ]


def test_regions_are_ranked_with_those_of_their_size_only(db):
    batch = make_batch(starts_on=date(2019, 7, 1), status="CLOSED", capacity=64)
    for regency, people in (("62.10", 12), ("62.11", 9), ("32.01", 11)):
        for _number in range(people):
            make_enrollment("GRADUATED", make_referral(batch, None, None, "SELECTED", regency))
    groups = league_of(look_at_place(asked(), load_places()), BY["graduation"])
    ranked = {group.size: [each["key"] for each in group.rows] for group in groups}
    assert ranked == {"SMALL": ["62.10"], "MEDIUM": [], "LARGE": ["32.01"]}
    assert sum(group.left_out + len(group.rows) for group in groups) == 514


def test_the_league_offers_no_order_of_all(desk, gunung_mas):
    page = desk.get(NATION, DAYS | {"show": "league", "by": "certification"})
    assert page.context["rate"].name == "certification"
    assert [group.size for group, _rows in page.context["groups"]] == ["SMALL", "MEDIUM", "LARGE"]
    one = desk.get(NATION, DAYS | {"show": "league", "group": "SMALL"})
    assert len(one.context["groups"]) == 1
    odd = desk.get(NATION, DAYS | {"show": "league", "by": "secret", "sex": "FEMALE"})
    assert odd.status_code == 200


def read_csv(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_a_file_with_the_numbers_of_the_page(desk, gunung_mas, name):
    address = reverse("reports:download_table", args=[name])
    head, *lines = read_csv(desk.get(address, DAYS | {"region": "62"}))
    beside = Asked(Question("62", SINCE, UNTIL), before(SINCE, UNTIL))
    table = TABLES[name](look_at_place(beside, load_places()))
    assert len(lines) == len(table.rows)
    for line, expected in zip(lines, table.rows, strict=True):
        assert line[0] == expected["key"]
        told = [expected.get(each) for each in table.heads]
        shown = ["" if each is None else str(each) for each in told]
        assert line[2 : 2 + len(shown)] == shown
    assert len(head) >= 2 + len(table.heads)


def test_a_file_is_of_the_own_place_only(signed_in, officer, neighbour):
    client = signed_in(officer)
    address = reverse("reports:download_table", args=["within"])
    assert "62.10" in client.get(address)["Content-Disposition"]
    assert client.get(address, {"region": neighbour.scope_key}).status_code == 404
    assert client.get(address, {"region": "62"}).status_code == 404
    assert client.get(reverse("reports:download_table", args=["map"])).status_code == 404
    assert client.get(reverse("reports:download_table", args=["secret"])).status_code == 404


def test_a_file_can_be_a_workbook(desk, gunung_mas):
    address = reverse("reports:download_table", args=["within"])
    answer = desk.get(address, DAYS | {"format": "xlsx"})
    assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_the_api_answers_with_the_numbers_of_the_page(desk, ministry, gunung_mas):
    body = Door(ministry).get("dashboard/62/", **DAYS).json()
    page = desk.get(place_page("62"), DAYS)
    tables = {table["name"]: table["rows"] for table in body["tables"]}
    assert set(tables) == set(names_at("PROVINCE")) - MORE
    (cohort,) = Door(ministry).get("dashboard/", **DAYS, table="cohort").json()["tables"]
    assert sum(row["graduated"] for row in cohort["rows"]) == 3
    shown = {row["key"]: row["enrolled"] for row in page.context["table"].rows}
    assert {row["key"]: row["enrolled"] for row in tables["within"]} == shown
    cards = {card.name: (card.number, card.of, card.other) for card in page.context["cards"]}
    found = {row["key"]: (row["number"], row["of"], row["other"]) for row in tables["figures"]}
    assert found == cards
    assert body["other_until"] == "2018-12-31"


def test_the_api_refuses_what_cannot_be_asked(ministry, officer, neighbour):
    door = Door(ministry)
    assert door.get("dashboard/", since="2019-13-01").status_code == 400
    assert door.get("dashboard/", table="secret").status_code == 400
    assert door.get("dashboard/99/").status_code == 404
    own = Door(officer)
    assert own.get("dashboard/").json()["place"] == "62.10"
    assert own.get(f"dashboard/{neighbour.scope_key}/").status_code == 404


@pytest.mark.parametrize("show", ["", "map", "cohort", "league"])
def test_a_part_costs_six_statements_however_many_people(desk, gunung_mas, questions, show):
    frame = 2  # the session and its user
    for place in ("", "62", "62.10"):
        address = place_page(place) if place else NATION
        assert len(questions(desk, f"{address}?since=2019-01-01&show={show}")) <= 6 + frame
