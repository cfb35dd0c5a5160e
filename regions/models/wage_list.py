from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything
from regions.states import WageListStatus


class WageListQuerySet(ScopedQuerySet):
    rows = dict.fromkeys(roles.MINISTRY, everything)


class WageList(models.Model):
    """A list of minimum wages as it was uploaded: without a mistake, and not in force before
    somebody has looked at it.

    ``lines`` holds [row, code of the place, year, rupiah a month, decree, rupiah before, decree
    before]; the last two are null where there was none.
    """

    file_name = models.CharField(_("file"), max_length=150)
    lines = models.JSONField(default=list, editable=False)
    added = models.PositiveIntegerField(_("new"))
    changed = models.PositiveIntegerField(_("changed"))
    same = models.PositiveIntegerField(_("as before"))
    status = models.CharField(
        _("status"), max_length=9, choices=WageListStatus, default=WageListStatus.CHECKED
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("by whom"),
    )  # fmt: skip
    answered_at = models.DateTimeField(_("when"), null=True)

    objects = WageListQuerySet.as_manager()

    STATUS_TONES = {"CHECKED": "warn", "SAVED": "good", "DISCARDED": "neutral"}

    class Meta:
        verbose_name = _("list of minimum wages")
        verbose_name_plural = _("lists of minimum wages")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=WageListStatus.values), name="wage_list_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status=WageListStatus.CHECKED, answered_by=None, answered_at=None)
                | ~Q(status=WageListStatus.CHECKED)
                & Q(answered_by__isnull=False, answered_at__isnull=False),
                name="wage_list_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
