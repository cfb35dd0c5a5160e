"""The placement desk meets three firms, among them the demo's own."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from placements.models import Employer
from placements.services import invite_firm
from programs.models import TrainingCenter
from regions.models import Meeting, Province
from regions.services import call_meeting

IN = timedelta(days=9)
OTHERS = 2


def write_forum(placer: User, recruiter: User) -> None:
    center = TrainingCenter.objects.get(pk=placer.scope_key)
    firm = Employer.objects.get(pk=recruiter.scope_key)
    others = Employer.objects.verified().exclude(pk=firm.pk).order_by("pk")[:OTHERS]
    with acting_as(placer):
        forum = call_meeting(
            province=Province.objects.get(pk=center.regency_id[:2]),
            title="FKLPI: kebutuhan tenaga las dan perakitan",
            held_on=timezone.localdate() + IN,
            place=f"Ruang rapat {center.name}",
            kind=Meeting.Kind.FKLPI,
            by=placer,
        )
        for guest in (firm, *others):
            invite_firm(forum, guest, by=placer)
