"""The published list of what was withdrawn: anybody may keep it, and ask about a certificate
without telling us which."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db.models import Count, Subquery, Value
from django.utils import timezone

from participants.credentials.shuffle import BITS
from participants.credentials.signed import as_jwt
from participants.credentials.status import encoded_list, status_credential
from participants.models import Certificate
from participants.services.signing_key import active_signer, as_signer
from participants.states import WITHDRAWN

AT_ONCE = 10_000


@dataclass(frozen=True)
class Edition:
    """A list as of one hour and one number of withdrawals, of which none is ever taken back: the
    same edition is the same list."""

    number: int
    withdrawn: int
    kid: str
    since: datetime

    @property
    def etag(self) -> str:
        return f'"{self.number}-{self.withdrawn}-{self.kid}-{self.since:%Y%m%d%H}"'


def current_edition(number: int) -> Edition | None:
    """None where no certificate has come as far as this list."""
    with as_signer():
        last, withdrawn = _last_and_withdrawn(number)
        if number > last >> BITS or not last:
            return None
        kid = active_signer().kid
    since = timezone.now().replace(minute=0, second=0, microsecond=0)
    return Edition(number, withdrawn, kid, since)


@lru_cache(maxsize=8)
def signed_list(edition: Edition) -> str:
    with as_signer():
        keys = _withdrawn(edition.number).order_by("pk").values_list("pk", flat=True)
        encoded = encoded_list(edition.number, keys.iterator(chunk_size=AT_ONCE))
    content = status_credential(edition.number, encoded, edition.since)
    return as_jwt(content, active_signer())


def lists_now() -> dict[int, str]:
    """Every list on which a bit is set, in one pass and the memory of one list."""
    with as_signer():
        rows = Certificate.objects.filter(status__in=WITHDRAWN).order_by("pk")
        keys = rows.values_list("pk", flat=True).iterator(chunk_size=AT_ONCE)
        return {
            number: encoded_list(number, group)
            for number, group in groupby(keys, lambda key: key >> BITS)
        }


def _withdrawn(number: int) -> Any:
    first = number << BITS
    rows = Certificate.objects.filter(pk__gte=first, pk__lt=first + (1 << BITS))
    return rows.filter(status__in=WITHDRAWN)


def _last_and_withdrawn(number: int) -> tuple[int, int]:
    """The newest certificate of all, and how many of this list were withdrawn."""
    counted = _withdrawn(number).order_by().values(one=Value(1)).annotate(count=Count("pk"))
    newest = Certificate.objects.order_by("-pk").annotate(count=Subquery(counted.values("count")))
    last, withdrawn = newest.values_list("pk", "count").first() or (0, 0)
    return last, withdrawn or 0
