"""A firm asks, and the person answers by a link of the own."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import run_job
from blkportal.core.models import Job, StatusChange
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from participants.personal_link import write_link
from participants.services import withdraw_consent
from placements import services, tasks
from placements.models import HireRequest
from placements.services.passing_on import HIRE, message_about
from tests.pages import Page
from tests.placements.conftest import CANARIES, ask


def page_of(asked):
    return reverse("placements:answer_hire_by_link", args=[write_link(HIRE, asked)])


def strike(monkeypatch, at):
    assert tasks.pass_on_requests  # the work that the jobs name
    moment = timezone.localtime().replace(hour=at)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    with acting_in(SYSTEM):
        services.start_passing_on()
    for job in Job.objects.filter(status="QUEUED"):
        run_job(job.pk)


def test_the_person_reads_the_offer(client, asked, employer):
    html = client.get(page_of(asked)).content.decode()
    assert str(employer) in html
    assert "Juru las" in html
    assert CANARIES["nik"] not in html


def test_a_yes_opens_name_and_phone_to_this_firm(client, asked, recruiter):
    client.post(page_of(asked), {"answer": "yes"})
    with acting_as(recruiter):
        seen = HireRequest.objects.visible_to(recruiter).as_read_by(recruiter).get(pk=asked.pk)
    assert (seen.open_name, seen.open_phone) == (CANARIES["name"], CANARIES["phone"])


def test_a_no_gives_the_reason_and_no_name(client, asked):
    client.post(page_of(asked), {"answer": "no", "why": "1"})
    asked.refresh_from_db()
    assert (asked.status, asked.contact_name) == ("DECLINED", "")
    step = StatusChange.objects.get(record_type="placements.hirerequest", verb="decline")
    assert step.reason
    assert (step.by, bool(step.by_name)) == (None, True)


@pytest.mark.parametrize(
    ("told", "field"),
    [({}, "answer"), ({"answer": "perhaps"}, "answer"), ({"answer": "no"}, "why"),
     ({"answer": "no", "why": "77"}, "why")],
)  # fmt: skip
def test_an_incomplete_answer_is_asked_again(client, asked, told, field):
    response = client.post(page_of(asked), told)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    asked.refresh_from_db()
    assert asked.status == "REQUESTED"


def test_of_two_answers_the_second_moves_nothing(client, asked):
    client.post(page_of(asked), {"answer": "yes"})
    response = client.post(page_of(asked), {"answer": "no", "why": "0"})
    assert response.status_code == 422
    asked.refresh_from_db()
    assert asked.status == "ACCEPTED"


def test_a_yes_is_taken_back_and_closes_name_and_phone(client, asked, recruiter):
    client.post(page_of(asked), {"answer": "yes"})
    page = Page(client.get(page_of(asked)))
    assert "Berubah pikiran?" in page.text
    client.post(page_of(asked), {"take_back": "on", "why": "1"})
    asked.refresh_from_db()
    assert (asked.status, asked.contact_name, asked.contact_phone) == ("DECLINED", "", "")
    with acting_as(recruiter):
        seen = HireRequest.objects.visible_to(recruiter).as_read_by(recruiter).get(pk=asked.pk)
    assert (seen.open_name, seen.open_phone) == ("", "")
    step = StatusChange.objects.get(record_type="placements.hirerequest", verb="take_back")
    assert "jauh" in step.reason
    assert "Berubah pikiran?" not in Page(client.get(page_of(asked))).text


def test_who_takes_back_says_why(client, asked):
    client.post(page_of(asked), {"answer": "yes"})
    response = client.post(page_of(asked), {"take_back": "on"})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"why"}
    asked.refresh_from_db()
    assert asked.status == "ACCEPTED"


def test_whoever_works_there_takes_no_yes_back(client, asked, recruiter):
    client.post(page_of(asked), {"answer": "yes"})
    asked.refresh_from_db()
    with acting_as(recruiter):
        services.hire(asked, started_on=timezone.localdate(), by=recruiter)
    client.post(page_of(asked), {"take_back": "on", "why": "1"})
    asked.refresh_from_db()
    assert asked.status == "HIRED"


def test_without_consent_a_yes_opens_nothing(client, asked, officer):
    with acting_as(officer):
        withdraw_consent(asked.participant.consents.get(purpose="TALENT_SEARCH"), by=officer)
    assert client.post(page_of(asked), {"answer": "yes"}).status_code == 422
    asked.refresh_from_db()
    assert (asked.status, asked.contact_phone) == ("REQUESTED", "")


def test_a_link_to_a_follow_up_answers_no_firm(client, asked):
    address = reverse("placements:answer_hire_by_link", args=[write_link("follow-up", asked)])
    assert client.post(address, {"answer": "yes"}).status_code == 404


def test_the_office_has_the_words_ready(signed_in, asked, officer):
    html = (
        signed_in(officer)
        .get(reverse("placements:hire_request_detail", args=[asked.pk]))
        .content.decode()
    )
    assert page_of(asked) in html
    assert message_about(asked, CANARIES["name"], by=officer)


def test_a_firm_never_reads_the_link(signed_in, asked, recruiter):
    html = (
        signed_in(recruiter)
        .get(reverse("placements:hire_request_detail", args=[asked.pk]))
        .content.decode()
    )
    assert write_link(HIRE, asked) not in html


def test_one_letter_brings_the_link(monkeypatch, asked):
    strike(monkeypatch, 6)
    assert mail.outbox == []
    for hour in (9, 9, 10, 11):
        strike(monkeypatch, hour)
    (letter,) = mail.outbox
    assert letter.to == [CANARIES["email"]]
    assert page_of(asked) in letter.body
    asked.refresh_from_db()
    assert asked.letter_on == timezone.localdate()


def test_whoever_has_answered_gets_no_letter(monkeypatch, client, graduate, recruiter):
    answered = ask(graduate, recruiter)
    client.post(page_of(answered), {"answer": "yes"})
    strike(monkeypatch, 9)
    assert mail.outbox == []
