"""On Mondays: how much stands out that is the reader's to mend, by rule, and what is new."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import User
from blkportal.core.jobs import start_job
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from reports import emails
from reports.models import Mail
from reports.quality import BY_NAME
from reports.services.notices import FIRST_HOUR
from reports.services.quality_accepting import MENDERS
from reports.services.quality_reading import mine

MAIL_QUALITY = "mail_quality"
MONDAY = 0
WEEK = timedelta(days=7)


def start_quality_letters() -> int:
    """A job for everybody who mends records; told twice in a week it is one. How many."""
    now = timezone.localtime()
    if now.weekday() != MONDAY or now.hour < FIRST_HOUR:
        return 0
    with acting_in(SYSTEM):
        menders = User.objects.filter(role__in=MENDERS, is_active=True)
        people = list(menders.exclude(notice_settings__mail=Mail.NEVER).order_by("pk"))
    for user in people:
        with acting_as(user):
            start_job(MAIL_QUALITY, by=user, key=f"{MAIL_QUALITY}:{user.pk}:{now:%Y-%m-%d}")
    return len(people)


def mail_quality(user: User) -> dict[str, Any]:
    """The letter of a job, if anything is open. It holds numbers and a link, and nobody's name."""
    rows = mine(user)
    if rows is None:
        return {"open": 0}
    since = timezone.localdate() - WEEK
    new = Count("pk", filter=Q(since__gt=since))
    found = rows.order_by().values_list("rule").annotate(n=Count("pk"), new=new)
    lines = [(BY_NAME[rule].label, number, young) for rule, number, young in found]
    lines.sort(key=lambda line: -line[1])
    number = sum(line[1] for line in lines)
    if number:
        emails.quality(user, number=number, lines=lines)
    return {"open": number}
