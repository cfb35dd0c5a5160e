"""Runs of reports, subscriptions and letters for the tests."""

from datetime import date, timedelta

from reports.models import ReportLetter, ReportRun, ReportSubscription


def make_report_run(**about):
    facts = {"cadence": "MONTH", "period_from": date(2026, 10, 1), "places": 2} | about
    last = facts["period_from"] + timedelta(days=30)
    return ReportRun.objects.create(period_to=last, **facts)


def make_subscription(user, regency="62.10"):
    return ReportSubscription.objects.create(
        user=user, cadence="MONTH", level="REGENCY", province_id=regency[:2], regency_id=regency
    )


def make_letter(user, report, regency="62.10"):
    return ReportLetter.objects.create(
        subscription=make_subscription(user, regency), user=user, report=report
    )
