"""A certificate that was lost, or bears a mistake, is replaced by one with a new number."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Certificate
from participants.services.certificate import next_number
from participants.services.selection import reason_of
from participants.states import certificate_moves

KEPT = ("enrollment", "participant", "program", "center", "regency", "kind", "scheme", "level",
        "units", "valid_until")  # fmt: skip


@transaction.atomic
def replace_certificate(
    certificate: Certificate, *, reason: str, by: Any, registration_number: str = ""
) -> Certificate:
    """The same statement, as valid and no longer, under a new number; the name is today's.

    The old number still resolves, and says that it was replaced. When the person was certified
    does not change by it.
    """
    why, today = reason_of(reason), timezone.localdate()
    if certificate.valid_until and certificate.valid_until <= today:
        raise Refusal(
            _("This certificate was valid until %(day)s; what has ended is not replaced.")
            % {"day": ui.day(certificate.valid_until)},
            code="certificate_ended",
        )
    certificate_moves.make("replace", certificate, by=by, reason=why)
    return Certificate.objects.create(
        **{name: getattr(certificate, name) for name in KEPT},
        number=next_number(certificate.program, certificate.center_id, certificate.kind, today),
        registration_number=registration_number.strip() or certificate.registration_number,
        issued_on=today,
        issued_by=by,
        replaces=certificate,
    )
