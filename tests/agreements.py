"""Documents of agreements and requests for the next one."""

from datetime import timedelta
from uuid import uuid4

from blkportal.core.uploads.sealed import keep_sealed
from programs.models import AgreementPaper, Renewal
from tests.chain import anybody, make_batch, make_quota


def make_signed_agreement():
    return make_quota(make_batch()).agreement


def make_agreement_paper(agreement=None, kind="SIGNED", side="REGION", **fields):
    """A page of PDF, kept sealed."""
    agreement = agreement or make_signed_agreement()
    return AgreementPaper.objects.create(
        agreement=agreement,
        regency_id=agreement.regency_id,
        center_id=agreement.center_id,
        kind=kind,
        side=side,
        file=keep_sealed("agreement-papers", b"%PDF-1.4\n%%EOF\n"),
        media="pdf",
        size=15,
        digest=uuid4().hex,
        is_scanned=False,
        **{"added_by": anybody(), **fields},
    )


def make_renewal(agreement=None, status="ASKED", **fields):
    agreement = agreement or make_signed_agreement()
    first = agreement.ends_on + timedelta(days=1)
    return Renewal.objects.create(
        agreement=agreement,
        regency_id=agreement.regency_id,
        center_id=agreement.center_id,
        starts_on=first,
        ends_on=first + timedelta(days=700),
        status=status,
        **{"asked_by": anybody(), **fields},
    )
