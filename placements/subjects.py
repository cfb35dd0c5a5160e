"""What of this app an obstacle can be about."""

from typing import Any

from django.urls import reverse

from blkportal.core.subjects import Subject, subject_kind
from placements.models import Placement


@subject_kind("placement")
def find_placement(user: Any, pk: int) -> Subject | None:
    placement = Placement.objects.visible_to(user).filter(pk=pk).first()
    if placement is None:
        return None
    url = reverse("placements:placement_detail", args=[pk])
    center = placement.center_id
    return Subject("placement", pk, placement.employer_name, url, [placement.regency_id], center)
