"""Letters that a report is made: none of its figures, only where it is read."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from blkportal.core.jobs import start_job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from reports import emails
from reports.models import RegionalReport, ReportLetter, ReportRun, ReportSubscription
from reports.services.asking import check_may_ask
from reports.services.notices import FIRST_HOUR
from reports.services.subscription import stop_address

MAIL_REPORT = "mail_report"
TOLD_WITHIN = timedelta(days=14)  # a letter that comes later tells nothing new
PLACES = ("province", "regency", "center")
ABOUT = ("level", "province_id", "regency_id", "center_id")


def start_report_letters() -> int:
    """A job for every letter that is due and not yet written. How many."""
    now = timezone.localtime()
    if now.hour < FIRST_HOUR:
        return 0
    with acting_in(SYSTEM):
        due = [
            due
            for run in ReportRun.objects.filter(started_at__gt=now - TOLD_WITHIN)
            for due in _due(run)
        ]
    for user, subscription, report in due:
        params = {"subscription": subscription, "report": report}
        with acting_as(user):
            key = f"{MAIL_REPORT}:{subscription}:{report}"
            start_job(MAIL_REPORT, by=user, key=key, params=params)
    return len(due)


def mail_report(user: User, params: dict[str, Any]) -> dict[str, Any]:
    """Nothing where the letters were stopped meanwhile, or the place is no longer the reader's."""
    own = ReportSubscription.objects.visible_to(user).filter(paused_at=None)
    subscription = own.filter(pk=params["subscription"]).first()
    reports = RegionalReport.objects.visible_to(user).select_related(*PLACES)
    report = reports.filter(pk=params["report"]).first()
    if subscription is None or report is None or not _may_read(user, report):
        return {"letters": 0}
    _letter, is_new = ReportLetter.objects.get_or_create(
        subscription=subscription, report=report, defaults={"user": user}
    )
    if is_new:
        emails.report_is_made(user, report, stop_address(subscription))
    return {"letters": int(is_new)}


def _due(run: ReportRun) -> Iterator[tuple[User, int, int]]:
    """Who is to hear of which report: (reader, subscription, report).

    Nobody hears of a copy that a newer one has overtaken: whoever follows since then, too.
    """
    newer = RegionalReport.objects.built().filter(
        run__cadence=run.cadence,
        run__period_from=run.period_from,
        run__version__gt=run.version,
    )
    overtaken = set(newer.values_list(*ABOUT))
    made = {
        tuple(about): key
        for key, *about in run.reports.built().values_list("pk", *ABOUT)
        if tuple(about) not in overtaken
    }
    told = ReportLetter.objects.filter(subscription=OuterRef("pk"), report__run=run)
    rows = ReportSubscription.objects.filter(
        ~Exists(told), cadence=run.cadence, paused_at=None, user__is_active=True
    )
    for row in rows.select_related("user"):
        if report := made.get(tuple(getattr(row, column) for column in ABOUT)):
            yield row.user, row.pk, report


def _may_read(user: User, report: RegionalReport) -> bool:
    try:
        check_may_ask(user, report.level, report.place_code)
    except Refusal:
        return False
    return True
