"""How often somebody may try. A try is noted, and seen by everybody, before any hash is made."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.models import SignInTry
from blkportal.core.refusals import TooMany

NETWORK_FACTOR = 10
TRIES = "SELECT count(*) FROM accounts_signintry WHERE email_hash = %s AND at >= %s"
NO_NETWORK = ""
WAIT_TO_SIGN_IN = _(
    "There were too many failed tries. Please wait %(minutes)d minutes, then try "
    "again, or choose a new password."
)
WAIT_TO_CHECK = _(
    "From here, too many certificates were asked for that do not exist. Please wait %(minutes)d "
    "minutes, then try again."
)

WAIT_TO_VERIFY = _(
    "From here, too many reports were asked for that do not exist. Please wait %(minutes)d "
    "minutes, then try again."
)

WAIT_TO_SIGN_UP = _(
    "Too many firms were registered from here, or with this e-mail. Please wait %(minutes)d "
    "minutes, then try again."
)


def account_key(email: str, device: str = "") -> str:
    """What one counter counts: an account, or an account on one device that it knows."""
    return salted_hmac("accounts.try", f"{device}|{email}").hexdigest()


def note_try(email: str, network: str, *, device: str = "") -> SignInTry:
    """Note a try, or raise TooMany. A device that the account knows has a counter of its own, so
    that whoever keeps guessing elsewhere locks nobody out."""
    key = account_key(email, device)
    limits = [({"email_hash": key}, settings.SIGN_IN_TRIES)]
    if not device:
        limits.append(({"network": network}, settings.SIGN_IN_TRIES * NETWORK_FACTOR))
    return _note(key, NO_NETWORK if device else network, limits)


def note_reset(email: str, network: str) -> SignInTry:
    """The same clock for letters: a few for each address, more for a network."""
    return _note_letter("accounts.reset", email, network, WAIT_TO_SIGN_IN)


def note_signup(email: str, network: str) -> SignInTry:
    """The same for a firm that registers itself, on a clock of its own for the address."""
    return _note_letter("placements.signup", email, network, WAIT_TO_SIGN_UP)


def _note_letter(purpose: str, email: str, network: str, wait: Any) -> SignInTry:
    key = salted_hmac(purpose, email).hexdigest()
    limits = [
        ({"email_hash": key}, settings.RESET_MAILS),
        ({"network": network}, settings.SIGN_IN_TRIES * NETWORK_FACTOR),
    ]
    return _note(key, network, limits, wait)


def note_check(network: str) -> SignInTry:
    """A question for a certificate. Guesses count for the network, which may still sign in."""
    key = _check_key(network)
    return _note(key, NO_NETWORK, [({"email_hash": key}, settings.CHECK_TRIES)], WAIT_TO_CHECK)


def _check_key(network: str) -> str:
    return salted_hmac("participants.check", network).hexdigest()


def refuse_guesser(network: str) -> None:
    """TooMany for a network that has guessed too often; notes nothing. For questions whose answer
    cannot be hit by guessing, so that a right one costs no write."""
    with connection.cursor() as cursor:
        cursor.execute(TRIES, [_check_key(network), _window_start()])
        (tries,) = cursor.fetchone()
    if tries >= settings.CHECK_TRIES:
        raise _too_many(WAIT_TO_CHECK)


def note_report_check(network: str) -> SignInTry:
    """The same for a report, on a clock of its own."""
    key = salted_hmac("reports.check", network).hexdigest()
    return _note(key, NO_NETWORK, [({"email_hash": key}, settings.CHECK_TRIES)], WAIT_TO_VERIFY)


def forget_try(noted: SignInTry) -> None:
    """It was right, so it was none of the failed ones."""
    SignInTry.objects.using("side").filter(pk=noted.pk).delete()


def forget_old_tries() -> int:
    return SignInTry.objects.filter(at__lt=_window_start()).delete()[0]


def _note(
    key: str,
    network: str,
    limits: Iterable[tuple[dict[str, str], int]],
    wait: Any = WAIT_TO_SIGN_IN,
) -> SignInTry:
    """On the side connection, so that fifty tries at once see each other."""
    tries = SignInTry.objects.using("side")
    noted = tries.create(email_hash=key, network=network)
    earlier = tries.filter(at__gte=_window_start(), pk__lt=noted.pk)
    if any(earlier.filter(**where).count() >= most for where, most in limits):
        forget_try(noted)  # a refused try does not make the wait longer
        raise _too_many(wait)
    return noted


def _too_many(wait: Any) -> TooMany:
    return TooMany(wait % {"minutes": settings.SIGN_IN_WINDOW_MINUTES}, code="too_many_tries")


def _window_start() -> datetime:
    return timezone.now() - timedelta(minutes=settings.SIGN_IN_WINDOW_MINUTES)
