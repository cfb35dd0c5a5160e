"""What graduates answered after 3, 6 and 12 months, as their fates have it; some never did."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.db.models import F
from django.utils import timezone

from participants.models import Enrollment
from participants.states import Outcome
from placements.models import FollowUp
from placements.models.follow_up import OPEN_FOR
from placements.services import open_follow_ups

SINCE = 900  # days: from here on everybody was asked
ANSWERS = 0.72  # of those who can be known of
SOURCES = ["PERSON", "PERSON", "REGION", "CENTER"]


def write_follow_ups(random: Random) -> None:
    """The questions of past days are opened by the service, one quarter after another."""
    today = timezone.localdate()
    for days in range(SINCE, -1, -OPEN_FOR.days):
        open_follow_ups(today - timedelta(days=days))
    known = FollowUp.objects.exclude(enrollment__outcome=Outcome.UNKNOWN).filter(
        enrollment__outcome_known_on__lte=F("closes_on")
    )
    answered = []
    for follow_up in known.select_related("enrollment").order_by("pk"):
        day = follow_up.due_on + timedelta(days=random.randint(0, 60))
        if day <= today and random.random() < ANSWERS:
            follow_up.answer = _answer_of(follow_up.enrollment, day)
            follow_up.source = random.choice(SOURCES)
            follow_up.answered_at = timezone.make_aware(datetime.combine(day, time(10)))
            answered.append(follow_up)
    FollowUp.objects.bulk_update(answered, ["answer", "source", "answered_at"], batch_size=1_000)


def _answer_of(seat: Enrollment, day: date) -> str:
    """Whoever found work later was looking for it on that day."""
    is_later = seat.placed_on is not None and seat.placed_on > day
    return Outcome.SEEKING if is_later else seat.outcome
