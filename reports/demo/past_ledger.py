"""The quota ledger of past classes: each line on the day on which it would have been written."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import connection
from django.utils import timezone

from programs.models import Quota
from programs.models.quota_entry import EntryKind
from programs.services.ledger import told_as

# the order of a day: an hour for each kind, so that a seat is free before the next one takes it
HOURS = {
    EntryKind.ALLOCATE: 8,
    EntryKind.RELEASE: 9,
    EntryKind.CLAIM: 10,
    EntryKind.NOMINATE: 11,
    EntryKind.GIVE_BACK: 14,
    EntryKind.FREE: 15,
    EntryKind.USE: 16,
}
MOVES = {
    EntryKind.RELEASE: ("seats", -1),
    EntryKind.CLAIM: ("seats", 1),
    EntryKind.NOMINATE: ("nominated", 1),
    EntryKind.GIVE_BACK: ("nominated", -1),
    EntryKind.FREE: ("taken", -1),
    EntryKind.USE: ("taken", 1),
}
Line = tuple[date, EntryKind, str]


@dataclass
class PastQuota:
    """As it was granted, and the days of what became of its seats."""

    quota: Quota
    granted_on: date
    lines: Counter[Line] = field(default_factory=Counter)
    came: list[tuple[date, date | None]] = field(default_factory=list)
    stayed_away: list[date] = field(default_factory=list)

    def note(self, day: date, kind: EntryKind, reason: str = "", people: int = 1) -> None:
        self.lines[day, kind, reason] += people

    def all_lines(self) -> Counter[Line]:
        """Where more were selected than there are seats, the last ones had to wait until others
        did not come."""
        starts_on, seats = self.quota.batch.starts_on, self._seats()
        absent = self.stayed_away[:seats]
        waiting = max(0, len(self.came) + len(absent) - seats)
        lines = self.lines.copy()
        for place, (selected_on, left_on) in enumerate(reversed(self.came)):
            lines[starts_on if place < waiting else selected_on, EntryKind.USE, ""] += 1
            if left_on:
                lines[left_on, EntryKind.FREE, ""] += 1
        for selected_on in absent:
            lines[selected_on, EntryKind.USE, ""] += 1
            lines[starts_on, EntryKind.FREE, ""] += 1
        return lines

    def _seats(self) -> int:
        """Those granted, without what was passed on and with what was taken over."""
        moved = (
            MOVES[kind][1] * people
            for (_day, kind, _why), people in self.lines.items()
            if MOVES[kind][0] == "seats"
        )
        return self.quota.seats + sum(moved)


def save_granted(past: Iterable[PastQuota]) -> None:
    """Quotas as they began; what is granted on one day for one reason is one statement."""
    together: dict[tuple[date, str], list[Quota]] = defaultdict(list)
    for each in past:
        together[each.granted_on, each.quota.note].append(each.quota)
    for (day, note), quotas in sorted(together.items(), key=lambda item: item[0]):
        with told_as(reason=note, at=hour_of(day, EntryKind.ALLOCATE)):
            Quota.objects.bulk_create(quotas, batch_size=2_000)


def write_lines(past: Iterable[PastQuota]) -> None:
    """All that became of them, in the order in which it happened."""
    together: dict[Line, Counter[int]] = defaultdict(Counter)
    for each in past:
        for line, people in each.all_lines().items():
            together[line][each.quota.pk] += people
    for (day, kind, reason), people in sorted(
        together.items(), key=lambda item: hour_of(*item[0][:2])
    ):
        with told_as(kind, reason, at=hour_of(day, kind)):
            _move(kind, people)


def hour_of(day: date, kind: EntryKind) -> datetime:
    moment = timezone.make_aware(datetime.combine(day, time(HOURS[kind])))
    return min(moment, timezone.now())


def _move(kind: EntryKind, people: Counter[int]) -> None:
    column, sign = MOVES[kind]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE programs_quota q SET {column} = q.{column} + %s * line.people FROM"
            " unnest(%s::bigint[], %s::int[]) AS line (quota, people) WHERE q.id = line.quota",
            [sign, list(people.keys()), list(people.values())],
        )
