"""What a region needs in a coming year, complete unless a test leaves something out."""

from django.utils import timezone

from programs.models import TrainingNeed


def make_need(by, occupation="Juru las pipa", status="SUBMITTED", **fields):
    year = timezone.localdate().year + 1
    last = TrainingNeed.objects.filter(regency=by.scope_key, year=year).order_by("rank").last()
    defaults = {
        "regency_id": by.scope_key,
        "year": year,
        "rank": (last.rank or 0) + 1 if last else 1,
        "sector": "C",
        "demand": 40,
        "capacity": 12,
        "sources": ["VACANCIES"],
        "delivery": "BOARDING",
        "seats": 16,
        "quarter": 2,
        "why": "Dua pabrik baru dibuka.",
        "written_by": by,
    }
    return TrainingNeed.objects.create(occupation=occupation, status=status, **defaults | fields)
