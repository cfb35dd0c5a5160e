"""A question to a graduate, due today unless told otherwise."""

from datetime import timedelta

from django.utils import timezone

from placements.models import FollowUp
from tests import assessing


def make_follow_up(enrollment=None, *, due=0, months=3, **fields):
    """``due`` is counted in days from today; an ``answer`` brings its source and moment."""
    enrollment = enrollment or assessing.make_graduate().enrollment
    day = timezone.localdate() + timedelta(days=due)
    if "answer" in fields:
        fields = {"source": "PERSON", "answered_at": timezone.now()} | fields
    return FollowUp.objects.create(
        enrollment=enrollment,
        participant=enrollment.participant,
        regency_id=enrollment.regency_id,
        center=enrollment.center,
        months=months,
        due_on=day,
        closes_on=day + timedelta(days=90),
        **fields,
    )
