"""A round of verification: its sample is drawn, and the province has called a few."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from placements.services import draw_round, note_check, open_next, plan_round

CALLS = [("PHONE", "TRUE", ""), ("PHONE", "UNREACHED", "Tiga kali dihubungi, tidak diangkat."),
         ("VISIT", "TRUE", "Bertemu di bengkel."), ("PHONE", "TRUE", "")]  # fmt: skip


def write_verification(ministry: User, province: User, regency: str) -> None:
    today = timezone.localdate()
    since = today - timedelta(days=360)
    with acting_as(ministry):
        plan = plan_round(
            title=f"Pekerjaan yang dimulai sejak {since:%d/%m/%Y}",
            started_from=since,
            started_until=today,
            per_region=10,
            by=ministry,
        )
        draw_round(plan, by=ministry)
    for method, result, note in CALLS:
        with acting_as(province):
            row = open_next(plan, regency, by=province)
            note_check(row, method=method, result=result, note=note, by=province)
