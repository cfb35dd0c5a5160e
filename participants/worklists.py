"""What waits for an officer, how the people of the region stand, what the quota still gives."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Min, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem
from participants.models import Referral, ReferralImport
from participants.services.place import open_batches
from participants.stages import REACHED
from participants.states import ImportStatus, ReferralStatus
from programs.models import Quota

SOON = timedelta(days=14)
LATE = timedelta(days=14)
LONGEST = 20


def officer_work(user: Any) -> list[WorkItem]:
    """Returned nominations, deadlines with places left, uploads to confirm, drafts: 3 queries."""
    items = [*_returned_and_drafts(user), *_uploads(user), *_deadlines(user)]
    return sorted(items, key=lambda item: (item.deadline is None, item.deadline))


def _returned_and_drafts(user: Any) -> list[WorkItem]:
    waiting = (ReferralStatus.RETURNED, ReferralStatus.DRAFT)
    rows = Referral.objects.visible_to(user).filter(status__in=waiting)
    found = list(
        rows.select_related("participant", "batch", "center").order_by("batch__nominate_by", "pk")
    )
    returned = [each for each in found if each.status == ReferralStatus.RETURNED][:LONGEST]
    drafts = [each for each in found if each.status == ReferralStatus.DRAFT]
    items = [
        WorkItem(
            "warning",
            _("%(name)s: returned by %(center)s")
            % {"name": each.participant, "center": each.center},
            each.reason,
            each.batch.nominate_by,
            reverse("participants:mend_referral", args=[each.pk]),
            _("Correct"),
        )
        for each in returned
    ]
    return [*items, *_drafts(drafts)]


def _drafts(drafts: list[Referral]) -> list[WorkItem]:
    if not drafts:
        return []
    first = drafts[0]
    text = ngettext(
        "%(n)d draft is not yet submitted", "%(n)d drafts are not yet submitted", len(drafts)
    )
    url = reverse("participants:participant_list") + "?stage=draft"
    if len(drafts) == 1:
        url = reverse("participants:review_referral", args=[first.pk])
    return [
        WorkItem(
            "document",
            text % {"n": len(drafts)},
            str(first.batch),
            first.batch.nominate_by,
            url,
            _("Continue"),
        )
    ]


def _uploads(user: Any) -> list[WorkItem]:
    rows = ReferralImport.objects.visible_to(user).filter(status=ImportStatus.CHECKED)
    return [
        WorkItem(
            "upload",
            _("“%(file)s” waits for your confirmation") % {"file": each.file_name},
            ngettext("%(n)d row is ready", "%(n)d rows are ready", each.rows_good)
            % {"n": each.rows_good},
            each.batch.nominate_by,
            reverse("participants:import_detail", args=[each.pk]),
            _("Look at it"),
        )
        for each in rows.select_related("batch").defer("checked_rows", "problems")[:LONGEST]
    ]


def _deadlines(user: Any) -> list[WorkItem]:
    last = timezone.localdate() + SOON
    rows = open_batches(user).filter(left__gt=0, nominate_by__lte=last)[:LONGEST]
    return [
        WorkItem(
            "clock",
            ngettext(
                "%(n)d place for a nominee is free: %(batch)s",
                "%(n)d places for nominees are free: %(batch)s",
                batch.left,
            )
            % {"n": batch.left, "batch": batch},
            str(batch.center),
            batch.nominate_by,
            reverse("participants:find_person", args=[batch.pk]),
            _("Nominate"),
        )
        for batch in rows
    ]


def stage_counts(user: Any, year: int | None = None) -> dict[str, int]:
    """How many nominations came at least so far; of one year, or of all. One query."""
    rows = Referral.objects.visible_to(user)
    if year:
        rows = rows.filter(batch__year=year)
    counts = {str(stage): Count("pk", filter=reached) for stage, reached in REACHED.items()}
    return rows.aggregate(**counts)


def quota_summary(user: Any, year: int | None = None) -> list[dict[str, Any]]:
    """Per year, newest first: seats given and taken, nominees allowed and named. One query."""
    rows = Quota.objects.visible_to(user)
    if year:
        rows = rows.filter(year=year)
    sums = rows.values("year").annotate(
        given=Sum("seats"), filled=Sum("taken"), nominees=Sum("nominees"), named=Sum("nominated")
    )
    return [
        {**row, "left": row["given"] - row["filled"], "places": row["nominees"] - row["named"]}
        for row in sums.order_by("-year")
    ]


def ministry_work(user: Any) -> list[WorkItem]:
    """Nominations that no center has looked at for two weeks. One query."""
    late = timezone.localdate() - LATE
    rows = Referral.objects.visible_to(user).filter(status=ReferralStatus.SUBMITTED)
    facts = rows.filter(submitted_on__lt=late).aggregate(n=Count("pk"), oldest=Min("submitted_on"))
    if not facts["n"]:
        return []
    text = ngettext(
        "%(n)d nomination has waited more than two weeks for a center's check",
        "%(n)d nominations have waited more than two weeks for a center's check",
        facts["n"],
    )
    url = reverse("admin:participants_referral_changelist") + "?status__exact=SUBMITTED&o=5"
    return [
        WorkItem("clock", text % {"n": facts["n"]}, "", facts["oldest"], url, _("Look at them"))
    ]
