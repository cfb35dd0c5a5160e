"""Needs in the browser: an officer writes, a province supports, the ministry answers."""

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import TrainingNeed
from tests.chain import make_batch, make_program, make_quota
from tests.door import Door
from tests.needs import make_need
from tests.pages import Page

NEXT = timezone.localdate().year + 1
LIST = reverse("programs:list_needs")


def address(name, need):
    return reverse(f"programs:{name}_need", args=[need.pk])


def test_an_officer_keeps_a_draft_completes_it_and_submits_it(officer, client):
    client.force_login(officer)
    client.post(reverse("programs:draft_need"), {"year": NEXT, "occupation": "Juru las"})
    need = TrainingNeed.objects.get()
    page = client.get(address("show", need))
    assert page.context["missing"]
    facts = {
        "occupation": "Juru las", "program": make_program().pk, "sector": "C", "demand": 30,
        "capacity": 10, "sources": ["EMPLOYERS", "PLAN"], "delivery": "BOARDING", "seats": 16,
        "quarter": 1, "why": "Galangan baru", "version": 1,
    }  # fmt: skip
    client.post(address("correct", need), facts)
    client.post(address("submit", need))
    need.refresh_from_db()
    assert (need.status, need.gap, need.sources) == ("SUBMITTED", 20, ["EMPLOYERS", "PLAN"])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"occupation": ""}, "occupation"), ({"occupation_code": "7a"}, "occupation_code"),
     ({"demand": "banyak"}, "demand"), ({"year": 1999}, "year")],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(officer, client, wrong, field):
    client.force_login(officer)
    sent = {"year": NEXT, "occupation": "Juru las", "companies": "PT Baja"} | wrong
    page = client.post(reverse("programs:draft_need"), sent)
    assert page.context["form"].errors.keys() == {field}
    assert "PT Baja" in page.text
    assert not TrainingNeed.objects.exists()


def test_only_who_sees_several_provinces_is_asked_which(officer, ministry, signed_in):
    asked = ["province" in Page(signed_in(user).get(LIST)).values for user in (officer, ministry)]
    assert asked == [False, True]


def test_the_list_adds_up_what_it_shows(officer, ministry, client):
    make_need(officer, demand=40, seats=16)
    make_need(officer, demand=10, seats=8, status="PLANNED", planned=8)
    client.force_login(ministry)
    assert client.get(LIST).context["sums"] == {"demand": 50, "seats": 24, "planned": 8}
    planned = client.get(LIST, {"state": "PLANNED"}).context["sums"]
    assert planned == {"demand": 10, "seats": 8, "planned": 8}


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"state": "UNANSWERED"}, ["Las"]), ({"q": "batu"}, ["Tukang batu"]),
     ({"province": "62"}, ["Las", "Tukang batu"]), ({"province": "11"}, []),
     ({"sector": "F"}, ["Tukang batu"])],
)  # fmt: skip
def test_the_list_is_narrowed(officer, ministry, client, asked, found):
    make_need(officer, "Las")
    make_need(officer, "Tukang batu", "DRAFT", sector="F")
    client.force_login(ministry)
    rows = client.get(LIST, asked).context["rows"]
    assert sorted(row.occupation for row in rows) == found


def test_a_province_supports_on_the_page_and_is_not_offered_to_plan(
    officer, province_officer, client
):
    need = make_need(officer)
    client.force_login(province_officer)
    page = client.get(address("show", need))
    assert [verb for verb, _form in page.context["forms"]] == ["review", "return"]
    client.post(address("review", need), {"review-answer": "Mendukung"})
    need.refresh_from_db()
    assert need.status == "REVIEWED"


def test_the_ministry_answers_on_the_page_and_a_reason_is_asked_for(officer, ministry, client):
    need = make_need(officer)
    client.force_login(ministry)
    page = client.post(address("defer", need), {"defer-answer": ""})
    assert dict(page.context["forms"])["defer"].errors
    client.post(address("plan", need), {"plan-seats": 12, "plan-answer": "Tahap 2"})
    need.refresh_from_db()
    assert (need.status, need.planned) == ("PLANNED", 12)


def test_from_a_planned_need_the_ministry_goes_on_to_the_quota(officer, ministry, center, client):
    batch = make_batch(center)
    agreement = make_quota(batch).agreement
    need = make_need(officer, status="PLANNED", planned=8, program=batch.program)
    grant = f"{reverse('programs:grant_quota', args=[agreement.pk])}?need={need.pk}"
    client.force_login(ministry)
    assert grant in client.get(address("show", need)).text
    form = client.get(grant).context["form"]
    assert (form["seats"].value(), form["year"].value()) == (8, need.year)
    sent = {"program": batch.program_id, "year": need.year, "seats": 8, "nominees": 8}
    client.post(grant, sent)
    need.refresh_from_db()
    quota = reverse("programs:show_quota", args=[need.quota_id])
    client.force_login(officer)
    assert quota in client.get(address("show", need)).text


@pytest.mark.parametrize(("who", "writes"), [("officer", True), ("organizer", False)])
def test_an_empty_list_says_what_to_do_next(db, request, client, who, writes):
    client.force_login(request.getfixturevalue(who))
    assert (reverse("programs:draft_need") in client.get(LIST).text) is writes


def test_each_home_page_counts_what_waits_there(officer, province_officer, ministry, client):
    make_need(officer, status="DRAFT")
    make_need(officer)
    for person in (officer, province_officer, ministry):
        client.force_login(person)
        assert LIST in client.get(reverse("home")).text.replace(f'href="{LIST}"', "")


def test_a_program_speaks_the_same_verbs(officer, province_officer, ministry):
    made = Door(officer).post("training-needs/", year=NEXT, occupation="Juru las")
    assert (made.status_code, made.json()["status"]) == (201, "DRAFT")
    path = f"training-needs/{made.json()['id']}/"
    refused = Door(officer).post(f"{path}submit/")
    assert (refused.status_code, refused.json()["code"]) == (409, "need_incomplete")
    facts = {"sector": "C", "demand": 9, "capacity": 0, "delivery": "BOARDING", "seats": 8,
             "quarter": 3, "sources": ["PLAN"], "why": "Galangan"}  # fmt: skip
    assert Door(officer).post(f"{path}correct/", version=1, **facts).json()["gap"] == 9
    assert Door(officer).post(f"{path}submit/").json()["status"] == "SUBMITTED"
    assert Door(province_officer).post(f"{path}review/").json()["status"] == "REVIEWED"
    done = Door(ministry).post(f"{path}plan/", seats=8).json()
    assert (done["status"], done["planned"]) == ("PLANNED", 8)
