"""Province and ministry meet over what is open; decisions and tasks stay where they belong."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from regions import services
from regions.models import Meeting, Obstacle, ObstacleComment, Province, Regency
from regions.services.climbing import climb
from tests.door import Door
from tests.meetings import make_meeting
from tests.obstacles import make_obstacle
from tests.pages import Page
from tests.people import make_officer

LIST, CALL = reverse("regions:list_meetings"), reverse("regions:call_meeting")
TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


def page(meeting):
    return reverse("regions:show_meeting", args=[meeting.pk])


def verb(name, meeting):
    return reverse(f"regions:{name}", args=[meeting.pk])


@pytest.fixture
def meeting(province_officer):
    return make_meeting("62", by=province_officer)


@pytest.fixture
def obstacle(db):
    return make_obstacle("62.10")


def test_only_who_sees_several_provinces_is_asked_which(
    signed_in, province_officer, officer, ministry
):
    people = (province_officer, officer, ministry)
    asked = ["province" in Page(signed_in(user).get(LIST)).values for user in people]
    assert asked == [False, False, True]


def test_a_province_calls_a_meeting_of_its_own(signed_in, province_officer):
    asked = {"title": "Rakor I", "held_on": TOMORROW, "place": "Aula", "kind": "RAKOR"}
    answer = signed_in(province_officer).post(CALL, asked)
    meeting = Meeting.objects.get()
    assert (answer.url, meeting.province_id, meeting.called_by) == (
        page(meeting), "62", province_officer,
    )  # fmt: skip


def test_the_ministry_says_which_province(signed_in, ministry):
    asked = {"title": "Rakor I", "held_on": TOMORROW, "place": "Aula", "kind": "RAKOR"}
    assert signed_in(ministry).post(CALL, asked).context["form"].errors["province"]
    signed_in(ministry).post(CALL, asked | {"province": "73"})
    assert Meeting.objects.get().province_id == "73"


@pytest.mark.parametrize(
    ("province", "day", "code"), [("73", TOMORROW, "meeting_elsewhere"),
                                  ("62", TODAY - timedelta(days=1), "meeting_day")],
)  # fmt: skip
def test_no_meeting_elsewhere_or_in_the_past(province_officer, province, day, code):
    with pytest.raises(Refusal) as refused, acting_as(province_officer):
        services.call_meeting(
            province=Province.objects.get(pk=province), title="Rakor", held_on=day,
            place="Aula", by=province_officer,
        )  # fmt: skip
    assert refused.value.code == code


def test_the_agenda_is_what_is_open_in_the_province(signed_in, ministry, meeting, obstacle):
    make_obstacle("62.10", status="SOLVED", answer="Beres", closed_on=TODAY)
    make_obstacle("73.71")
    shown = signed_in(ministry).get(page(meeting))
    assert list(shown.context["agenda"]) == [obstacle]


def test_a_decision_stands_under_the_obstacle_and_names_the_meeting(
    signed_in, province_officer, officer, meeting, obstacle
):
    sent = {"decide-obstacle": obstacle.pk, "decide-text": "Bus disewa provinsi."}
    signed_in(province_officer).post(verb("decide", meeting), sent)
    shown = signed_in(officer).get(reverse("regions:show_obstacle", args=[obstacle.pk]))
    assert "Bus disewa provinsi." in shown.content.decode()
    assert page(meeting) in shown.content.decode()
    assert [one.text for one in signed_in(officer).get(page(meeting)).context["decisions"]] == [
        "Bus disewa provinsi."
    ]


def test_a_neighbour_reads_the_meeting_and_not_the_decision_about_others(
    signed_in, province_officer, neighbour, meeting, obstacle
):
    with acting_as(province_officer):
        services.decide(meeting, obstacle, text="Bus disewa.", by=province_officer)
    shown = signed_in(neighbour).get(page(meeting))
    assert (shown.status_code, list(shown.context["decisions"])) == (200, [])


def test_an_office_of_another_province_does_not_find_the_meeting(signed_in, officer):
    assert signed_in(officer).get(page(make_meeting("73"))).status_code == 404


def test_a_task_has_a_region_and_a_day_and_climbs_when_it_is_late(
    signed_in, province_officer, officer, meeting
):
    sent = {"task-regency": "62.10", "task-text": "Data calon dikirim", "task-due_on": TOMORROW}
    signed_in(province_officer).post(verb("give_task", meeting), sent)
    task = Obstacle.objects.get()
    assert (task.regency_id, task.due_on, task.level) == ("62.10", TOMORROW, "REGENCY")
    assert list(signed_in(officer).get(page(meeting)).context["tasks"]) == [task]
    climb(TOMORROW + timedelta(days=1))
    task.refresh_from_db()
    assert task.level == "PROVINCE"


def test_a_task_leads_back_to_its_meeting(signed_in, province_officer, officer, meeting):
    with acting_as(province_officer):
        task = services.give_task(
            meeting, Regency.objects.get(pk="62.10"), text="Data dikirim", due_on=TOMORROW,
            by=province_officer,
        )  # fmt: skip
    shown = signed_in(officer).get(reverse("regions:show_obstacle", args=[task.pk]))
    assert shown.context["subject"].url == page(meeting)


@pytest.mark.parametrize(
    ("regency", "day", "code"), [("73.71", TOMORROW, "meeting_elsewhere"),
                                 ("62.10", TODAY, "meeting_day")],
)  # fmt: skip
def test_no_task_for_another_province_or_without_time(ministry, meeting, regency, day, code):
    with pytest.raises(Refusal) as refused, acting_as(ministry):
        services.give_task(
            meeting, Regency.objects.get(pk=regency), text="Data", due_on=day, by=ministry
        )
    assert refused.value.code == code


def test_nothing_is_decided_about_another_province(ministry, meeting):
    with pytest.raises(Refusal) as refused, acting_as(ministry):
        services.decide(meeting, make_obstacle("73.71"), text="Ya", by=ministry)
    assert refused.value.code == "meeting_elsewhere"


def test_it_is_held_with_minutes_and_who_was_there(signed_in, province_officer, meeting):
    sent = {"minutes-minutes": "Disepakati.", "minutes-attendance": "Disnaker\n\nBalai\n"}
    signed_in(province_officer).post(verb("hold_meeting", meeting), sent)
    meeting.refresh_from_db()
    assert (meeting.status, meeting.attended) == ("HELD", ["Disnaker", "Balai"])


@pytest.mark.parametrize(
    ("minutes", "day", "code"), [(" ", TODAY, "meeting_without_minutes"),
                                 ("Disepakati", TOMORROW, "meeting_to_come")],
)  # fmt: skip
def test_it_is_not_held_without_minutes_or_before_its_day(province_officer, minutes, day, code):
    meeting = make_meeting("62", held_on=day)
    with pytest.raises(Refusal) as refused, acting_as(province_officer):
        services.hold_meeting(meeting, minutes=minutes, attendance="Disnaker", by=province_officer)
    assert refused.value.code == code


def test_what_was_cancelled_decides_nothing_and_is_not_held(province_officer, meeting, obstacle):
    with acting_as(province_officer):
        services.cancel_meeting(meeting, reason="Banjir", by=province_officer)
        with pytest.raises(Refusal) as refused:
            services.decide(meeting, obstacle, text="Ya", by=province_officer)
        with pytest.raises(IllegalMove):
            services.hold_meeting(meeting, minutes="Ya", attendance="Ya", by=province_officer)
    assert refused.value.code == "meeting_cancelled"
    assert not ObstacleComment.objects.exists()


def test_it_is_cancelled_with_a_reason_only(province_officer, meeting):
    with pytest.raises(Refusal) as refused, acting_as(province_officer):
        services.cancel_meeting(meeting, reason=" ", by=province_officer)
    assert refused.value.code == "reason_missing"


def test_what_was_sent_wrong_is_shown_again_with_the_reason(signed_in, province_officer, meeting):
    shown = signed_in(province_officer).post(verb("give_task", meeting), {"task-text": "Data"})
    assert (shown.status_code, sorted(shown.context["task_form"].errors)) == (
        422, ["due_on", "regency"],
    )  # fmt: skip


def test_an_officer_of_a_regency_reads_and_writes_nothing(signed_in, officer, meeting):
    client = signed_in(officer)
    assert client.get(page(meeting)).context["may_write"] is False
    assert client.post(verb("hold_meeting", meeting)).status_code == 403


def test_officers_of_the_province_find_it_on_their_first_page(
    signed_in, officer, province_officer, meeting
):
    far = make_officer("disnaker@padangpanjang.go.id", "13.74")
    make_meeting("62", title="Kemarin", held_on=TODAY - timedelta(days=1))
    make_meeting("62", title="Batal", status="CANCELLED")
    found = {}
    for person in (officer, province_officer, far):
        work = signed_in(person).get(reverse("home")).context["worklist"]
        found[person] = [item.url for item in work if "/meetings/" in item.url]
    assert found == {officer: [page(meeting)], province_officer: [page(meeting)], far: []}


def test_meetings_are_found_by_word_and_state(signed_in, organizer, meeting):
    make_meeting("73", title="Rakor Sulsel", status="CANCELLED")
    rows = signed_in(organizer).get(LIST, {"q": "triwulan", "status": "PLANNED"}).context["rows"]
    assert list(rows) == [meeting]


def test_the_api_calls_decides_gives_tasks_and_holds(province_officer, obstacle):
    door = Door(province_officer)
    made = door.post("meetings/", title="Rakor", held_on=str(TODAY), place="Aula").json()
    path = f"meetings/{made['id']}/"
    assert door.post(f"{path}decide/", obstacle=obstacle.pk, text="Ya").status_code == 201
    task = door.post(f"{path}task/", regency="62.10", text="Data", due_on=str(TOMORROW)).json()
    assert (task["subject"], task["due_on"]) == (f"meeting:{made['id']}", str(TOMORROW))
    held = door.post(f"{path}hold/", minutes="Disepakati", attendance="Disnaker").json()
    assert held["status"] == "HELD"
    assert door.post(f"{path}cancel/", reason="Banjir").status_code == 409
