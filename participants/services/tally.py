"""What the rolls of a class add up to, and what the threshold of its program still allows."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Attendance, Enrollment
from programs.models import Batch


class Tally(NamedTuple):
    """In lesson hours: ``attended`` of those ``held`` so far, of those ``planned`` in all, and
    how many the ``threshold`` (percent of the planned) still allows to be missed."""

    attended: int
    held: int
    planned: int
    threshold: int

    @property
    def missed(self) -> int:
        return self.held - self.attended

    @property
    def may_miss(self) -> int:
        """Below zero the threshold can no longer be reached."""
        return self.planned * (100 - self.threshold) // 100 - self.missed

    @property
    def is_enough(self) -> bool:
        return self.attended * 100 >= self.threshold * self.planned

    @property
    def is_reached(self) -> bool:
        """Enough, and no roll is missing any more."""
        return self.held >= self.planned and self.is_enough


def tallies(batch: Batch, people: Iterable[Enrollment]) -> dict[int, Tally]:
    """{enrollment: tally} of a class with a timetable, else nothing. Two queries."""
    sums = batch.training_days.aggregate(
        planned=Sum("hours"), held=Sum("hours", filter=Q(taken_at__isnull=False))
    )
    if not sums["planned"]:
        return {}
    keys = [row.pk for row in people]
    rows = Attendance.objects.filter(enrollment__in=keys).order_by().values("enrollment")
    attended = dict(rows.annotate(n=Sum("hours")).values_list("enrollment", "n"))
    threshold = batch.program.attendance_threshold
    return {
        pk: Tally(attended.get(pk, 0), sums["held"] or 0, sums["planned"], threshold)
        for pk in keys
    }


def must_have_attended(enrollment: Enrollment) -> None:
    """Graduated means: all rolls are taken, and the threshold of the program is reached. A class
    that never had a timetable in the portal is not judged by it."""
    tally = tallies(enrollment.batch, [enrollment]).get(enrollment.pk)
    if tally is None:
        return
    if tally.held < tally.planned:
        raise Refusal(
            _("The roll of %(hours)s lesson hours has not been taken yet.")
            % {"hours": tally.planned - tally.held},
            code="rolls_open",
        )
    if not tally.is_enough:
        raise Refusal(
            _("Attended %(attended)s of %(planned)s lesson hours; %(threshold)s%% are needed.")
            % tally._asdict(),
            code="attended_too_little",
        )
