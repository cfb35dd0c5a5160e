"""Assessments on the pages of a class, of a person, and by program."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.models import StatusChange
from participants.center_work import center_work
from participants.models import Assessment, Sitting
from tests.assessing import make_assessment, make_body, make_sitting
from tests.chain import make_batch
from tests.door import Door
from tests.pages import Page, told
from tests.participants.classes import at, seat

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)
WHY = "Salah baris"


@pytest.fixture
def batch(center):
    return make_batch(center, status="ASSESSMENT", starts_on=TODAY - 50 * A_DAY)


@pytest.fixture
def people(batch):
    return [seat(batch, name, "COMPLETED") for name in ("Anggrek", "Bakung", "Cempaka")]


@pytest.fixture
def sitting(batch):
    return make_sitting(batch, TODAY - A_DAY)


@pytest.fixture
def desk(signed_in, certifier):
    return signed_in(certifier)


def asked_for(body, *people, **change):
    return {
        "body": body.pk, "held_on": TODAY.isoformat(), "site": "Bengkel las 1",
        "assessor": "Sri Wahyuni", "assessor_number": "MET.000.001",
        "row": [person.pk for person in people],
    } | change  # fmt: skip


# --- asking ------------------------------------------------------------------------------------


def test_a_class_without_assessment_says_how_it_begins(desk, batch, people):
    page = Page(desk.get(at("show_assessments", batch)))
    assert "Belum ada uji kompetensi yang diminta" in page.text
    assert at("plan_sitting", batch) in page.links


def test_the_certifier_asks_for_the_people_ticked(desk, batch, people):
    page = Page(desk.get(at("plan_sitting", batch)))
    assert all(person.participant.name in page.text for person in people)
    answer = desk.post(at("plan_sitting", batch), asked_for(make_body(), *people[:2]))
    assert answer["Location"] == at("show_assessments", batch)
    assert told(answer) == ["2 asesi diajukan."]
    page = Page(desk.get(at("show_assessments", batch)))
    assert [row[0] for row in page.rows] == ["Anggrek", "Bakung"]
    assert page.facts["Asesor"] == "Sri Wahyuni (MET.000.001)"


def test_who_cannot_be_a_candidate_is_named_with_the_reason(desk, batch, people):
    make_assessment(people[0])
    able = seat(batch, "Dahlia", "GRADUATED")
    page = Page(desk.get(at("plan_sitting", batch)))
    assert "Anggrek: ada di daftar uji yang belum diputuskan" in page.text
    assert "Dahlia: dinyatakan kompeten pada" in page.text
    assert able.competent_on


def test_what_is_missing_is_said_beside_its_field_and_the_ticks_stay(desk, batch, people):
    sent = asked_for(make_body(), people[1], site="", held_on="kapan-kapan")
    page = Page(desk.post(at("plan_sitting", batch), sent))
    assert page.status == 200
    assert {"site", "held_on"} <= set(page.errors)
    assert page.values["row"] == str(people[1].pk)
    assert Sitting.objects.count() == 0


def test_a_class_where_nobody_has_finished_says_so(desk, batch):
    page = Page(desk.get(at("plan_sitting", batch)))
    assert "Belum ada yang dapat diuji" in page.text


# --- noting ------------------------------------------------------------------------------------


def sheet(rows, words, **head):
    return (
        {"row": [row.pk for row in rows]}
        | {f"said-{row.pk}": word for row, word in zip(rows, words, strict=True)}
        | head
    )


def test_recommendations_then_decisions_are_noted_by_sheet(desk, batch, people, sitting):
    rows = [make_assessment(person, sitting=sitting) for person in people]
    words = sheet(rows, ["COMPETENT", "NOT_YET_COMPETENT", ""])
    answer = desk.post(at("note_recommendations", sitting), words)
    assert told(answer) == ["2 hasil tercatat."]
    page = Page(desk.get(at("note_decisions", sitting)))
    assert [row[0] for row in page.rows] == ["Anggrek", "Bakung"], "Cempaka was not seen yet"
    words = sheet(rows[:2], ["COMPETENT", "COMPETENT"], number="SK/7", on=TODAY.isoformat())
    assert told(desk.post(at("note_decisions", sitting), words)) == ["2 hasil tercatat."]
    page = Page(desk.get(at("show_assessments", batch)))
    assert page.row("Bakung")[3:5] == ["Belum kompeten (BK)", page.row("Anggrek")[4]]
    assert "SK/7" in page.row("Anggrek")[4]
    page = Page(desk.get(at("show_enrollment", people[0])))
    assert "dinyatakan kompeten pada" in page.facts["Diuji"]
    assert at("show_assessments", batch) in page.links


@pytest.mark.parametrize("head", [{"number": ""}, {"on": ""}, {"on": "31/02/2026"}])
def test_a_letter_without_number_or_day_is_said_and_nothing_is_noted(desk, people, sitting, head):
    row = make_assessment(people[0], "ASSESSED", sitting)
    words = sheet([row], ["COMPETENT"], number="SK/7", on=TODAY.isoformat()) | head
    page = Page(desk.post(at("note_decisions", sitting), words))
    assert "Ada yang perlu diperbaiki" in page.text
    assert set(head) == set(page.errors)
    assert Assessment.objects.get().status == "ASSESSED"


def test_an_odd_word_is_no_verdict(desk, people, sitting):
    row = make_assessment(people[0], sitting=sitting)
    page = Page(desk.post(at("note_recommendations", sitting), sheet([row], ["LULUS"])))
    assert "Ada yang perlu diperbaiki" in page.text
    assert Assessment.objects.get().status == "REQUESTED"


def test_a_sheet_that_waits_for_nobody_says_so(desk, people, sitting):
    make_assessment(people[0], "DECIDED", sitting)
    for sheet_of in ("note_recommendations", "note_decisions"):
        assert "Tidak ada yang menunggu langkah ini" in Page(desk.get(at(sheet_of, sitting))).text


def test_a_day_is_called_off_and_a_step_taken_back_with_a_reason(desk, batch, people, sitting):
    make_assessment(people[0], sitting=sitting)
    seen = make_assessment(people[1], "ASSESSED", sitting)
    page = Page(desk.post(at("cancel_sitting", sitting), {"reason": ""}))
    assert "reason" in page.errors
    desk.post(at("cancel_sitting", sitting), {"reason": WHY})
    desk.post(at("take_back_assessment", seen), {"reason": WHY})
    assert [row[2] for row in Page(desk.get(at("show_assessments", batch))).rows] == [
        "Dibatalkan", "Akan diuji",
    ]  # fmt: skip
    assert set(StatusChange.objects.values_list("verb", "reason")) == {
        ("cancel", WHY), ("ask_again", WHY),
    }  # fmt: skip


# --- who sees it -------------------------------------------------------------------------------


def test_a_region_reads_its_own_people_and_writes_nothing(
    signed_in, officer, batch, people, sitting
):
    make_assessment(people[0], "ASSESSED", sitting)
    make_assessment(seat(batch, "Darsi", "COMPLETED", regency="62.11"), "ASSESSED", sitting)
    page = Page(signed_in(officer).get(at("show_assessments", batch)))
    assert [row[0] for row in page.rows] == ["Anggrek"]
    assert at("note_decisions", sitting) not in page.links
    assert at("plan_sitting", batch) not in page.links


def test_a_region_without_a_candidate_is_told_so(signed_in, officer, batch, sitting):
    make_assessment(seat(batch, "Darsi", "COMPLETED", regency="62.11"), sitting=sitting)
    page = Page(signed_in(officer).get(at("show_assessments", batch)))
    assert "Tidak ada asesi dari daerah Anda pada hari ini" in page.text


# --- the day of a certifier --------------------------------------------------------------------


def work(certifier):
    return [(item.text, item.deadline) for item in center_work(certifier)]


def test_the_home_tells_whom_to_ask_for_what_to_note_and_what_is_awaited(
    certifier, batch, people, sitting
):
    assert work(certifier) == [("3 orang perlu diuji", people[0].completed_on)]
    rows = [make_assessment(person, sitting=sitting) for person in people]
    assert work(certifier) == [("3 rekomendasi perlu dicatat", sitting.held_on)]
    Assessment.objects.update(status="ASSESSED", recommendation="COMPETENT")
    (title, deadline), = work(certifier)  # fmt: skip
    assert title == f"3 keputusan {sitting.body} ditunggu"
    assert deadline == sitting.decide_by
    for row in rows:
        Assessment.objects.filter(pk=row.pk).update(
            status="DECIDED", decision="COMPETENT", decision_number="1", decided_on=TODAY
        )
    assert work(certifier) == []


# --- programs ----------------------------------------------------------------------------------


def test_a_program_does_all_of_it(certifier, batch, people):
    door, body = Door(certifier), make_body()
    sent = asked_for(body, *people[:2])
    sent["people"] = sent.pop("row")
    answer = door.post(f"classes/{batch.pk}/plan-assessment/", **sent)
    assert (answer.status_code, answer.json()["site"]) == (200, "Bengkel las 1")
    day = f"assessment-days/{answer.json()['id']}/"
    rows = door.get("assessments/", sitting=answer.json()["id"]).json()["results"]
    first, second = sorted(row["id"] for row in rows)
    results = [{"assessment": first, "recommendation": "COMPETENT"}]
    assert door.post(f"{day}recommendations/", results=results).json() == {"noted": 1}
    results = [{"assessment": first, "decision": "COMPETENT"}]
    letter = {"number": "SK/1", "on": TODAY.isoformat(), "results": results}
    assert door.post(f"{day}decisions/", **letter).json() == {"noted": 1}
    assert door.post(f"{day}cancel/", reason=WHY).json() == {"noted": 1}
    assert door.get(f"assessments/{second}/").json()["status"] == "CANCELLED"
    answer = door.post(f"assessments/{first}/take-back/", reason=WHY)
    assert (answer.status_code, answer.json()["decision"]) == (200, "")


@pytest.mark.parametrize(
    "change, status, code",
    [
        ({"people": []}, 409, "nobody_chosen"),
        ({"people": [2**61]}, 409, "not_finished"),
        ({"body": 2**61}, 404, None),
        ({"site": "\x00"}, 400, None),
        ({"held_on": "besok"}, 400, None),
    ],
)
def test_a_program_is_told_what_is_odd(certifier, batch, people, change, status, code):
    sent = asked_for(make_body(), people[0])
    sent["people"] = sent.pop("row")
    answer = Door(certifier).post(f"classes/{batch.pk}/plan-assessment/", **(sent | change))
    assert (answer.status_code, answer.json().get("code")) == (status, code)
    assert Sitting.objects.count() == 0
