from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.models.report_subscription import OwnQuerySet

MOST_VIEWS = 20


class SavedView(models.Model):
    """A dashboard that a person opens again: its place and filters, and none of its numbers."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    turn = models.PositiveSmallIntegerField(editable=False)  # 1 to 20: a person has no more
    name = models.CharField(_("name"), max_length=80)
    region = models.CharField(_("region"), max_length=5, blank=True)  # "", "62" or "62.10"
    query = models.JSONField(_("filters"), default=dict)  # {filter: text}, as in the address
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "turn"], name="saved_view_turn_once"),
            models.UniqueConstraint(fields=["user", "name"], name="saved_view_name_once"),
            models.CheckConstraint(
                condition=Q(turn__range=(1, MOST_VIEWS)), name="saved_view_at_most_twenty"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_name"),
            models.CheckConstraint(
                condition=Q(region__regex=r"^([0-9]{2}(\.[0-9]{2})?)?$"), name="saved_view_region"
            ),
        ]

    def __str__(self) -> str:
        return self.name
