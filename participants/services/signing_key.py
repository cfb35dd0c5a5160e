"""The keys that sign credentials: one is active, all that are trusted stay published."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.scope import SIGNER, acting_in, current_scope
from participants.credentials.keypair import Pair, Signer, jwk
from participants.models import SigningKey
from participants.models.signing_key import IS_ACTIVE

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('participants_signingkey'))"


def active_signer() -> Signer:
    """Whoever asks; a portal that has no key yet makes one. Of many that make one at the same
    moment the constraint lets one through, and all sign with it."""
    return _signer(active_kid() or _first().kid)


def active_kid() -> str | None:
    """Public halves are read in any scope."""
    return SigningKey.objects.filter(IS_ACTIVE).values_list("kid", flat=True).first()


def published_keys() -> list[dict[str, str]]:
    """In the scope of whoever asks, to whom the database shows no private half, and no key that
    is not trusted."""
    rows = SigningKey.objects.values_list("kid", "public_key")
    keys = list(rows)
    if not keys:
        active_signer()
        keys = list(rows.all())
    return [jwk(kid, public) for kid, public in keys]


def rotate_signing_key() -> SigningKey:
    """The next credential is signed with a new key. The old one still proves what it signed."""
    with as_signer(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(ONE_AT_A_TIME)
        SigningKey.objects.filter(IS_ACTIVE).update(retired_at=timezone.now())
        key = _new_key()
        key.save(force_insert=True)
        return key


def distrust_signing_key(kid: str) -> str:
    """Somebody else may hold it: nothing that it signed counts any more. Returns who signs now."""
    with as_signer(), transaction.atomic():
        rows = SigningKey.objects.filter(kid=kid, distrusted_at__isnull=True)
        if not rows.exists():
            raise Refusal(
                _("No key that is trusted is called “%(kid)s”.") % {"kid": kid},
                code="no_such_key",
            )
        active = active_kid()
        if active in {None, kid}:
            active = rotate_signing_key().kid
        rows.update(distrusted_at=timezone.now())
    return str(active)


@contextmanager
def as_signer() -> Iterator[None]:
    """In the scope that opens private halves; taken once, however deep the calls go."""
    if current_scope() == SIGNER:
        yield
        return
    with acting_in(SIGNER):
        yield


@lru_cache(maxsize=4)
def _signer(kid: str) -> Signer:
    """A pair never changes, so it is opened once a process."""
    with as_signer():
        return Signer.of(kid, SigningKey.objects.get(kid=kid).private_key)


def _first() -> SigningKey:
    with as_signer():
        SigningKey.objects.bulk_create([_new_key()], ignore_conflicts=True)
        return SigningKey.objects.get(IS_ACTIVE)


def _new_key() -> SigningKey:
    pair = Pair.new()
    return SigningKey(kid=pair.kid, public_key=pair.public, private_key=pair.private)
