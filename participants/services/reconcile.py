"""Every counter of seats and nominations beside a recount of the people whom it stands for."""

from django.db import connection, transaction
from django.utils import timezone

from participants.states import DROPPED_OUT, LIVE_REFERRAL, EnrollmentStatus
from programs.models import Drift

GAVE_UP_THE_SEAT = (*DROPPED_OUT, EnrollmentStatus.NO_ARRIVAL)
RECOUNT = """
WITH quotas AS (
    SELECT q.*, g.name || ' ' || q.year || ' · ' || coalesce(b.title, p.title) AS label
    FROM programs_quota q
    JOIN regions_regency g ON g.code = q.regency_id
    LEFT JOIN programs_batch b ON b.id = q.batch_id
    LEFT JOIN programs_program p ON p.id = q.program_id
),
held AS (
    SELECT r.quota_id, e.batch_id FROM participants_enrollment e
    JOIN participants_referral r ON r.id = e.referral_id
    WHERE e.status <> ALL (%(gone)s)
),
ledger AS (SELECT quota_id, sum(seats) AS n FROM programs_quotaentry GROUP BY quota_id),
seats AS (SELECT quota_id, count(*) AS n FROM held GROUP BY quota_id),
people AS (
    SELECT quota_id, count(*) AS n FROM participants_referral
    WHERE status = ANY (%(live)s) GROUP BY quota_id
),
classes AS (SELECT batch_id, count(*) AS n FROM held GROUP BY batch_id)
SELECT 'SEATS', q.id, q.label, q.seats, coalesce(l.n, 0) FROM quotas q
LEFT JOIN ledger l ON l.quota_id = q.id WHERE q.seats <> coalesce(l.n, 0)
UNION ALL
SELECT 'QUOTA_TAKEN', q.id, q.label, q.taken, coalesce(s.n, 0) FROM quotas q
LEFT JOIN seats s ON s.quota_id = q.id WHERE q.taken <> coalesce(s.n, 0)
UNION ALL
SELECT 'NOMINATED', q.id, q.label, q.nominated, coalesce(p.n, 0) FROM quotas q
LEFT JOIN people p ON p.quota_id = q.id WHERE q.nominated <> coalesce(p.n, 0)
UNION ALL
SELECT 'BATCH_TAKEN', b.id, b.title, b.taken, coalesce(c.n, 0) FROM programs_batch b
LEFT JOIN classes c ON c.batch_id = b.id WHERE b.taken <> coalesce(c.n, 0)
ORDER BY 1, 2"""
# what apps above keep, each a statement with the same columns
MORE: list[str] = []


@transaction.atomic
def reconcile() -> list[Drift]:
    """The drifts that stand now, each kept once for as long as it lasts; none is mended here:
    whoever reads the incident decides whether the counter or the people are wrong."""
    found = {(drift.figure, drift.record_id): drift for drift in _recount()}
    standing = Drift.objects.filter(settled_at__isnull=True).select_for_update()
    for drift in standing:
        now = found.pop((drift.figure, drift.record_id), None)
        if now is None:
            drift.settled_at = timezone.now()
        else:
            drift.kept, drift.counted = now.kept, now.counted
        drift.save()
    Drift.objects.bulk_create(found.values())
    return list(Drift.objects.filter(settled_at__isnull=True).order_by("figure", "record_id"))


def _recount() -> list[Drift]:
    statuses = {
        "gone": [str(status) for status in GAVE_UP_THE_SEAT],
        "live": [str(status) for status in LIVE_REFERRAL],
    }
    found = []
    with connection.cursor() as cursor:
        for statement in (RECOUNT, *MORE):
            cursor.execute(statement, statuses)
            found += cursor.fetchall()
    return [
        Drift(figure=figure, record_id=key, label=label, kept=kept, counted=counted)
        for figure, key, label, kept, counted in found
    ]
