"""What a check of the data has found: laid out without looking, or by looking."""

from django.utils import timezone

from reports import services
from reports.models import QualityCount, QualityFinding, QualityRun

FACTS = {"graduated_on": "2026-01-31"}


def make_run(day=None, **fields):
    day = day or timezone.localdate()
    run, _ = QualityRun.objects.get_or_create(
        day=day, defaults={"checked_at": timezone.now()} | fields
    )
    return run


def make_count(run=None, rule="never_assessed", **fields):
    defaults = {"found": 1, "accepted": 0, "looked": 5}
    return QualityCount.objects.create(run=run or make_run(), rule=rule, **defaults | fields)


def make_finding(enrollment, rule="never_assessed", **fields):
    defaults = {
        "record": "ENROLLMENT",
        "record_key": str(enrollment.pk),
        "regency_id": enrollment.regency_id,
        "center_id": enrollment.center_id,
        "about": str(enrollment.batch),
        "facts": FACTS,
        "since": timezone.localdate(),
    }
    return QualityFinding.objects.create(rule=rule, **defaults | fields)


def found_by(rule):
    """Check everything; the findings of one rule."""
    services.check_quality()
    return list(QualityFinding.objects.filter(rule=rule))
