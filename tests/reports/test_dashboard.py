"""A dashboard counts what a report would freeze: for each place, period and filter."""

from datetime import date

import pytest
from django.urls import reverse

from participants.models import Enrollment
from programs.models import Batch, Program
from regions.models import Province
from reports.services.counting import count
from reports.services.dashboard.asked import Asked, before, from_day, whole_months, year_before
from reports.services.dashboard.cards import in_numbers, in_points
from reports.services.dashboard.looking import children_of, look_at_place
from reports.services.question import Question, load_places
from tests.chain import make_batch, make_enrollment, make_referral
from tests.reports.histories import random_history

SINCE, UNTIL = date(2019, 1, 1), date(2020, 6, 30)
DAYS = {"since": "2019-01-01", "until": "2020-06-30"}
PLACES = ["", "62", "62.10", "93", "93.01", "11"]


def look(place="", **narrowed):
    question = Question(place, SINCE, UNTIL, **narrowed)
    return look_at_place(Asked(question, before(SINCE, UNTIL)), load_places())


def at(place=""):
    name = "place_dashboard" if place else "dashboard"
    return reverse(f"reports:show_{name}", args=[place] if place else [])


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


@pytest.mark.parametrize("seed", range(12))
def test_each_number_is_what_the_report_of_the_place_counts(db, seed):
    random_history(seed, people=25)
    for place in PLACES:
        found = look(place)
        report = count(Question(place, SINCE, UNTIL))
        earlier = count(Question(place, *before(SINCE, UNTIL)))
        for name, number in found.figures.items():
            assert number == report.figures[name], (place, name)
            assert found.other[name] == earlier.figures[name], (place, name)


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_what_lies_within_adds_up_to_the_whole(db, seed):
    random_history(seed, people=30)
    for place in ["", *Province.objects.values_list("pk", flat=True)[:20], "62", "93", "62.10"]:
        whole, table = look(place), children_of(look(place))
        for name in table.heads:
            total = sum(row[name] for row in table.rows)
            assert total == whole.figures[name], (place, name)


@pytest.mark.parametrize("seed", [31, 32])
def test_each_filter_leaves_what_the_breakdown_of_a_report_says(db, seed):
    random_history(seed, people=40)
    report = count(Question("", SINCE, UNTIL))
    for row in report.breakdowns["sex"]:
        assert look(sex=row["key"]).figures["graduated"] == row["figures"]["graduated"]
    for row in report.breakdowns["program"]:
        found = look(program=int(row["key"])).figures
        assert {name: row["figures"][name] for name in found} == found


def test_what_a_source_does_not_know_is_left_out_and_never_zero(db, gunung_mas):
    batch = gunung_mas[0].batch_id
    women = look("62.10", sex="FEMALE")
    assert "referred" not in women.figures
    assert "quota_given" not in women.figures
    in_class = look("62.10", batch=batch)
    assert in_class.figures["referred"] == 2
    assert "quota_given" not in in_class.figures


def test_a_class_counts_the_people_of_one_region_only(db, gunung_mas):
    batch = gunung_mas[0].batch_id
    assert look("62.10", batch=batch).figures["enrolled"] == 2
    assert look("62.11", batch=batch).figures["enrolled"] == 1
    assert look("62.10", batch=make_batch().pk).figures["enrolled"] == 0


def test_a_fact_is_counted_as_soon_as_it_is_written(desk, gunung_mas):
    address = at("62.10") + "?since=2019-01-01&until=2019-12-31"
    before_it = desk.get(address).context["look"].figures["graduated"]
    make_enrollment("GRADUATED", make_referral(gunung_mas[0].batch, status="SELECTED"))
    assert desk.get(address).context["look"].figures["graduated"] == before_it + 1


@pytest.mark.parametrize(
    "since, until, earlier",
    [
        (date(2026, 1, 1), date(2026, 12, 31), (date(2025, 1, 1), date(2025, 12, 31))),
        (date(2024, 3, 1), date(2024, 3, 31), (date(2024, 2, 1), date(2024, 2, 29))),
        (date(2024, 3, 5), date(2024, 3, 14), (date(2024, 2, 24), date(2024, 3, 4))),
    ],
)
def test_the_period_before_is_equally_long_and_ends_the_day_before(since, until, earlier):
    assert before(since, until) == earlier


def test_another_period_is_as_long_as_the_first():
    assert year_before(date(2024, 2, 1), date(2024, 2, 29)) == (
        date(2023, 2, 1),
        date(2023, 2, 28),
    )
    assert from_day(date(2020, 5, 3), date(2021, 1, 1), date(2021, 1, 10)) == (
        date(2020, 5, 3), date(2020, 5, 12),
    )  # fmt: skip
    assert whole_months(date(2024, 1, 1), date(2025, 6, 30)) == 18
    assert whole_months(date(2024, 1, 2), date(2025, 6, 30)) == 0


def test_a_change_is_said_in_words():
    assert "▲ 12" in in_numbers(52, 40)
    assert "▼ 12" in in_numbers(28, 40)
    assert "40" in in_numbers(40, 40)
    assert "▲ 20" in in_points(16, 20, 12, 20)
    assert "▼ 20" in in_points(12, 20, 16, 20)
    assert "60" in in_points(12, 20, 12, 20)


@pytest.mark.parametrize("whole, other", [(9, 500), (500, 9), (0, 10)])
def test_a_share_of_fewer_than_ten_is_not_compared(whole, other):
    words = in_points(0, whole, 3, other)
    assert "▲" not in words
    assert "▼" not in words


def test_the_same_filters_lead_from_the_nation_to_the_class(desk, gunung_mas):
    batch = gunung_mas[0].batch
    query = f"?{'&'.join(f'{name}={day}' for name, day in DAYS.items())}&center=bbplk-bekasi"
    seen = []
    for address in [at(), at("62"), at("62.10")]:
        page = desk.get(address + query)
        rows = page.context["table"].rows
        seen.append(page.context["look"].figures["enrolled"])
        assert all(query in row["url"] for row in rows)
    assert seen == [3, 3, 2]
    (lowest,) = rows
    last = desk.get(lowest["url"])
    assert last.context["table"] is None
    assert last.context["look"].figures["enrolled"] == 2
    assert reverse("programs:show_batch", args=[batch.pk]) in last.text


def test_days_that_cannot_be_are_explained_and_this_year_is_shown(desk):
    for words in ("since=31-31-2019", "since=2020-01-01&until=2019-01-01", "compare=own",
                  "since=0001-01-01", "since=1990-01-01&until=2099-01-01"):  # fmt: skip
        page = desk.get(f"{at()}?{words}")
        assert page.status_code == 200
        assert page.context["form"].errors
        assert page.context["question"].period_from.month == 1
        assert not page.context["kept"]


def test_choices_that_do_not_exist_are_explained(desk):
    page = desk.get(f"{at()}?program=none&center=none&sex=none&compare=none-such")
    assert set(page.context["form"].errors) == {"program", "center", "sex", "compare"}


def test_an_officer_begins_at_home_and_sees_no_neighbour(signed_in, officer, neighbour):
    client = signed_in(officer)
    answer = client.get(f"{at()}?since=2019-01-01")
    assert answer.url == f"{at('62.10')}?since=2019-01-01"
    assert client.get(at("62.10")).status_code == 200
    for place in (neighbour.scope_key, "62", "63", "99", "62.99", "x"):
        assert client.get(at(place)).status_code == 404
    crumbs = client.get(at("62.10")).context["crumbs"]
    assert not crumbs


def test_a_province_sees_its_regencies_and_no_other(signed_in, province_officer, gunung_mas):
    client = signed_in(province_officer)
    assert client.get(at()).url == at("62")
    page = client.get(at("62"), DAYS)
    assert page.context["look"].figures["enrolled"] == 3
    assert client.get(at("62.11")).status_code == 200
    assert client.get(at("63")).status_code == 404
    assert client.get(at("63.01")).status_code == 404


def test_a_center_sees_only_whom_it_trains(signed_in, organizer, other_center, gunung_mas):
    elsewhere = make_batch(other_center, starts_on=date(2019, 7, 1), status="CLOSED")
    make_enrollment("GRADUATED", make_referral(elsewhere, None, None, "SELECTED", "62.10"))
    page = signed_in(organizer).get(at(), DAYS | {"center": other_center.code})
    assert page.context["question"].center == organizer.scope_key
    assert "center" not in page.context["form"].fields
    assert page.context["look"].figures["enrolled"] == 3
    assert Enrollment.objects.count() == 4


def test_employers_and_strangers_are_sent_away(signed_in, recruiter, client):
    assert signed_in(recruiter).get(at()).status_code == 403
    assert client.get(at()).status_code == 302


def test_no_name_of_a_person_stands_on_any_dashboard(desk, gunung_mas):
    names = [seat.participant.name for seat in gunung_mas]
    for address in (at(), at("62"), at("62.10"), f"{at('62.10')}?class={gunung_mas[0].batch_id}"):
        text = desk.get(address, DAYS).text
        assert not [name for name in names if name in text]


def test_the_order_of_the_places_is_the_readers(desk, gunung_mas):
    rows = desk.get(at("62"), DAYS | {"sort": "label"}).context["table"].rows
    assert [row["label"] for row in rows] == sorted(row["label"] for row in rows)
    rows = desk.get(at("62"), DAYS).context["table"].rows
    assert rows[0]["key"] == "62.10"
    assert len(rows) == 14
    assert desk.get(at("62"), DAYS | {"sort": "secret"}).status_code == 200


def test_a_dashboard_without_anybody_says_so(desk):
    page = desk.get(at("11.01"))
    assert page.status_code == 200
    assert page.context["table"].rows == []
    assert Batch.objects.count() == Program.objects.count() == 0


@pytest.fixture
def classes(db, monkeypatch):
    """Three classes of one region: two people, one, and one who was only nominated."""
    monkeypatch.setattr("reports.views.dashboard_parts.PAGE_SIZE", 2)
    made = [
        make_batch(starts_on=date(2019, month, 1), title=f"Kelas {month}") for month in (3, 5, 7)
    ]
    for batch, people in ((made[0], 1), (made[1], 2)):
        for _person in range(people):
            make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))
    make_referral(made[2])
    return made


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Kelas 5", "Kelas 3"]),
        ("&page=2", ["Kelas 7"]),
        ("&page=99", ["Kelas 7"]),
        ("&page=x", ["Kelas 5", "Kelas 3"]),
        ("&sort=enrolled", ["Kelas 7", "Kelas 3"]),
        ("&sort=-label", ["Kelas 7", "Kelas 5"]),
        ("&sort=id%3B--", ["Kelas 3", "Kelas 5"]),
        ("&sex=MALE", []),
    ],
)
def test_classes_of_a_region_are_ordered_and_cut_by_the_database(desk, classes, query, titles):
    answer = desk.get(f"{at('62.10')}?since=2019-01-01&until=2019-12-31{query}")
    assert [row["label"] for row in answer.context["table"].rows] == titles
    assert answer.context["page"].paginator.count == (3 if titles else 0)


def test_each_class_has_the_figures_of_its_own_people(classes):
    rows = {row["label"]: row for row in children_of(look("62.10")).rows}
    numbers = {title: (row["referred"], row["graduated"]) for title, row in rows.items()}
    assert numbers == {"Kelas 3": (1, 1), "Kelas 5": (2, 2), "Kelas 7": (1, 0)}
