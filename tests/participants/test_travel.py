"""How the people of a class travelled and who paid: noted in one go, summed by item and payer."""

from datetime import date
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from openpyxl import load_workbook

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Enrollment, Trip
from participants.services.travel import Journey, totals_of
from programs.models import Batch
from tests.chain import make_batch, make_cost
from tests.door import Door
from tests.learning import make_trip
from tests.pages import Page
from tests.participants.classes import at, seat

TO, BACK = "TRAVEL_TO", "TRAVEL_BACK"
DAY = date(2026, 7, 1)


@pytest.fixture
def batch(center):
    return make_batch(center, status="RUNNING")


@pytest.fixture
def people(batch):
    """Two of Gunung Mas, whose agreement says that the region pays the way to the center."""
    people = [seat(batch, name, "IN_TRAINING") for name in ("Bunga", "Cempaka")]
    make_cost(people[0].referral.quota.agreement, TO, "REGION", amount=1_850_000)
    return people


def note(by, batch, item, **journeys):
    """``note(organizer, batch, TO, p7=Journey("BUS"))``"""
    with acting_as(by):
        wanted = {int(key[1:]): journey for key, journey in journeys.items()}
        return services.note_trips(batch, item, wanted, by=by)


def of(*people, **journey):
    return {f"p{person.pk}": Journey(**{"means": "BUS", **journey}) for person in people}


def test_whose_payer_is_left_open_is_paid_for_as_agreed(organizer, batch, people):
    assert note(organizer, batch, TO, **of(*people, on=DAY, cost=900_000)) == 2
    assert set(Trip.objects.values_list("payer", "cost", "on")) == {("REGION", 900_000, DAY)}


def test_who_gave_the_seat_up_before_the_first_day_did_not_travel(
    signed_in, organizer, batch, people
):
    gone = seat(batch, "Dahlia", "CONFIRMED")
    Enrollment.objects.filter(pk=gone.pk).update(status="WITHDRAWN", dropped_on=DAY)
    desk = signed_in(organizer)
    assert "Dahlia" not in Page(desk.get(at("show_travel", batch))).text
    with pytest.raises(Refusal):
        note(organizer, batch, TO, **of(gone, payer="REGION"))
    make_trip(gone)
    assert "Dahlia" in Page(desk.get(at("show_travel", batch))).text, "a ticket bought in vain"


def test_another_payer_than_agreed_is_noted_as_it_was(organizer, batch, people):
    note(organizer, batch, TO, **of(people[0], payer="PARTICIPANT"))
    assert Trip.objects.get().payer == "PARTICIPANT"


def test_where_nothing_is_agreed_somebody_has_to_say_who_paid(organizer, batch, people):
    with pytest.raises(Refusal) as refused:
        note(organizer, batch, BACK, **of(*people))
    assert refused.value.code == "payer_missing"
    assert "Bunga" in str(refused.value.text)
    assert not Trip.objects.exists()


def test_noting_the_same_again_changes_nothing(organizer, batch, people):
    note(organizer, batch, TO, **of(*people))
    assert note(organizer, batch, TO, **of(*people)) == 0
    assert note(organizer, batch, TO, **of(people[0], cost=5)) == 1
    assert StatusChange.about(people[0]).filter(verb="note_trip").count() == 2


def test_a_note_is_taken_away(organizer, batch, people):
    note(organizer, batch, TO, **of(*people))
    note(organizer, batch, TO, **{f"p{people[0].pk}": None})
    assert Trip.objects.get().enrollment == people[1]


def test_somebody_of_another_class_is_refused_and_nobody_is_noted(
    organizer, batch, people, center
):
    stranger = seat(make_batch(center), "Dahlia")
    with pytest.raises(Refusal) as refused:
        note(organizer, batch, TO, **of(people[0], stranger))
    assert refused.value.code == "not_of_this_class"
    assert not Trip.objects.exists()


@pytest.mark.parametrize("status", ["CLOSED", "CANCELLED"])
def test_the_journeys_of_a_class_that_is_over_stay(organizer, batch, people, status):
    Batch.objects.filter(pk=batch.pk).update(status=status)
    batch.refresh_from_db()
    with pytest.raises(Refusal) as refused:
        note(organizer, batch, TO, **of(people[0]))
    assert refused.value.code == "travel_closed"


def test_sums_stand_beside_how_many_costs_are_not_known(organizer, batch, people):
    make_trip(people[0], TO, cost=900_000)
    make_trip(people[1], TO, cost=None)
    make_trip(people[1], BACK, payer="CENTER", cost=0)
    with acting_as(organizer):
        assert [tuple(row) for row in totals_of(batch, organizer)] == [
            (TO, "REGION", 2, 900_000, 1),
            (BACK, "CENTER", 1, 0, 0),
        ]


def test_a_region_sees_and_sums_its_own_people_alone(organizer, officer, batch, people, signed_in):
    other = seat(batch, "Melati", "IN_TRAINING", regency="62.11")
    make_trip(people[0], TO, cost=900_000)
    make_trip(other, TO, cost=700_000)
    with acting_as(officer):
        assert [row.cost for row in totals_of(batch, officer)] == [900_000]
    page = Page(signed_in(officer).get(at("show_travel", batch)))
    assert "Bunga" in page.text
    assert "Melati" not in page.text
    assert at("note_trips", batch) not in " ".join(page.links)


def test_a_region_writes_no_journey(officer, batch, people):
    make_trip(people[0])
    with acting_as(officer), pytest.raises(DatabaseError), transaction.atomic():
        Trip.objects.update(cost=1)


def test_the_page_counts_of_how_many_people_something_is_noted(
    organizer, batch, people, signed_in
):
    make_trip(people[0], TO)
    page = Page(signed_in(organizer).get(at("show_travel", batch)))
    assert dict(page.answer.context["noted"])[page.answer.context["items"][0][1]] == 1
    assert page.answer.context["people"] == 2


def test_one_row_is_written_for_everybody_who_is_left_open(organizer, batch, people, signed_in):
    url = f"{at('note_trips', batch)}?item={TO}"
    first, second = people
    words = {
        "person": [row.pk for row in people],
        "all_means": "SHIP",
        "all_on": "2026-07-01",
        "all_cost": "750000",
        f"means-{second.pk}": "PLANE",
        f"cost-{second.pk}": "1900000",
        f"payer-{second.pk}": "CENTER",
    }
    assert signed_in(organizer).post(url, words).status_code == 302
    told = Trip.objects.values_list("enrollment", "means", "cost", "payer", "on")
    assert set(told) == {
        (first.pk, "SHIP", 750_000, "REGION", DAY),
        (second.pk, "PLANE", 1_900_000, "CENTER", None),
    }


def test_a_sheet_that_is_sent_as_it_opened_changes_nothing(organizer, batch, people, signed_in):
    make_trip(people[0], TO, on=DAY)
    make_trip(people[1], TO, payer="CENTER")
    before = list(Trip.objects.order_by("pk").values())
    browser, url = signed_in(organizer), f"{at('note_trips', batch)}?item={TO}"
    form = browser.get(url).context["form"]
    words = {name: form[name].value() or "" for name in form.fields}
    words["person"] = [row.pk for row in people]
    browser.post(url, words | {f"cost-{row.pk}": "1850000" for row in people})
    assert list(Trip.objects.order_by("pk").values()) == before


def test_whoever_was_not_on_the_sheet_keeps_what_is_noted(organizer, batch, people, signed_in):
    late = make_trip(people[1], TO, payer="CENTER")
    url = f"{at('note_trips', batch)}?item={TO}"
    signed_in(organizer).post(url, {"person": people[0].pk, "all_means": "BUS"})
    assert Trip.objects.get(pk=late.pk).payer == "CENTER"
    assert Trip.objects.count() == 2


def test_a_cost_without_means_is_told_beside_its_field(organizer, batch, people, signed_in):
    url = f"{at('note_trips', batch)}?item={TO}"
    form = (
        signed_in(organizer)
        .post(url, {"person": people[0].pk, f"cost-{people[0].pk}": "5"})
        .context["form"]
    )
    assert set(form.errors) == {f"means-{people[0].pk}"}


def test_nothing_agreed_is_told_on_the_sheet(organizer, batch, people, signed_in):
    url, rows = f"{at('note_trips', batch)}?item={BACK}", [row.pk for row in people]
    page = Page(signed_in(organizer).post(url, {"person": rows, "all_means": "BUS"}))
    assert page.status == 200
    assert "Cempaka" in page.text
    assert not Trip.objects.exists()


def test_an_item_that_is_no_journey_has_no_sheet(organizer, batch, signed_in):
    assert signed_in(organizer).get(f"{at('note_trips', batch)}?item=MEALS").status_code == 404


def test_the_workbook_has_a_row_a_journey_with_what_was_agreed(officer, batch, people, signed_in):
    make_trip(people[0], TO, payer="PARTICIPANT", cost=None)
    answer = signed_in(officer).get(at("export_travel", batch))
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    _head, row = book["Data"].iter_rows(values_only=True)
    assert (row[0], row[5]) == ("Bunga", None)
    assert row[6] != row[7]
    (step,) = StatusChange.objects.filter(verb="export")
    assert step.by == officer


def test_the_api_notes_and_tells_journeys(organizer, officer, batch, people):
    door = Door(organizer)
    rows = [{"enrollment": row.pk, "means": "BUS", "cost": 5} for row in people]
    answer = door.post(f"classes/{batch.pk}/note-trips/", item=TO, journeys=rows)
    assert answer.json() == {"noted": 2}
    (told, _other) = Door(officer).get("trips/", batch=batch.pk).json()["results"]
    assert (told["payer"], told["cost"]) == ("REGION", 5)
    away = [{"enrollment": people[0].pk}]
    assert door.post(f"classes/{batch.pk}/note-trips/", item=TO, journeys=away).status_code == 200
    assert Trip.objects.count() == 1
    odd = door.post(f"classes/{batch.pk}/note-trips/", item="MEALS", journeys=rows)
    assert odd.status_code == 400


def test_a_class_without_people_says_so(organizer, batch, signed_in):
    page = Page(signed_in(organizer).get(at("show_travel", batch)))
    assert page.status == 200
    assert not page.rows
