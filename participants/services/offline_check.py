"""What the page that checks signed pictures has to trust: keys, and what was withdrawn."""

from typing import Any

from django.utils import timezone

from participants.credentials.addresses import issuer_id, kid_of
from participants.credentials.shuffle import BITS
from participants.services.signing_key import published_keys
from participants.services.status_list import lists_now


def trusted_here() -> dict[str, Any]:
    """For a page that can fetch the lists itself."""
    keys = {kid_of(key["kid"]): key["x"] for key in published_keys()}
    return {"issuer": issuer_id(), "keys": keys, "listBits": BITS}


def trusted_everywhere() -> dict[str, Any]:
    """For a copy that is taken to where no network is; a list without a bit is left out."""
    now = timezone.now().isoformat(timespec="seconds")
    return trusted_here() | {"lists": lists_now(), "asOf": now}
