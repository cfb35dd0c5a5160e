"""Why a row counts for another figure than before: the day of what it says tells it apart."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.models import Merge
from participants.states import ACTIVE_ENROLLMENT, LIVE_REFERRAL
from reports.figures import Source
from reports.services.past_rows import ChangedRow

WITHDRAWN = "WITHDRAWN"
GOES_ON = {*LIVE_REFERRAL, *ACTIVE_ENROLLMENT}  # what has one of these states is not over yet


class Cause(StrEnum):
    LATE = "late"
    SINCE = "since"
    CORRECTION = "correction"
    MERGE = "merge"


CAUSE_LABELS = {
    Cause.LATE: _("Entered late"),
    Cause.SINCE: _("Happened since"),
    Cause.CORRECTION: _("Corrected"),
    Cause.MERGE: _("Records joined"),
}
CAUSE_WORDS = {
    Cause.LATE: _("It happened up to the day of the older copy, and was entered after that."),
    Cause.SINCE: _("It happened after the day of the older copy."),
    Cause.CORRECTION: _("What had been entered before was changed or taken back."),
    Cause.MERGE: _("Two records of one person were joined, and one nomination was withdrawn."),
}
# The columns whose day says when that came about of which a figure tells; the first that is set.
DAYS = {
    "verified": ("verified_on",),
    "dropped_out": ("dropped_on",),
    "not_passed": ("completed_on",),
    "in_training": ("graduated_on", "dropped_on", "completed_on"),
    "graduated": ("graduated_on",),
    "assessed": ("assessed_on",),
    "competent": ("competent_on",),
    "certified": ("certified_on",),
    **dict.fromkeys(
        ("placed", "waited_3", "waited_6", "waited_12", "waited_longer"), ("placed_on",)
    ),
    **dict.fromkeys(
        ("selected", "reserve", "rejected", "no_show", "withdrawn", "undecided"), ("decided_on",)
    ),
    **dict.fromkeys(
        ("placed_work", "placed_self_employed", "placed_apprenticeship", "studying", "seeking",
         "not_seeking", "something_else", "status_known", "unknown"),
        ("outcome_known_on", "graduated_on"),
    ),
}  # fmt: skip
# What may come about again on a later day, without the earlier one having been wrong.
AGAIN = {"decided_on", "outcome_known_on", "verified_on"}
BEGINS = {Source.REFERRALS: "submitted_on", Source.ENROLLMENTS: "enrolled_on"}


def joined_between(before: datetime, after: datetime, *, by: Any) -> set[int]:
    """Whose records were joined or separated in that time, as far as the reader sees joins."""
    within = {"gt": before, "lte": after}
    then = Q(**{f"merged_at__{key}": value for key, value in within.items()})
    undone = Q(**{f"undone_at__{key}": value for key, value in within.items()})
    pairs = Merge.objects.visible_to(by).filter(then | undone).values_list("kept_id", "gone_id")
    return {person for pair in pairs for person in pair}


def cause_of(row: ChangedRow, figure: str, before: datetime, joined: Collection[int]) -> Cause:
    cut_off = timezone.localdate(before)
    if row.source is Source.QUOTAS:
        return cause_of_seats(row, figure)
    if is_withdrawn_as_double(row, joined):
        return Cause.MERGE
    begins = BEGINS[row.source]
    if not row.then.get("id") or not row.then.get(begins):
        columns: tuple[str, ...] = DAYS.get(figure, (begins,))
        return new_fact(day_of(row.now, columns) or day_of(row.now, (begins,)), cut_off)
    if figure not in DAYS or row.then[begins] != row.now.get(begins):
        return Cause.CORRECTION
    return cause_by_day(row, DAYS[figure], cut_off)


def cause_by_day(row: ChangedRow, columns: tuple[str, ...], cut_off: date) -> Cause:
    """By the first of the days that differs; a step that has no day of its own came about."""
    for column in columns:
        was, is_now = day_of(row.then, (column,)), day_of(row.now, (column,))
        if was != is_now:
            is_new = was is None or (is_now and is_now > was and column in AGAIN)
            return new_fact(is_now, cut_off) if is_now and is_new else Cause.CORRECTION
    if row.then["status"] in GOES_ON and row.then["status"] != row.now.get("status"):
        is_withdrawn = row.now.get("status") == WITHDRAWN  # the day of a decision stays with it
        return new_fact(None if is_withdrawn else day_of(row.now, columns), cut_off)
    return Cause.CORRECTION


def cause_of_seats(row: ChangedRow, figure: str) -> Cause:
    """Seats given anew were entered late; another number of them is a correction; seats that
    were taken or became free came about since."""
    if not row.then.get("id"):
        return Cause.LATE
    return Cause.SINCE if figure == "quota_taken" else Cause.CORRECTION


def is_withdrawn_as_double(row: ChangedRow, joined: Collection[int]) -> bool:
    people = {row.then.get("participant_id"), row.now.get("participant_id")}
    is_withdrawn = row.now.get("status") == WITHDRAWN != row.then.get("status")
    return is_withdrawn and bool(people.intersection(joined))


def new_fact(day: date | None, cut_off: date) -> Cause:
    return Cause.LATE if day and day <= cut_off else Cause.SINCE


def day_of(state: dict[str, Any], columns: tuple[str, ...]) -> date | None:
    for column in columns:
        if state.get(column):
            return date.fromisoformat(state[column])
    return None
