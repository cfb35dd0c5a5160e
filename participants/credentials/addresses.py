"""The fixed public addresses, and names for what has none. A signed credential carries them for
years: none of them may change."""

import uuid

from django.conf import settings
from django.urls import reverse


def absolute(name: str, *args: object) -> str:
    return settings.PUBLIC_URL + reverse(name, args=args)


def issuer_id() -> str:
    return absolute("credentials:show_issuer")


def key_id(kid: str) -> str:
    return absolute("credentials:show_key", kid)


def kid_of(key_id: str) -> str:
    return key_id.rsplit("/", 1)[1].removesuffix(".json")


def status_list_id(number: int) -> str:
    return absolute("credentials:show_status_list", number)


def urn(*parts: object) -> str:
    """The same parts always give the same name, in this portal alone."""
    text = "\n".join(map(str, parts))
    return uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, settings.PUBLIC_URL), text).urn
