"""A center or a province invites firms to a forum, notes who came, and knows what to speak of."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from placements import services
from placements.models import ForumGuest
from placements.services.forum_agenda import agenda_of_forum
from placements.worklists import employer_work
from regions import services as regions
from regions.models import Meeting, Obstacle, Province
from reports.services.news import news_of
from tests.chain import make_batch, make_enrollment
from tests.door import Door
from tests.meetings import make_forum, make_guest, make_meeting
from tests.people import make_center_user, make_contact, make_employer
from tests.pledges import make_ended_class, make_pledge
from tests.vacancies import make_vacancy

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)
LONG_AGO = timezone.now() - timedelta(days=20)
INVITATIONS, API = reverse("placements:list_invitations"), "/api/v1/forum-guests/"


def page(forum, verb="show_forum"):
    return reverse(f"placements:{verb}", args=[forum.pk])


@pytest.fixture
def forum(placer):
    """Called by BBPLK Bekasi in Jawa Barat."""
    return make_forum("32", placer.scope_key, by=placer)


@pytest.fixture
def other_placer(other_center):
    return make_center_user("sari@serang.test", other_center, "center_placer")


def invite(forum, firm, by):
    with acting_as(by):
        return services.invite_firm(forum, firm, by=by)


def refusal_of(verb, *args, by, **words):
    with pytest.raises(Refusal) as refused, acting_as(by):
        verb(*args, by=by, **words)
    return refused.value.code


def test_a_placement_desk_calls_a_forum_and_no_coordination_meeting(signed_in, placer):
    asked = {"title": "FKLPI", "held_on": TOMORROW, "place": "Aula", "province": "32"}
    signed_in(placer).post(reverse("regions:call_meeting"), asked | {"kind": "RAKOR"})
    forum = Meeting.objects.get()
    assert (forum.kind, forum.center_id, forum.province_id) == ("FKLPI", "bbplk-bekasi", "32")
    province = Province.objects.get(pk="32")
    words = {"province": province, "title": "Rakor", "held_on": TOMORROW, "place": "Aula"}
    assert refusal_of(regions.call_meeting, by=placer, **words) == "meeting_not_of_centers"


def test_a_province_calls_a_forum_of_its_own(signed_in, province_officer):
    asked = {"title": "FKLPI", "held_on": TOMORROW, "place": "Aula", "kind": "FKLPI"}
    signed_in(province_officer).post(reverse("regions:call_meeting"), asked)
    assert [(one.kind, one.center_id) for one in Meeting.objects.all()] == [("FKLPI", "")]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("person", ["officer", "province_officer"])
def test_offices_of_the_province_find_a_forum_on_their_first_page(request, signed_in, person):
    forum = make_forum("62", "bbplk-bekasi")
    work = signed_in(request.getfixturevalue(person)).get(reverse("home")).context["worklist"]
    address = reverse("regions:show_meeting", args=[forum.pk])
    assert [item.url for item in work if "/meetings/" in item.url] == [address]


def test_meetings_are_found_by_kind(signed_in, ministry, forum):
    make_meeting("32")
    shown = signed_in(ministry).get(reverse("regions:list_meetings"), {"kind": "FKLPI"})
    assert list(shown.context["rows"]) == [forum]


def test_a_center_decides_and_gives_tasks_in_its_own_forum(placer, forum):
    with acting_as(placer):
        task = regions.give_task(
            forum, forum.province.regencies.get(pk="32.15"), text="Magang", due_on=TOMORROW,
            by=placer,
        )  # fmt: skip
    assert Obstacle.objects.get(pk=task.pk).center_id == placer.scope_key


@pytest.mark.parametrize("person", ["other_placer", "province"])
def test_nobody_else_writes_into_the_forum_of_a_center(request, person, forum, employer, placer):
    if person == "province":
        by = request.getfixturevalue("province_officer")
        Meeting.objects.filter(pk=forum.pk).update(province_id="62")
        forum.refresh_from_db()
    else:
        by = request.getfixturevalue(person)
    guest = make_guest(employer, forum)
    assert refusal_of(services.invite_firm, forum, employer, by=by) == "meeting_of_others"
    said = {guest.pk: "YES"}
    assert refusal_of(services.note_attendance, forum, said, by=by) == "meeting_of_others"
    cancel = regions.cancel_meeting
    assert refusal_of(cancel, forum, reason="Banjir", by=by) == "meeting_of_others"


@pytest.mark.parametrize("person", ["other_placer", "province"])
def test_the_database_keeps_the_forum_to_the_center_that_called_it(
    request, person, forum, employer
):
    if person == "province":
        by = request.getfixturevalue("province_officer")
        Meeting.objects.filter(pk=forum.pk).update(province_id="62")
    else:
        by = request.getfixturevalue(person)
    guest = make_guest(employer, forum)
    firm = make_employer("PT Lain", "WLKP-2")
    with acting_as(by):
        assert ForumGuest.objects.filter(pk=guest.pk).update(came="YES") == 0
        assert Meeting.objects.filter(pk=forum.pk).update(title="Lain") == 0
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            ForumGuest.objects.create(meeting=forum, employer=firm, invited_by=by)


def test_firms_are_searched_and_invited_together(signed_in, placer, forum, employer):
    second = make_employer("PT Las Cikarang", "WLKP-2")
    make_employer("CV Belum", "WLKP-3", status="PENDING")
    browser = signed_in(placer)
    assert list(browser.get(page(forum), {"firm": "cikarang"}).context["offered"]) == [second]
    assert len(browser.get(page(forum)).context["offered"]) == 2
    sent = {"firms": [employer.pk, second.pk]}
    assert browser.post(page(forum, "invite_firms"), sent).url == page(forum)
    assert {guest.employer for guest in forum.guests.all()} == {employer, second}
    shown = browser.get(reverse("regions:show_meeting", args=[forum.pk]))
    assert [guest.employer for guest in shown.context["guests"]] == [employer, second]


def test_of_several_firms_all_are_invited_or_none(signed_in, placer, forum, employer):
    make_guest(employer, forum)
    second = make_employer("PT Las Cikarang", "WLKP-2")
    sent = {"firms": [second.pk, employer.pk]}
    shown = signed_in(placer).post(page(forum, "invite_firms"), sent)
    assert (shown.status_code, forum.guests.count()) == (422, 1)


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"status": "CANCELLED"}, "forum_over"),
        ({"status": "HELD", "minutes": "Baik", "attendance": "Balai"}, "forum_over"),
        ({"kind": "RAKOR", "center_id": ""}, "guests_of_forums_only"),
    ],
)
def test_a_firm_is_invited_to_a_forum_that_is_to_come(ministry, employer, about, code):
    meeting = make_meeting("32", **{"kind": "FKLPI"} | about)
    assert refusal_of(services.invite_firm, meeting, employer, by=ministry) == code


def test_the_database_wants_a_forum_too(employer):
    with pytest.raises(IntegrityError, match="forums only"):
        make_guest(employer, make_meeting("32"))


def test_a_forum_stays_a_forum(forum):
    with pytest.raises(IntegrityError, match="keeps its kind"):
        Meeting.objects.filter(pk=forum.pk).update(kind="RAKOR", center_id="")


def test_only_a_verified_firm_is_invited_and_once(placer, forum, employer):
    waits = make_employer("CV Belum", "WLKP-3", status="PENDING")
    assert refusal_of(services.invite_firm, forum, waits, by=placer) == "guest_not_verified"
    invite(forum, employer, placer)
    assert refusal_of(services.invite_firm, forum, employer, by=placer) == "guest_already"


def test_a_firm_reads_its_own_invitation_and_no_other(signed_in, placer, recruiter, forum):
    other = make_contact("hrd@lain.test", make_employer("PT Lain", "WLKP-2"))
    guest = invite(forum, recruiter.employer_contact.employer, placer)
    with acting_as(other):
        assert not ForumGuest.objects.exists()
        assert not Meeting.objects.exists()
    shown = signed_in(recruiter).get(INVITATIONS)
    assert list(shown.context["rows"]) == [guest]
    for words in ("FKLPI", "BBPLK Bekasi", forum.place):
        assert words in shown.text
    assert list(signed_in(other).get(INVITATIONS).context["rows"]) == []
    assert signed_in(recruiter).get(page(forum)).status_code == 403


def test_a_firm_does_not_read_what_was_said(recruiter, employer, forum):
    make_guest(employer, forum)
    with (
        acting_as(recruiter),
        pytest.raises(Exception, match="permission denied"),
        transaction.atomic(),
    ):
        list(Meeting.objects.values_list("minutes"))


def test_an_invited_firm_is_told_and_has_it_on_its_list_of_work(placer, recruiter, forum):
    invite(forum, recruiter.employer_contact.employer, placer)
    with acting_as(recruiter):
        assert [item.url for item in employer_work(recruiter)] == [f"{INVITATIONS}?status=INVITED"]
        assert len(news_of(recruiter, LONG_AGO, [])) == 1
    with acting_as(placer):
        regions.cancel_meeting(forum, reason="Banjir", by=placer)
    with acting_as(recruiter):
        assert employer_work(recruiter) == []
        assert [one.reason for one in news_of(recruiter, LONG_AGO, [])].count("Banjir") == 1


def test_it_is_noted_in_one_form_who_came(signed_in, placer, forum, employer):
    came, stayed, silent = (
        make_guest(firm, forum)
        for firm in (employer, make_employer("PT B", "W-2"), make_employer("PT C", "W-3"))
    )
    sent = {"came": [f"{came.pk}:YES", f"{stayed.pk}:NO"]}
    signed_in(placer).post(page(forum, "note_attendance"), sent)
    assert dict(forum.guests.values_list("pk", "came")) == {
        came.pk: "YES", stayed.pk: "NO", silent.pk: "UNKNOWN",
    }  # fmt: skip


def test_attendance_of_another_forum_stays(placer, forum, employer):
    other = make_guest(employer, make_forum("32", placer.scope_key))
    with acting_as(placer):
        assert services.note_attendance(forum, {other.pk: "YES"}, by=placer) == 0
    other.refresh_from_db()
    assert other.came == "UNKNOWN"


@pytest.mark.parametrize(
    ("about", "code"),
    [({"held_on": TOMORROW}, "meeting_to_come"), ({"status": "CANCELLED"}, "meeting_cancelled")],
)
def test_nobody_came_before_the_day_or_to_what_was_cancelled(placer, employer, about, code):
    guest = make_guest(employer, make_forum("32", placer.scope_key, **about))
    said = {guest.pk: "YES"}
    assert refusal_of(services.note_attendance, guest.meeting, said, by=placer) == code


def test_the_agenda_is_that_of_the_center_that_called(
    placer, other_center, ministry, forum, employer
):
    mine = make_pledge("WELCOMED", employer, make_ended_class(1)[0])
    make_pledge("WELCOMED", employer, make_batch(other_center))
    with acting_as(ministry):
        assert agenda_of_forum(forum, ministry).pledges == [mine]


def test_the_agenda_of_a_province_is_about_its_people(ministry, employer):
    batch = make_ended_class(1)[0]  # of Gunung Mas
    pledge = make_pledge("WELCOMED", employer, batch)
    with acting_as(ministry):
        assert agenda_of_forum(make_forum("62"), ministry).pledges == [pledge]
        assert agenda_of_forum(make_forum("73"), ministry).pledges == []


def test_the_agenda_names_the_vacancies_that_nobody_fits(placer, forum, employer, center):
    seat = make_enrollment("IN_TRAINING", batch=make_batch(center, status="RUNNING"))
    vocation = seat.program.vocation
    fitting = make_vacancy("PUBLISHED", employer, vocation=vocation, sex="", education="")
    other = "FEMALE" if seat.sex == "MALE" else "MALE"
    hard = make_vacancy("PUBLISHED", employer, vocation=vocation, sex=other, education="")
    with acting_as(placer):
        agenda = agenda_of_forum(forum, placer)
    assert [fit.vacancy for fit in agenda.unfilled] == [hard]
    assert (agenda.unfilled_in_all, agenda.vacancies, agenda.people) == (1, 2, 1)
    assert fitting.work_regency.province_id == forum.province_id


def test_a_vacancy_elsewhere_counts_when_its_firm_is_invited(placer, forum, employer):
    vacancy = make_vacancy("PUBLISHED", employer, work_regency_id="73.71")
    with acting_as(placer):
        assert agenda_of_forum(forum, placer).vacancies == 0
    make_guest(employer, forum)
    with acting_as(placer):
        assert [fit.vacancy for fit in agenda_of_forum(forum, placer).unfilled] == [vacancy]


def test_the_agenda_thanks_and_calls_the_firms_of_the_caller(placer, forum, reported, employer):
    with acting_as(placer):
        agenda = agenda_of_forum(forum, placer)
    assert (agenda.to_thank, agenda.to_call) == ([], [employer])


def test_another_center_reads_who_is_invited_and_not_the_agenda(
    signed_in, other_placer, forum, employer
):
    guest = make_guest(employer, forum)
    shown = signed_in(other_placer).get(page(forum))
    assert (shown.context["guests"], shown.context["agenda"]) == ([guest], None)
    assert not shown.context["may_invite"]


def test_the_page_of_a_coordination_meeting_is_no_forum(signed_in, ministry):
    assert signed_in(ministry).get(page(make_meeting("62"))).status_code == 404


def test_the_api_invites_and_notes_attendance(placer, recruiter, forum, employer):
    door = Door(placer)
    made = door.post("forum-guests/", meeting=forum.pk, employer=employer.pk).json()
    assert (made["center_name"], made["came"]) == ("BBPLK Bekasi", "UNKNOWN")
    noted = door.post(f"forum-guests/{made['id']}/attendance/", came="YES").json()
    assert noted["came"] == "YES"
    again = door.post("forum-guests/", meeting=forum.pk, employer=employer.pk)
    assert again.json()["code"] == "guest_already"
