"""The steps of a selection: announced to everybody, changed until somebody has been ranked."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.roles import Role
from blkportal.core.refusals import Refusal
from participants import services
from participants.models import Referral, SelectionStep
from participants.services.selection_step import PlannedStep
from programs.models import Batch
from tests.chain import make_batch, make_score, make_step
from tests.door import Door
from tests.pages import Page, told
from tests.participants.classes import at, nominee
from tests.people import make_center_user

TODAY = timezone.localdate


@pytest.fixture
def batch(center):
    return make_batch(center, status="SELECTION")


def planned(batch):
    return list(batch.selection_steps.values_list("kind", "weight", "pass_mark"))


def steps(*kinds, **more):
    return [PlannedStep(kind, TODAY(), **more) for kind in kinds]


def refusal_of(batch, planned, by):
    with pytest.raises(Refusal) as caught:
        services.plan_selection(batch, steps=planned, by=by)
    return caught.value


def test_a_plan_is_these_steps_and_no_others(batch, organizer):
    services.plan_selection(batch, steps=steps("DOCUMENTS", "WRITTEN"), by=organizer)
    services.plan_selection(batch, steps=steps("WRITTEN", "INTERVIEW", weight=2), by=organizer)
    assert sorted(planned(batch)) == [("INTERVIEW", 2, None), ("WRITTEN", 2, None)]


def test_a_step_keeps_its_points_when_its_weight_changes(batch, organizer):
    services.plan_selection(batch, steps=steps("WRITTEN"), by=organizer)
    make_score(batch.selection_steps.get(), nominee(batch, status="VERIFIED"), 80)
    services.plan_selection(batch, steps=steps("WRITTEN", weight=3, pass_mark=60), by=organizer)
    assert planned(batch) == [("WRITTEN", 3, 60)]
    assert batch.selection_steps.get().scores.count() == 1


def test_a_step_with_points_is_not_thrown_away(batch, organizer):
    make_score(make_step(batch), nominee(batch, status="VERIFIED"), 80)
    refusal = refusal_of(batch, steps("INTERVIEW"), organizer)
    assert refusal.code == "step_has_points"
    assert "Tes tertulis" in str(refusal.text)
    assert planned(batch) == [("WRITTEN", 1, None)]


def test_a_step_after_the_start_of_the_training_is_refused(batch, organizer):
    late = [PlannedStep("WRITTEN", batch.starts_on + timedelta(days=1))]
    assert refusal_of(batch, late, organizer).code == "step_too_late"
    assert planned(batch) == []


@pytest.mark.parametrize("status", ["CONFIRMED", "RUNNING", "CLOSED", "CANCELLED"])
def test_after_the_decree_nothing_is_planned(batch, organizer, status):
    Batch.objects.filter(pk=batch.pk).update(status=status)
    assert refusal_of(batch, steps("WRITTEN"), organizer).code == "selection_over"


def test_once_somebody_is_ranked_the_steps_stay(batch, organizer):
    row = nominee(batch, status="RESERVE")
    Referral.objects.filter(pk=row.pk).update(points=80)
    assert refusal_of(batch, steps("WRITTEN"), organizer).code == "selection_decided"


@pytest.mark.parametrize("odd", [{"weight": 0}, {"weight": 101}, {"pass_mark": 101}])
def test_the_database_refuses_a_step_that_cannot_be(batch, odd):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_step(batch, **odd)


def test_the_database_knows_each_kind_once_a_class(batch):
    make_step(batch)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_step(batch)


# --- the page --------------------------------------------------------------------------------


def sent(**more):
    empty = {f"{kind}-{name}": "" for kind in ("documents", "interview") for name in ("held_on",)}
    weights = {f"{kind}-weight": "1" for kind in ("documents", "interview")}
    day = {"written-held_on": TODAY().isoformat(), "written-weight": "1"}
    return empty | weights | day | more


def test_the_page_plans_what_has_a_day(signed_in, organizer, batch):
    answer = signed_in(organizer).post(at("plan_selection", batch), sent())
    assert answer["Location"] == at("show_selection", batch)
    assert told(answer) == ["Tahapan seleksi sudah direncanakan."]
    assert planned(batch) == [("WRITTEN", 1, None)]


def test_the_page_shows_what_is_planned(signed_in, organizer, batch):
    make_step(batch, "INTERVIEW", weight=2, pass_mark=55)
    values = Page(signed_in(organizer).get(at("plan_selection", batch))).values
    assert (values["interview-weight"], values["interview-pass_mark"]) == ("2", "55")
    assert values["interview-held_on"] == TODAY().isoformat()
    assert values["written-held_on"] == ""


@pytest.mark.parametrize(
    "field, value", [("written-weight", "0"), ("written-pass_mark", "101"),
                     ("written-held_on", "31/02/2026"), ("interview-weight", "berat")],
)  # fmt: skip
def test_what_is_odd_is_said_beside_its_field_and_nothing_is_planned(
    signed_in, organizer, batch, field, value
):
    page = Page(signed_in(organizer).post(at("plan_selection", batch), sent(**{field: value})))
    assert list(page.errors) == [field]
    assert planned(batch) == []


def test_an_instructor_notes_points_but_does_not_plan(signed_in, center, batch):
    instructor = make_center_user("rian@bekasi.test", center, Role.CENTER_INSTRUCTOR)
    assert signed_in(instructor).get(at("plan_selection", batch)).status_code == 403


def test_a_region_reads_the_days_of_the_selection(signed_in, officer, batch):
    make_step(batch, pass_mark=60)
    page = Page(signed_in(officer).get(at("show_selection", batch)))
    assert page.rows[0][0] == "Tes tertulis"
    assert page.rows[0][-1] == "60"
    assert at("plan_selection", batch) not in page.links


def test_without_steps_the_page_leads_whoever_may_to_the_plan(
    signed_in, organizer, officer, batch
):
    address = at("plan_selection", batch)
    assert address in Page(signed_in(organizer).get(at("show_selection", batch))).empty
    assert address not in Page(signed_in(officer).get(at("show_selection", batch))).empty


# --- the API ---------------------------------------------------------------------------------


def test_a_program_plans_and_reads_steps(organizer, officer, batch):
    asked = [{"kind": "WRITTEN", "held_on": TODAY().isoformat(), "weight": 2, "pass_mark": 60}]
    answer = Door(organizer).post(f"classes/{batch.pk}/plan-selection/", steps=asked)
    assert answer.status_code == 200
    (step,) = Door(officer).get("selection-steps/", batch=batch.pk).json()["results"]
    assert (step["kind"], step["weight"], step["pass_mark"]) == ("WRITTEN", 2, 60)


def test_a_kind_that_is_named_twice_is_refused(organizer, batch):
    asked = [{"kind": "WRITTEN", "held_on": TODAY().isoformat()}] * 2
    answer = Door(organizer).post(f"classes/{batch.pk}/plan-selection/", steps=asked)
    assert answer.status_code == 400
    assert "steps" in answer.json()
    assert SelectionStep.objects.count() == 0


def test_a_neighbouring_center_plans_nothing_here(other_organizer, batch):
    answer = Door(other_organizer).post(f"classes/{batch.pk}/plan-selection/", steps=[])
    assert answer.status_code == 404
