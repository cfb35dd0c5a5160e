"""The demo's firm asks for three graduates of the demo's region, or of anywhere."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from participants.models import Certificate
from placements.services import request_hire
from programs.models import TrainingCenter


def write_requests(recruiter: User, center: TrainingCenter) -> None:
    offered = Certificate.objects.offered().filter(enrollment__placed_on__isnull=True)
    for certificate in offered.order_by("-issued_on", "pk")[:3]:
        request_hire(
            certificate,
            by=recruiter,
            job_title="Teknisi perakitan",
            work_regency=center.regency,
            wage=5_200_000,
            starts_on=timezone.localdate() + timedelta(days=21),
            message="Kami mencari teknisi untuk lini perakitan. Mes tersedia.",
        )
