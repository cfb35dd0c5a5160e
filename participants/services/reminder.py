"""Nominations that came back and wait: the province sees in which regencies, and reminds them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.telling import tell
from participants.models import Referral

REMIND = "remind"


@dataclass(frozen=True)
class Waiting:
    """``until`` is the first deadline of the batches that they were nominated to."""

    code: str
    name: str
    number: int
    until: date
    reminded_at: datetime | None

    @property
    def was_reminded_today(self) -> bool:
        return self.reminded_at is not None and _is_today(self.reminded_at)


def waiting_regencies(user: Any) -> list[Waiting]:
    """The nearest deadline first. Two statements."""
    returned = Referral.objects.visible_to(user).returned().order_by()
    rows = returned.values_list("regency", "regency__name").annotate(
        n=Count("pk"), day=Min("batch__nominate_by")
    )
    found = sorted(rows, key=lambda row: (row[3], row[0]))
    last = _last_reminders([row[0] for row in found])
    return [Waiting(code, name, n, day, last.get(code)) for code, name, n, day in found]


@transaction.atomic
def remind_regency(code: str, *, by: User) -> int:
    """Written into the history of each nomination, from which its officers hear of it. How many.

    Once a day: two reminders on one morning are a quarrel.
    """
    rows = list(Referral.objects.visible_to(by).returned().filter(regency=code))
    if not rows:
        raise Refusal(_("No nomination waits there any more."), code="nothing_to_remind")
    last = _last_reminders([code]).get(code)
    if last is not None and _is_today(last):
        raise Refusal(_("They have been reminded today already."), code="reminded_today")
    tell(rows, REMIND, by=by)
    return len(rows)


def _last_reminders(codes: list[str]) -> dict[str, datetime]:
    rows = StatusChange.objects.filter(
        record_type=Referral._meta.label_lower, verb=REMIND, regency_id__in=codes
    )
    last = rows.order_by().values_list("regency_id").annotate(last=Max("at"))
    return {code: moment for code, moment in last if code}


def _is_today(moment: datetime) -> bool:
    return timezone.localdate(moment) == timezone.localdate()
