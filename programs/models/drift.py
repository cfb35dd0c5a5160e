from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything


class Figure(models.TextChoices):
    SEATS = "SEATS", _("seats of the quota, by its ledger")
    QUOTA_TAKEN = "QUOTA_TAKEN", _("seats taken of the quota, by the people who hold them")
    NOMINATED = "NOMINATED", _("nominated on the quota, by the live nominations")
    BATCH_TAKEN = "BATCH_TAKEN", _("seats taken of the class, by the people who hold them")
    ON_OFFER = "ON_OFFER", _("found by the search, by certificate, consent and outcome")
    REFERRED = "REFERRED", _("sums of nominations, by their rows")
    TRAINED = "TRAINED", _("sums of people trained, by their rows")


class DriftQuerySet(ScopedQuerySet):
    rows = {role: everything for role in roles.MINISTRY}


class Drift(models.Model):
    """A counter that differs from the recount: an incident for the ministry, until it is gone."""

    Figure = Figure

    figure = models.CharField(_("figure"), max_length=11, choices=Figure)
    record_id = models.BigIntegerField(_("number of the record"))
    label = models.CharField(_("where"), max_length=200)
    kept = models.IntegerField(_("kept"))
    counted = models.IntegerField(_("counted"))
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    settled_at = models.DateTimeField(_("gone"), null=True)

    objects = DriftQuerySet.as_manager()

    class Meta:
        verbose_name = _("drift")
        verbose_name_plural = _("drifts")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "record_id"],
                condition=Q(settled_at__isnull=True),
                name="drift_once_while_it_lasts",
            ),
            models.CheckConstraint(
                condition=Q(figure__in=Figure.values), name="drift_figure_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.get_figure_display()}"
