"""A verifier that shares no code with the portal: PyJWT, and what anybody may fetch."""

import base64
import gzip
from urllib.parse import urlsplit

import jwt
from django.test import Client


class Verifier:
    """Somebody elsewhere: knows the address of the issuer, and follows what a credential names."""

    def __init__(self):
        self.client = Client()

    def fetch(self, address):
        answer = self.client.get(urlsplit(address).path)
        assert answer.status_code == 200, address
        return answer

    def verify(self, token):
        """The credential, or an error of PyJWT."""
        header = jwt.get_unverified_header(token)
        key = jwt.PyJWK.from_dict(self.fetch(header["kid"]).json())
        said = jwt.decode(token, key, algorithms=["EdDSA"], options={"require": ["nbf", "iss"]})
        issuer = self.fetch(said["iss"]).json()
        assert header["kid"] in issuer["assertionMethod"]
        assert said["issuer"]["id"] == said["iss"] == issuer["id"]
        return said

    def is_withdrawn(self, credential):
        entry = credential["credentialStatus"]
        listed = self.verify(self.fetch(entry["statusListCredential"]).content.decode())
        subject = listed["credentialSubject"]
        assert subject["statusPurpose"] == entry["statusPurpose"]
        return bit(subject["encodedList"], int(entry["statusListIndex"]))


def bit(encoded, index):
    """Counted from the left, as the specification says."""
    assert encoded[0] == "u", "multibase, base64url without padding"
    packed = encoded[1:] + "=" * (-len(encoded[1:]) % 4)
    content = gzip.decompress(base64.urlsafe_b64decode(packed))
    return bool(int.from_bytes(content, "big") >> (8 * len(content) - 1 - index) & 1)
