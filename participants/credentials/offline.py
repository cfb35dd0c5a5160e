"""The second picture on the paper: what the certificate says, signed, in few enough letters for a
square. It is an address too, so that any camera opens the page that checks it; what stands behind
``#`` is never sent to a server.

    BLK1~key~kind~place in the list~number~name~program~level~issued~until~signature

Signed are the plain values, one a line, so it does not matter how a letter was written on the way.
"""

from urllib.parse import quote_plus

import segno
from django.utils.safestring import SafeString, mark_safe

from participants.credentials.addresses import absolute
from participants.credentials.keypair import Signer
from participants.credentials.shuffle import BITS, place_of
from participants.models import Certificate

FORMAT = "BLK1"
SEPARATOR = "~"
KINDS = {Certificate.Kind.TRAINING: "T", Certificate.Kind.COMPETENCY: "C"}


def offline_address(certificate: Certificate, signer: Signer) -> str:
    values = offline_values(certificate, signer.kid)
    signature = signer.sign("\n".join(values).encode())
    written = SEPARATOR.join(_written(value) for value in [*values, signature])
    return f"{absolute('check:check_offline')}#{written}"


def offline_values(certificate: Certificate, kid: str) -> list[str]:
    number, index = place_of(certificate.pk)
    until = certificate.valid_until
    values = [
        FORMAT,
        kid,
        KINDS[Certificate.Kind(certificate.kind)],
        str(number << BITS | index),
        certificate.number,
        certificate.participant.name,
        certificate.program.title,
        str(certificate.level or ""),
        f"{certificate.issued_on:%Y%m%d}",
        f"{until:%Y%m%d}" if until else "",
    ]
    return [" ".join(value.split()) for value in values]  # a line is a value, whatever was typed


def offline_picture(address: str) -> SafeString:
    """Many letters, so as few squares as can be; stronger where the size allows it."""
    code = segno.make_qr(address, error="l", boost_error=True)
    return mark_safe(code.svg_inline(omitsize=True, svgclass="qr", lineclass=None))  # noqa: S308


def _written(value: str) -> str:
    return quote_plus(value, safe="/:,()!").replace(SEPARATOR, "%7E")
