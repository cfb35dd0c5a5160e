"""What the home page of each role gathers: work first, then figures."""

from datetime import date
from typing import Any

from django.db.models import Count, F, Min, Q, Sum, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.work import WorkItem, work_of
from blkportal.site.admin import ministry_work
from participants.center_work import center_work
from participants.models import Enrollment, Referral
from participants.stages import IN_STAGE, REACHED, Stage
from participants.worklists import officer_work, quota_summary
from placements.office_waits import officer_requests
from programs.models import Quota
from programs.need_work import need_item, waiting_needs
from programs.renewal_work import renewal_work
from regions.models import Regency
from regions.worklists import OBSTACLES, forum_item, meeting_item, planned_meetings
from reports.quality_work import FINDINGS
from reports.services.approval_work import APPROVALS


def soonest(*lists: list[WorkItem]) -> list[WorkItem]:
    """What waits, the nearest deadline first."""
    items = [item for items in lists for item in items]
    return sorted(items, key=lambda item: (item.deadline is None, item.deadline))


def officer_home(user: Any) -> dict[str, Any]:
    return {
        "worklist": soonest(
            officer_work(user),
            officer_requests(user),
            work_of(user, OBSTACLES, APPROVALS, FINDINGS),
        ),
        "quotas": quota_summary(user)[:2],
        "stages": people_by_stage(user),
    }


def people_by_stage(user: Any) -> list[dict[str, Any]]:
    """How many came at least so far, and how many of them stand there now. One query."""
    reached = {f"{stage}_count": Count("pk", filter=REACHED[stage]) for stage in REACHED}
    here = {f"{stage}_here": Count("pk", filter=IN_STAGE[stage]) for stage in REACHED}
    found = Referral.objects.visible_to(user).aggregate(**reached, **here)
    return [
        {
            "label": Stage(stage).label,
            "key": stage,
            "count": found[f"{stage}_count"],
            "here": found[f"{stage}_here"],
        }
        for stage in map(str, REACHED)
    ]


def province_home(user: Any) -> dict[str, Any]:
    """Every regency of the province at a glance, those with nothing too."""
    return {
        "worklist": soonest(
            province_work(user), officer_requests(user), work_of(user, OBSTACLES, APPROVALS)
        ),
        "quotas": quota_summary(user)[:2],
        "stages": people_by_stage(user),
        "glance": glance(user),
    }


def province_work(user: Any) -> list[WorkItem]:
    """Regencies that let a returned nomination wait, which are the province's to remind, and needs
    that wait for its word, and meetings; asked at once."""
    returned = Referral.objects.visible_to(user).returned().order_by()
    rows = returned.values(kind=Value("returned"), key=Value(0), name=F("regency__name"))
    rows = rows.annotate(n=Count("pk"), day=Min("batch__nominate_by"))
    rows = rows.values_list("kind", "key", "name", "n", "day")
    found = rows.union(waiting_needs(user), planned_meetings(user), all=True)
    make = {
        "returned": lambda _key, name, number, day: _returned(name, number, day),
        "need": lambda _key, _name, number, _day: need_item(user, number),
        "meeting": meeting_item,
        "forum": forum_item,
    }
    return [make[kind](*facts) for kind, *facts in found]


def _returned(place: str, number: int, until: date) -> WorkItem:
    words = ngettext_lazy(
        "%(place)s: %(n)d returned nomination waits for correction",
        "%(place)s: %(n)d returned nominations wait for correction",
        "n",
    )
    return WorkItem(
        "warning",
        words % {"place": place, "n": number},
        _("The regency mends it; you can remind its office"),
        until,
        reverse("participants:list_waiting"),
        _("Remind"),
    )


def glance(user: Any) -> list[dict[str, Any]]:
    since = timezone.localdate().year - 1
    nominated = counts_by_regency(Referral, user, {"submitted_on__year__gte": since})
    trained = counts_by_regency(Enrollment, user, {"enrolled_on__year__gte": since})
    quotas = Quota.objects.visible_to(user).filter(year__gte=since).values("regency")
    sums = quotas.annotate(given=Sum("seats"), filled=Sum("taken"))
    seats = {row["regency"]: (row["given"], row["filled"]) for row in sums}
    regencies = Regency.objects.current().in_province(user.scope_key)
    return [
        {
            "regency": regency,
            "nominated": nominated.get(regency.pk, 0),
            "trained": trained.get(regency.pk, 0),
            "given": seats.get(regency.pk, (0, 0))[0],
            "filled": seats.get(regency.pk, (0, 0))[1],
        }
        for regency in regencies
    ]


def counts_by_regency(model: Any, user: Any, condition: dict[str, Any]) -> dict[str, int]:
    rows = model.objects.visible_to(user).filter(**condition).values("regency")
    return dict(rows.annotate(n=Count("pk")).values_list("regency", "n"))


def center_home(user: Any) -> dict[str, Any]:
    seats = Enrollment.objects.visible_to(user)
    year = timezone.localdate().year
    return {
        "worklist": soonest(
            center_work(user),
            renewal_work(user),
            officer_requests(user),
            work_of(user, OBSTACLES, FINDINGS),
        ),
        "numbers": seats.aggregate(
            here=Count("pk", filter=Q(status__in=["ARRIVED", "IN_TRAINING"])),
            enrolled=Count("pk", filter=Q(enrolled_on__year=year)),
            graduated=Count("pk", filter=Q(enrolled_on__year=year, graduated_on__isnull=False)),
            certified=Count("pk", filter=Q(enrolled_on__year=year, certified_on__isnull=False)),
        ),
        "year": year,
    }


def ministry_home(user: Any) -> dict[str, Any]:
    year = timezone.localdate().year
    arrived = Enrollment.objects.visible_to(user).filter(enrolled_on__year=year)
    return {
        "worklist": ministry_work(user),
        "numbers": arrived.aggregate(
            enrolled=Count("pk"),
            graduated=Count("pk", filter=Q(graduated_on__isnull=False)),
            certified=Count("pk", filter=Q(certified_on__isnull=False)),
            placed=Count("pk", filter=Q(placed_on__isnull=False)),
            unknown=Count("pk", filter=Q(graduated_on__isnull=False, outcome="UNKNOWN")),
            regencies=Count("regency", distinct=True),
        ),
        "quotas": quota_summary(user)[:2],
        "year": year,
    }
