"""A mail server that does not take a letter: tried three times, then kept for somebody to see."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts import (
    services,
    tasks,  # noqa: F401  (registers the letters, as a worker does)
)
from accounts.models import Invitation
from blkportal.core import jobs
from blkportal.core.models import Job
from blkportal.core.scope import acting_as

REFUSALS = [
    smtplib.SMTPRecipientsRefused({"marta@gunungmas.test": (450, b"greylisted")}),
    smtplib.SMTPServerDisconnected("closed"),
    ConnectionRefusedError(111, "refused"),
]


@pytest.fixture
def server(monkeypatch):
    """``server.error`` is what the mail server says to the next letter; None lets it pass."""
    from django.core.mail.backends.locmem import EmailBackend

    class Server:
        error = None

    take = EmailBackend.send_messages

    def send(backend, letters):
        if Server.error:
            raise Server.error
        return take(backend, letters)

    monkeypatch.setattr(EmailBackend, "send_messages", send)
    monkeypatch.setattr(jobs, "publish_job", jobs.run_job)  # the worker is at hand
    return Server


@pytest.fixture
def letter(officer, db):
    with acting_as(officer):
        services.invite_user(
            "marta@gunungmas.test", "Marta", officer.role, officer.scope_key, by=officer
        )
    return Job.objects.get(kind="accounts.invitation_letter")


def half_an_hour_later():
    then = timezone.now() - timedelta(minutes=30)
    Job.objects.update(created_at=then, heartbeat_at=then)
    jobs.sweep_jobs()


@pytest.mark.parametrize("error", REFUSALS)
def test_a_refused_letter_waits_and_is_sent_when_the_server_is_back(server, letter, error):
    server.error = error
    digest = Invitation.objects.get().digest
    jobs.run_job(letter.pk)
    letter.refresh_from_db()
    assert (letter.status, letter.attempts) == ("QUEUED", 1)
    assert Invitation.objects.get().digest == digest  # no link was made that nobody got
    server.error = None
    half_an_hour_later()
    letter.refresh_from_db()
    assert (letter.status, len(mail.outbox)) == ("DONE", 1)


def test_it_is_not_tried_again_at_once(server, letter):
    server.error = REFUSALS[0]
    jobs.run_job(letter.pk)
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=30))
    jobs.sweep_jobs()
    letter.refresh_from_db()
    assert letter.attempts == 1


def test_after_three_refusals_it_is_kept_aside_and_can_be_released(server, letter, ministry_admin):
    server.error = REFUSALS[0]
    jobs.run_job(letter.pk)
    for _more in range(3):
        half_an_hour_later()
    letter.refresh_from_db()
    assert (letter.status, letter.attempts) == ("QUARANTINED", 3)
    assert letter.error
    server.error = None
    jobs.release_job(letter, by=ministry_admin)
    half_an_hour_later()
    letter.refresh_from_db()
    assert (letter.status, len(mail.outbox)) == ("DONE", 1)
