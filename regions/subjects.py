"""What of this app an obstacle can be about."""

from typing import Any

from django.urls import reverse

from blkportal.core.subjects import Subject, subject_kind
from regions.models import Meeting


@subject_kind("meeting")
def find_meeting(user: Any, pk: int) -> Subject | None:
    """Tasks lead back to the meeting that gave them."""
    meeting = Meeting.objects.visible_to(user).filter(pk=pk).first()
    if meeting is None:
        return None
    return Subject("meeting", pk, str(meeting), reverse("regions:show_meeting", args=[pk]), [])
