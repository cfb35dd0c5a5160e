"""What of this app an obstacle can be about: people by their initials, for others read it too."""

from typing import Any

from django.urls import reverse

from blkportal.core.subjects import Subject, subject_kind
from participants.models import Participant


@subject_kind("participant")
def find_participant(user: Any, pk: int) -> Subject | None:
    rows = Participant.objects.visible_to(user).only("initials", "regency")
    person = rows.filter(pk=pk).first()
    if person is None:
        return None
    url = reverse("participants:participant_detail", args=[pk])
    return Subject("participant", pk, person.initials, url, [person.regency_id])
