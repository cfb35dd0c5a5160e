"""The work on lists of nominees: which is the latest, and whether it ended before its time."""

from collections.abc import Iterable

from django.db.models import Q

from blkportal.core.models import Job
from blkportal.core.models.job import ENDED
from participants.models import ReferralImport
from participants.states import RUNNING_IMPORT


def job_of(upload: ReferralImport) -> Job | None:
    """The latest work on this list; asked for by whom, seen by whoever may see the list."""
    return Job.objects.filter(key__startswith=_start_of_key(upload.pk)).order_by("-pk").first()


def stopped_among(uploads: Iterable[ReferralImport]) -> set[int]:
    """Keys of those that still are being checked or saved while nobody works on them."""
    left = {upload.pk for upload in uploads if upload.status in RUNNING_IMPORT}
    if not left:
        return left
    of_these = Q()
    for pk in left:
        of_these |= Q(key__startswith=_start_of_key(pk))
    works = Job.objects.filter(of_these).exclude(status__in=ENDED)
    return left - {int(key.split(":")[1]) for key in works.values_list("key", flat=True)}


def _start_of_key(upload: int) -> str:
    return f"referrals:{upload}:"
