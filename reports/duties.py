"""What region and center owe each other, and how it is measured: every duty is data.

``facts`` is SQL with one row for each thing that was due: regency, center, year, met (0 or 1, or a
number), due, unknown. Only what was due by ``%(until)s`` counts, so that nobody is measured by a
day that has not come.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

DUTIES_VERSION = "2026.2"
CHECKED_WITHIN, CERTIFIED_WITHIN, CLOSED_WITHIN = 7, 30, 30  # days
NEEDS_SINCE = 2026  # the first year in which regions could write needs here


class Party(StrEnum):
    REGION = "REGION"
    CENTER = "CENTER"


@dataclass(frozen=True)
class Duty:
    """``counted`` says what the denominator counts; ``is_of_center``, whether a center has to do
    with it, so that it can be counted for one."""

    name: str
    party: Party
    label: Any
    definition: Any
    counted: Any
    facts: str
    is_of_center: bool = True


def _year(day: str) -> str:
    return f"extract(year FROM {day})::int"


def _row(place: str, day: str, met: str, due: str = "1", unknown: str = "0") -> str:
    return (
        f"SELECT {place}.regency_id AS regency, {place}.center_id AS center,"
        f" {_year(day)} AS year, ({met})::int AS met, {due} AS due, ({unknown})::int AS unknown"
    )


def _due(day: str) -> str:
    return f"{day} BETWEEN %(since)s AND %(until)s"


FOUND_WORK = "e.placed_on IS NOT NULL"
WITH_EVIDENCE = (
    "EXISTS (SELECT FROM placements_placement p WHERE p.enrollment_id = e.id"
    " AND p.evidence <> 'REPORTED' AND p.disputed_on IS NULL)"
)
ENOUGH_IN_TIME = (
    "(SELECT count(*) FROM participants_referral r WHERE r.quota_id = q.id"
    " AND r.submitted_on <= b.nominate_by AND r.status NOT IN ('DRAFT', 'WITHDRAWN')) >= q.seats"
)
NEVER_RETURNED = (
    "NOT EXISTS (SELECT FROM core_statuschange c WHERE c.record_type = 'participants.referral'"
    " AND c.record_id = r.id AND c.after = 'RETURNED')"
)
A_NEED = (
    "EXISTS (SELECT FROM programs_trainingneed n WHERE n.regency_id = p.code"
    " AND n.year = y + 1 AND n.status NOT IN ('DRAFT', 'WITHDRAWN'))"
)
RAISED = "(o.raised_at AT TIME ZONE 'Asia/Jakarta')::date"
CLIMBED = (
    "EXISTS (SELECT FROM core_statuschange c WHERE c.record_type = 'regions.obstacle'"
    " AND c.record_id = o.id AND c.verb = 'climb')"
)
# climbing sets a new day, so whatever climbed was late, however soon it was closed after that
ANSWERED = f"o.closed_on <= o.due_on AND NOT {CLIMBED}"
WAS_DUE = (
    f"o.status <> 'MERGED' AND {_due(RAISED)}"
    f" AND (o.due_on <= %(until)s OR o.closed_on IS NOT NULL OR {CLIMBED})"
)

DUTIES = (
    Duty(
        "nominees_in_time", Party.REGION, _("Nominees in time"),
        _("Quotas for which at least as many people as seats were nominated by the deadline of "
          "the batch. Withdrawn nominations do not count."),
        _("quotas whose deadline has passed"),
        _row("q", "b.nominate_by", ENOUGH_IN_TIME)
        + " FROM programs_quota q JOIN programs_batch b ON b.id = q.batch_id"
        f" WHERE b.status <> 'CANCELLED' AND {_due('b.nominate_by')}",
    ),
    Duty(
        "documents_complete", Party.REGION, _("Documents complete at once"),
        _("Nominations that the center never had to send back for something missing."),
        _("nominations submitted"),
        _row("r", "r.submitted_on", NEVER_RETURNED)
        + f" FROM participants_referral r WHERE {_due('r.submitted_on')}",
    ),
    Duty(
        "seats_used", Party.REGION, _("Seats used"),
        _("Seats of the quotas of batches that have begun, as far as a person holds them."),
        _("seats of quotas of batches that have begun"),
        _row("q", "b.starts_on", "q.taken", due="q.seats")
        + " FROM programs_quota q JOIN programs_batch b ON b.id = q.batch_id"
        f" WHERE b.status <> 'CANCELLED' AND {_due('b.starts_on')}",
    ),
    Duty(
        "arrivals", Party.REGION, _("Arrived for training"),
        _("People given a seat who came. Whose place a reserve took is counted as not come."),
        _("people given a seat in batches that have begun"),
        _row("e", "b.starts_on", "e.enrolled_on IS NOT NULL")
        + " FROM participants_enrollment e JOIN programs_batch b ON b.id = e.batch_id"
        f" WHERE b.status <> 'CANCELLED' AND {_due('b.starts_on')}",
    ),
    Duty(
        "placed_with_evidence", Party.REGION, _("Alumni at work, with evidence"),
        _("Graduates who have found work since graduation, and for whom an agency, an employer "
          "or a document says so. A report without evidence, or one in doubt, does not count."),
        _("graduates"),
        _row("e", "e.graduated_on", f"{FOUND_WORK} AND {WITH_EVIDENCE}",
             unknown="e.outcome = 'UNKNOWN'")
        + f" FROM participants_enrollment e WHERE {_due('e.graduated_on')}",
    ),
    Duty(
        "needs_delivered", Party.REGION, _("Needs of next year named"),
        _("The region has submitted at least one training need for the year after."),
        _("yearly identifications"),
        "SELECT p.code AS regency, NULL AS center, y AS year,"
        f" ({A_NEED})::int AS met, 1 AS due, 0 AS unknown"
        f" FROM regions_regency p CROSS JOIN generate_series({NEEDS_SINCE},"
        f" {_year('%(until)s::date')}) y WHERE p.succeeded_by_id IS NULL",
        is_of_center=False,
    ),
    Duty(
        "obstacles_answered", Party.REGION, _("Obstacles answered in time"),
        _("Obstacles that were the region's to answer and were closed by the day they were due, "
          "before they climbed to province or ministry."),
        _("obstacles of the year that were due, closed, or climbed"),
        _row("o", RAISED, ANSWERED)
        + f" FROM regions_obstacle o WHERE {WAS_DUE} AND (o.level = 'REGENCY' OR {CLIMBED})",
    ),
    Duty(
        "checked_in_time", Party.CENTER, _("Nominations checked in time"),
        _("Nominations whose documents the center found in order, or decided on, within seven "
          "days after they were submitted."),
        _("nominations submitted more than seven days ago"),
        _row("r", "r.submitted_on",
             f"least(r.verified_on, r.decided_on) <= r.submitted_on + {CHECKED_WITHIN}")
        + " FROM participants_referral r WHERE r.status <> 'WITHDRAWN'"
        f" AND r.submitted_on + {CHECKED_WITHIN} < %(until)s AND {_due('r.submitted_on')}",
    ),
    Duty(
        "classes_held", Party.CENTER, _("Batches held"),
        _("Batches with a quota for a region that began and were neither cancelled nor "
          "postponed, counted once for each quota."),
        _("quotas of batches that were to begin"),
        _row("q", "b.starts_on", "b.status IN ('RUNNING', 'ASSESSMENT', 'GRADUATION', 'CLOSED')")
        + " FROM programs_quota q JOIN programs_batch b ON b.id = q.batch_id"
        f" WHERE {_due('b.starts_on')}",
    ),
    Duty(
        "certified_in_time", Party.CENTER, _("Certificates in time"),
        _("People found competent who got their certificate within thirty days."),
        _("people found competent more than thirty days ago"),
        _row("e", "e.competent_on", f"e.certified_on <= e.competent_on + {CERTIFIED_WITHIN}")
        + " FROM participants_enrollment e"
        f" WHERE e.competent_on + {CERTIFIED_WITHIN} < %(until)s AND {_due('e.competent_on')}",
    ),
    Duty(
        "papers_complete", Party.CENTER, _("Report of the batch complete"),
        _("Batches that were closed, which takes a complete pack of papers, counted once for "
          "each quota."),
        _("quotas of batches that ended more than thirty days ago"),
        _row("q", "b.ends_on", "b.status = 'CLOSED'")
        + " FROM programs_quota q JOIN programs_batch b ON b.id = q.batch_id"
        f" WHERE b.status <> 'CANCELLED' AND b.ends_on + {CLOSED_WITHIN} < %(until)s"
        f" AND {_due('b.ends_on')}",
    ),
    Duty(
        "obstacles_helped", Party.CENTER, _("Obstacles at the center answered in time"),
        _("Obstacles in which the center has a part, and that were closed by the day they were "
          "due, before they climbed."),
        _("obstacles of the year that were due, closed, or climbed"),
        _row("o", RAISED, ANSWERED)
        + f" FROM regions_obstacle o WHERE o.center_id <> '' AND {WAS_DUE}",
    ),
)  # fmt: skip
TRAINED = Duty(
    "trained", Party.REGION, _("Trained per 100,000 inhabitants"),
    _("People of the region who arrived for training in the year, for each 100,000 inhabitants."),
    _("inhabitants"),
    _row("e", "e.enrolled_on", "1")
    + f" FROM participants_enrollment e WHERE {_due('e.enrolled_on')}",
)  # fmt: skip
BY_NAME = {duty.name: duty for duty in DUTIES}
CHOICES = [(duty.name, duty.label) for duty in DUTIES]


def duties_of(party: Party) -> list[Duty]:
    return [duty for duty in DUTIES if duty.party is party]
