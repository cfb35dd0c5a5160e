"""A class that selects today: the written test is over, the interviews are still under way."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Referral
from participants.services.score import Mark
from participants.services.selection_step import PlannedStep
from programs.models import Batch
from programs.services import open_batch, start_selection

if TYPE_CHECKING:
    from reports.demo.today import Today

NOMINEES, SEATS = {"disnaker.gunungmas": 11, "disnaker.pulangpisau": 9}, 7
LEAST = 55
INTERVIEWED = 14
ABSENT = Mark(is_absent=True)


def write_selecting_class(today: "Today", number: int) -> None:
    """Seven seats a region; two nominees stayed away, some fell short of the least points."""
    organizer = today.who["penyelenggara"]
    now = timezone.localdate()
    batch = today.batch("perakitan-komputer", now + timedelta(days=12), number, now)
    for name in NOMINEES:
        today.quota(batch, today.who[name].scope_key, SEATS, NOMINEES[name] + 1)
    open_batch(batch, by=organizer)
    nominees = [
        today.submit(batch, today.who[name]) for name, count in NOMINEES.items()
        for _place in range(count)
    ]  # fmt: skip
    with acting_as(organizer):
        start_selection(batch, by=organizer)
        for referral in nominees:
            services.verify_referral(referral, by=organizer)
        _test(today, batch, nominees, organizer)


def _test(today: "Today", batch: Batch, nominees: list[Referral], by: User) -> None:
    now = timezone.localdate()
    planned = [
        PlannedStep("WRITTEN", now - timedelta(days=1), weight=2, pass_mark=LEAST),
        PlannedStep("INTERVIEW", now, weight=1),
    ]
    written, interview = services.plan_selection(batch, steps=planned, by=by)
    points = [Decimal(today.random.randrange(90, 196)) / 2 for _row in nominees]
    marks = {row.pk: Mark(mark) for row, mark in zip(nominees, points, strict=True)}
    for row in (nominees[4], nominees[-2]):
        marks[row.pk] = ABSENT
    services.note_points(written, marks, by=by)
    passed = [row for row in nominees if (marks[row.pk].points or 0) >= LEAST]
    talked_to = {
        row.pk: Mark(Decimal(today.random.randrange(60, 96))) for row in passed[:INTERVIEWED]
    }
    services.note_points(interview, talked_to, by=by)
