"""What must be there before a class is closed, and what became of its people, by region."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from blkportal.core.refusals import Refusal
from participants.models import (
    Assessment,
    Certificate,
    CertificateProposal,
    Enrollment,
    Leave,
    TrainingDay,
)
from participants.models.assessment import WITH_AN_ASSESSOR
from participants.services.certificate import DUE
from participants.services.class_paper import papers_lacking
from participants.states import ACTIVE_ENROLLMENT, CertificateStatus, ProposalStatus
from programs.models import Batch

Kind = Certificate.Kind


class Part(NamedTuple):
    """One line of the list: what it is about, what is open in numbers, and the page to do it."""

    label: Any
    tells: Any
    page: str


PARTS = {
    "people": Part(
        gettext_lazy("Everybody's training has ended"),
        ngettext_lazy("%(n)s person is under way", "%(n)s people are under way", "n"),
        "show_class",
    ),
    "rolls": Part(
        gettext_lazy("The roll of every day is taken"),
        ngettext_lazy("%(n)s roll is missing", "%(n)s rolls are missing", "n"),
        "show_attendance",
    ),
    "assessments": Part(
        gettext_lazy("Every assessment is decided"),
        ngettext_lazy("%(n)s decision is awaited", "%(n)s decisions are awaited", "n"),
        "show_assessments",
    ),
    "certificates": Part(
        gettext_lazy("Every graduate has the training certificate"),
        ngettext_lazy("%(n)s graduate has none", "%(n)s graduates have none", "n"),
        "propose_certificates",
    ),
    "letters": Part(
        gettext_lazy("Whoever did not pass has the letter of participation"),
        ngettext_lazy("%(n)s person has none", "%(n)s people have none", "n"),
        "propose_certificates",
    ),
    "proposals": Part(
        gettext_lazy("No proposal of certificates waits"),
        ngettext_lazy("%(n)s proposal waits", "%(n)s proposals wait", "n"),
        "propose_certificates",
    ),
    "papers": Part(
        gettext_lazy("Every paper that the center needs is there"),
        ngettext_lazy("%(n)s paper is missing", "%(n)s papers are missing", "n"),
        "add_class_paper",
    ),
    "leaves": Part(
        gettext_lazy("Nobody is away with leave"),
        ngettext_lazy("%(n)s person is away", "%(n)s people are away", "n"),
        "show_class",
    ),
}


class Line(NamedTuple):
    part: Part
    open: int

    @property
    def tells(self) -> str:
        return str(self.part.tells % {"n": self.open})


def closing_list(batch: Batch, counts: dict[str, int] | None = None) -> list[Line]:
    """Every part with how much of it is open, in two statements at most."""
    found = counts or closing_counts(batch)
    return [Line(part, found.get(kind, 0)) for kind, part in PARTS.items()]


def closing_counts(batch: Batch) -> dict[str, int]:
    """How much of each part is open; and how many days are planned at all."""
    counts = [
        rows.order_by().values(part=Value(kind)).annotate(n=Count("pk")).values_list("part", "n")
        for kind, rows in _open_rows(batch)
    ]
    found: dict[str, int] = dict(counts[0].union(*counts[1:], all=True))
    return found | {"papers": len(papers_lacking(batch))}


def must_be_complete(batch: Batch) -> None:
    lacking = [line.tells for line in closing_list(batch) if line.open]
    if lacking:
        raise Refusal(
            _("The class is not complete yet: %(lacking)s.") % {"lacking": "; ".join(lacking)},
            code="class_incomplete",
        )


def recap(batch: Batch, user: Any) -> list[dict[str, Any]]:
    """A row a region, with what its people came to; the regions that the reader may see."""
    rows = Enrollment.objects.visible_to(user).filter(batch=batch).order_by()
    came = Q(enrolled_on__isnull=False)
    counted = rows.values(region=F("regency")).annotate(
        selected=Count("pk"),
        came=Count("pk", filter=came),
        women=Count("pk", filter=came & Q(sex="FEMALE")),
        left=Count("pk", filter=Q(dropped_on__isnull=False)),
        graduated=Count("pk", filter=Q(graduated_on__isnull=False)),
        competent=Count("pk", filter=Q(competent_on__isnull=False)),
        certified=Count("pk", filter=Q(certified_on__isnull=False)),
        placed=Count("pk", filter=Q(placed_on__isnull=False)),
    )
    return [dict(row) for row in counted.order_by("region")]


def _open_rows(batch: Batch) -> Iterator[tuple[str, QuerySet]]:
    people = Enrollment.objects.filter(batch=batch)
    yield "people", people.filter(status__in=ACTIVE_ENROLLMENT)
    yield "days", TrainingDay.objects.filter(batch=batch)
    yield "rolls", TrainingDay.objects.filter(batch=batch, taken_at__isnull=True)
    open_ones = Assessment.objects.filter(status__in=WITH_AN_ASSESSOR)
    yield "assessments", open_ones.filter(sitting__batch=batch)
    yield "certificates", _without(people, Kind.TRAINING)
    yield "letters", _without(people, Kind.LETTER)
    yield (
        "proposals",
        CertificateProposal.objects.filter(batch=batch, status=ProposalStatus.PROPOSED),
    )
    yield "leaves", Leave.objects.away().filter(enrollment__batch=batch)


def _without(people: QuerySet, kind: str) -> QuerySet:
    valid = Certificate.objects.filter(
        enrollment=OuterRef("pk"), kind=kind, status=CertificateStatus.ISSUED
    )
    return people.filter(~Exists(valid), status=DUE[Kind(kind)])
