"""Whether a pledge is kept: counted from hire requests and from work on record, by nobody's word.

The count goes over all regions, so it is done in the scope of the portal itself.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from blkportal.core.telling import tell
from blkportal.core.templatetags import ui
from participants.models import Enrollment
from placements.models import ClassPledge, HireRequest, Placement
from placements.states import HireRequestStatus, PledgeStatus, pledge_moves
from programs.states import BatchStatus

# so long after its day a pledge is counted again, because offices hear of work late
COUNTED_FOR = timedelta(days=180)
SAID_YES = (HireRequestStatus.ACCEPTED, HireRequestStatus.HIRED)
WITH_A_FIRM = (Placement.Kind.WORK, Placement.Kind.APPRENTICESHIP)
NOT_HELD = (BatchStatus.POSTPONED, BatchStatus.CANCELLED)


def counted(pledges: QuerySet[ClassPledge]) -> QuerySet[ClassPledge]:
    """Add ``taken_on``, people of the class who by the day of the pledge have said yes to the
    firm or work there, and ``graduates``, people of the class who graduated."""
    of_firm = {"enrollment": OuterRef("pk"), "employer": OuterRef(OuterRef("employer"))}
    day = OuterRef(OuterRef("starts_by"))
    yes = HireRequest.objects.filter(**of_firm, status__in=SAID_YES, answered_on__lte=day)
    works = Placement.objects.filter(
        **of_firm, kind__in=WITH_A_FIRM, started_on__lte=day, disputed_on__isnull=True
    )
    people = Enrollment.objects.filter(batch=OuterRef("batch")).order_by().values("batch")
    taken_on = people.filter(Q(Exists(yes)) | Q(Exists(works))).annotate(n=Count("pk"))
    graduates = people.filter(graduated_on__isnull=False).annotate(n=Count("pk"))
    return pledges.annotate(
        taken_on=Coalesce(Subquery(taken_on.values("n")), 0),
        graduates=Coalesce(Subquery(graduates.values("n")), 0),
    )


def count_pledges(pledges: QuerySet[ClassPledge]) -> None:
    """Write down what has changed; told twice it is the same."""
    for pledge in counted(pledges):
        if pledge.kept != pledge.taken_on:  # type: ignore[attr-defined]
            ClassPledge.objects.filter(pk=pledge.pk).update(kept=pledge.taken_on)  # type: ignore[attr-defined]


def count_for(employer_id: int | None, batch_id: int, *, by: Any) -> None:
    """Somebody of the class has just said yes to the firm, or begun to work there."""
    if employer_id is None:
        return
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        promised = ClassPledge.objects.promised()
        count_pledges(promised.filter(employer=employer_id, batch=batch_id))


@transaction.atomic
def settle_pledge(pledge: ClassPledge, *, by: Any) -> ClassPledge:
    """Kept or broken, once its day has passed; counted again it may be the other."""
    if not pledge.is_promised or pledge.starts_by >= timezone.localdate():
        raise Refusal(
            _("A pledge is counted when it was welcomed and its day, %(day)s, has passed.")
            % {"day": ui.day(pledge.starts_by)},
            code="pledge_not_due",
        )
    count_pledges(ClassPledge.objects.filter(pk=pledge.pk))
    found: Any = counted(ClassPledge.objects.filter(pk=pledge.pk)).select_related("batch").get()
    verb = _verdict(found)
    if verb is None:
        _lapse(pledge, by=by)
    elif pledge.status != pledge_moves[verb][1]:
        pledge_moves.make(verb, pledge, by=by, reason=in_words(found))
    pledge.refresh_from_db(fields=["kept", "status"])
    return pledge


def settle_pledges() -> int:
    """All that have come to their day, and those of late; how many found another end."""
    lately = timezone.localdate() - COUNTED_FOR
    count_pledges(ClassPledge.objects.welcomed().ahead())
    settled = 0
    late = ClassPledge.objects.promised().past().filter(starts_by__gte=lately)
    for pledge in late.select_for_update(of=("self",), skip_locked=True):
        before = pledge.status
        settled += settle_pledge(pledge, by=None).status != before
    return settled + _lapse_unanswered()


def remind_pledges() -> int:
    """Once, some days before the day, firm and center are told how many are taken on."""
    told = StatusChange.objects.filter(
        record_type=ClassPledge._meta.label_lower, record_id=OuterRef("pk"), verb="remind"
    )
    due = list(ClassPledge.objects.due_soon().exclude(Exists(told)))
    for pledge in due:
        tell([pledge], "remind", by=None, reason=in_words(pledge))
    return len(due)


def in_words(pledge: Any) -> str:
    if pledge.kept < pledge.people and pledge.kept == getattr(pledge, "graduates", None):
        return _("%(kept)s of %(people)s people are taken on: every graduate of the class") % {
            "kept": pledge.kept,
            "people": pledge.people,
        }
    return _("%(kept)s of %(people)s people are taken on") % {
        "kept": pledge.kept,
        "people": pledge.people,
    }


def _verdict(found: Any) -> str | None:
    """As many as pledged, or all graduates where the class has fewer; nothing is judged where the
    class was not over by the day of the pledge, or nobody graduated."""
    is_held = found.batch.status not in NOT_HELD and found.batch.ends_on <= found.starts_by
    if not is_held or not found.graduates:
        return None
    return "keep" if found.kept >= min(found.people, found.graduates) else "break_"


def _lapse(pledge: ClassPledge, *, by: Any) -> None:
    if pledge.status == PledgeStatus.WELCOMED:
        why = _("By the day of the pledge nobody of the class had graduated")
        pledge_moves.make("lapse", pledge, by=by, reason=why)


def _lapse_unanswered() -> int:
    late = ClassPledge.objects.offered().past()
    why = _("Nobody answered before the day of the pledge")
    return pledge_moves.make_all("lapse", late, by=None, reason=why)
