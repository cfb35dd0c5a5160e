"""The link by which a firm without an account confirms its registration and reads how it stands.

It holds the key of the row, signed: neither the row nor the address alone is enough to make it.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import gettext as _

from blkportal.core.scope import Scope, scope_of_signup

_signer = Signer(salt="firm-signup", sep=".")


@dataclass(frozen=True)
class Applicant:
    """Whoever registers a firm. History names them so; they have no account."""

    key: Any
    pk: None = None
    role: str = ""

    @property
    def name(self) -> str:
        return _("the firm, by link")

    @property
    def scope(self) -> Scope:
        return scope_of_signup(self.key)


def link_of(signup: Any) -> str:
    link = _signer.sign(signup.key.hex)
    return settings.PUBLIC_URL + reverse("firms:follow_signup", args=[link])


def holder_of(link: str) -> Applicant | None:
    """None where the link is cut off, altered, or meant for something else."""
    try:
        return Applicant(uuid.UUID(_signer.unsign(link)))
    except BadSignature:
        return None
