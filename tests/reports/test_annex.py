"""Obstacles, duties and the map on a report: frozen with it, and absent from older ones."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from regions.models import Obstacle, Regency
from reports.documents import print_report
from reports.documents.annex import LARGEST, WIDTH, annex_facts
from reports.models import RegionalReport
from reports.services import is_intact
from tests.obstacles import make_obstacle

IN_2019 = datetime.fromisoformat("2019-08-01T09:00:00+07:00")


@pytest.fixture
def solved():
    return obstacle("62.10", status="SOLVED", closed_on=date(2019, 8, 9), helped=6)


def obstacle(regency, **about):
    made = make_obstacle(regency)
    facts = {"raised_at": IN_2019, "answer": "Bus disewa", "title": "RAHASIA Siti"} | about
    Obstacle.objects.filter(pk=made.pk).update(**facts)
    return made


def frozen(report):
    return report.breakdowns["annex"]


def test_obstacles_are_told_of_the_place_and_the_period_only(gunung_mas, ministry, solved, build):
    obstacle("62.11", status="SOLVED", closed_on=date(2019, 8, 9), helped=50)
    obstacle("62.10", status="SOLVED", closed_on=date(2020, 1, 1), helped=70)
    (row,) = frozen(build(ministry))["obstacles"]["categories"]
    assert (row["raised"], row["solved"], row["people"]) == (2, 1, 6)


def test_who_was_helped_is_unknown_where_nobody_said(gunung_mas, officer, solved, build):
    Obstacle.objects.filter(pk=solved.pk).update(helped=None)
    (row,) = frozen(build(officer))["obstacles"]["categories"]
    assert (row["people"], row["people_unknown"]) == (0, 1)


def test_a_merged_obstacle_is_told_once(gunung_mas, officer, solved, build):
    obstacle("62.10", status="MERGED", closed_on=date(2019, 8, 9), merged_into=solved)
    (row,) = frozen(build(officer))["obstacles"]["categories"]
    assert row["raised"] == 1


def test_the_oldest_open_one_comes_first_and_without_its_words(gunung_mas, officer, build):
    obstacle("62.10", raised_at=timezone.now() - timedelta(days=9))
    obstacle("62.10", raised_at=timezone.now() - timedelta(days=20))
    found = frozen(build(officer))["obstacles"]
    assert [row["days"] for row in found["oldest"]] == [20, 9]
    assert "RAHASIA" not in str(found)


def test_duties_stand_with_what_was_due_and_their_words(gunung_mas, officer, build):
    duties = frozen(build(officer))["duties"]
    rows = {row["label"]: row for row in duties["rows"]}
    assert duties["year"] == 2019
    assert len(rows) == 12
    shown = annex_facts(build(officer))["duties"]["parts"]
    assert all(row["counted"] and row["definition"] for part in shown for row in part)
    assert any(row["share"] == "" for part in shown for row in part), "nothing due, no share"


def test_the_map_holds_every_region_in_its_frame(gunung_mas, province_officer, build):
    drawn = annex_facts(build(province_officer, level="PROVINCE", place="62"))["map"]
    circles = drawn["circles"]
    assert len(circles) == Regency.objects.current().in_province("62").count()
    assert all(0 <= one["x"] <= WIDTH and 0 <= one["y"] <= drawn["height"] for one in circles)


def test_twice_the_people_is_twice_the_area(gunung_mas, province_officer, build):
    drawn = annex_facts(build(province_officer, level="PROVINCE", place="62"))["map"]
    large, small = drawn["circles"][:2]
    assert (large["people"], small["people"]) == ("2", "1")
    assert large["r"] == LARGEST["PROVINCE"]
    assert large["r"] ** 2 == pytest.approx(2 * small["r"] ** 2, rel=0.01)


def test_north_is_up_and_east_is_right(gunung_mas, province_officer, build):
    drawn = annex_facts(build(province_officer, level="PROVINCE", place="62"))["map"]
    by_code = {one["code"]: one for one in drawn["circles"]}
    (one, other) = (Regency.objects.get(pk=code) for code in ("62.10", "62.11"))
    assert (by_code[one.pk]["y"] < by_code[other.pk]["y"]) == (one.latitude > other.latitude)
    assert (by_code[one.pk]["x"] < by_code[other.pk]["x"]) == (one.longitude < other.longitude)


def test_a_region_has_no_map(gunung_mas, officer, build):
    assert "map" not in frozen(build(officer))


def test_the_paper_stays_the_same_when_obstacles_and_places_change(
    gunung_mas, province_officer, solved, build
):
    report = build(province_officer, level="PROVINCE", place="62")
    before = print_report(report)
    Obstacle.objects.update(helped=99)
    Regency.objects.filter(pk="62.10").update(longitude=110)
    report = RegionalReport.objects.get(pk=report.pk)
    assert print_report(report) == before
    assert is_intact(report)


def test_an_annex_that_was_changed_breaks_the_seal(gunung_mas, officer, solved, build):
    report = build(officer)
    report.breakdowns["annex"]["obstacles"]["categories"][0]["people"] = 600
    assert not is_intact(report)


def test_an_older_report_is_printed_without(gunung_mas, officer, build):
    report = build(officer)
    del report.breakdowns["annex"]
    assert set(annex_facts(report).values()) == {None}
    assert print_report(report).startswith(b"%PDF")
