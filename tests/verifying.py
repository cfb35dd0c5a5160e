"""A verification round, and a placement of its sample."""

from datetime import timedelta

from django.utils import timezone

from placements.models import SampledWork, VerificationRound
from placements.services.verification import facts_digest
from tests.chain import anybody
from tests.evidence import make_work


def make_round(**fields):
    today = timezone.localdate()
    return VerificationRound.objects.create(
        **{
            "title": "Semester ini",
            "started_from": today - timedelta(days=180),
            "started_until": today,
            "per_region": 3,
            "seed": "0123456789abcdef",
            "published_at": timezone.now() - timedelta(minutes=1),
            "planned_by": anybody(),
            **fields,
        }
    )


def make_sampled(plan=None, work=None, turn=1, **fields):
    work = work or make_work()
    return SampledWork.objects.create(
        round=plan or make_round(),
        placement=work,
        regency_id=work.regency_id,
        center_id=work.center_id,
        turn=turn,
        **{"digest": facts_digest(work), "opened_at": timezone.now(), **fields},
    )
