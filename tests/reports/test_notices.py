"""A person hears of what others did with the own, on a page and by a letter without names."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import run_job
from blkportal.core.models import Job, StatusChange
from blkportal.core.scope import acting_as
from participants import services as participants
from programs import services as programs
from reports import services
from reports.event_table import EVENTS
from reports.models import NoticeSettings
from reports.services.news import news_of
from tests.chain import make_agreement, make_batch, make_program, make_quota, make_referral
from tests.core.lives import LIVES, MOVES
from tests.door import Door
from tests.obstacles import make_obstacle

LIST, CHOOSE = reverse("reports:list_notices"), reverse("reports:choose_notices")
LONG_AGO = timezone.now() - timedelta(days=20)


def told(user, muted=(), since=LONG_AGO):
    with acting_as(user):
        return [one.text for one in news_of(user, since, list(muted))]


MONDAY = datetime.fromisoformat("2026-11-30T08:00:00+07:00")


@pytest.fixture
def clock(monkeypatch):
    """``clock(hours=23)`` is that long after eight o'clock on a Monday, and stands still."""

    def stand(**later):
        monkeypatch.setattr(timezone, "now", lambda: MONDAY + timedelta(**later))

    stand()
    return stand


def return_some(organizer, number=1):
    batch = make_batch(center=organizer.center_staff.center)
    for _ in range(number):
        row = make_referral(batch)
        with acting_as(organizer):
            participants.return_referral(row, reason="KTP tidak terbaca", by=organizer)


@pytest.fixture
def returned(organizer):
    """Two nominations of Gunung Mas that the center has sent back."""
    batch = make_batch(center=organizer.center_staff.center)
    rows = [make_referral(batch) for _ in range(2)]
    for row in rows:
        with acting_as(organizer):
            participants.return_referral(row, reason="KTP tidak terbaca", by=organizer)
    return rows


def test_every_event_is_a_step_that_some_record_can_make():
    verbs = {
        (life.model._meta.label_lower, verb)
        for name, life in LIVES.items()
        for verb in MOVES[name].moves
    }
    by_hand = {
        ("regions.obstacle", "climb"),
        ("regions.mention", "mention"),
        ("programs.seatoffer", "claim"),
        ("programs.agreementpaper", "add"),
        ("programs.renewal", "ask"),
        ("participants.referral", "remind"),
        ("placements.followup", "answer"),
        ("placements.classpledge", "offer"),
        ("placements.classpledge", "remind"),
        ("placements.forumguest", "invite"),
        ("placements.forumguest", "cancel"),
        ("placements.savedsearch", "find"),
        ("placements.placement", "dispute"),
        *[("participants.datarequest", verb) for verb in ("ask", "warn", "escalate")],
    } | {  # fmt: skip
        ("programs.quota", verb) for verb in ("grant", "change", "postpone", "cancel")
    }
    assert {(event.record, event.verb) for event in EVENTS} - by_hand - verbs == set()


def test_the_steps_of_a_day_are_one_line_with_their_number(officer, returned):
    assert told(officer) == ["2 usulan kembali untuk diperbaiki"]


@pytest.mark.usefixtures("returned")
def test_a_neighbour_hears_nothing(neighbour):
    assert told(neighbour) == []


def test_nobody_is_told_of_what_was_done_by_the_same_hand(officer, province_officer):
    obstacle = make_obstacle()
    StatusChange.of(obstacle, "solve", "OPEN", "SOLVED", by=officer).save()
    assert (told(officer), told(province_officer)) == ([], ["1 hambatan selesai"])


def test_of_a_muted_topic_nothing_is_told(officer, returned):
    assert told(officer, muted=["NOMINATIONS"]) == []


def test_the_reason_of_a_single_step_is_told(officer, organizer):
    return_some(organizer)
    with acting_as(officer):
        (one,) = news_of(officer, LONG_AGO, [])
    assert (one.number, one.reason) == (1, "KTP tidak terbaca")


def test_of_many_steps_no_single_reason_is_told(officer, returned):
    with acting_as(officer):
        (one,) = news_of(officer, LONG_AGO, [])
    assert one.reason == ""


def test_what_is_older_than_thirty_days_is_no_news(clock, officer, organizer):
    return_some(organizer)
    clock(days=29)
    assert len(told(officer, since=MONDAY - timedelta(days=90))) == 1
    clock(days=31)
    assert told(officer, since=MONDAY - timedelta(days=90)) == []


@pytest.mark.parametrize(
    ("step", "words"),
    [("postpone_batch", "ditunda"), ("cancel_batch", "dibatalkan")],
)
def test_each_region_with_a_quota_hears_that_a_batch_is_not_held(
    officer, neighbour, organizer, step, words
):
    batch = make_batch(center=organizer.center_staff.center)
    make_quota(batch)
    with acting_as(organizer):
        getattr(programs, step)(batch, reason="Bengkel rusak", by=organizer)
    assert told(officer) == [f"1 angkatan yang memuat kuota Anda {words}"]
    assert told(neighbour) == []


def test_a_region_hears_of_its_quota_and_of_every_change(officer, neighbour, ministry):
    agreement = make_agreement(make_batch())
    with acting_as(ministry):
        quota = programs.grant_quota(
            agreement, program=make_program("las"), seats=4, nominees=6, by=ministry
        )
        programs.change_quota(quota, seats=5, nominees=7, by=ministry)
    assert sorted(told(officer)) == ["1 kuota diberikan", "1 kuota diubah"]
    assert told(neighbour) == []


def test_an_obstacle_that_climbed_is_told_where_it_arrived(officer, province_officer, ministry):
    obstacle = make_obstacle()
    for after in ("PROVINCE", "MINISTRY"):
        StatusChange.of(obstacle, "climb", "", after, by=None).save()
    assert told(ministry) == ["1 hambatan naik ke kementerian"]
    assert sorted(told(province_officer)) == sorted(told(officer)) == [
        "1 hambatan naik ke kementerian",
        "1 hambatan naik ke provinsi",
    ]  # fmt: skip


def test_what_was_read_is_not_new_any_more(signed_in, officer, returned):
    client = signed_in(officer)
    assert len(client.get(LIST).context["unread"]) == 1
    assert client.get(reverse("home")).context["unread"] == 2
    client.post(reverse("reports:read_notices"))
    assert client.get(LIST).context["unread"] == []
    assert client.get(reverse("home")).context["unread"] == 0


@pytest.mark.usefixtures("returned")
def test_the_first_page_counts_nothing_of_a_muted_topic(signed_in, officer):
    services.choose_notices(mail="NEVER", muted=["NOMINATIONS"], by=officer)
    assert signed_in(officer).get(reverse("home")).context["unread"] == 0


def test_a_choice_is_kept_and_offers_only_topics_of_the_role(signed_in, recruiter):
    client = signed_in(recruiter)
    form = client.get(CHOOSE).context["form"]
    assert [topic for topic, _label in form.fields["topics"].choices] == ["WORK"]
    client.post(CHOOSE, {"mail": "NEVER", "topics": []})
    chosen = NoticeSettings.objects.get(user=recruiter)
    assert (chosen.mail, chosen.muted) == ("NEVER", ["WORK"])


def test_a_choice_that_is_not_offered_is_refused(signed_in, officer):
    page = signed_in(officer).post(CHOOSE, {"mail": "HOURLY"})
    assert "mail" in page.context["form"].errors
    assert not NoticeSettings.objects.exists()


def test_the_api_tells_the_same(officer, returned):
    (one,) = Door(officer).get("news/").json()
    assert (one["number"], one["verb"], one["topic"]) == (2, "return_", "NOMINATIONS")


def strike():
    """The clock strikes, and a worker writes the letters it asked for. How many were asked."""
    number = services.start_letters()
    for job in Job.objects.filter(kind="mail_news", status="QUEUED"):
        run_job(job.pk)
    return number


@pytest.mark.usefixtures("clock")
def test_a_letter_holds_numbers_and_no_name(officer, organizer):
    return_some(organizer, 2)
    strike()
    (letter,) = [one for one in mail.outbox if one.to == [officer.email]]
    assert "2 usulan kembali untuk diperbaiki" in letter.body
    assert LIST in letter.body
    assert CHOOSE in letter.body
    assert "Siti" not in letter.body
    assert "KTP" not in letter.body


def test_told_twice_on_a_day_it_is_one_letter(clock, officer, organizer):
    return_some(organizer)
    strike()
    clock(hours=1)
    strike()
    assert len([one for one in mail.outbox if one.to == [officer.email]]) == 1


def test_what_a_letter_told_the_next_does_not_tell_again(clock, officer, organizer):
    return_some(organizer)
    clock(hours=1)
    strike()
    clock(hours=23)
    assert strike() == 0


def test_what_happened_while_the_clock_stood_still_is_told_afterwards(clock, officer, organizer):
    return_some(organizer)
    strike()
    clock(hours=2)
    return_some(organizer)
    clock(days=3)
    assert strike() == 1
    assert len([one for one in mail.outbox if one.to == [officer.email]]) == 2


def test_before_six_nobody_gets_a_letter(clock, officer, organizer):
    clock(hours=-3)
    return_some(organizer)
    assert strike() == 0


@pytest.mark.usefixtures("clock")
def test_who_has_read_the_page_gets_no_letter(officer, organizer):
    return_some(organizer)
    services.mark_read(by=officer)
    assert strike() == 0


@pytest.mark.parametrize(
    ("often", "days", "letters"),
    [("WEEKLY", 0, 1), ("WEEKLY", 1, 0), ("NEVER", 0, 0), ("DAILY", 1, 1)],
)
def test_a_letter_comes_as_often_as_it_was_chosen(clock, officer, organizer, often, days, letters):
    clock(days=days)
    services.choose_notices(mail=often, muted=[], by=officer)
    return_some(organizer)
    assert strike() == letters


@pytest.mark.usefixtures("clock")
def test_whose_account_has_ended_gets_no_letter(officer, organizer):
    return_some(organizer)
    officer.is_active = False
    officer.save()
    assert strike() == 0
