"""A graduate answers by a link: no account, no NIK, one question, and nobody else's."""

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core import mail
from django.db import ProgrammingError, transaction
from django.urls import reverse

from blkportal.core.jobs import run_job
from blkportal.core.letters import chat_with
from blkportal.core.models import Job, StatusChange
from blkportal.core.scope import SYSTEM, acting_as, acting_in, scope_of_person
from participants.models import Consent, Enrollment, Participant
from participants.personal_link import read_link, write_link
from placements import services, tasks
from placements.models import FollowUp, Placement
from placements.services.asking import FOLLOW_UP, message_of
from tests.assessing import make_graduate
from tests.follow_ups import make_follow_up
from tests.placements.conftest import CANARIES, today

LIGHT = 15_000  # bytes on the line, of a page and all that it loads; 30,000 were allowed


@pytest.fixture
def question(seat):
    return make_follow_up(seat)


def page_of(follow_up):
    return reverse("placements:answer_by_link", args=[write_link(FOLLOW_UP, follow_up)])


def test_the_person_reads_the_own_name_and_nothing_that_is_secret(client, question):
    html = client.get(page_of(question)).content.decode()
    assert CANARIES["name"] in html
    for secret in ("nik", "phone", "email", "address"):
        assert CANARIES[secret] not in html


def test_the_person_answers_and_is_thanked(client, question, seat):
    told = {"now": "WORKING", "employer_name": "Bengkel Jaya", "started_on": today(-5),
            "work_regency": "Kota Bekasi", "is_linear": "yes"}  # fmt: skip
    response = client.post(page_of(question), told, follow=True)
    assert "Bengkel Jaya" not in response.content.decode()
    question.refresh_from_db()
    assert (question.answer, question.source) == ("WORKING", "PERSON")
    work = Placement.objects.get()
    assert (work.evidence, work.work_regency_id, work.recorded_by) == ("REPORTED", "32.75", None)
    assert "?again" in response.content.decode()


def test_history_says_that_it_was_the_person(client, question, officer):
    client.post(page_of(question), {"now": "SEEKING"})
    with acting_as(officer):
        step = StatusChange.objects.get(record_type="placements.followup")
    assert step.by is None
    assert step.by_name


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "now"),
        ({"now": "DANCING"}, "now"),
        ({"now": "WORKING", "started_on": "2020-01-01"}, "employer_name"),
        ({"now": "WORKING", "employer_name": "PT A"}, "started_on"),
        ({"now": "WORKING", "employer_name": "PT A", "started_on": "2999-01-01"}, "started_on"),
        ({"now": "SEEKING", "work_regency": "Bandung"}, "work_regency"),
        ({"now": "SEEKING", "work_regency": "Kota Impian"}, "work_regency"),
        ({"now": "SEEKING", "wage": "12"}, "wage"),
    ],
)
def test_odd_answers_get_a_sentence_at_their_field_and_keep_the_rest(
    client, question, told, field
):
    response = client.post(page_of(question), {"job_title": "Juru las pipa"} | told)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "Juru las pipa" in response.content.decode()
    question.refresh_from_db()
    assert question.answer == "UNKNOWN"


def test_work_on_record_is_asked_about_by_its_name(client, question, reported, employer):
    html = client.get(page_of(question)).content.decode()
    assert str(employer) in html
    client.post(page_of(question), {"now": "SAME"})
    assert Placement.objects.open().get() == reported


def test_whoever_left_says_when(client, question, reported):
    refused = client.post(page_of(question), {"now": "SEEKING"})
    assert "last_day" in refused.context["form"].errors
    client.post(page_of(question), {"now": "SEEKING", "last_day": today(-1)})
    reported.refresh_from_db()
    assert reported.ended_on == today(-1)


@pytest.mark.parametrize(
    "change", [lambda link: link[:-1], lambda link: "9" + link, lambda _: "x"]
)
def test_an_altered_or_cut_link_opens_nothing(client, question, change):
    link = change(write_link(FOLLOW_UP, question))
    response = client.get(reverse("placements:answer_by_link", args=[link]))
    assert response.status_code == 404
    assert CANARIES["name"] not in response.content.decode()


def test_a_link_for_something_else_opens_nothing(question):
    assert read_link(FOLLOW_UP, write_link("something-else", question)) is None


def test_a_replaced_link_opens_nothing_any_more(client, question, placer):
    before = page_of(question)
    with acting_as(placer):
        services.replace_link(question, by=placer)
    question.refresh_from_db()
    assert client.get(before).status_code == 404
    assert client.get(page_of(question)).status_code == 200


def test_history_tells_of_a_step_once(signed_in, client, question, officer):
    client.post(page_of(question), {"now": "SEEKING"})
    with acting_as(officer):
        services.replace_link(question, by=officer)
    page = signed_in(officer).get(reverse("placements:show_follow_up", args=[question.pk]))
    assert [entry["what"] for entry in page.context["history"]] == [
        "replace_link",
        "answer",
        "insert",
    ]


def test_a_closed_question_says_so_and_takes_no_answer(client, seat):
    closed = make_follow_up(seat, due=-91)
    assert "<form class=" not in client.get(page_of(closed)).content.decode()
    assert client.post(page_of(closed), {"now": "SEEKING"}).status_code == 422
    closed.refresh_from_db()
    assert closed.answer == "UNKNOWN"


def test_the_link_needs_no_cookie_of_an_office_and_ignores_one(
    client, signed_in, question, officer
):
    assert signed_in(officer).get(page_of(question)).status_code == 200


def test_a_holder_reaches_the_own_rows_alone(question):
    other = make_follow_up(make_graduate().enrollment)
    with acting_in(scope_of_person(question.participant_id)):
        assert FollowUp.objects.get() == question
        assert Enrollment.objects.only("pk").get().pk == question.enrollment_id
        assert not FollowUp.objects.filter(pk=other.pk).update(source="")


def test_a_link_gives_the_rights_of_its_person_alone(question):
    holder = read_link(FOLLOW_UP, write_link(FOLLOW_UP, question))
    assert holder.scope == scope_of_person(question.participant_id)


@pytest.mark.parametrize(
    "reach",
    [
        lambda: list(Participant.objects.values_list("nik")),
        lambda: list(Participant.objects.values_list("nik_hash")),
        lambda: Participant.objects.update(name="Lain"),
        lambda: Consent.objects.update(purpose="TRAINING"),
        lambda: FollowUp.objects.update(closes_on="2999-01-01"),
        lambda: Placement.objects.update(evidence="VISITED"),
        lambda: Enrollment.objects.update(certified_on="2026-01-01"),
    ],
)
def test_a_holder_reads_no_secret_and_writes_no_more_than_the_answer(question, reported, reach):
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with acting_in(scope_of_person(question.participant_id)), denied, transaction.atomic():
        reach()


def test_the_page_and_all_it_loads_stay_light(client, question):
    html = client.get(page_of(question)).content
    names = set(re.findall(r'"/static/([^"#]+)', html.decode()))
    files = [Path(finders.find(name)).read_bytes() for name in names]
    assert len(files) >= 3
    assert not any(name.endswith(".js") for name in names)
    assert sum(len(gzip.compress(part)) for part in [html, *files]) < LIGHT


def test_a_message_for_the_phone_holds_the_link(question, officer):
    with acting_as(officer):
        message = message_of(question, by=officer)
        chat = chat_with(question.participant.phone, message)
    assert page_of(question) in message
    assert officer.name in message
    assert chat.startswith("https://wa.me/6281299887766?text=")


def test_nobody_without_a_phone_is_written_to_by_chat():
    assert chat_with("", "Halo") == ""


# --- letters ---------------------------------------------------------------------------------


@pytest.fixture
def hour(monkeypatch):
    """Strikes the clock on a later day, at nine in the morning."""
    from django.utils import timezone

    assert tasks.ask_graduates  # the work that the jobs name
    real = timezone.now()

    def strike(days=0, at=9):
        moment = (timezone.localtime(real) + timedelta(days=days)).replace(hour=at)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        with acting_in(SYSTEM):
            services.start_asking()
        for job in Job.objects.filter(status="QUEUED"):
            run_job(job.pk)

    return strike


def test_a_letter_brings_the_link_and_names_no_secret(hour, question):
    hour()
    (letter,) = mail.outbox
    assert letter.to == [CANARIES["email"]]
    assert page_of(question) in letter.body
    assert CANARIES["nik"] not in letter.body
    question.refresh_from_db()
    assert (question.times_asked, question.asked_on) == (1, today())


def test_three_letters_at_most_and_none_after_an_answer(hour, question):
    for day in (0, 0, 1, 13, 14, 15, 43, 44, 60, 80):
        hour(day)
    assert len(mail.outbox) == 3


def test_whoever_has_answered_gets_no_letter(hour, question, placer):
    with acting_as(placer):
        services.answer_follow_up(question, answer="SEEKING", by=placer)
    hour()
    assert mail.outbox == []


def test_nobody_is_written_to_at_night_or_after_the_question_closed(hour, question):
    hour(0, at=6)
    hour(91)
    assert mail.outbox == []


def test_a_mail_server_that_is_away_loses_no_letter(hour, question, monkeypatch):
    def away(*args, **kwargs):
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", away)
        hour()
    question.refresh_from_db()
    assert question.times_asked == 0
    assert Job.objects.get().status == "QUEUED"
