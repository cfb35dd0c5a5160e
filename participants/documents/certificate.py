"""Certificates as PDF: one file for one person or for a whole class."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import override

from blkportal.core.templatetags.ui import day
from participants.certificate_picture import check_address, picture
from participants.credentials.keypair import Signer
from participants.credentials.offline import offline_address, offline_picture
from participants.models import Certificate
from participants.services.credential import has_credential
from participants.services.signing_key import active_signer
from programs.models import CenterName

TEMPLATE = Path(__file__).with_name("certificate.typ")


def print_certificates(certificates: Iterable[Certificate]) -> bytes:
    """A PDF of two pages a certificate: what it says, and the units that it covers.

    The certificates come from ``with_paper``; what people typed is data to the template, never
    part of it.
    """
    signer = active_signer()
    with override("id"):
        rows = [
            facts_of(certificate) | {"signed": signed_picture(certificate, signer)}
            for certificate in certificates
        ]
    inputs = {"rows": json.dumps(rows), "demo": "yes" if settings.SHOWS_SYNTHETIC_DATA else ""}
    return typst.compile(TEMPLATE, format="pdf", sys_inputs=inputs)


def with_paper(certificates: Any) -> Any:
    """The rows with all that stands on the paper, in three statements."""
    rows = certificates.select_related(
        "participant", "program", "center", "regency", "enrollment__batch"
    ).defer("participant__nik")
    names = CenterName.objects.order_by("valid_from")
    return rows.prefetch_related(Prefetch("center__names", names))


def facts_of(certificate: Certificate) -> dict[str, Any]:
    batch, until = certificate.enrollment.batch, certificate.valid_until
    return {
        "kind": certificate.kind,
        "number": certificate.number,
        "registration": certificate.registration_number,
        "name": certificate.participant.name,
        "program": certificate.program.title,
        "hours": certificate.program.lesson_hours,
        "scheme": certificate.scheme,
        "level": certificate.level,
        "units": certificate.units,
        "from": day(batch.starts_on),
        "to": day(batch.ends_on),
        "regency": certificate.regency.official_name,
        "center": name_then(certificate),
        "issued": day(certificate.issued_on),
        "until": day(until) if until else "",
        "picture": str(picture(certificate)),
        "address": check_address(certificate),
        "code": certificate.spelled_code,
    }


def signed_picture(certificate: Certificate, signer: Signer) -> str:
    """For whoever has no network: it proves itself. Nothing where no credential would stand."""
    if not has_credential(certificate):
        return ""
    return str(offline_picture(offline_address(certificate, signer)))


def name_then(certificate: Certificate) -> str:
    """The center's name on the day of issue."""
    for then in certificate.center.names.all():
        ended = then.valid_to and then.valid_to <= certificate.issued_on
        if then.valid_from <= certificate.issued_on and not ended:
            return then.name
    return certificate.center.name
