"""The look at all records, rule by rule: what was found before stays whole until all is done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import start_job
from blkportal.core.models import Job
from blkportal.core.models.job import ENDED
from blkportal.core.scope import SYSTEM, acting_in
from reports.models import QualityFinding, QualityRun
from reports.quality import BY_NAME, RULES, Rule

CHECK = "check_quality"
KEPT = timedelta(days=60)  # numbers of older runs are forgotten
# One statement a rule. All of its parts see the findings as they were before: what is gone goes,
# what is new comes with the day of today, what was changed asks anew to be accepted.
STATEMENT = """
WITH looked AS MATERIALIZED ({looked}),
gone AS (
    DELETE FROM reports_qualityfinding f WHERE f.rule = %(rule)s
        AND f.record_key NOT IN (SELECT record_key FROM looked WHERE wrong)
),
kept AS (
    INSERT INTO reports_qualityfinding AS f
        (rule, record, record_key, regency_id, center_id, about, facts, since)
    SELECT %(rule)s, %(record)s, record_key, regency_id, center_id, about, facts, %(today)s
    FROM looked WHERE wrong ORDER BY regency_id, center_id, record_key
    ON CONFLICT (rule, record_key) DO UPDATE SET
        regency_id = excluded.regency_id, center_id = excluded.center_id,
        about = excluded.about, facts = excluded.facts,
        accepted_at = NULL, accepted_by_id = NULL, accepted_name = '', reason = ''
    WHERE (f.regency_id, f.center_id, f.about, f.facts) IS DISTINCT FROM
        (excluded.regency_id, excluded.center_id, excluded.about, excluded.facts)
)
INSERT INTO reports_qualitycount (run_id, rule, regency_id, center_id, found, accepted, looked)
SELECT %(run)s, %(rule)s, l.regency_id, l.center_id,
    count(*) FILTER (WHERE l.wrong AND f.id IS NULL), count(f.id), count(*)
FROM looked l LEFT JOIN reports_qualityfinding f
    ON l.wrong AND f.rule = %(rule)s AND f.record_key = l.record_key
    AND f.accepted_at IS NOT NULL AND f.facts = l.facts
GROUP BY GROUPING SETS ((l.regency_id), (l.center_id), ())
HAVING (grouping(l.regency_id) = 1 OR l.regency_id IS NOT NULL)
    AND (grouping(l.center_id) = 1 OR l.center_id IS NOT NULL)
"""


def request_check(*, by: Any) -> Job:
    """Who asks while one runs, or waits, is shown that one."""
    key = f"{CHECK}:{timezone.localdate()}"
    asked = Job.objects.filter(kind=CHECK, key__startswith=key)
    if running := asked.exclude(status__in=ENDED).order_by("pk").first():
        return running
    return start_job(
        CHECK, by=by, key=f"{key}:{asked.count()}", page=reverse("reports:list_quality")
    )


def start_nightly_check() -> None:
    """However often the clock tells, a night has one."""
    with acting_in(SYSTEM):
        start_job(CHECK, by=None, key=f"{CHECK}:{timezone.localdate()}:night")


@transaction.atomic
def check_quality(
    *, by: Any = None, report_progress: Callable[[int, int], None] = lambda done, total: None
) -> QualityRun:
    """All rules, in one transaction: told twice on a day it leaves what it would have left once.

    It looks at all regions, so whoever calls it acts for the ministry.
    """
    today = timezone.localdate()
    run, _is_new = QualityRun.objects.update_or_create(
        day=today, defaults={"checked_at": timezone.now(), "checked_by": by}
    )
    run.counts.all().delete()
    for done, rule in enumerate(RULES, 1):
        _look(rule, run)
        report_progress(done, len(RULES))
    QualityFinding.objects.exclude(rule__in=BY_NAME).delete()
    QualityRun.objects.filter(day__lt=today - KEPT).delete()
    return run


def _look(rule: Rule, run: QualityRun) -> None:
    named: dict[str, Any] = {
        "rule": rule.name,
        "record": rule.record,
        "run": run.pk,
        "today": run.day,
    }
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT.replace("{looked}", rule.looked), named)
