"""Certificates as credentials, signed when somebody who may read one asks for it."""

from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.credentials.achievement import TYPES
from participants.credentials.certificate import credential_of
from participants.credentials.signed import as_jwt
from participants.models import Certificate
from participants.services.signing_key import active_signer
from participants.states import WITHDRAWN


def has_credential(certificate: Certificate) -> bool:
    """Of a kind that an achievement stands for, and not withdrawn."""
    return certificate.kind in TYPES and certificate.status not in WITHDRAWN


def sign_credential(certificate: Certificate) -> str:
    """The certificate was found by whoever asks; only the key is opened as another."""
    if not has_credential(certificate):
        raise Refusal(
            _("There is no digital credential of this certificate: it was withdrawn, or its kind "
              "has none."),
            code="no_credential",
        )  # fmt: skip
    return as_jwt(credential_of(certificate), active_signer())
