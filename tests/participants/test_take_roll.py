"""The roll of a day: everybody on it, kept as it was, and what it means for the graduation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal, StaleVersion
from participants import services
from participants.models import Attendance, Enrollment
from participants.services.attendance import Mark, is_locked, marks_of, people_on
from participants.services.tally import Tally, tallies
from programs.models import Batch, Program
from tests.chain import make_batch, make_quota
from tests.door import Door
from tests.learning import make_attendance, make_day, pass_units
from tests.pages import Page, told
from tests.participants.classes import at, seat

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)
PRESENT, SICK, ABSENT = Mark("PRESENT"), Mark("SICK"), Mark("ABSENT")


@pytest.fixture
def batch(center):
    batch = make_batch(center, status="RUNNING", starts_on=TODAY - 20 * A_DAY)
    make_quota(batch)
    return batch


@pytest.fixture
def day(batch):
    return make_day(batch, TODAY, hours=8)


@pytest.fixture
def people(batch):
    return [seat(batch, name, "IN_TRAINING") for name in ("Anggrek", "Bakung", "Cempaka")]


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def roll(people, *marks):
    return {row.pk: mark for row, mark in zip(people, marks, strict=True)}


def refusal_of(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value


# --- the roll --------------------------------------------------------------------------------


def test_a_roll_holds_everybody_and_is_taken_then(day, people, organizer):
    marks = roll(people, PRESENT, Mark("PRESENT", 5), SICK)
    assert services.take_roll(day, marks, by=organizer) == 3
    assert marks_of(day) == roll(people, Mark("PRESENT", 8), Mark("PRESENT", 5), Mark("SICK", 0))
    assert day.taken_at is not None
    assert {row.noted_by for row in day.marks.all()} == {organizer}


def test_silence_is_no_absence(day, people, organizer):
    refusal = refusal_of(services.take_roll, day, {people[0].pk: PRESENT}, by=organizer)
    assert refusal.code == "roll_incomplete"
    assert "Bakung, Cempaka" in str(refusal.text)
    assert Attendance.objects.count() == 0
    assert day.taken_at is None


def test_the_same_roll_again_changes_nothing(day, people, organizer):
    marks = roll(people, PRESENT, SICK, ABSENT)
    services.take_roll(day, marks, by=organizer)
    assert services.take_roll(day, marks, by=organizer) == 0
    assert StatusChange.objects.filter(verb="correct_attendance").count() == 0


def test_a_later_arrival_and_an_early_leaver_are_on_their_own_days_only(batch, day, people):
    late = seat(batch, "Dahlia", "IN_TRAINING")
    Enrollment.objects.filter(pk=late.pk).update(enrolled_on=TODAY)
    gone = seat(batch, "Eforbia", "WITHDRAWN")
    Enrollment.objects.filter(pk=gone.pk).update(dropped_on=TODAY)
    seat(batch, "Flamboyan", "NO_ARRIVAL")
    yesterday = make_day(batch, TODAY - A_DAY)
    assert [row.participant.name for row in people_on(yesterday)] == [
        "Anggrek", "Bakung", "Cempaka", "Eforbia",
    ]  # fmt: skip
    assert [row.participant.name for row in people_on(day)] == [
        "Anggrek", "Bakung", "Cempaka", "Dahlia",
    ]  # fmt: skip


def test_a_day_to_come_has_no_roll(batch, people, organizer):
    tomorrow = make_day(batch, TODAY + A_DAY)
    marks = roll(people, PRESENT, PRESENT, PRESENT)
    assert refusal_of(services.take_roll, tomorrow, marks, by=organizer).code == "day_to_come"


def test_somebody_of_another_class_is_not_on_it(center, day, people, organizer):
    other = seat(make_batch(center, status="RUNNING"), "Darsi", "IN_TRAINING")
    marks = roll([*people, other], PRESENT, PRESENT, PRESENT, PRESENT)
    assert refusal_of(services.take_roll, day, marks, by=organizer).code == "not_on_the_roll"


@pytest.mark.parametrize("odd", [Mark("PRESENT", 0), Mark("PRESENT", 9), Mark("SICK", 3)])
def test_hours_that_cannot_be_are_refused(day, people, organizer, odd):
    refusal = refusal_of(services.take_roll, day, roll(people, odd, SICK, SICK), by=organizer)
    assert refusal.code == "hours_odd"
    assert Attendance.objects.count() == 0


def test_what_somebody_else_changed_meanwhile_is_not_written_over(day, people, organizer):
    services.take_roll(day, roll(people, PRESENT, PRESENT, SICK), by=organizer)
    with pytest.raises(StaleVersion) as caught:
        services.take_roll(day, {people[2].pk: PRESENT}, seen={}, by=organizer)
    assert caught.value.fields == {"Cempaka": ("Sakit", "Hadir (8)")}


# --- corrections -----------------------------------------------------------------------------


@pytest.mark.parametrize("age, locked", [(0, False), (3, False), (4, True)])
def test_after_three_days_a_roll_is_corrected_with_a_reason_only(
    batch, people, organizer, age, locked
):
    day = make_day(batch, TODAY - age * A_DAY, is_taken=True)
    for row in people:
        make_attendance(day, row)
    assert is_locked(day) is locked
    change = {people[0].pk: SICK}
    if locked:
        assert refusal_of(services.take_roll, day, change, by=organizer).code == "reason_missing"
        assert marks_of(day)[people[0].pk] == Mark("PRESENT", 8)
    services.take_roll(day, change, reason="Surat dokter menyusul", by=organizer)
    assert marks_of(day)[people[0].pk] == Mark("SICK", 0)
    notes = StatusChange.objects.filter(verb="correct_attendance", record_id=people[0].pk)
    assert notes.count() == (1 if locked else 0)
    if locked:
        assert "Hadir (8) → Sakit. Surat dokter menyusul" in notes.get().reason


def test_a_roll_that_was_never_taken_needs_no_reason_however_late(batch, people, organizer):
    day = make_day(batch, TODAY - 9 * A_DAY)
    assert services.take_roll(day, roll(people, PRESENT, PRESENT, SICK), by=organizer) == 3


# --- what it adds up to ----------------------------------------------------------------------


def test_a_tally_says_what_was_attended_and_what_may_be_missed():
    tally = Tally(attended=60, held=80, planned=240, threshold=80)
    assert (tally.missed, tally.may_miss, tally.is_enough) == (20, 28, False)
    assert not Tally(70, 80, 240, 80).is_enough, "of all that is planned, not of what was held"
    assert Tally(192, 240, 240, 80).is_enough
    assert not Tally(191, 240, 240, 80).is_enough
    assert Tally(0, 60, 240, 80).may_miss < 0


def test_a_class_is_tallied_in_two_queries(batch, people, django_assert_num_queries):
    first, second = make_day(batch, TODAY - A_DAY, 8, is_taken=True), make_day(batch, TODAY, 6)
    for row, mark in zip(people, ("PRESENT", "SICK", "PRESENT"), strict=True):
        make_attendance(first, row, mark)
    batch.program  # noqa: B018  read beforehand, as the page does
    with django_assert_num_queries(2):
        found = tallies(batch, people)
    assert found[people[0].pk] == Tally(8, 8, 14, 80)
    assert found[people[1].pk] == Tally(0, 8, 14, 80)
    assert second.hours == 6


def test_a_class_without_a_timetable_is_not_judged_by_one(batch, organizer):
    person = seat(batch, "Anggrek", "COMPLETED")
    pass_units(person)
    assert tallies(batch, [person]) == {}
    services.graduate_enrollment(person, on=batch.ends_on, by=organizer)
    assert person.status == "GRADUATED"


@pytest.mark.parametrize(
    "attended, is_taken, code",
    [(8, True, None), (7, True, None), (6, True, "attended_too_little"), (8, False, "rolls_open")],
)
def test_who_was_there_too_little_does_not_graduate(batch, organizer, attended, is_taken, code):
    """Of eight hours 80 % are 6.4: seven are enough, six are not."""
    person = seat(batch, "Anggrek", "COMPLETED")
    pass_units(person)
    make_attendance(make_day(batch, TODAY, 8, is_taken=is_taken), person, hours=attended)
    if code:
        refusal = refusal_of(services.graduate_enrollment, person, on=batch.ends_on, by=organizer)
        assert refusal.code == code
        person.refresh_from_db()
        assert person.status == "COMPLETED"
    else:
        services.graduate_enrollment(person, on=batch.ends_on, by=organizer)
        assert person.status == "GRADUATED"


def test_the_page_of_the_graduation_says_who_was_there_too_little(desk, batch):
    often, seldom = seat(batch, "Anggrek", "COMPLETED"), seat(batch, "Bakung", "COMPLETED")
    pass_units(often, seldom)
    day = make_day(batch, TODAY, 8, is_taken=True)
    make_attendance(day, often)
    make_attendance(day, seldom, hours=2)
    answer = desk.get(at("graduate_class", batch))
    assert [row.participant.name for row in answer.context["moving"]] == ["Anggrek"]
    assert "Bakung: Pelatihan selesai hadir 2 dari 8 jam pelajaran" in Page(answer).text


def test_the_threshold_is_that_of_the_program(batch, organizer):
    Program.objects.filter(pk=batch.program_id).update(attendance_threshold=100)
    person = seat(Batch.objects.get(pk=batch.pk), "Anggrek", "COMPLETED")
    pass_units(person)
    make_attendance(make_day(batch, TODAY, 8, is_taken=True), person, hours=7)
    refusal = refusal_of(services.graduate_enrollment, person, on=batch.ends_on, by=organizer)
    assert "100%" in str(refusal.text)


# --- pages -----------------------------------------------------------------------------------


def sheet(people, seen="", **typed):
    data = {}
    for row in people:
        mark, _space, hours = typed.get(row.participant.name, "PRESENT").partition(" ")
        data |= {f"mark-{row.pk}": mark, f"hours-{row.pk}": hours, f"seen-{row.pk}": seen}
    return data


def test_everybody_is_present_until_somebody_says_otherwise(desk, day, people):
    values = Page(desk.get(at("take_roll", day))).values
    assert {values[f"mark-{row.pk}"] for row in people} == {"PRESENT"}
    answer = desk.post(at("take_roll", day), sheet(people, Bakung="SICK", Cempaka="PRESENT 5"))
    assert told(answer) == ["Presensi tersimpan: 3 tanda berubah."]
    page = Page(desk.get(at("show_attendance", day.batch)))
    assert page.row("Anggrek")[2:5] == ["8", "8", "8"]
    assert page.row("Bakung")[2] == "0"
    assert "Di bawah batas" in page.row("Bakung")[5]


def test_the_sheet_shows_what_is_noted(desk, day, people):
    make_attendance(day, people[0], "PRESENT", 5)
    make_attendance(day, people[1], "SICK")
    values = Page(desk.get(at("take_roll", day))).values
    assert (values[f"mark-{people[0].pk}"], values[f"hours-{people[0].pk}"]) == ("PRESENT", "5")
    assert (values[f"mark-{people[1].pk}"], values[f"hours-{people[1].pk}"]) == ("SICK", "")
    assert values[f"seen-{people[0].pk}"] == "PRESENT 5"


@pytest.mark.parametrize("word", ["", "HADIR", "PRESENT 0", "PRESENT 9", "PRESENT x", "SICK 2"])
def test_an_odd_mark_is_said_beside_its_row_and_nothing_is_saved(desk, day, people, word):
    page = Page(desk.post(at("take_roll", day), sheet(people, Anggrek=word)))
    assert page.status == 200
    assert list(page.errors)[0].endswith(f"-{people[0].pk}")
    assert Attendance.objects.count() == 0


@pytest.mark.parametrize("seen", ["x", "PRESENT", "PRESENT x", "NEIN 3", "PRESENT 99999999999"])
def test_an_odd_memory_of_what_was_seen_stands_for_nothing(desk, day, people, seen):
    assert desk.post(at("take_roll", day), sheet(people, seen)).status_code in {302, 409}


def test_two_at_one_sheet_are_told_what_differs(desk, day, people):
    desk.post(at("take_roll", day), sheet(people, Anggrek="SICK"))
    answer = desk.post(at("take_roll", day), sheet(people))
    assert answer.status_code == 409
    assert marks_of(day)[people[0].pk] == Mark("SICK", 0)


def test_an_old_roll_asks_for_the_reason(desk, batch, people):
    day = make_day(batch, TODAY - 5 * A_DAY, is_taken=True)
    for row in people:
        make_attendance(day, row)
    data = sheet(people, "PRESENT 8", Anggrek="SICK")
    page = Page(desk.post(at("take_roll", day), data))
    assert list(page.errors) == ["reason"]
    desk.post(at("take_roll", day), data | {"reason": "Surat dokter"})
    assert marks_of(day)[people[0].pk] == Mark("SICK", 0)
    history = Page(desk.get(at("show_enrollment", people[0]))).text
    assert "Presensi diperbaiki" in history


def test_a_day_to_come_shows_no_sheet(desk, batch, people):
    day = make_day(batch, TODAY + A_DAY)
    page = Page(desk.get(at("take_roll", day)))
    assert "masih akan datang" in page.notices
    assert not [name for name in page.values if name.startswith("mark-")]


def test_a_day_on_which_nobody_was_there_leads_back(desk, day):
    assert at("show_attendance", day.batch) in Page(desk.get(at("take_roll", day))).empty


def test_a_region_reads_its_own_people_and_takes_no_roll(signed_in, officer, batch, day, people):
    seat(batch, "Darsi", "IN_TRAINING", regency="62.11")
    page = Page(signed_in(officer).get(at("show_attendance", batch)))
    assert "Darsi" not in page.text
    assert at("take_roll", day) not in page.links
    assert signed_in(officer).get(at("take_roll", day)).status_code == 403


def test_a_neighbouring_center_takes_no_roll_here(signed_in, other_organizer, day, people):
    client = signed_in(other_organizer)
    assert client.get(at("take_roll", day)).status_code == 404
    assert client.post(at("take_roll", day), sheet(people)).status_code == 404
    assert Attendance.objects.count() == 0


# --- the API ---------------------------------------------------------------------------------


def test_a_program_takes_and_reads_a_roll(organizer, officer, neighbour, day, people):
    marks = [{"enrollment": row.pk, "mark": "PRESENT"} for row in people]
    address = f"training-days/{day.pk}/roll/"
    said = Door(organizer).post(address, marks=marks).json()
    assert [row["hours"] for row in said] == [8, 8, 8]
    assert Door(officer).get(address).json() == said
    assert Door(neighbour).get(address).json() == []


@pytest.mark.parametrize("marks", [[], [{"enrollment": 1}], [{"enrollment": 1, "mark": "HADIR"}]])
def test_odd_marks_of_a_program_are_refused_where_they_stand(organizer, day, people, marks):
    answer = Door(organizer).post(f"training-days/{day.pk}/roll/", marks=marks)
    assert answer.status_code == 400
    assert "marks" in answer.json()
