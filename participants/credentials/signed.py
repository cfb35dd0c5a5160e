"""A credential as a signed JWT: VC-JOSE-COSE, with the claims that Open Badges asks for."""

import json
from datetime import datetime
from typing import Any

from participants.credentials.addresses import key_id
from participants.credentials.keypair import Signer, base64url

MEDIA_TYPE = "application/vc+jwt"


def as_jwt(credential: dict[str, Any], signer: Signer) -> str:
    header = {"alg": "EdDSA", "typ": "vc+jwt", "cty": "vc", "kid": key_id(signer.kid)}
    said = f"{_part(header)}.{_part(credential | claims_of(credential))}"
    return f"{said}.{signer.sign(said.encode())}"


def claims_of(credential: dict[str, Any]) -> dict[str, Any]:
    """The same facts once more, under the names that every reader of JWTs knows."""
    claims = {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": _seconds(credential["validFrom"]),
    }
    if "validUntil" in credential:
        claims["exp"] = _seconds(credential["validUntil"])
    return claims


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


def _part(content: dict[str, Any]) -> str:
    return base64url(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
