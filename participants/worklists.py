"""What waits for an officer, how the people of the region stand, what the quota still gives."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, Sum, Value
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem
from participants.ministry_waits import waiting
from participants.models import DataRequest, Enrollment, Referral, ReferralImport
from participants.services.place import open_batches
from participants.stages import REACHED
from participants.states import EnrollmentStatus, ImportStatus, ReferralStatus
from programs.models import Quota
from programs.need_work import need_item, waiting_needs
from programs.renewal_work import FOLLOWED, renewals_to_follow
from programs.worklists import offer_item, offered_seats
from regions.worklists import forum_item, meeting_item, planned_meetings

SOON = timedelta(days=14)
LONGEST = 20


def officer_work(user: Any) -> list[WorkItem]:
    """Returned nominations, drafts, uploads, people to ask again, places left: 3 queries."""
    items = [*_returned_and_drafts(user), *_uploads_and_seats(user), *_deadlines(user)]
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


def _uploads_and_seats(user: Any) -> list[WorkItem]:
    """Lists to confirm, classes whose people must re-register, seats of other regions to be had,
    needs to submit, agreements to renew, meetings of the province: asked at once."""
    make = {
        "upload": _upload,
        "seats": _seats,
        "offer": offer_item,
        "meeting": meeting_item,
        "forum": forum_item,
        "data_request": _data_request,
        "need": lambda _key, _name, number, _day: need_item(user, number),
        **FOLLOWED,
    }
    rows = _checked(user).union(
        _unanswered(user),
        offered_seats(user),
        waiting_needs(user),
        planned_meetings(user),
        _asked_about_data(user),
        renewals_to_follow(user),
        all=True,
    )
    return [make[kind](*facts) for kind, *facts in rows]


def _checked(user: Any) -> Any:
    rows = ReferralImport.objects.visible_to(user).filter(status=ImportStatus.CHECKED)
    facts = rows.annotate(kind=Value("upload"), name=F("file_name"), n=F("rows_good"))
    facts = facts.annotate(day=F("batch__nominate_by"))
    return facts.order_by("day").values_list("kind", "pk", "name", "n", "day")[:LONGEST]


def _unanswered(user: Any) -> Any:
    """Also after the last day: until the center releases the seat, a word still keeps it."""
    rows = Enrollment.objects.visible_to(user).filter(
        status=EnrollmentStatus.CONFIRMED,
        reregistered_on__isnull=True,
        reregister_by__isnull=False,
    )
    facts = rows.annotate(kind=Value("seats"), name=F("batch__title")).values(
        "kind", "batch", "name"
    )
    facts = facts.annotate(n=Count("pk"), day=Min("reregister_by")).order_by("day")
    return facts.values_list("kind", "batch", "name", "n", "day")[:LONGEST]


def _asked_about_data(user: Any) -> Any:
    rows = DataRequest.objects.visible_to(user).waiting().filter(kind=DataRequest.Kind.CORRECTION)
    facts = rows.annotate(kind_of=Value("data_request"), name=F("participant__name"), n=Value(1))
    facts = facts.annotate(day=TruncDate("due_at")).order_by("day")
    return facts.values_list("kind_of", "pk", "name", "n", "day")[:LONGEST]


def _data_request(key: int, name: str, number: int, day: date) -> WorkItem:
    return WorkItem(
        "people",
        _("%(name)s asks for a correction of the own data") % {"name": name},
        _("The law gives 3 × 24 hours"),
        day,
        reverse("participants:show_data_request", args=[key]),
        _("Answer the request"),
    )


def _upload(key: int, name: str, number: int, day: date) -> WorkItem:
    return WorkItem(
        "upload",
        _("“%(file)s” waits for your confirmation") % {"file": name},
        ngettext("%(n)d row is ready", "%(n)d rows are ready", number) % {"n": number},
        day,
        reverse("participants:import_detail", args=[key]),
        _("Look at it"),
    )


def _seats(key: int, name: str, number: int, day: date) -> WorkItem:
    text = ngettext(
        "%(n)d person has a seat and must re-register",
        "%(n)d people have a seat and must re-register",
        number,
    )
    return WorkItem(
        "people",
        text % {"n": number},
        name,
        day,
        reverse("participants:show_class", args=[key]),
        _("Ask"),
    )


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


ministry_work = waiting  # asked for by its name in every app
