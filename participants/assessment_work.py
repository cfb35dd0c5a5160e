"""What waits for a certifier before a certificate can be issued."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem
from participants.models import Assessment, Enrollment, Sitting
from participants.services.assessment_rules import FINISHED
from participants.states import AssessmentStatus

LATELY = timedelta(days=90)  # who finished earlier and was never a candidate is no work of today
MOST = 10


def candidates_to_ask_for(user: Any) -> Iterable[WorkItem]:
    """Classes with people who have finished and whom nobody has been asked to assess."""
    asked = Assessment.objects.filter(enrollment=OuterRef("pk"))
    rows = (
        Enrollment.objects.visible_to(user)
        .filter(
            ~Exists(asked.exclude(status=AssessmentStatus.CANCELLED)),
            status__in=FINISHED,
            completed_on__gte=timezone.localdate() - LATELY,
            competent_on__isnull=True,
        )
        .order_by()
        .values("batch", "batch__title")
        .annotate(n=Count("pk"), since=Max("completed_on"))
    )
    for row in rows.order_by("since")[:MOST]:
        text = ngettext("%(n)d person to be assessed", "%(n)d people to be assessed", row["n"])
        address = reverse("participants:plan_sitting", args=[row["batch"]])
        yield WorkItem(
            "people",
            text % {"n": row["n"]},
            row["batch__title"],
            row["since"],
            address,
            _("Ask for an assessment"),
        )


def assessments_to_note(user: Any) -> Iterable[WorkItem]:
    """Days that are over without a recommendation, and decisions that are awaited."""
    today = timezone.localdate()
    unseen = Q(assessments__status=AssessmentStatus.REQUESTED)
    undecided = Q(assessments__status=AssessmentStatus.ASSESSED)
    rows = Sitting.objects.visible_to(user).filter(unseen | undecided, held_on__lte=today)
    rows = rows.select_related("batch", "body").annotate(
        unseen=Count("assessments", filter=unseen),
        undecided=Count("assessments", filter=undecided),
    )
    for sitting in rows.order_by("decide_by")[:MOST]:
        yield _unseen(sitting) if sitting.unseen else _undecided(sitting)


def _unseen(sitting: Any) -> WorkItem:
    text = ngettext(
        "%(n)d recommendation to note", "%(n)d recommendations to note", sitting.unseen
    )
    return WorkItem(
        "document",
        text % {"n": sitting.unseen},
        sitting.batch.title,
        sitting.held_on,
        reverse("participants:note_recommendations", args=[sitting.pk]),
        _("Note them"),
    )


def _undecided(sitting: Any) -> WorkItem:
    text = ngettext(
        "%(n)d decision of %(body)s awaited",
        "%(n)d decisions of %(body)s awaited",
        sitting.undecided,
    )
    return WorkItem(
        "clock",
        text % {"n": sitting.undecided, "body": sitting.body},
        sitting.batch.title,
        sitting.decide_by,
        reverse("participants:note_decisions", args=[sitting.pk]),
        _("Note the decision"),
    )
