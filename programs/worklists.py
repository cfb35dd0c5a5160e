"""What waits for the ministry and the regions in agreements, quotas and batches."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, DateField, Min, Q, Sum, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem
from programs.models import Agreement, Batch, Drift, SeatOffer
from programs.need_work import need_item, waiting_needs
from programs.renewal_work import asked_renewals, renewal_item
from programs.services.renewal import renewal_of
from programs.services.seat_claim import open_to
from programs.states import AgreementStatus, BatchStatus, OfferStatus

SOON = timedelta(days=60)
MOST = 20


def ministry_work(user: Any) -> list[WorkItem]:
    """Agreements to activate or that end, batches without new days, drifts, needs, renewals. Two
    queries."""
    return [*_agreements(user), *_counted(user)]


def offered_seats(user: Any) -> Any:
    """That the region may take over today, of the centers that it works with: at most one row
    ("offer", 0, "", seats, day)."""
    own = Agreement.objects.visible_to(user).filter(status=AgreementStatus.ACTIVE)
    rows = SeatOffer.objects.visible_to(user).claimable().exclude(regency=user.scope_key)
    rows = rows.filter(open_to(user.scope_key))
    facts = rows.filter(center__in=own.values("center")).annotate(
        kind=Value("offer"), key=Value(0), name=Value("")
    )
    facts = facts.order_by().values("kind", "key", "name")
    facts = facts.annotate(n=Sum("remaining"), day=Min("until")).filter(n__gt=0)
    return facts.values_list("kind", "key", "name", "n", "day")


def offer_item(key: int, name: str, number: int, day: date) -> WorkItem:
    text = ngettext(
        "%(n)d seat of another region is to be had",
        "%(n)d seats of other regions are to be had",
        number,
    )
    return WorkItem(
        "people",
        text % {"n": number},
        _("Whoever comes first takes them over."),
        day,
        f"{reverse('programs:list_offers')}?status={OfferStatus.OPEN}",
        _("Look"),
    )


def _agreements(user: Any) -> list[WorkItem]:
    """Drafts, and what ends soon without a word of its region; what it asked for is counted."""
    today = timezone.localdate()
    ends_soon = Q(status=AgreementStatus.ACTIVE, ends_on__range=(today, today + SOON))
    rows = Agreement.objects.visible_to(user).annotate(renewal=renewal_of(user))
    rows = rows.filter(Q(status=AgreementStatus.DRAFT) | (ends_soon & Q(renewal__isnull=True)))
    nearest = Case(When(ends_soon, then="ends_on"), default="starts_on")
    waiting = rows.select_related("regency", "center").order_by(nearest)[:MOST]
    return [
        _draft(row) if row.status == AgreementStatus.DRAFT else _ending(row) for row in waiting
    ]


def _draft(row: Agreement) -> WorkItem:
    return WorkItem(
        "document",
        _("Activate agreement %(number)s") % {"number": row.number},
        _("%(place)s with %(center)s; without it no quota can be granted.")
        % {"place": row.regency.short_name, "center": row.center.name},
        row.starts_on,
        reverse("programs:show_agreement", args=[row.pk]),
        _("Open"),
    )


def _ending(row: Agreement) -> WorkItem:
    return WorkItem(
        "clock",
        _("Agreement %(number)s ends soon") % {"number": row.number},
        _("%(place)s cannot be given new seats after that day.")
        % {"place": row.regency.short_name},
        row.ends_on,
        reverse("programs:show_agreement", args=[row.pk]),
        _("Open"),
    )


def _counted(user: Any) -> list[WorkItem]:
    """Classes without new days, counters that differ from the people, needs and renewals to
    answer: asked at once."""
    no_day = Cast(None, DateField())
    batches = Batch.objects.visible_to(user).filter(status=BatchStatus.POSTPONED)
    waiting = batches.annotate(kind=Value("batch"), day=no_day).order_by("starts_on")
    waiting = waiting.values_list("kind", "pk", "title", "taken", "day")[:MOST]
    drifts = Drift.objects.visible_to(user).filter(settled_at__isnull=True).order_by()
    counted = drifts.values(kind=Value("drift"), key=Value(0), name=Value(""))
    counted = counted.annotate(n=Count("pk"), day=no_day).filter(n__gt=0)
    counted = counted.values_list("kind", "key", "name", "n", "day")
    say = {
        "batch": lambda key, name, taken, _day: _postponed(key, name, taken),
        "drift": lambda _key, _name, number, _day: _drifts(number),
        "need": lambda _key, _name, number, _day: need_item(user, number),
        "renewal": renewal_item,
    }
    rows = waiting.union(counted, waiting_needs(user), asked_renewals(user), all=True)
    return [say[kind](*facts) for kind, *facts in rows]


def _postponed(key: int, name: str, taken: int) -> WorkItem:
    return WorkItem(
        "warning",
        _("%(batch)s is postponed") % {"batch": name},
        _("%(taken)s people hold a seat and wait for new days.") % {"taken": taken},
        None,
        reverse("programs:show_batch", args=[key]),
        _("Open"),
    )


def _drifts(number: int) -> WorkItem:
    text = ngettext(
        "%(n)d counter of seats differs from the people",
        "%(n)d counters of seats differ from the people",
        number,
    )
    return WorkItem(
        "warning",
        text % {"n": number},
        _("The nightly recount has found it. Nothing is changed by itself."),
        None,
        f"{reverse('admin:programs_drift_changelist')}?settled_at__isempty=1",
        _("Look"),
    )
