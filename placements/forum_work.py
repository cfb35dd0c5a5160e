"""What of the forums waits for a firm."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem


def invited_work(number: int) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext("Your firm is invited to %(n)d forum",
                     "Your firm is invited to %(n)d forums", number)  # fmt: skip
    reason = _("Say whether your firm comes; day and place are told there")
    url = reverse("placements:list_invitations") + "?status=INVITED"
    return [WorkItem("people", words % {"n": number}, reason, None, url, _("Answer"))]
