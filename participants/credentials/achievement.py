"""What was achieved: the program as it was certified, and its units as results."""

import json
from typing import Any

from django.utils.translation import gettext as _

from participants.credentials.addresses import urn
from participants.models import Certificate

TYPES = {
    Certificate.Kind.TRAINING: "CertificateOfCompletion",
    Certificate.Kind.COMPETENCY: "Certification",
}


def achievement_of(certificate: Certificate) -> dict[str, Any]:
    """Two people who were certified alike achieved the same thing, under the same name."""
    achievement: dict[str, Any] = {
        "id": achievement_id(certificate),
        "type": ["Achievement"],
        "achievementType": TYPES[Certificate.Kind(certificate.kind)],
        "inLanguage": "id",
        "name": certificate.program.title,
        "description": _description(certificate),
        "criteria": {"narrative": _criteria(certificate)},
    }
    if certificate.scheme:
        achievement["specialization"] = certificate.scheme
    if certificate.units:
        achievement["resultDescription"] = [
            {
                "id": _result_id(certificate, code),
                "type": ["ResultDescription"],
                "resultType": "Status",
                "name": f"{code} {title}",
            }
            for code, title in certificate.units
        ]
    return achievement


def results_of(certificate: Certificate) -> list[dict[str, Any]]:
    return [
        {
            "type": ["Result"],
            "resultDescription": _result_id(certificate, code),
            "status": "Completed",
        }
        for code, _title in certificate.units
    ]


def achievement_id(certificate: Certificate) -> str:
    facts = [certificate.kind, certificate.scheme, certificate.level, certificate.units]
    return urn("achievement", certificate.program_id, json.dumps(facts))


def _result_id(certificate: Certificate, code: str) -> str:
    return urn("result", achievement_id(certificate), code)


def _description(certificate: Certificate) -> str:
    facts = {"program": certificate.program.title, "level": certificate.level}
    if certificate.level:
        return _("Competency-based training “%(program)s”, level %(level)s (KKNI).") % facts
    return _("Competency-based training “%(program)s”.") % facts


def _criteria(certificate: Certificate) -> str:
    if certificate.kind == Certificate.Kind.COMPETENCY:
        return _("Completed the training and was found competent in the units that are listed.")
    return _("Completed the training at a training center of the ministry.")
