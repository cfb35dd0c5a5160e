import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import ApiToken, User
from blkportal.core.refusals import Refusal

PREFIX = "blk_"


def _digest(text: str) -> str:
    """The token is 256 random bits, so a plain hash cannot be searched."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


@transaction.atomic
def create_token(user: User, *, days: int = 90) -> str:
    """Return a new token in clear, the only time that it can be read."""
    text = PREFIX + secrets.token_urlsafe(32)
    ApiToken.objects.create(
        user=user,
        digest=_digest(text),
        first_letters=text[:8],
        expires_at=timezone.now() + timedelta(days=days),
    )
    return text


def find_token(text: str) -> ApiToken | None:
    rows = ApiToken.objects.select_related("user").filter(
        digest=_digest(text),
        expires_at__gt=timezone.now(),
        revoked_at__isnull=True,
        user__is_active=True,
    )
    return rows.first()


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User) -> None:
    """From the next request on it opens nothing; the row stays for the record."""
    if not ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now()):
        raise Refusal(_("This token has already been revoked."), code="token_revoked")
