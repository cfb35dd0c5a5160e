"""The periods that reports are made for by the clock: months, quarters and years that are over."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

SETTLES_IN = timedelta(days=5)  # what offices enter late is still taken along

CONFIRMED_WITHIN = 5  # working days after a report is made; as many again after it came back


class Cadence(models.TextChoices):
    MONTH = "MONTH", _("Monthly")
    QUARTER = "QUARTER", _("Quarterly")
    YEAR = "YEAR", _("Yearly")


MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.YEAR: 12}


def period_with(cadence: str, day: date) -> tuple[date, date]:
    """The first and the last day of the month, quarter or year in which ``day`` lies."""
    months = MONTHS[Cadence(cadence)]
    first = date(day.year, day.month - (day.month - 1) % months, 1)
    after = first.year * 12 + first.month - 1 + months
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def last_settled(cadence: str, today: date) -> tuple[date, date]:
    """The last period that had ended ``SETTLES_IN`` before today."""
    running = period_with(cadence, today - SETTLES_IN)[0]
    return period_with(cadence, running - timedelta(days=1))
