"""What accounts do in the background: letters, and forgetting what is no longer needed."""

from typing import Any

from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore

from accounts import emails
from accounts.models import User
from accounts.services.invitation import send_invitation
from accounts.services.password import send_reset_letter
from accounts.services.throttle import forget_old_tries
from blkportal.core.jobs import Progress, job_kind


@job_kind("accounts.reset_letter")
def reset_letter(progress: Progress) -> dict[str, Any]:
    sent = send_reset_letter(progress.params["user"], progress.params["language"])
    return {"sent": sent}


@job_kind("accounts.changed_letter")
def changed_letter(progress: Progress) -> dict[str, Any]:
    user = User.objects.get(pk=progress.params["user"])
    emails.password_changed(user, language=progress.params["language"])
    return {"sent": True}


@job_kind("accounts.invitation_letter")
def invitation_letter(progress: Progress) -> dict[str, Any]:
    return {"sent": send_invitation(progress.params["invitation"])}


@shared_task(name="accounts.forget_sign_ins")
def forget_sign_ins() -> int:
    """Tries older than the window, and sessions that nobody can use any more."""
    SessionStore.clear_expired()
    return forget_old_tries()
