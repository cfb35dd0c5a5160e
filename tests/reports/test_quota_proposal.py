"""Seats divided among needs: within every limit, where they earn most, and with the arithmetic."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import cancel_job, run_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from programs.models import Quota, TrainingNeed
from reports import services
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_proposal import Why, divide
from reports.services.quota_solver import Limit
from reports.services.quota_wishes import Alumni, Limits, alumni_by_region, wishes_of
from tests.chain import make_agreement, make_batch, make_enrollment, make_program
from tests.door import Door
from tests.needs import make_need
from tests.people import make_officer

PAGE = reverse("reports:propose_quotas")
YEAR = timezone.localdate().year + 1


@pytest.fixture
def far_away(db):
    return make_officer("disnaker@padangpanjang.go.id", "13.74")


@pytest.fixture
def welding(db):
    return make_program("las", lesson_hours=240)


@pytest.fixture
def limits(batch):
    return Limits(batch.center, YEAR, people=100, hours=10_000, beds_men=50, beds_women=50,
                  smallest=4, share=100)  # fmt: skip


@pytest.fixture
def batch(db):
    return make_batch()


def given(proposal):
    return {line.wish.need.occupation: (line.seats, line.why) for line in proposal.lines}


def graduate():
    """Of Gunung Mas, at work since the last day."""
    begun = timezone.localdate() - timedelta(days=200)
    one = make_enrollment("GRADUATED", batch=make_batch(starts_on=begun, status="CLOSED"))
    one.outcome, one.outcome_known_on = "WORKING", one.batch.ends_on
    one.placed_on = one.batch.ends_on
    one.save()


def with_(limits, **changes):
    return Limits(**{**vars(limits), **changes})


def test_every_need_gets_what_it_asks_for_where_there_is_enough(officer, welding, limits):
    make_need(officer, program=welding, seats=16)
    assert given(services.propose(limits)) == {"Juru las pipa": (16, Why.ALL)}


def test_nobody_gets_more_than_the_gap(officer, welding, limits):
    make_need(officer, program=welding, seats=16, demand=20, capacity=11)
    make_need(officer, "Tukang las", program=welding, seats=16, demand=9, capacity=9)
    assert given(services.propose(limits)) == {
        "Juru las pipa": (9, Why.ALL),
        "Tukang las": (0, Why.NO_GAP),
    }


def test_seats_go_where_they_earn_most_points(officer, neighbour, welding, limits):
    make_need(officer, "Sepi", program=welding, seats=10, vacancies=0)
    make_need(neighbour, "Ramai", program=welding, seats=10, vacancies=25, placements=10)
    found = given(services.propose(with_(limits, people=12)))
    assert found == {"Ramai": (10, Why.ALL), "Sepi": (2, Why.PEOPLE)}


def test_each_first_need_keeps_its_seats(officer, neighbour, welding, limits):
    make_need(officer, "Sepi", program=welding, seats=10, vacancies=0)
    make_need(neighbour, "Ramai", program=welding, seats=10, vacancies=25, placements=10)
    found = given(services.propose(with_(limits, people=10, first=3)))
    assert (found["Sepi"][0], found["Ramai"][0]) == (3, 7)


def test_a_province_gets_no_more_than_its_share(officer, far_away, welding, limits):
    make_need(officer, "Kalteng", program=welding, seats=16)
    make_need(far_away, "Sumbar", program=welding, seats=4)
    found = given(services.propose(with_(limits, people=20, share=50)))
    assert found == {"Kalteng": (10, Why.PROVINCE), "Sumbar": (4, Why.ALL)}


def test_women_and_men_need_beds_of_their_own(officer, welding, limits):
    make_need(officer, program=welding, seats=16, men_seeking=0, women_seeking=40)
    # 240 hours are 30 days of teaching and 35 nights; 300 nights of one bed hold 8 women
    found = given(services.propose(with_(limits, beds_women=1)))
    assert found == {"Juru las pipa": (8, Why.BEDS)}


def test_who_does_not_board_needs_no_bed(officer, welding, limits):
    make_need(officer, program=welding, seats=16, delivery="MOBILE")
    found = given(services.propose(with_(limits, beds_women=0, beds_men=0)))
    assert found == {"Juru las pipa": (16, Why.ALL)}


def test_classes_need_instructors_hours(officer, neighbour, welding, limits):
    make_need(officer, "Satu", program=welding, seats=16, vacancies=20)
    make_need(neighbour, "Dua", program=welding, seats=16)
    proposal = services.propose(with_(limits, hours=479, first=0))
    assert given(proposal) == {"Satu": (16, Why.ALL), "Dua": (0, Why.HOURS)}
    assert dict(proposal.classes) == {welding.pk: 1}


def test_a_class_that_would_be_too_small_is_not_held_and_keeps_nothing(officer, welding, limits):
    make_need(officer, program=welding, seats=3)
    assert given(services.propose(limits)) == {"Juru las pipa": (0, Why.SMALL)}


def test_limits_that_leave_no_room_are_named(officer, neighbour, welding, limits):
    make_need(officer, program=welding, seats=10)
    make_need(neighbour, program=welding, seats=10)
    proposal = services.propose(with_(limits, people=9, first=5))
    assert (proposal.conflicts, proposal.lines, proposal.kept_for_first) == (
        [Limit.PEOPLE], [], 10,
    )  # fmt: skip


def test_where_no_limit_alone_is_in_the_way_all_are_named(officer, neighbour, welding, limits):
    make_need(officer, program=welding, seats=10)
    make_need(neighbour, program=welding, seats=10)
    assert services.propose(with_(limits, people=9, hours=239, first=5)).conflicts == list(Limit)


def test_a_need_without_program_or_seats_is_counted_and_not_weighed(officer, welding, limits):
    make_need(officer, "Tanpa program")
    make_need(officer, "Tanpa jumlah", program=welding, seats=None)
    proposal = services.propose(limits)
    assert (proposal.not_weighed, proposal.lines, proposal.is_possible) == (2, [], True)


def test_a_draft_and_an_answered_need_are_left_alone(officer, welding, limits):
    make_need(officer, program=welding, status="DRAFT")
    make_need(officer, program=welding, status="PLANNED", planned=4)
    make_need(officer, program=welding, status="DEFERRED", answer="Tahun depan.")
    assert services.propose(limits).lines == []


def test_the_regions_own_alumni_count_where_their_outcome_is_known(db):
    graduate()
    found, nation = alumni_by_region(YEAR)
    assert (list(found.values()), nation) == ([Alumni(1, 1)], Alumni(1, 1))


def test_where_no_alumni_are_known_the_nation_stands_in(neighbour, welding, limits):
    graduate()
    make_need(neighbour, program=welding)
    (wish,) = wishes_of(limits)
    assert (wish.alumni.known, wish.points.alumni) == (0, 20)


def test_the_arithmetic_adds_up_in_words(officer, welding, limits):
    make_need(officer, program=welding, seats=16, vacancies=8, placements=4)
    (line,) = services.propose(limits).lines
    assert arithmetic(line) == (
        "Kursi: 16 dari 16 yang diminta. prioritas 1: 40 + lowongan 8: 15 + alumni belum "
        "diketahui, maka seperti nasional: 0 + penempatan dijanjikan 4: 2 = 57 poin. "
        "Batas: semua yang diminta, sampai sebesar kesenjangan."
    )


def test_the_same_question_gets_the_same_answer(officer, neighbour, welding, limits):
    make_need(officer, program=welding, seats=10)
    make_need(neighbour, program=welding, seats=10)
    tight = with_(limits, people=11)
    assert services.propose(tight).mark == services.propose(tight).mark


def test_thousands_of_wishes_stay_within_every_limit(officer, welding, limits):
    make_need(officer, program=welding, seats=7, men_seeking=3, women_seeking=1)
    (wish,) = wishes_of(limits)
    many = [type(wish)(wish.need, n % 9, 0, wish.points, wish.alumni) for n in range(2_000)]
    facts = {f.attname: getattr(wish.need, f.attname) for f in TrainingNeed._meta.concrete_fields}
    for n, one in enumerate(many):
        one.need = TrainingNeed(**facts | {"id": n})
        one.need.program, one.need.regency = wish.need.program, wish.need.regency
    proposal = divide(with_(limits, people=999, hours=90_000, beds_women=40), many)
    assert all(use.used <= use.of for use in proposal.uses)
    assert proposal.seats > 300
    assert all(line.seats <= line.wish.most for line in proposal.lines)


def test_accepting_plans_the_need_and_grants_the_quota(ministry, officer, welding, limits, batch):
    agreement = make_agreement(batch)
    need = make_need(officer, program=welding, seats=14)
    accepted(ministry, limits)
    need.refresh_from_db()
    quota = Quota.objects.get(need=need)
    assert (need.status, need.planned, "Kursi: 14 dari 14" in need.answer) == ("PLANNED", 14, True)
    assert (quota.agreement, quota.seats, quota.nominees) == (agreement, 14, 21)


def test_without_an_agreement_the_need_is_planned_only(ministry, officer, welding, limits):
    need = make_need(officer, program=welding, seats=14)
    job = accepted(ministry, limits)
    need.refresh_from_db()
    assert (need.status, need.quota, job.result) == ("PLANNED", None, {"planned": 1, "granted": 0})


def test_another_proposal_than_the_one_that_was_read_is_not_accepted(
    ministry, officer, welding, limits
):
    need = make_need(officer, program=welding, seats=14)
    job = services.request_acceptance(limits, mark=services.propose(limits).mark, by=ministry)
    TrainingNeed.objects.filter(pk=need.pk).update(seats=8)
    run_job(job.pk)
    job.refresh_from_db()
    need.refresh_from_db()
    assert (job.status, need.status) == ("FAILED", "SUBMITTED")
    assert "telah berubah" in job.error


def test_asked_twice_it_is_one_piece_of_work_and_a_new_one_after_it_was_cancelled(
    ministry, officer, welding, limits
):
    make_need(officer, program=welding, seats=14)
    mark = services.propose(limits).mark
    one, same = (services.request_acceptance(limits, mark=mark, by=ministry) for _ in range(2))
    cancel_job(one, by=ministry)
    assert (one.pk, accepted(ministry, limits).pk > one.pk) == (same.pk, True)


def test_a_proposal_that_nobody_has_read_is_not_accepted(ministry, limits):
    with pytest.raises(Refusal) as refused:
        services.request_acceptance(limits, mark="", by=ministry)
    assert refused.value.code == "proposal_changed"


def test_who_may_no_longer_plan_seats_accepts_nothing(ministry_reader, officer, welding, limits):
    need = make_need(officer, program=welding, seats=14)
    params = {**vars(limits), "center": limits.center.pk, "mark": services.propose(limits).mark}
    with pytest.raises(Refusal) as refused, acting_as(ministry_reader):
        services.accept_proposal(params, by=ministry_reader, report_progress=lambda done, of: None)
    need.refresh_from_db()
    assert (refused.value.code, need.status) == ("may_not_accept", "SUBMITTED")


def asked(limits):
    return {**vars(limits), "center": limits.center.pk}


def test_the_page_shows_the_proposal_and_accepts_it(ministry, officer, welding, limits, client):
    make_need(officer, program=welding, seats=14)
    client.force_login(ministry)
    page = client.get(PAGE, asked(limits)).content.decode()
    assert "prioritas 1: 40" in page
    mark = services.propose(limits).mark
    answer = client.post(reverse("reports:accept_proposal"), {**asked(limits), "mark": mark})
    assert answer.url == reverse("reports:job", args=[Job.objects.get().pk])


def test_the_page_starts_from_the_beds_of_a_center(ministry, client, batch):
    client.force_login(ministry)
    form = client.get(PAGE).context["form"]
    assert form.initial["center"] == batch.center.pk
    assert form["year"].value() == YEAR


def test_the_page_names_the_limits_that_are_in_the_way(ministry, officer, welding, limits, client):
    make_need(officer, program=welding, seats=10)
    client.force_login(ministry)
    page = client.get(PAGE, asked(with_(limits, people=1, first=5)))
    assert page.context["conflicts"] == ["Kursi yang dibiayai"]


def test_a_number_that_is_missing_is_asked_for(ministry, client):
    client.force_login(ministry)
    answer = client.post(reverse("reports:accept_proposal"), {"people": "x"})
    assert (answer.status_code, "center" in answer.context["form"].errors) == (422, True)


def test_a_proposal_without_its_mark_is_shown_again_with_the_reason(ministry, limits, client):
    client.force_login(ministry)
    answer = client.post(reverse("reports:accept_proposal"), asked(limits))
    assert (answer.status_code, "telah berubah" in answer.content.decode()) == (422, True)


def test_the_api_proposes_and_accepts(ministry, officer, welding, limits):
    make_need(officer, program=welding, seats=14)
    door = Door(ministry)
    found = door.get("quota-proposal/", **asked(limits)).json()
    assert [(line["seats"], line["points"]) for line in found["lines"]] == [(14, 40)]
    job = door.post("quota-proposal/", **asked(limits), mark=found["mark"]).json()
    assert job["status"] == "QUEUED"
    assert door.get("quota-proposal/").status_code == 400


def accepted(by, limits):
    job = services.request_acceptance(limits, mark=services.propose(limits).mark, by=by)
    run_job(job.pk)
    job.refresh_from_db()
    assert job.status == "DONE", job.error
    return job
