"""What proves work: a question to a firm, a paper on file, a visit."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from blkportal.core.uploads.sealed import keep_sealed
from placements.models import FirmQuestion, Placement, WorkPaper, WorkVisit
from tests import assessing
from tests.chain import anybody


def make_work(enrollment=None, **fields):
    """Since ten days at a firm without an account."""
    enrollment = enrollment or assessing.make_graduate().enrollment
    return Placement.objects.create(
        enrollment=enrollment,
        participant=enrollment.participant,
        regency_id=enrollment.regency_id,
        center=enrollment.center,
        **{
            "kind": "WORK",
            "employer_name": "Bengkel Jaya",
            "job_title": "Juru las",
            "started_on": timezone.localdate() - timedelta(days=10),
            **fields,
        },
    )


def _about(placement):
    placement = placement or make_work()
    return {
        "placement": placement,
        "regency_id": placement.regency_id,
        "center_id": placement.center_id,
    }


def make_firm_question(placement=None, **fields):
    if fields.get("answer"):
        fields = {"answered_at": timezone.now(), "witness_name": "Bu Tini"} | fields
    closes_on = timezone.localdate() + timedelta(days=30)
    return FirmQuestion.objects.create(
        **_about(placement),
        **{"sent_to": "hrd@jaya.test", "asked_by": anybody(), "closes_on": closes_on} | fields,
    )


def make_work_paper(placement=None, **fields):
    return WorkPaper.objects.create(
        **_about(placement),
        **{
            "by": anybody(),
            "kind": "CONTRACT",
            "file": keep_sealed("work-papers", b"%PDF-1.4\n%%EOF\n"),
            "media": "pdf",
            "size": 15,
            "digest": uuid4().hex,
            "is_scanned": False,
            **fields,
        },
    )


def make_work_visit(placement=None, **fields):
    about = _about(placement)
    return WorkVisit.objects.create(
        **about, **{"by": anybody(), "on": timezone.localdate(), "found": "AT_WORK", **fields}
    )
