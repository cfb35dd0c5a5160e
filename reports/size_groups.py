"""Regions are compared with regions of their size: by inhabitants, in three groups."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MEDIUM_FROM, LARGE_FROM = 250_000, 1_000_000


class SizeGroup(TextChoices):
    SMALL = "SMALL", _("fewer than 250,000 inhabitants")
    MEDIUM = "MEDIUM", _("250,000 to 1,000,000 inhabitants")
    LARGE = "LARGE", _("1,000,000 inhabitants and more")


def group_of(inhabitants: int | None) -> SizeGroup | None:
    """None where the number of inhabitants is not known."""
    if inhabitants is None:
        return None
    if inhabitants < MEDIUM_FROM:
        return SizeGroup.SMALL
    return SizeGroup.MEDIUM if inhabitants < LARGE_FROM else SizeGroup.LARGE
