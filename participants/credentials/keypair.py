"""Ed25519 pairs as JOSE writes them (RFC 8037), and the half of one that signs."""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from participants.credentials.addresses import key_id

KID_LENGTH = 8


@dataclass(frozen=True)
class Pair:
    kid: str
    public: str
    private: str

    @classmethod
    def new(cls) -> Self:
        private = Ed25519PrivateKey.generate()
        public = base64url(private.public_key().public_bytes_raw())
        return cls(thumbprint(public)[:KID_LENGTH], public, base64url(private.private_bytes_raw()))


@dataclass(frozen=True)
class Signer:
    """Signs in the name of one key, and shows nobody its private half."""

    kid: str
    _key: Ed25519PrivateKey

    @classmethod
    def of(cls, kid: str, private: str) -> Self:
        return cls(kid, Ed25519PrivateKey.from_private_bytes(from_base64url(private)))

    def sign(self, message: bytes) -> str:
        return base64url(self._key.sign(message))


def jwk(kid: str, public: str) -> dict[str, str]:
    """The public half, for anybody."""
    return {**_bare(public), "kid": key_id(kid), "alg": "EdDSA", "use": "sig"}


def thumbprint(public: str) -> str:
    """RFC 7638: a key is named after itself, so two keys never bear one name."""
    canonical = json.dumps(_bare(public), sort_keys=True, separators=(",", ":"))
    return base64url(hashlib.sha256(canonical.encode()).digest())


def base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _bare(public: str) -> dict[str, str]:
    return {"crv": "Ed25519", "kty": "OKP", "x": public}
