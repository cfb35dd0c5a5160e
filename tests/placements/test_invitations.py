"""A firm says whether it comes to a forum; whoever invited it may take the invitation back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import IllegalMove
from blkportal.core.scope import acting_as
from placements import services
from placements.models import ForumGuest
from placements.services.forum_agenda import agenda_of_forum
from placements.worklists import employer_work
from regions import services as regions
from regions.models import Meeting
from reports.services.news import news_of
from tests.door import Door
from tests.meetings import make_forum, make_guest
from tests.people import make_center_user, make_contact, make_employer
from tests.placements.test_forums import INVITATIONS, LONG_AGO, page, refusal_of
from tests.vacancies import make_vacancy

TODAY = timezone.localdate()
SAID = {"status": "COMES", "answered_at": timezone.now(), "word": "Dua orang"}
BACK = {"status": "WITHDRAWN", "withdrawn_because": "Tempat penuh"}


@pytest.fixture
def forum(placer):
    """Called by BBPLK Bekasi in Jawa Barat, for today."""
    return make_forum("32", placer.scope_key, by=placer)


@pytest.fixture
def guest(forum, recruiter):
    return make_guest(recruiter.employer_contact.employer, forum)


def at(verb, guest):
    return reverse(f"placements:{verb}", args=[guest.pk])


def told(user):
    with acting_as(user):
        return [(one.text, one.reason) for one in news_of(user, LONG_AGO, [])]


def test_a_firm_answers_and_whoever_invited_it_is_told(signed_in, placer, recruiter, guest):
    firm = signed_in(recruiter)
    assert at("answer_invitation", guest) in firm.get(INVITATIONS).text
    assert "BBPLK Bekasi" in firm.get(at("answer_invitation", guest)).text
    firm.post(at("answer_invitation", guest), {"comes": "yes", "word": " Dua orang "})
    guest.refresh_from_db()
    assert (guest.status, guest.word) == ("COMES", "Dua orang")
    assert guest.answered_at
    ((_text, reason),) = told(placer)
    assert reason == "Dua orang"
    assert "Dua orang" in signed_in(placer).get(page(guest.meeting)).text


def test_a_firm_thinks_again(signed_in, recruiter, guest):
    firm = signed_in(recruiter)
    firm.post(at("answer_invitation", guest), {"comes": "yes", "word": "Dua orang"})
    assert firm.get(at("answer_invitation", guest)).context["form"].initial["comes"] == "yes"
    firm.post(at("answer_invitation", guest), {"comes": "no"})
    guest.refresh_from_db()
    assert (guest.status, guest.word) == ("ABSENT", "")
    assert firm.post(at("answer_invitation", guest), {"comes": "no"}).status_code == 409


def test_only_who_has_not_answered_has_it_on_the_list_of_work(recruiter, guest):
    with acting_as(recruiter):
        assert [item.url for item in employer_work(recruiter)] == [f"{INVITATIONS}?status=INVITED"]
        row = ForumGuest.objects.as_listed().get()
        services.answer_invitation(row, comes=False, by=recruiter)
        assert employer_work(recruiter) == []


@pytest.mark.parametrize("said", [{}, {"comes": "maybe"}, {"comes": "yes", "word": "x" * 301}])
def test_an_answer_is_yes_or_no(signed_in, recruiter, guest, said):
    signed_in(recruiter).post(at("answer_invitation", guest), said)
    guest.refresh_from_db()
    assert guest.status == "INVITED"


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"status": "CANCELLED"}, "forum_over"),
        ({"status": "HELD", "minutes": "Baik", "attendance": "Balai"}, "forum_over"),
        ({"held_on": TODAY - timedelta(days=1)}, "forum_past"),
    ],
)
def test_what_is_over_is_neither_answered_nor_taken_back(placer, recruiter, guest, about, code):
    Meeting.objects.filter(pk=guest.meeting_id).update(**about)
    row = ForumGuest.objects.as_listed().get()
    assert refusal_of(services.answer_invitation, row, comes=True, by=recruiter) == code
    assert refusal_of(services.take_back_invitation, row, reason="Penuh", by=placer) == code


def test_another_firm_finds_no_invitation(signed_in, guest):
    other = make_contact("hrd@lain.test", make_employer("PT Lain", "WLKP-2"))
    sent = {"comes": "yes"}
    assert signed_in(other).post(at("answer_invitation", guest), sent).status_code == 404
    with acting_as(other):
        assert ForumGuest.objects.filter(pk=guest.pk).update(word="Kami") == 0


def test_an_invitation_is_taken_back_with_a_reason(signed_in, placer, recruiter, guest):
    desk, forum = signed_in(placer), guest.meeting
    assert at("take_back_invitation", guest) in desk.get(page(forum)).text
    desk.post(at("take_back_invitation", guest), {"reason": " "})
    guest.refresh_from_db()
    assert guest.status == "INVITED"
    desk.post(at("take_back_invitation", guest), {"reason": "Tempat penuh"})
    guest.refresh_from_db()
    assert (guest.status, guest.withdrawn_because) == ("WITHDRAWN", "Tempat penuh")
    shown = desk.get(page(forum))
    assert (shown.context["guests"], shown.context["withdrawn"]) == ([], [guest])
    assert [reason for _text, reason in told(recruiter)] == ["Tempat penuh"]
    firm = signed_in(recruiter).get(INVITATIONS)
    assert "Tempat penuh" in firm.text
    assert at("answer_invitation", guest) not in firm.text


def test_what_was_taken_back_is_answered_no_more(recruiter, guest):
    ForumGuest.objects.update(**BACK)
    with acting_as(recruiter):
        row = ForumGuest.objects.as_listed().get()
        with pytest.raises(IllegalMove):
            services.answer_invitation(row, comes=True, by=recruiter)
        assert ForumGuest.objects.update(**SAID) == 0


def test_a_firm_is_invited_anew_and_both_rows_stay(signed_in, placer, employer, guest):
    ForumGuest.objects.update(**BACK)
    sent = {"firms": [employer.pk]}
    signed_in(placer).post(page(guest.meeting, "invite_firms"), sent)
    assert sorted(guest.meeting.guests.values_list("status", flat=True)) == [
        "INVITED", "WITHDRAWN",
    ]  # fmt: skip


def test_who_is_off_the_list_came_to_nothing_and_hears_of_nothing(
    placer, recruiter, guest, employer
):
    vacancy = make_vacancy("PUBLISHED", employer, work_regency_id="73.71")
    with acting_as(placer):
        assert agenda_of_forum(guest.meeting, placer).vacancies == 1
    ForumGuest.objects.update(**BACK)
    with acting_as(placer):
        assert services.note_attendance(guest.meeting, {guest.pk: "YES"}, by=placer) == 0
        assert agenda_of_forum(guest.meeting, placer).vacancies == 0
        regions.cancel_meeting(guest.meeting, reason="Banjir", by=placer)
    assert told(recruiter) == []
    assert vacancy.work_regency_id == "73.71"


def test_whoever_was_seen_stays_on_the_list(placer, guest):
    ForumGuest.objects.update(came="YES")
    row = ForumGuest.objects.as_listed().get()
    assert (
        refusal_of(services.take_back_invitation, row, reason="Penuh", by=placer) == "guest_seen"
    )


def test_taking_back_needs_a_word(placer, guest):
    row = ForumGuest.objects.as_listed().get()
    assert refusal_of(services.take_back_invitation, row, reason=" ", by=placer) == "no_reason"


def test_nobody_else_takes_back_the_invitation_of_a_center(signed_in, other_center, guest):
    other = make_center_user("sari@serang.test", other_center, "center_placer")
    sent = {"reason": "Penuh"}
    assert signed_in(other).post(at("take_back_invitation", guest), sent).status_code == 409
    with acting_as(other):
        assert ForumGuest.objects.update(**BACK) == 0


def test_the_database_lets_neither_side_speak_for_the_other(placer, recruiter, guest):
    for by, words in ((placer, SAID), (recruiter, BACK)):
        with (
            acting_as(by),
            pytest.raises(Exception, match="permission denied"),
            transaction.atomic(),
        ):
            ForumGuest.objects.update(**words)


def test_nobody_turns_the_answer_of_a_firm_round(placer, guest):
    ForumGuest.objects.update(**SAID)
    with (
        acting_as(placer),
        pytest.raises(IntegrityError, match="its own moment"),
        transaction.atomic(),
    ):
        ForumGuest.objects.update(status="ABSENT")


def test_the_api_answers_and_takes_back(placer, recruiter, guest):
    answered = Door(recruiter).post(f"forum-guests/{guest.pk}/answer/", comes=True, word="Dua")
    assert (answered.json()["status"], answered.json()["word"]) == ("COMES", "Dua")
    back = Door(placer).post(f"forum-guests/{guest.pk}/take-back/", reason="Tempat penuh")
    assert back.json()["withdrawn_because"] == "Tempat penuh"
