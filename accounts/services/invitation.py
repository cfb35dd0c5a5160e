"""A colleague gets an account: the letter holds a link, the database only its hash."""

import hashlib
import re
import secrets
import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import emails, roles
from accounts.models import Invitation, User
from accounts.services.login_role import as_login_role
from accounts.services.rights import check_may_manage
from accounts.signals import user_invited
from blkportal.core.jobs import start_job
from blkportal.core.refusals import Refusal


@transaction.atomic
def invite_user(
    email: str,
    name: str,
    role: str,
    scope_key: str = "",
    *,
    office: str = "",
    by: Any,
    with_letter: bool = True,
) -> User:
    """Make the account of a person who cannot sign in yet, and send the letter.

    ``by`` None is somebody at the server's own console.
    """
    check_may_manage(by, _new_user(email, name, role, scope_key))
    office = office or getattr(by, "office", "")
    return admit_user(email, name, role, scope_key, office=office, by=by, with_letter=with_letter)


@transaction.atomic
def admit_user(
    email: str,
    name: str,
    role: str,
    scope_key: str,
    *,
    office: str,
    by: Any,
    with_letter: bool = True,
) -> User:
    """The same for somebody whose office was admitted by a decision of ``by``: whoever calls has
    checked that ``by`` may decide so, which is not the right to look after accounts."""
    user = _new_user(email, name, role, scope_key)
    user.office = office
    user.set_unusable_password()
    with as_login_role(by):
        _save_new(user)
        invitation = Invitation.objects.create(
            user=user, invited_by=by, digest=_digest(_new_secret()), expires_at=_expiry()
        )
    user_invited.send(User, user=user, by=by)
    if with_letter:
        _start_letter(invitation, by)
    return user


@transaction.atomic
def resend_invitation(user: User, *, by: Any) -> None:
    """A new letter; the link of the old one ends with it."""
    check_may_manage(by, user)
    with as_login_role(by):
        invitation = Invitation.objects.filter(user=user, accepted_at=None).first()
    if invitation is None or not user.is_active:
        raise Refusal(
            _("This person has already chosen a password. “Forgot password” sends a new letter."),
            code="invitation_used",
        )
    _start_letter(invitation, by)


def send_invitation(invitation_id: int) -> bool:
    """Run by a worker: the link is made here and exists in the letter only."""
    with as_login_role():
        rows = Invitation.objects.select_related("user", "invited_by")
        invitation = rows.filter(pk=invitation_id, accepted_at=None).first()
        if invitation is None or not invitation.user.is_active:
            return False
        emails.invited(invitation, new_link(invitation))
        return True


def new_link(invitation: Invitation) -> str:
    secret = _new_secret()
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(
        digest=_digest(secret), sent_at=timezone.now(), expires_at=_expiry()
    )
    return emails.absolute("accounts:accept_invitation", secret=secret)


def find_invitation(secret: str) -> Invitation | None:
    rows = Invitation.objects.select_related("user", "invited_by")
    return rows.filter(digest=_digest(secret)).first()


def check_open(invitation: Invitation | None) -> Invitation:
    """The invitation, or the reason why the link leads no further."""
    if invitation is None:
        raise Refusal(
            _("This link is not complete, or a newer letter has replaced it. Look for the "
              "latest letter, or ask your colleague to send another one."),
            code="invitation_unknown",
        )  # fmt: skip
    if invitation.accepted_at:
        raise Refusal(
            _("This invitation has been used. Sign in with the password that you chose then."),
            code="invitation_used",
        )
    if invitation.expires_at <= timezone.now() or not invitation.user.is_active:
        raise Refusal(
            _("This invitation has expired. Ask your colleague to send another letter."),
            code="invitation_expired",
        )
    return invitation


@transaction.atomic
def accept_invitation(invitation: Invitation, password: str) -> User:
    """Used once: of two clicks the second finds it used."""
    rows = Invitation.objects.filter(pk=invitation.pk, digest=invitation.digest, accepted_at=None)
    if not rows.update(accepted_at=timezone.now()):
        invitation.refresh_from_db()
        check_open(None if invitation.accepted_at is None else invitation)
    user = invitation.user
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def _new_user(email: str, name: str, role: str, scope_key: str) -> User:
    if not re.fullmatch(roles.KEY_PATTERN[role], scope_key):
        raise Refusal(_("Say for which office the person will act."), code="no_office")
    return User(email=email.strip().lower(), name=name.strip(), role=role, scope_key=scope_key)


def _save_new(user: User) -> None:
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        raise Refusal(
            _("There is already an account with the e-mail %(email)s.") % {"email": user.email},
            code="email_taken",
        ) from error


def _start_letter(invitation: Invitation, by: Any) -> None:
    key = f"invitation:{invitation.pk}:{uuid.uuid4()}"
    start_job("accounts.invitation_letter", by=by, key=key, params={"invitation": invitation.pk})


def _new_secret() -> str:
    return secrets.token_urlsafe(32)


def _digest(secret: str) -> str:
    """The secret is 256 random bits, so a plain hash cannot be searched."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _expiry() -> Any:
    return timezone.now() + timedelta(days=settings.INVITATION_DAYS)
