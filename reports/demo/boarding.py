"""A class that lives in the dormitory today, from its selection to its first day."""

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from participants import services as people_services
from participants.models import Enrollment
from participants.services.attendance import Mark
from participants.services.travel import Journey
from programs.models import Batch
from programs.services import confirm_batch, open_batch, start_selection
from reports.demo.leaves import write_leaves

if TYPE_CHECKING:
    from reports.demo.today import Today

OFFICERS = ("disnaker.gunungmas", "disnaker.pulangpisau")


def write_boarding_class(now: "Today", number: int) -> None:
    """A class that lives in the dormitory now. One did not arrive, and was followed by the
    first of the reserve list; the second waits for a seat of the own region."""
    today, organizer = timezone.localdate(), now.who["penyelenggara"]
    batch = now.batch("teknisi-telepon-seluler", today, number, today)
    for code in now.agreements:
        now.quota(batch, code, 6, 7)
    open_batch(batch, by=organizer)
    nominees = [now.submit(batch, now.who[name]) for name in OFFICERS for _seat in range(7)]
    with acting_as(organizer):
        start_selection(batch, by=organizer)
        for referral in nominees:
            people_services.verify_referral(referral, by=organizer)
        seats = [
            people_services.select_referral(referral, by=organizer)
            for place, referral in enumerate(nominees, 1)
            if place % 7
        ]
        for referral in (nominees[6], nominees[13]):
            people_services.reserve_referral(referral, by=organizer)
        confirm_batch(
            batch,
            decree_number=f"KEP.901/LATTAS-BKS/{today.year}",
            decree_on=today,
            by=organizer,
        )
        people_services.miss_enrollment(seats[0], reason="Tidak dapat dihubungi", by=organizer)
        people_services.arrive_class(batch, on=today, by=organizer)
        learners = people_services.start_class(batch, by=organizer).done
        _first_results(batch, learners, organizer)
        _first_day(batch, learners, now.who)
        write_leaves(learners, organizer)
        _journeys(batch, learners, organizer)


def _journeys(batch: Batch, learners: list[Enrollment], by: User) -> None:
    """By plane as agreed, but one paid the bus alone; of one the fare is not known."""
    came = {row.pk: Journey("PLANE", batch.starts_on, 1_650_000) for row in learners}
    came[learners[1].pk] = Journey("BUS", batch.starts_on, 780_000, "PARTICIPANT")
    came[learners[2].pk] = Journey("PLANE", batch.starts_on)
    people_services.note_trips(batch, "TRAVEL_TO", came, by=by)


def _first_results(batch: Batch, learners: list[Enrollment], by: User) -> None:
    """Everybody has been assessed in the first unit; two are not yet competent."""
    unit = batch.program.units.first()
    if unit:
        results = {row.pk: place > 1 for place, row in enumerate(learners)}
        people_services.note_results(batch, unit, results, by=by)


def _first_day(batch: Batch, learners: list[Enrollment], who: dict[str, User]) -> None:
    """The days are planned, six a week; on the first, one was ill and one came late."""
    by = who["penyelenggara"]
    days = people_services.plan_days(batch, weekdays=range(6), by=by)
    room = batch.center.rooms.get(name="Ruang kelas 1")
    instructor = who["instruktur"].center_staff
    people_services.assign_days(batch, room=room, instructor=instructor, by=by)
    if days and days[0].day <= timezone.localdate():
        marks = {row.pk: Mark("PRESENT") for row in learners}
        marks[learners[2].pk], marks[learners[5].pk] = Mark("SICK"), Mark("PRESENT", 4)
        people_services.take_roll(days[0], marks, by=by)
