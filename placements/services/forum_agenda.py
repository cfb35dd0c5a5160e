"""What a forum with firms has to speak about: counted anew whenever it is asked, for the center
or the province that called it, as far as the reader sees."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from participants.models import Enrollment
from placements.models import ClassPledge, Employer, ForumGuest, Placement, Vacancy
from placements.services.desk import firms_of, pledges_due, seats_of, seekers_of
from placements.services.fit import Fit, fit_of
from regions.models import Meeting

MOST_UNFILLED = 25


@dataclass(frozen=True)
class ForumAgenda:
    """``unfilled`` are those of ``vacancies`` open ones that no one of ``people`` fits who are
    without an offer; the first twenty-five are named."""

    pledges: list[ClassPledge]
    unfilled: list[Fit]
    unfilled_in_all: int
    vacancies: int
    people: int
    to_thank: list[Employer]
    to_call: list[Employer]


def agenda_of_forum(meeting: Meeting, user: Any) -> ForumAgenda:
    """Five statements."""
    of_caller = _of_caller(meeting)
    people = seekers_of(seats_of(user).filter(of_caller))
    vacancies = list(_vacancies(meeting))
    fits = [fit_of(vacancy, people, timezone.localdate()) for vacancy in vacancies]
    unfilled = [fit for fit in fits if not fit.fits]
    works = Placement.objects.visible_to(user).filter(of_caller)
    to_thank, to_call = firms_of(works)
    pledges = pledges_due(ClassPledge.objects.visible_to(user).filter(_pledged_to(meeting)))
    return ForumAgenda(
        pledges, unfilled[:MOST_UNFILLED], len(unfilled), len(vacancies), len(people),
        to_thank, to_call,
    )  # fmt: skip


def _of_caller(meeting: Meeting) -> Q:
    if meeting.center_id:
        return Q(center=meeting.center_id)
    return Q(regency__province=meeting.province_id)


def _pledged_to(meeting: Meeting) -> Q:
    """The classes of the center, or those in which people of the province are trained."""
    if meeting.center_id:
        return Q(center=meeting.center_id)
    seats = Enrollment.objects.filter(regency__province=meeting.province_id)
    return Q(batch__in=seats.order_by().values("batch"))


def _vacancies(meeting: Meeting) -> Any:
    """Open today in the province of the forum, or of a firm that is invited to it."""
    here = Q(work_regency__province=meeting.province_id)
    guests = Q(
        employer__in=ForumGuest.objects.on_the_list().filter(meeting=meeting).values("employer")
    )
    return Vacancy.objects.for_everybody().filter(here | guests)
