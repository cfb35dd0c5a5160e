"""What of this app an obstacle can be about."""

from typing import Any

from django.urls import reverse

from blkportal.core.subjects import Subject, subject_kind
from programs.models import Agreement, Batch, Quota


@subject_kind("batch")
def find_batch(user: Any, pk: int) -> Subject | None:
    """Of the regions that have seats in it, those that the person may see."""
    batch = Batch.objects.visible_to(user).filter(pk=pk).first()
    if batch is None:
        return None
    quotas = Quota.objects.visible_to(user).filter(batch=batch)
    regions = sorted(set(quotas.values_list("regency", flat=True)))
    url = reverse("programs:show_batch", args=[pk])
    return Subject("batch", pk, str(batch), url, regions, batch.center_id)


@subject_kind("agreement")
def find_agreement(user: Any, pk: int) -> Subject | None:
    agreement = Agreement.objects.visible_to(user).filter(pk=pk).first()
    if agreement is None:
        return None
    url = reverse("programs:show_agreement", args=[pk])
    regions, center = [agreement.regency_id], agreement.center_id
    return Subject("agreement", pk, str(agreement), url, regions, center)
