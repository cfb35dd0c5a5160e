"""Where anybody may check the paper of a report, and the square picture that leads there."""

import segno
from django.conf import settings
from django.urls import reverse

from reports.models import RegionalReport


def check_address(report: RegionalReport) -> str:
    path = reverse("reports:show_checked_report", args=[report.spelled_code])
    return settings.PUBLIC_URL + path


def picture(report: RegionalReport) -> str:
    """As SVG; a corner that is torn or stained does not spoil it."""
    return segno.make_qr(check_address(report), error="m").svg_inline(omitsize=True)
