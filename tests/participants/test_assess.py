"""The assessor recommends, the body decides; only its K bears a certificate of competency."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from participants import services
from participants.models import Assessment, Enrollment, Sitting
from tests.assessing import make_assessment, make_body, make_certificate, make_sitting
from tests.chain import make_batch
from tests.participants.classes import seat

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)
SHEET = {"site": " Bengkel las 1 ", "assessor": "Sri Wahyuni", "assessor_number": "MET.000.001"}


@pytest.fixture
def batch(center):
    return make_batch(center, status="ASSESSMENT", starts_on=TODAY - 60 * A_DAY)


@pytest.fixture
def body(db):
    return make_body()


@pytest.fixture
def people(batch):
    return [seat(batch, name, "COMPLETED") for name in ("Anggrek", "Bakung", "Cempaka")]


def plan(batch, body, by, *people, held_on=TODAY, **more):
    keys = [person.pk for person in people]
    words = {"body": body, "people": keys, "held_on": held_on, "by": by} | SHEET | more
    return services.plan_sitting(batch, **words)


def said(sitting, **words):
    """{assessment: word} of the people named."""
    rows = sitting.assessments.select_related("enrollment__participant")
    keys = {row.enrollment.participant.name: row.pk for row in rows}
    return {keys[name]: word for name, word in words.items()}


def decide(sitting, by, number="SK/1", on=TODAY, **words):
    decided = said(sitting, **words)
    return services.note_decisions(sitting, decided, number=number, on=on, by=by)


def state(person):
    row = person.assessments.latest("pk")
    return row.status, row.recommendation, row.decision


def days(person):
    person.refresh_from_db()
    return person.assessed_on, person.competent_on


def refusal_of(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value


# --- who is a candidate ------------------------------------------------------------------------


def test_people_become_candidates_of_a_body_on_a_day(batch, body, people, certifier):
    sitting = plan(batch, body, certifier, *people[:2])
    assert (sitting.center_id, sitting.site, sitting.planned_by) == (
        batch.center_id, "Bengkel las 1", certifier,
    )  # fmt: skip
    assert sitting.decide_by == TODAY + body.decision_days * A_DAY
    rows = Assessment.objects.all()
    assert {(row.enrollment_id, row.status, row.regency_id) for row in rows} == {
        (person.pk, "REQUESTED", "62.10") for person in people[:2]
    }


@pytest.mark.parametrize(
    "stage", ["CONFIRMED", "ARRIVED", "IN_TRAINING", "NOT_PASSED", "EXPELLED"]
)
def test_only_who_has_completed_the_training_is_a_candidate(batch, body, people, certifier, stage):
    person = seat(batch, "Dahlia", stage)
    refusal = refusal_of(plan, batch, body, certifier, people[0], person)
    assert refusal.code == "not_finished"
    assert Sitting.objects.count() == 0, "all or nobody"


def test_somebody_of_another_class_is_no_candidate_here(center, batch, body, certifier):
    person = seat(make_batch(center), "Dahlia", "COMPLETED")
    assert refusal_of(plan, batch, body, certifier, person).code == "not_finished"


def test_an_assessment_of_nobody_is_refused(batch, body, certifier):
    assert refusal_of(plan, batch, body, certifier).code == "nobody_chosen"


def test_nobody_is_on_two_open_lists(batch, body, people, certifier):
    plan(batch, body, certifier, people[0])
    refusal = refusal_of(plan, batch, body, certifier, *people[:2])
    assert refusal.code == "no_candidate"
    assert "Anggrek" in str(refusal.text)
    assert Assessment.objects.count() == 1


def test_who_is_competent_is_not_assessed_again(batch, body, certifier):
    person = seat(batch, "Dahlia", "GRADUATED")
    assert refusal_of(plan, batch, body, certifier, person).code == "no_candidate"


def test_a_body_whose_licence_ends_before_the_day_is_refused(batch, people, certifier):
    ended = make_body("LSP Lama", licensed_until=TODAY + 2 * A_DAY)
    assert plan(batch, ended, certifier, people[0], held_on=TODAY + 2 * A_DAY)
    refusal = refusal_of(plan, batch, ended, certifier, people[1], held_on=TODAY + 3 * A_DAY)
    assert refusal.code == "licence_ended"


def test_nobody_is_assessed_before_the_training_is_over(batch, body, people, certifier):
    first = people[0].completed_on
    refusal = refusal_of(plan, batch, body, certifier, people[0], held_on=first - A_DAY)
    assert refusal.code == "no_candidate"
    assert plan(batch, body, certifier, people[0], held_on=first)


# --- what the assessor saw ---------------------------------------------------------------------


def test_the_assessor_recommends_and_notes_who_did_not_come(batch, body, people, certifier):
    sitting = plan(batch, body, certifier, *people)
    words = said(sitting, Anggrek="COMPETENT", Bakung="NOT_YET_COMPETENT", Cempaka="ABSENT")
    assert services.note_recommendations(sitting, words, by=certifier) == 3
    assert [state(person) for person in people] == [
        ("ASSESSED", "COMPETENT", ""), ("ASSESSED", "NOT_YET_COMPETENT", ""), ("ABSENT", "", ""),
    ]  # fmt: skip
    assert [days(person) for person in people] == [(TODAY, None), (TODAY, None), (None, None)]


def test_a_recommendation_is_no_decision(batch, body, certifier):
    person = seat(batch, "Dahlia", "COMPLETED")
    sitting = plan(batch, body, certifier, person)
    services.note_recommendations(sitting, said(sitting, Dahlia="COMPETENT"), by=certifier)
    Enrollment.objects.filter(pk=person.pk).update(status="GRADUATED", graduated_on=TODAY)
    refusal = refusal_of(services.issue_certificate, person, kind="COMPETENCY", by=certifier)
    assert refusal.code == "not_competent"
    assert services.issue_certificate(person, kind="TRAINING", by=certifier)


def test_nothing_is_noted_before_the_day(batch, body, people, certifier):
    sitting = plan(batch, body, certifier, people[0], held_on=TODAY + A_DAY)
    words = said(sitting, Anggrek="COMPETENT")
    refusal = refusal_of(services.note_recommendations, sitting, words, by=certifier)
    assert refusal.code == "assessment_to_come"


def test_a_sheet_that_is_sent_twice_is_refused_and_changes_nothing(batch, body, people, certifier):
    sitting = plan(batch, body, certifier, *people[:2])
    words = said(sitting, Anggrek="COMPETENT")
    services.note_recommendations(sitting, words, by=certifier)
    words |= said(sitting, Bakung="COMPETENT")
    refusal = refusal_of(services.note_recommendations, sitting, words, by=certifier)
    assert refusal.code == "not_waiting"
    assert state(people[1])[0] == "REQUESTED", "all or nobody"


def test_a_candidate_of_another_day_is_not_on_this_sheet(batch, body, people, certifier):
    sitting, other = (plan(batch, body, certifier, person) for person in people[:2])
    words = said(other, Bakung="COMPETENT")
    refusal = refusal_of(services.note_recommendations, sitting, words, by=certifier)
    assert refusal.code == "not_waiting"


# --- what the body decided ---------------------------------------------------------------------


@pytest.fixture
def seen(batch, body, people, certifier):
    """All three were seen; the assessor recommends the first two."""
    sitting = plan(batch, body, certifier, *people, held_on=TODAY - 2 * A_DAY)
    words = said(sitting, Anggrek="COMPETENT", Bakung="COMPETENT", Cempaka="NOT_YET_COMPETENT")
    services.note_recommendations(sitting, words, by=certifier)
    return sitting


def test_the_body_decides_and_may_differ_from_the_assessor(seen, people, certifier):
    decide(seen, certifier, on=TODAY - A_DAY, Anggrek="COMPETENT", Bakung="NOT_YET_COMPETENT")
    assert [state(person) for person in people] == [
        ("DECIDED", "COMPETENT", "COMPETENT"),
        ("DECIDED", "COMPETENT", "NOT_YET_COMPETENT"),
        ("ASSESSED", "NOT_YET_COMPETENT", ""),
    ]
    assert days(people[0]) == (TODAY - 2 * A_DAY, TODAY - A_DAY)
    assert days(people[1]) == (TODAY - 2 * A_DAY, None)
    row = people[0].assessments.get()
    assert (row.decision_number, row.decided_on) == ("SK/1", TODAY - A_DAY)


@pytest.mark.parametrize("days_away", [-3, 1])
def test_a_decision_lies_between_the_assessment_and_today(seen, certifier, days_away):
    refusal = refusal_of(
        decide, seen, certifier, on=TODAY + days_away * A_DAY, Anggrek="COMPETENT"
    )
    assert refusal.code == "decision_day"


def test_a_decision_has_a_number(seen, certifier):
    refusal = refusal_of(decide, seen, certifier, number="  ", Anggrek="COMPETENT")
    assert refusal.code == "decision_without_number"


def test_a_body_decides_under_its_licence_only(seen, body, certifier):
    body.licensed_until = TODAY - A_DAY
    body.save()
    seen.body.refresh_from_db()
    assert refusal_of(decide, seen, certifier, Anggrek="COMPETENT").code == "licence_ended"
    assert decide(seen, certifier, on=TODAY - A_DAY, Anggrek="COMPETENT") == 1


def test_nobody_is_decided_on_who_was_not_seen(batch, body, people, certifier):
    sitting = plan(batch, body, certifier, people[0])
    assert refusal_of(decide, sitting, certifier, Anggrek="COMPETENT").code == "not_waiting"


def test_the_certificate_waits_for_the_day_of_the_decision(seen, people, certifier):
    decide(seen, certifier, Anggrek="COMPETENT")
    person = people[0]
    before = TODAY - A_DAY
    Enrollment.objects.filter(pk=person.pk).update(status="GRADUATED", graduated_on=before)
    issue = services.issue_certificate
    refusal = refusal_of(issue, person, kind="COMPETENCY", issued_on=before, by=certifier)
    assert refusal.code == "not_competent"
    assert issue(person, kind="COMPETENCY", issued_on=TODAY, by=certifier).issued_on == TODAY


def test_the_database_itself_certifies_only_the_competent(batch):
    person = seat(batch, "Dahlia", "GRADUATED")
    rows = Enrollment.objects.filter(pk=person.pk)
    rows.update(competent_on=None, assessed_on=None)
    with pytest.raises(IntegrityError, match="certified_is_competent"), transaction.atomic():
        rows.update(certified_on=TODAY)


# --- again -------------------------------------------------------------------------------------


def failed(person, body, ago):
    """Not yet competent, as decided ``ago`` days ago."""
    sitting = make_sitting(person.batch, TODAY - (ago + 1) * A_DAY, body)
    row = make_assessment(person, "DECIDED", sitting, "NOT_YET_COMPETENT")
    Assessment.objects.filter(pk=row.pk).update(decided_on=TODAY - ago * A_DAY)
    return row


def test_who_was_absent_or_not_yet_competent_may_come_again(batch, body, people, certifier):
    failed(people[0], body, 5)
    make_assessment(people[1], "ABSENT")
    assert plan(batch, body, certifier, *people[:2]).assessments.count() == 2


def test_attempts_end_where_the_body_says(batch, people, certifier):
    body = make_body("LSP Ketat", most_attempts=2)
    make_assessment(people[0], "ABSENT")  # who did not come has not used one
    failed(people[0], body, 9)
    plan(batch, body, certifier, people[0])
    people[0].assessments.filter(status="REQUESTED").delete()
    failed(people[0], body, 5)
    refusal = refusal_of(plan, batch, body, certifier, people[0])
    assert refusal.code == "no_candidate"
    assert "2" in str(refusal.text)


@pytest.mark.parametrize("ago, may", [(30, True), (31, False)])
def test_the_window_to_try_again_ends(batch, people, certifier, ago, may):
    body = make_body("LSP Cepat", reassessment_days=30)
    failed(people[0], body, ago)
    if may:
        assert plan(batch, body, certifier, people[0])
    else:
        assert refusal_of(plan, batch, body, certifier, people[0]).code == "no_candidate"


# --- called off, taken back --------------------------------------------------------------------


def test_a_day_is_called_off_for_whoever_is_still_to_come(batch, body, people, certifier):
    sitting = plan(batch, body, certifier, *people[:2])
    services.note_recommendations(sitting, said(sitting, Anggrek="COMPETENT"), by=certifier)
    assert services.cancel_sitting(sitting, reason="Asesor sakit", by=certifier) == 1
    assert [state(person)[0] for person in people[:2]] == ["ASSESSED", "CANCELLED"]
    assert StatusChange.objects.get(verb="cancel").reason == "Asesor sakit"
    assert plan(batch, body, certifier, people[1])


def test_a_day_without_anybody_to_come_is_not_called_off(seen, certifier):
    refusal = refusal_of(services.cancel_sitting, seen, reason="Salah", by=certifier)
    assert refusal.code == "nobody_to_assess"


def test_steps_are_taken_back_one_by_one(seen, people, certifier):
    decide(seen, certifier, Anggrek="COMPETENT")
    row = people[0].assessments.get()
    services.take_back_assessment(row, reason="Salah baris", by=certifier)
    assert (state(people[0]), days(people[0])[1]) == (("ASSESSED", "COMPETENT", ""), None)
    services.take_back_assessment(row, reason="Salah baris", by=certifier)
    assert (state(people[0]), days(people[0])[0]) == (("REQUESTED", "", ""), None)
    with pytest.raises(IllegalMove):
        services.take_back_assessment(row, reason="Salah baris", by=certifier)
    assert StatusChange.objects.filter(reason="Salah baris").count() == 2


def test_an_absence_is_taken_back(batch, body, people, certifier):
    row = make_assessment(people[0], "ABSENT")
    services.take_back_assessment(row, reason="Terlambat datang", by=certifier)
    assert state(people[0]) == ("REQUESTED", "", "")


def test_a_decision_that_bears_a_certificate_stands(batch, certifier):
    person = seat(batch, "Dahlia", "GRADUATED")
    row = make_assessment(person, "DECIDED")
    certificate = make_certificate(person)
    take_back = services.take_back_assessment
    refusal = refusal_of(take_back, row, reason="Salah", by=certifier)
    assert refusal.code == "certificate_rests_on_it"
    assert state(person)[0] == "DECIDED"
    services.revoke_certificate(certificate, reason="Salah orang", by=certifier)
    take_back(row, reason="Salah", by=certifier)
    assert days(person)[1] is None


def test_only_the_last_assessment_is_taken_back(body, people, certifier):
    first = failed(people[0], body, 5)
    later = make_assessment(people[0])
    refusal = refusal_of(services.take_back_assessment, first, reason="Salah", by=certifier)
    assert refusal.code == "not_the_last"
    Assessment.objects.filter(pk=later.pk).update(status="CANCELLED")
    services.take_back_assessment(first, reason="Salah", by=certifier)
    assert Assessment.objects.get(pk=first.pk).status == "ASSESSED"


def test_a_step_back_needs_a_reason(seen, people, certifier):
    row = people[0].assessments.get()
    refusal = refusal_of(services.take_back_assessment, row, reason=" ", by=certifier)
    assert refusal.code == "reason_missing"
