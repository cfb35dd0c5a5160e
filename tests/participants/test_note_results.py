"""Competence by unit: one attempt and three more; nobody graduates without the critical ones."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal, StaleVersion
from participants import services
from participants.models import Enrollment, UnitResult
from participants.services.unit_result import Standing, class_standings, lacking_units
from programs.models import Batch, CompetencyUnit
from tests.assessing import find_competent
from tests.chain import make_batch, make_program, make_quota
from tests.door import Door
from tests.learning import make_result, pass_units
from tests.pages import Page, told
from tests.participants.classes import at, seat

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)


@pytest.fixture
def batch(center):
    batch = make_batch(center, status="RUNNING", starts_on=TODAY - 3 * A_DAY)
    make_quota(batch)
    return batch


@pytest.fixture
def unit(batch):
    """Mengelas, which the program calls critical."""
    return batch.program.units.get()


@pytest.fixture
def extra(batch):
    """A unit that nobody needs to graduate."""
    return CompetencyUnit.objects.create(
        program=batch.program, code="C.24LAS02.001.1", title="Menggambar", is_critical=False
    )


@pytest.fixture
def people(batch):
    return [seat(batch, name, "IN_TRAINING") for name in ("Anggrek", "Bakung", "Cempaka")]


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def note(batch, unit, by, *pairs, **more):
    """pairs: (person, "K" or "BK")"""
    results = {person.pk: word == "K" for person, word in pairs}
    return services.note_results(batch, unit, results, by=by, **more)


def refusal_of(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value


def standing(person, unit):
    return class_standings([person]).get(person.pk, {}).get(unit.pk, Standing())


# --- attempts --------------------------------------------------------------------------------


def test_a_result_is_the_next_attempt(batch, unit, people, organizer):
    note(batch, unit, organizer, (people[0], "BK"), (people[1], "K"))
    assert standing(people[0], unit) == Standing(1, False)
    assert standing(people[1], unit) == Standing(1, True)
    assert standing(people[2], unit) == Standing()
    note(batch, unit, organizer, (people[0], "K"))
    assert standing(people[0], unit) == Standing(2, True)
    assert {row.noted_by for row in UnitResult.objects.all()} == {organizer}
    assert {row.regency_id for row in UnitResult.objects.all()} == {"62.10"}


def test_what_is_passed_is_not_assessed_again(batch, unit, people, organizer):
    note(batch, unit, organizer, (people[0], "K"))
    refusal = refusal_of(note, batch, unit, organizer, (people[0], "BK"), (people[1], "K"))
    assert refusal.code == "unit_passed"
    assert standing(people[1], unit) == Standing(), "all or nobody"


def test_there_are_four_attempts_and_no_fifth(batch, unit, people, organizer):
    for number in range(1, 5):
        note(batch, unit, organizer, (people[0], "BK"))
        assert standing(people[0], unit).attempts_left == 4 - number
    refusal = refusal_of(note, batch, unit, organizer, (people[0], "K"))
    assert refusal.code == "no_attempt_left"
    assert "Anggrek" in str(refusal.text)


def test_a_sheet_that_is_sent_twice_counts_once(batch, unit, people, organizer):
    seen = dict.fromkeys([row.pk for row in people], 0)
    note(batch, unit, organizer, (people[0], "BK"), seen=seen)
    with pytest.raises(StaleVersion) as caught:
        note(batch, unit, organizer, (people[0], "BK"), seen=seen)
    assert list(caught.value.fields) == ["Anggrek"]
    assert standing(people[0], unit).attempts == 1


@pytest.mark.parametrize(
    "stage", ["CONFIRMED", "ARRIVED", "GRADUATED", "NOT_PASSED", "WITHDRAWN", "EXPELLED"]
)
def test_only_who_is_in_training_is_assessed(batch, unit, organizer, stage):
    person = seat(batch, "Dahlia", stage)
    assert refusal_of(note, batch, unit, organizer, (person, "K")).code == "not_learning"


def test_somebody_of_another_class_is_not_assessed_here(center, batch, unit, organizer):
    other = make_batch(center, status="RUNNING")
    person = seat(other, "Dahlia", "IN_TRAINING")
    assert refusal_of(note, batch, unit, organizer, (person, "K")).code == "not_learning"


def test_a_unit_of_another_program_is_refused(batch, people, organizer):
    foreign = make_program("tata-boga", "Tata Boga").units.get()
    refusal = refusal_of(note, batch, foreign, organizer, (people[0], "K"))
    assert refusal.code == "unit_of_other_program"


@pytest.mark.parametrize("days, stands", [(-4, False), (-3, True), (0, True), (1, False)])
def test_the_day_lies_between_arrival_and_today(batch, unit, people, organizer, days, stands):
    day = TODAY + days * A_DAY
    if stands:
        assert note(batch, unit, organizer, (people[0], "K"), on=day) == 1
    else:
        refusal = refusal_of(note, batch, unit, organizer, (people[0], "K"), on=day)
        assert refusal.code == "result_day"


# --- a wrong result --------------------------------------------------------------------------


def test_the_last_attempt_is_taken_back_with_a_reason(batch, unit, people, organizer):
    note(batch, unit, organizer, (people[0], "BK"))
    note(batch, unit, organizer, (people[0], "K"))
    services.take_back_result(people[0], unit, reason="Salah orang", by=organizer)
    assert standing(people[0], unit) == Standing(1, False)
    entry = StatusChange.objects.get(verb="take_back_result")
    assert (entry.record_id, entry.reason) == (people[0].pk, f"{unit.code}: Salah orang")


def test_without_a_reason_or_a_result_nothing_is_taken_back(batch, unit, people, organizer):
    back = services.take_back_result
    assert refusal_of(back, people[0], unit, reason="x", by=organizer).code == "no_result"
    note(batch, unit, organizer, (people[0], "K"))
    assert refusal_of(back, people[0], unit, reason=" ", by=organizer).code == "reason_missing"
    assert standing(people[0], unit).is_passed


def test_after_the_graduation_results_stay(batch, unit, organizer):
    person = seat(batch, "Dahlia", "GRADUATED")
    pass_units(person)
    refusal = refusal_of(services.take_back_result, person, unit, reason="Salah", by=organizer)
    assert refusal.code == "not_learning"


# --- graduation and certificate --------------------------------------------------------------


def test_who_lacks_a_critical_unit_does_not_graduate(batch, unit, extra, organizer):
    person = seat(batch, "Anggrek", "COMPLETED")
    make_result(person, extra)
    make_result(person, unit, is_passed=False)
    refusal = refusal_of(services.graduate_enrollment, person, on=batch.ends_on, by=organizer)
    assert refusal.code == "units_open"
    assert unit.code in str(refusal.text)
    person.refresh_from_db()
    assert person.status == "COMPLETED"


def test_a_unit_that_is_not_critical_holds_nobody_back(batch, unit, extra, organizer):
    person = seat(batch, "Anggrek", "COMPLETED")
    make_result(person, unit)
    services.graduate_enrollment(person, on=batch.ends_on, by=organizer)
    assert person.status == "GRADUATED"


def test_a_program_without_units_graduates_its_people(batch, unit, organizer):
    unit.delete()
    person = seat(batch, "Anggrek", "COMPLETED")
    services.graduate_enrollment(person, on=batch.ends_on, by=organizer)
    assert person.status == "GRADUATED"


def test_the_certificate_names_the_units_that_were_passed(batch, unit, extra, organizer):
    person = seat(batch, "Anggrek", "COMPLETED")
    Enrollment.objects.filter(pk=person.pk).update(completed_on=TODAY)
    person.refresh_from_db()
    make_result(person, unit)
    make_result(person, extra, is_passed=False)
    services.graduate_enrollment(person, on=TODAY, by=organizer)
    find_competent(person)
    certificate = services.issue_certificate(person, kind="COMPETENCY", by=organizer)
    assert certificate.units == [[unit.code, unit.title]]


def test_who_lacks_what_is_asked_for_a_whole_class_at_once(
    batch, unit, extra, people, django_assert_num_queries
):
    pass_units(people[0])
    with django_assert_num_queries(2):
        lacking = lacking_units(people, batch.program_id)
    assert lacking == {people[1].pk: [unit.code], people[2].pk: [unit.code]}


# --- pages -----------------------------------------------------------------------------------


def sheet(unit, rows, seen=0, **typed):
    data = {"unit": unit.pk, "on": TODAY.isoformat(), "row": [row.pk for row in rows]}
    for row in rows:
        data[f"result-{row.pk}"] = typed.get(row.participant.name, "")
        data[f"seen-{row.pk}"] = seen
    return data


def test_the_sheet_notes_a_class_at_once(desk, batch, unit, people):
    answer = desk.post(at("note_results", batch), sheet(unit, people, Anggrek="K", Bakung="BK"))
    assert answer["Location"] == at("show_units", batch)
    assert told(answer) == ["2 hasil tercatat."]
    page = Page(desk.get(at("show_units", batch)))
    cells = {row[0]: row[2] for row in page.rows}
    assert cells["Anggrek"].startswith("K")
    assert cells["Bakung"].startswith("BK")
    assert cells["Cempaka"].startswith("–")


def test_the_sheet_holds_who_still_has_an_attempt(desk, batch, unit, people):
    make_result(people[0], unit)
    for attempt in range(1, 5):
        make_result(people[1], unit, is_passed=False, attempt=attempt)
    page = Page(desk.get(at("note_results", batch)))
    assert [row[0] for row in page.rows] == ["Cempaka"]


def test_another_unit_has_a_sheet_of_its_own(desk, batch, unit, extra, people):
    make_result(people[0], unit)
    page = Page(desk.get(at("note_results", batch), {"unit": extra.pk}))
    assert len(page.rows) == 3
    assert extra.title in page.text


@pytest.mark.parametrize("word", ["", "0", "x", "99999999999999999999", "-1"])
def test_an_odd_unit_opens_the_first_sheet(desk, batch, unit, people, word):
    page = Page(desk.get(at("note_results", batch), {"unit": word}))
    assert page.values["unit"] == str(unit.pk)


@pytest.mark.parametrize(
    "odd", [{"on": ""}, {"on": "kemarin"}, {"Anggrek": "LULUS"}, {"seen": "banyak"}]
)
def test_what_is_odd_is_said_and_nothing_is_noted(desk, batch, unit, people, odd):
    data = sheet(unit, people, odd.get("seen", 0), Anggrek=odd.get("Anggrek", "K"))
    page = Page(desk.post(at("note_results", batch), data | {"on": odd.get("on", data["on"])}))
    assert page.status == 200
    assert "Ada yang perlu diperbaiki" in page.text
    assert UnitResult.objects.count() == 0


def test_two_at_one_sheet_do_not_count_an_attempt_twice(desk, batch, unit, people):
    data = sheet(unit, people, Anggrek="BK")
    desk.post(at("note_results", batch), data)
    assert desk.post(at("note_results", batch), data).status_code == 409
    assert UnitResult.objects.count() == 1


def test_the_page_of_the_graduation_names_what_is_lacking(desk, batch, unit):
    able, lacking = seat(batch, "Anggrek", "COMPLETED"), seat(batch, "Bakung", "COMPLETED")
    pass_units(able)
    page = Page(desk.get(at("graduate_class", batch)))
    assert f"belum kompeten pada {unit.code}" in page.text
    answer = desk.post(at("graduate_class", batch), {"on": batch.ends_on.isoformat()})
    assert told(answer)[0] == "1 orang sudah lulus."
    lacking.refresh_from_db()
    assert lacking.status == "COMPLETED"


def test_a_region_reads_the_results_of_its_people(signed_in, officer, batch, unit, people):
    make_result(people[0], unit)
    stranger = seat(batch, "Darsi", "IN_TRAINING", regency="62.11")
    make_result(stranger, unit)
    page = Page(signed_in(officer).get(at("show_units", batch)))
    assert [row[0] for row in page.rows] == ["Anggrek", "Bakung", "Cempaka"]
    assert at("note_results", batch) not in page.links
    page = Page(signed_in(officer).get(at("show_enrollment", people[0])))
    assert "Kompetensi per unit" in page.text


def test_a_wrong_result_is_taken_back_on_the_page_of_the_person(desk, batch, unit, people):
    make_result(people[0], unit)
    page = at("take_back_result", people[0])
    assert page in Page(desk.get(at("show_enrollment", people[0]))).links
    assert list(Page(desk.post(page, {"unit": unit.pk, "reason": ""})).errors) == ["reason"]
    answer = desk.post(page, {"unit": unit.pk, "reason": "Salah orang"})
    assert answer["Location"] == at("show_enrollment", people[0])
    assert UnitResult.objects.count() == 0
    assert "Hasil ditarik kembali" in Page(desk.get(at("show_enrollment", people[0]))).text


def test_only_units_with_a_result_are_offered_there(desk, batch, unit, extra, people):
    make_result(people[0], unit)
    page = Page(desk.post(at("take_back_result", people[0]), {"unit": extra.pk, "reason": "x"}))
    assert list(page.errors) == ["unit"]


def test_without_units_or_people_the_page_says_what_to_do(desk, batch, unit):
    assert "Belum ada yang dilatih" in Page(desk.get(at("show_units", batch))).empty
    unit.delete()
    assert "belum memuat unit" in Page(desk.get(at("show_units", batch))).empty
    assert Page(desk.get(at("note_results", batch))).status == 200
    assert desk.post(at("note_results", batch), {"unit": "1"}).status_code == 200


def test_a_neighbouring_center_notes_nothing(signed_in, other_organizer, batch, unit, people):
    client = signed_in(other_organizer)
    assert (
        client.post(at("note_results", batch), sheet(unit, people, Anggrek="K")).status_code == 404
    )
    assert client.get(at("take_back_result", people[0])).status_code == 404
    assert UnitResult.objects.count() == 0


# --- the API ---------------------------------------------------------------------------------


def test_a_program_notes_reads_and_takes_back(organizer, officer, batch, unit, people):
    results = [{"enrollment": people[0].pk, "is_passed": True}]
    address = f"classes/{batch.pk}/note-results/"
    assert Door(organizer).post(address, unit=unit.pk, results=results).json() == {"noted": 1}
    (row,) = Door(officer).get("unit-results/", enrollment=people[0].pk).json()["results"]
    assert (row["code"], row["attempt"], row["is_passed"]) == (unit.code, 1, True)
    back = f"enrollments/{people[0].pk}/take-back-result/"
    assert Door(organizer).post(back, unit=unit.pk, reason="Salah").status_code == 200
    assert Door(officer).ids("unit-results/") == []


def test_a_unit_of_another_program_is_not_found(organizer, batch, people):
    foreign = make_program("tata-boga", "Tata Boga").units.get()
    results = [{"enrollment": people[0].pk, "is_passed": True}]
    answer = Door(organizer).post(
        f"classes/{batch.pk}/note-results/", unit=foreign.pk, results=results
    )
    assert answer.status_code == 404


def test_a_closed_class_changes_no_results(organizer, batch, unit):
    person = seat(batch, "Anggrek", "GRADUATED")
    Batch.objects.filter(pk=batch.pk).update(status="CLOSED")
    results = [{"enrollment": person.pk, "is_passed": True}]
    answer = Door(organizer).post(
        f"classes/{batch.pk}/note-results/", unit=unit.pk, results=results
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "not_learning")
