"""Who issues: one profile for Open Badges that is also the document of its keys."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from participants.credentials.addresses import issuer_id

NAME = "Kementerian Ketenagakerjaan Republik Indonesia"
CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
IDENTIFIERS = "https://www.w3.org/ns/cid/v1"


def profile() -> dict[str, Any]:
    return {"id": issuer_id(), "type": ["Profile"], "name": NAME, "url": settings.PUBLIC_URL + "/"}


def document(keys: Iterable[dict[str, str]]) -> dict[str, Any]:
    """A verifier that follows ``issuer.id`` finds every key that may sign in its name."""
    methods = [
        {
            "id": key["kid"],
            "type": "JsonWebKey",
            "controller": issuer_id(),
            "publicKeyJwk": key,
        }
        for key in keys
    ]
    return {
        "@context": [IDENTIFIERS, OPEN_BADGES],
        **profile(),
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
