"""A proposal is asked for, reckoned by a job, read by all of the ministry, and accepted once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import cancel_job, run_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from programs.models import Quota, TrainingNeed
from reports import services
from reports.services.quota_scenario import read_scenario
from tests.chain import make_agreement, make_batch, make_program
from tests.door import Door
from tests.needs import make_need
from tests.scenarios import ROOM, make_limits

ASK = reverse("reports:propose_quotas")


@pytest.fixture
def welding(db):
    return make_program("las", lesson_hours=240)


@pytest.fixture
def batch(db):
    return make_batch()


@pytest.fixture
def limits(batch):
    return make_limits(batch.center)


@pytest.fixture
def need(officer, welding):
    return make_need(officer, program=welding, seats=14)


def asked(limits, **changes):
    return {"center": limits.center.pk, "year": limits.year, **ROOM, **changes}


def done(job):
    run_job(job.pk)
    job.refresh_from_db()
    assert job.status == "DONE", job.error
    return job


def reckoned(limits, by):
    return done(services.request_scenario(limits, by=by))


def accepted(limits, by):
    return done(services.request_acceptance(reckoned(limits, by), by=by))


def test_the_same_question_is_reckoned_once(ministry, need, limits):
    one, same = (services.request_scenario(limits, by=ministry) for _ in range(2))
    assert one == same


def test_over_other_needs_it_is_another_question(ministry, officer, welding, need, limits):
    one = reckoned(limits, ministry)
    make_need(officer, "Tukang las", program=welding)
    assert services.request_scenario(limits, by=ministry) != one


def test_after_it_was_cancelled_it_is_reckoned_anew(ministry, need, limits):
    one = services.request_scenario(limits, by=ministry)
    cancel_job(one, by=ministry)
    assert reckoned(limits, ministry) != one


def test_what_was_reckoned_is_read_with_its_words(ministry, need, limits):
    job = reckoned(limits, ministry)
    (line,) = read_scenario(job).proposal.lines
    assert (line.wish.need, line.seats, line.why) == (need, 14, "ALL")
    assert job.result["sums"] == {"seats": 14, "classes": 1, "regions": 1, "points": 14 * 40}


def test_once_the_needs_have_changed_it_is_not_read_any_more(ministry, need, limits):
    job = reckoned(limits, ministry)
    TrainingNeed.objects.filter(pk=need.pk).update(seats=8)
    assert read_scenario(job).proposal is None


def test_accepting_plans_the_need_and_grants_the_quota(ministry, need, limits, batch):
    agreement = make_agreement(batch)
    accepted(limits, ministry)
    need.refresh_from_db()
    quota = Quota.objects.get(needs=need)
    assert (need.status, need.planned, "Kursi: 14 dari 14" in need.answer) == ("PLANNED", 14, True)
    assert (quota.agreement, quota.seats, quota.nominees) == (agreement, 14, 21)


def test_without_an_agreement_the_need_is_planned_only(ministry, need, limits):
    job = accepted(limits, ministry)
    need.refresh_from_db()
    assert (need.status, need.quota, job.result) == ("PLANNED", None, {"planned": 1, "granted": 0})


def test_over_changed_needs_nothing_is_accepted(ministry, need, limits):
    job = services.request_acceptance(reckoned(limits, ministry), by=ministry)
    TrainingNeed.objects.filter(pk=need.pk).update(seats=8)
    run_job(job.pk)
    job.refresh_from_db()
    need.refresh_from_db()
    assert (job.status, need.status) == ("FAILED", "SUBMITTED")
    assert "telah berubah" in job.error


def test_accepted_twice_it_is_one_piece_of_work_and_a_new_one_after_it_was_cancelled(
    ministry, need, limits
):
    scenario = reckoned(limits, ministry)
    one, same = (services.request_acceptance(scenario, by=ministry) for _ in range(2))
    cancel_job(one, by=ministry)
    assert (one.pk, accepted(limits, ministry).pk > one.pk) == (same.pk, True)


def test_who_may_no_longer_plan_seats_accepts_nothing(ministry, ministry_reader, need, limits):
    params = {"proposal": reckoned(limits, ministry).pk}
    with pytest.raises(Refusal) as refused, acting_as(ministry_reader):
        services.accept_proposal(params, by=ministry_reader, report_progress=lambda done, of: None)
    need.refresh_from_db()
    assert (refused.value.code, need.status) == ("may_not_accept", "SUBMITTED")


def test_over_changed_needs_the_refusal_has_a_code(ministry, need, limits):
    params = {"proposal": reckoned(limits, ministry).pk}
    TrainingNeed.objects.filter(pk=need.pk).update(seats=8)
    with pytest.raises(Refusal) as refused, acting_as(ministry):
        services.accept_proposal(params, by=ministry, report_progress=lambda done, of: None)
    assert refused.value.code == "proposal_changed"


def test_a_page_asks_shows_and_accepts(ministry, need, limits, client):
    client.force_login(ministry)
    answer = client.post(ASK, asked(limits))
    job = Job.objects.get()
    assert answer.url == reverse("reports:job", args=[job.pk])
    run_job(job.pk)
    shown = client.get(answer.url, follow=True)
    assert "prioritas 1: 40" in shown.content.decode()
    answer = client.post(reverse("reports:accept_proposal", args=[job.pk]))
    run_job(Job.objects.get(kind="accept_proposal").pk)
    shown = client.get(reverse("reports:show_proposal", args=[job.pk])).content.decode()
    assert "Kebutuhan direncanakan: 1." in shown


def test_a_reader_of_the_ministry_is_offered_no_acceptance(
    ministry, ministry_reader, need, limits, client
):
    page = reverse("reports:show_proposal", args=[reckoned(limits, ministry).pk])
    client.force_login(ministry_reader)
    assert client.get(page).context["may_accept"] is False
    client.force_login(ministry)
    assert client.get(page).context["may_accept"]


def test_proposals_stand_side_by_side_with_their_limits(ministry, need, limits, client):
    reckoned(limits, ministry)
    reckoned(make_limits(limits.center, people=6), ministry)
    client.force_login(ministry)
    earlier = client.get(ASK).context["earlier"]
    assert [(of.people, job.result["sums"]["seats"]) for job, of in earlier] == [(6, 6), (100, 14)]


def test_one_is_asked_again_from_its_own_numbers(ministry, need, limits, client):
    job = reckoned(limits, ministry)
    client.force_login(ministry)
    assert client.get(ASK, {"again": job.pk}).context["form"]["hours"].value() == 10_000
    assert client.get(ASK, {"again": "²"}).context["form"]["hours"].value() is None


def test_the_page_starts_from_the_beds_of_a_center(ministry, client, batch):
    client.force_login(ministry)
    form = client.get(ASK).context["form"]
    assert form.initial["center"] == batch.center.pk
    assert form["year"].value() == timezone.localdate().year + 1


def test_the_page_names_the_limits_that_are_in_the_way(ministry, need, limits, client):
    job = reckoned(make_limits(limits.center, people=1), ministry)
    client.force_login(ministry)
    page = client.get(reverse("reports:show_proposal", args=[job.pk]))
    assert page.context["conflicts"] == ["Kursi yang dibiayai"]


def test_a_number_that_is_missing_is_asked_for(ministry, limits, client):
    client.force_login(ministry)
    form = client.post(ASK, asked(limits, hours="x")).context["form"]
    assert list(form.errors) == ["hours"]


def test_the_api_asks_shows_and_accepts(ministry, need, limits):
    door = Door(ministry)
    job = door.post("quota-proposals/", **asked(limits)).json()
    run_job(job["id"])
    (listed,) = door.get("quota-proposals/").json()["results"]
    found = door.get(f"quota-proposals/{job['id']}/").json()
    assert listed["sums"] == found["sums"]
    assert [(line["seats"], line["points"]) for line in found["proposal"]["lines"]] == [(14, 40)]
    answer = door.post(f"quota-proposals/{job['id']}/accept/")
    assert (answer.status_code, answer.json()["status"]) == (202, "QUEUED")
    assert door.post("quota-proposals/", people=1).status_code == 400
