"""The sheet of points: typed once or many times, by one or by two, never half and never lost."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from blkportal.core.refusals import Refusal, StaleVersion
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Referral, SelectionScore
from participants.services.score import NOTHING, Mark, marks_of, nominees_of
from programs.models import Batch
from tests.chain import make_batch, make_score, make_step
from tests.door import Door
from tests.pages import Page, told
from tests.participants.classes import at, nominee

ABSENT = Mark(is_absent=True)


@pytest.fixture
def batch(center):
    return make_batch(center, status="SELECTION")


@pytest.fixture
def step(batch):
    return make_step(batch)


@pytest.fixture
def people(batch):
    return [nominee(batch, name, "VERIFIED") for name in ("Anggrek", "Bakung", "Cempaka")]


def points(text):
    return Mark(Decimal(text))


def refusal_of(step, marks, by, **more):
    with pytest.raises(Refusal) as caught:
        services.note_points(step, marks, by=by, **more)
    return caught.value


def test_points_and_absence_are_noted_with_whoever_typed_them(step, people, organizer):
    marks = {people[0].pk: points("78.5"), people[1].pk: ABSENT}
    assert services.note_points(step, marks, by=organizer) == 2
    assert marks_of(step) == marks
    assert {row.noted_by for row in step.scores.all()} == {organizer}
    assert {row.regency_id for row in step.scores.all()} == {"62.10"}


def test_the_same_sheet_again_changes_nothing(step, people, organizer):
    marks = {row.pk: points("70") for row in people}
    services.note_points(step, marks, by=organizer)
    before = list(step.scores.values_list("noted_at", flat=True))
    assert services.note_points(step, marks, by=organizer) == 0
    assert list(step.scores.values_list("noted_at", flat=True)) == before


def test_a_mark_is_corrected_and_taken_back(step, people, organizer):
    key = people[0].pk
    services.note_points(step, {key: points("70")}, by=organizer)
    services.note_points(step, {key: ABSENT}, by=organizer)
    assert marks_of(step) == {key: ABSENT}
    services.note_points(step, {key: NOTHING}, by=organizer)
    assert marks_of(step) == {}


def test_what_somebody_else_changed_meanwhile_is_not_written_over(step, people, organizer):
    key, other = people[0].pk, people[1].pk
    services.note_points(step, {key: points("70")}, by=organizer)
    with pytest.raises(StaleVersion) as caught:
        services.note_points(step, {key: points("80"), other: points("60")}, seen={}, by=organizer)
    assert caught.value.fields == {"Anggrek": ("70", "80")}
    assert marks_of(step) == {key: points("70")}, "all or nothing"


def test_two_who_type_the_same_do_not_disturb_each_other(step, people, organizer):
    services.note_points(step, {people[0].pk: points("70")}, by=organizer)
    assert services.note_points(step, {people[0].pk: points("70.00")}, seen={}, by=organizer) == 0


@pytest.mark.parametrize("status", ["SUBMITTED", "RETURNED", "RESERVE", "SELECTED", "REJECTED"])
def test_only_nominees_with_papers_in_order_and_no_decision_are_tested(
    batch, step, organizer, status
):
    row = nominee(batch, status=status)
    assert refusal_of(step, {row.pk: points("70")}, organizer).code == "not_to_be_tested"


def test_a_nominee_of_another_class_gets_no_points_here(center, step, people, organizer):
    stranger = nominee(make_batch(center, status="SELECTION"), status="VERIFIED")
    marks = {people[0].pk: points("70"), stranger.pk: points("70")}
    assert refusal_of(step, marks, organizer).code == "not_to_be_tested"
    assert marks_of(step) == {}


@pytest.mark.parametrize("before", [None, 59])
def test_whom_an_earlier_step_has_decided_does_not_come_to_the_next(
    batch, people, organizer, before
):
    """Test and interview on one day: the test comes first."""
    interview, written = make_step(batch, "INTERVIEW"), make_step(batch, pass_mark=60)
    make_score(written, people[0], before)
    make_score(written, people[1], 60)
    assert list(nominees_of(written)) == people
    assert list(nominees_of(interview)) == people[1:]
    refusal = refusal_of(interview, {people[0].pk: points("70")}, organizer)
    assert refusal.code == "not_to_be_tested"


@pytest.mark.parametrize(
    "odd", [points("-0.01"), points("100.01"), Mark(Decimal(50), is_absent=True)]
)
def test_points_that_cannot_be_are_refused(step, people, organizer, odd):
    assert refusal_of(step, {people[0].pk: odd}, organizer).code == "points_odd"


@pytest.mark.parametrize("least_or_best", ["0", "100"])
def test_nothing_and_everything_are_points_too(step, people, organizer, least_or_best):
    services.note_points(step, {people[0].pk: points(least_or_best)}, by=organizer)
    assert marks_of(step) == {people[0].pk: points(least_or_best)}


def test_before_its_day_a_step_has_no_points(batch, people, organizer):
    step = make_step(batch, held_on=timezone.localdate() + timedelta(days=1))
    assert refusal_of(step, {people[0].pk: points("70")}, organizer).code == "step_not_held"


def test_after_the_ranking_points_stay(batch, step, people, organizer):
    ranked = nominee(batch, "Dahlia", "RESERVE")
    Referral.objects.filter(pk=ranked.pk).update(points=80)
    refusal = refusal_of(step, {people[0].pk: points("70")}, organizer)
    assert refusal.code == "selection_decided"


def test_once_the_class_is_fixed_points_stay(batch, step, people, organizer):
    Batch.objects.filter(pk=batch.pk).update(status="RUNNING")
    refusal = refusal_of(step, {people[0].pk: points("70")}, organizer)
    assert refusal.code == "selection_over"


@pytest.mark.parametrize(
    "odd",
    [{"points": 101}, {"points": -1}, {"points": None}, {"points": 50, "is_absent": True}],
)
def test_the_database_refuses_marks_that_cannot_be(step, people, odd):
    row = SelectionScore(
        step=step, referral=people[0], center=step.center, regency_id="62.10", **odd
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_the_database_holds_one_mark_a_person_and_step(step, people):
    make_score(step, people[0], 50)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_score(step, people[0], 60)


# --- the page --------------------------------------------------------------------------------


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def sheet(rows, seen=None, **typed):
    """What the browser sends: every row of the sheet, what was typed by name, what was seen."""
    data = {"row": [row.pk for row in rows]}
    for row in rows:
        word = typed.get(row.participant.name, "")
        data |= {f"absent-{row.pk}": "on"} if word == "absent" else {f"points-{row.pk}": word}
        data[f"seen-{row.pk}"] = (seen or {}).get(row.participant.name, "")
    return data


def test_the_sheet_takes_a_whole_class_at_once(desk, step, people):
    answer = desk.post(at("note_points", step), sheet(people, Anggrek="78,5", Bakung="absent"))
    assert answer["Location"] == at("note_points", step)
    assert told(answer) == ["Tersimpan: 2 baris berubah."]
    assert marks_of(step) == {people[0].pk: points("78.5"), people[1].pk: ABSENT}


def test_the_sheet_shows_what_is_noted(desk, step, people):
    make_score(step, people[0], Decimal("78.50"))
    make_score(step, people[1])
    page = Page(desk.get(at("note_points", step)))
    values = page.values
    assert values[f"points-{people[0].pk}"] == "78,5"
    assert f"absent-{people[1].pk}" in values
    assert f"absent-{people[0].pk}" not in values
    assert values[f"seen-{people[0].pk}"] == "78.50"
    assert [row[0] for row in page.rows] == ["Anggrek", "Bakung", "Cempaka"]


@pytest.mark.parametrize("word", ["101", "-1", "banyak", "7,555", "1e9", "٧٠٫٥٥٥", "NaN"])
def test_an_odd_word_is_said_beside_its_row_and_nothing_is_lost(desk, step, people, word):
    answer = desk.post(at("note_points", step), sheet(people, Anggrek="80", Bakung=word))
    page = Page(answer)
    assert list(page.errors) == [f"points-{people[1].pk}"]
    assert page.values[f"points-{people[0].pk}"] == "80"
    assert marks_of(step) == {}


def test_absent_and_points_together_are_sent_back(desk, step, people):
    data = sheet(people, Anggrek="80") | {f"absent-{people[0].pk}": "on"}
    page = Page(desk.post(at("note_points", step), data))
    assert "Tidak hadir" in page.errors[f"points-{people[0].pk}"]
    assert marks_of(step) == {}


def test_two_at_one_sheet_are_told_what_differs(desk, step, people):
    make_score(step, people[0], 70)
    answer = desk.post(at("note_points", step), sheet(people, Anggrek="80"))
    assert answer.status_code == 409
    assert "Anggrek" in answer.content.decode()
    assert marks_of(step) == {people[0].pk: points("70")}


def test_with_the_new_value_seen_it_may_be_replaced(desk, step, people):
    make_score(step, people[0], 70)
    desk.post(at("note_points", step), sheet(people, seen={"Anggrek": "70.00"}, Anggrek="80"))
    assert marks_of(step) == {people[0].pk: points("80")}


@pytest.mark.parametrize("word", ["", "NaN", "Infinity", "absen", "1e999"])
def test_an_odd_memory_of_what_was_seen_stands_for_nothing(desk, step, people, word):
    make_score(step, people[0], 70)
    answer = desk.post(
        at("note_points", step), sheet(people, seen={"Anggrek": word}, Anggrek="80")
    )
    assert answer.status_code == 409


def test_who_has_withdrawn_meanwhile_is_left_out_and_the_others_are_saved(desk, step, people):
    Referral.objects.filter(pk=people[0].pk).update(status="WITHDRAWN")
    answer = desk.post(at("note_points", step), sheet(people, Anggrek="80", Bakung="70"))
    assert told(answer)[0].startswith("1 orang pada lembar ini tidak lagi menunggu nilai")
    assert marks_of(step) == {people[1].pk: points("70")}


def test_before_the_day_the_sheet_is_a_list_to_print(desk, batch, people):
    step = make_step(batch, held_on=timezone.localdate() + timedelta(days=1))
    page = Page(desk.get(at("note_points", step)))
    assert len(page.rows) == 3
    assert "dapat dicatat mulai" in page.notices
    assert not [name for name in page.values if name.startswith("points-")]


def test_an_empty_sheet_leads_back_to_the_selection(desk, step):
    assert at("show_selection", step.batch) in Page(desk.get(at("note_points", step))).empty


def test_a_neighbouring_center_has_no_such_sheet(signed_in, other_organizer, step, people):
    client = signed_in(other_organizer)
    assert client.get(at("note_points", step)).status_code == 404
    assert client.post(at("note_points", step), sheet(people, Anggrek="80")).status_code == 404
    assert marks_of(step) == {}


def test_a_region_does_not_note_points(signed_in, officer, step):
    assert signed_in(officer).get(at("note_points", step)).status_code == 403


# --- the API ---------------------------------------------------------------------------------


def test_a_program_notes_and_reads_points(organizer, step, people):
    marks = [
        {"referral": people[0].pk, "points": "78.5"},
        {"referral": people[1].pk, "is_absent": True},
    ]
    answer = Door(organizer).post(f"selection-steps/{step.pk}/points/", marks=marks)
    assert [row["points"] for row in answer.json()] == ["78.50", None]
    assert Door(organizer).get(f"selection-steps/{step.pk}/points/").json() == answer.json()


def test_points_stay_hidden_from_a_region_until_its_person_is_decided(
    organizer, officer, neighbour, step, people
):
    services.note_points(step, {row.pk: points("70") for row in people}, by=organizer)
    address = f"selection-steps/{step.pk}/points/"
    assert Door(officer).get(address).json() == []
    services.reject_referral(people[0], reason="Tes tertulis", by=organizer)
    assert [row["referral"] for row in Door(officer).get(address).json()] == [people[0].pk]
    assert Door(neighbour).get(address).json() == []


def test_the_database_too_hides_points_from_a_region_until_its_person_is_decided(
    organizer, officer, step, people
):
    services.note_points(step, {row.pk: points("70") for row in people}, by=organizer)
    with acting_as(officer):
        assert not SelectionScore.objects.exists()
    services.reject_referral(people[0], reason="Tes tertulis", by=organizer)
    with acting_as(officer):
        seen = SelectionScore.objects.values_list("referral", flat=True)
        assert list(seen) == [people[0].pk]


@pytest.mark.parametrize("marks", [[], "x", [{"points": 50}], [{"referral": 0, "points": 50}],
                                   [{"referral": 1, "points": "NaN"}]])  # fmt: skip
def test_a_program_that_sends_odd_marks_is_told_where(organizer, step, marks):
    answer = Door(organizer).post(f"selection-steps/{step.pk}/points/", marks=marks)
    assert answer.status_code == 400
    assert "marks" in answer.json()
