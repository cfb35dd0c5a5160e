"""Bitstring Status List 1.0: a bit for each certificate, set when it was withdrawn."""

import gzip
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from participants.credentials.addresses import status_list_id
from participants.credentials.issuer import CREDENTIALS, profile
from participants.credentials.keypair import base64url
from participants.credentials.shuffle import SIZE, place_of, shuffled

PURPOSE = "revocation"
MULTIBASE_BASE64URL = "u"
FRESH = timedelta(minutes=5)
LASTS = timedelta(days=1)


def status_entry(certificate_id: int) -> dict[str, str]:
    """Where a verifier looks; the list tells it nothing about which bit was looked at."""
    number, index = place_of(certificate_id)
    address = status_list_id(number)
    return {
        "id": f"{address}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": PURPOSE,
        "statusListIndex": str(index),
        "statusListCredential": address,
    }


def status_credential(number: int, encoded: str, since: datetime) -> dict[str, Any]:
    address = status_list_id(number)
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": profile(),
        "validFrom": since.isoformat(),
        "validUntil": (since + LASTS).isoformat(),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": PURPOSE,
            "ttl": int(FRESH.total_seconds() * 1000),
            "encodedList": encoded,
        },
    }


def encoded_list(number: int, withdrawn: Iterable[int]) -> str:
    """One pass over the primary keys of the withdrawn, in the memory of the list itself."""
    bits = bytearray(SIZE // 8)
    for certificate_id in withdrawn:
        index = shuffled(number, certificate_id & (SIZE - 1))
        bits[index >> 3] |= 0x80 >> (index & 7)  # the first bit is the leftmost
    return MULTIBASE_BASE64URL + base64url(gzip.compress(bytes(bits), mtime=0))
