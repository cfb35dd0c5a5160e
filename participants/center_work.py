"""What waits for the people of a center, nearest deadline first."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.access import may_do
from blkportal.core.work import WorkItem
from participants.assessment_work import assessments_to_note, candidates_to_ask_for
from participants.certificate_work import (
    certificates_ending,
    certificates_to_issue,
    proposals_to_answer,
)
from participants.models import Enrollment, SelectionStep, TrainingDay
from participants.states import EnrollmentStatus, ReferralStatus
from programs.models import Batch
from programs.states import BatchStatus

SOON = timedelta(days=7)
WAITING = (ReferralStatus.SUBMITTED, ReferralStatus.VERIFIED, ReferralStatus.RESERVE)
OPEN_CLASS = (BatchStatus.OPEN, BatchStatus.SELECTION, BatchStatus.CONFIRMED)
MOST = 10


def center_work(user: Any) -> list[WorkItem]:
    """A query each, and only for a desk that may do something about it."""
    items: list[WorkItem] = []
    for permission, find in FINDERS:
        if may_do(user, f"participants.{permission}"):
            items.extend(find(user))
    return sorted(items, key=lambda item: (item.deadline is None, item.deadline))


def referrals_to_check(user: Any) -> Iterable[WorkItem]:
    rows = Batch.objects.visible_to(user).filter(status__in=OPEN_CLASS)
    rows = rows.annotate(
        fresh=Count("referrals", filter=Q(referrals__status=ReferralStatus.SUBMITTED)),
        checked=Count("referrals", filter=Q(referrals__status=ReferralStatus.VERIFIED)),
        is_tested=Exists(SelectionStep.objects.filter(batch=OuterRef("pk"))),
    ).filter(Q(fresh__gt=0) | Q(checked__gt=0))
    for batch in rows.order_by("starts_on")[:MOST]:
        n = batch.fresh + batch.checked
        yield WorkItem(
            "people",
            ngettext("%(n)d nomination to decide", "%(n)d nominations to decide", n) % {"n": n},
            _(
                "%(batch)s: %(fresh)s to check, %(checked)s checked; "
                "%(left)s of %(seats)s seats are left"
            )
            % {
                "batch": batch.title,
                "fresh": batch.fresh,
                "checked": batch.checked,
                "left": batch.seats_left,
                "seats": batch.capacity,
            },
            batch.starts_on,
            *_where_to_decide(batch),
        )


def _where_to_decide(batch: Any) -> tuple[str, str]:
    """Papers first; then a class that tests is decided by its points."""
    if batch.fresh:
        address, label = "participants:show_class_referrals", _("Check papers")
    elif batch.is_tested:
        address, label = "participants:show_selection", _("Note points, rank")
    else:
        address, label = "participants:show_class_referrals", _("Decide")
    return reverse(address, args=[batch.pk]), label


def arrivals_to_receive(user: Any) -> Iterable[WorkItem]:
    today = timezone.localdate()
    rows = Batch.objects.visible_to(user).filter(
        starts_on__lte=today + SOON, status__in=(BatchStatus.CONFIRMED, BatchStatus.RUNNING)
    )
    expected = Q(enrollments__status=EnrollmentStatus.CONFIRMED)
    rows = rows.annotate(expected=Count("enrollments", filter=expected)).filter(expected__gt=0)
    for batch in rows.order_by("starts_on")[:MOST]:
        yield WorkItem(
            "bed",
            ngettext("%(n)d person expected", "%(n)d people expected", batch.expected)
            % {"n": batch.expected},
            batch.title,
            batch.starts_on,
            reverse("participants:show_class_arrivals", args=[batch.pk]),
            _("Receive them"),
        )


def overdue(user: Any) -> Iterable[WorkItem]:
    """Seats that were not answered for, and days without a roll: one query for both."""
    parts = [_days_without_roll(user)]
    if may_do(user, "participants.release_silent"):
        parts.append(_silent_seats(user))
    say = {"roll": _roll_to_take, "silent": _seats_to_release}
    for kind, *facts in parts[0].union(*parts[1:], all=True):
        yield say[kind](*facts)


def _silent_seats(user: Any) -> Any:
    rows = Enrollment.objects.visible_to(user).filter(
        status=EnrollmentStatus.CONFIRMED,
        reregistered_on__isnull=True,
        reregister_by__lt=timezone.localdate(),
    )
    return _by_class(rows, "silent", Min("reregister_by"))


def _days_without_roll(user: Any) -> Any:
    rows = TrainingDay.objects.visible_to(user).filter(
        taken_at__isnull=True,
        day__lte=timezone.localdate(),
        batch__status__in=(BatchStatus.RUNNING, BatchStatus.ASSESSMENT),
    )
    return _by_class(rows, "roll", Min("day"))


def _by_class(rows: Any, kind: str, first: Any) -> Any:
    """[(kind, class, its title, how many, since when)], the oldest first."""
    named = rows.annotate(kind=Value(kind), name=F("batch__title")).values("kind", "batch", "name")
    facts = named.annotate(n=Count("pk"), first=first).order_by("first")
    return facts.values_list("kind", "batch", "name", "n", "first")[:MOST]


def _seats_to_release(batch: int, name: str, number: int, day: date) -> WorkItem:
    text = ngettext(
        "%(n)d person has not re-registered in time",
        "%(n)d people have not re-registered in time",
        number,
    )
    address = reverse("participants:release_silent", args=[batch])
    return WorkItem("clock", text % {"n": number}, name, day, address, _("Release the seats"))


def _roll_to_take(batch: int, name: str, number: int, day: date) -> WorkItem:
    text = ngettext("%(n)d roll to take", "%(n)d rolls to take", number)
    address = reverse("participants:show_attendance", args=[batch])
    return WorkItem("people", text % {"n": number}, name, day, address, _("Take the roll"))


def classes_without_decree(user: Any) -> Iterable[WorkItem]:
    today = timezone.localdate()
    rows = Batch.objects.visible_to(user).filter(
        starts_on__lte=today + SOON, status__in=(BatchStatus.OPEN, BatchStatus.SELECTION)
    )
    for batch in rows.order_by("starts_on")[:MOST]:
        yield WorkItem(
            "warning",
            _("%(batch)s starts soon and has no decree") % {"batch": batch.title},
            _("%(taken)s of %(seats)s seats are taken; nobody can arrive before the decree.")
            % {"taken": batch.taken, "seats": batch.capacity},
            batch.starts_on,
            reverse("programs:show_batch", args=[batch.pk]),
            _("Open the batch"),
        )


def classes_to_finish(user: Any) -> Iterable[WorkItem]:
    today = timezone.localdate()
    under_way = Q(
        enrollments__status__in=(EnrollmentStatus.IN_TRAINING, EnrollmentStatus.COMPLETED)
    )
    rows = Batch.objects.visible_to(user).filter(ends_on__lte=today)
    rows = rows.annotate(n=Count("enrollments", filter=under_way)).filter(n__gt=0)
    for batch in rows.order_by("ends_on")[:MOST]:
        yield WorkItem(
            "certificate",
            ngettext(
                "%(n)d person waits for the graduation", "%(n)d people wait for the graduation",
                batch.n,
            )
            % {"n": batch.n},
            batch.title,
            batch.ends_on,
            reverse("participants:show_class", args=[batch.pk]),
            _("Finish the class"),
        )  # fmt: skip


FINDERS = (
    ("verify_referral", referrals_to_check),
    ("take_roll", overdue),
    ("arrive_enrollment", arrivals_to_receive),
    ("withdraw_enrollment", classes_without_decree),
    ("graduate_enrollment", classes_to_finish),
    ("plan_sitting", candidates_to_ask_for),
    ("note_decisions", assessments_to_note),
    ("issue_certificate", certificates_to_issue),
    ("approve_certificates", proposals_to_answer),
    ("replace_certificate", certificates_ending),
)
