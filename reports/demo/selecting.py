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
RANKED, SEATS_OF_RANKED, SILENT = {"disnaker.gunungmas": 7, "disnaker.pulangpisau": 7}, 5, 3
LEAST = 55
INTERVIEWED = 14
ABSENT = Mark(is_absent=True)


def write_selecting_class(today: "Today", number: int) -> None:
    """Seven seats a region; two nominees stayed away, some fell short of the least points."""
    now, by = timezone.localdate(), today.who["penyelenggara"]
    batch = today.batch("perakitan-komputer", now + timedelta(days=12), number, now)
    nominees = _nominate(today, batch, NOMINEES, SEATS)
    with acting_as(by):
        _test(today, batch, nominees, by)


def write_ranked_class(today: "Today", number: int) -> None:
    """Ranked by its test; today is the last day to re-register, and three have not answered."""
    now, by = timezone.localdate(), today.who["penyelenggara"]
    batch = today.batch("las-smaw-3g", now + timedelta(days=8), number, now)
    nominees = _nominate(today, batch, RANKED, SEATS_OF_RANKED)
    with acting_as(by):
        steps = [PlannedStep("WRITTEN", now - timedelta(days=2))]
        (written,) = services.plan_selection(batch, steps=steps, by=by)
        marks = {row.pk: Mark(Decimal(today.random.randrange(110, 196)) / 2) for row in nominees}
        services.note_points(written, marks, by=by)
        seats = services.rank_nominees(batch, by=by).selected
        services.set_reregistration(batch, on=now, by=by)
        for seat in seats[SILENT:]:
            services.reregister_enrollment(seat, by=by)


def _nominate(
    today: "Today", batch: Batch, nominees: dict[str, int], seats: int
) -> list[Referral]:
    """Everybody is nominated and has papers in order; the class selects."""
    by = today.who["penyelenggara"]
    for name, number in nominees.items():
        today.quota(batch, today.who[name].scope_key, seats, number)
    open_batch(batch, by=by)
    found = [
        today.submit(batch, today.who[name])
        for name, number in nominees.items()
        for _place in range(number)
    ]
    with acting_as(by):
        start_selection(batch, by=by)
        for referral in found:
            services.verify_referral(referral, by=by)
    return found


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
