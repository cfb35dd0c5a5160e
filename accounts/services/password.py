"""A new password: by a letter for whoever forgot it, by the old one for whoever is signed in."""

import uuid

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.http import HttpRequest
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import get_language

from accounts import emails
from accounts.models import User
from accounts.services.login_role import as_login_role
from accounts.services.throttle import note_reset
from blkportal.core.jobs import start_job
from blkportal.core.peer import peer_network
from blkportal.core.refusals import TooMany


def request_reset(request: HttpRequest, email: str) -> None:
    """Send a letter if there is such an account. Known or not, the same work is done here: a
    worker finds out whether there is anybody to write to."""
    email = email.strip().lower()
    try:
        note_reset(email, peer_network(request))
    except TooMany:
        return
    user_id = User.objects.filter(email=email, is_active=True).values_list("pk", flat=True).first()
    _start_letter("accounts.reset_letter", user_id)


def send_reset_letter(user_id: int | None, language: str) -> bool:
    """The link is made here and exists in the letter only."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return False
    emails.password_reset(user, link_of(user), language=language)
    return True


def link_of(user: User) -> str:
    return emails.absolute("accounts:reset_password", uid=_uid(user), token=_token(user))


def user_of_link(uid: str, token: str) -> User | None:
    """Whose link it is; None when it was used, is too old, or belongs to nobody."""
    try:
        user_id = int(force_str(urlsafe_base64_decode(uid)))
    except (ValueError, OverflowError):
        return None
    if user_id not in range(1, 2**63):
        return None
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return user if user and default_token_generator.check_token(user, token) else None


@transaction.atomic
def set_password(user: User, password: str, *, by: User | None = None) -> None:
    """Every session of the account ends: each of them carries a hash of the old password."""
    with as_login_role(by or user):
        user.set_password(password)
        user.save(update_fields=["password"])
        _start_letter("accounts.changed_letter", user.pk)


def _start_letter(kind: str, user_id: int | None) -> None:
    params = {"user": user_id, "language": get_language()}
    start_job(kind, by=None, key=f"{kind}:{uuid.uuid4()}", params=params)


def _uid(user: User) -> str:
    return urlsafe_base64_encode(str(user.pk).encode())


def _token(user: User) -> str:
    return default_token_generator.make_token(user)
