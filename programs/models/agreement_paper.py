from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.agreement_papers import AgreementPaperKind
from programs.models.agreement import Agreement
from programs.states import AgreementPaperStatus

# the desks that deal with agreements; instructors, certifiers and placers have no part in them
DESK_ROWS = {
    **{role: everything for role in roles.MINISTRY},
    roles.Role.CENTER_ORGANIZER: own("center_id"),
    roles.Role.REGENCY_OFFICER: own("regency_id"),
    roles.Role.PROVINCE_OFFICER: own_province("regency_id"),
}


class Side(models.TextChoices):
    """Who keeps an agreement: its two parties, and the ministry."""

    MINISTRY = "MINISTRY", _("Ministry")
    REGION = "REGION", _("Region")
    CENTER = "CENTER", _("Training center")


class AgreementPaperQuerySet(ScopedQuerySet):
    rows = DESK_ROWS

    def kept(self) -> Self:
        return self.filter(status=AgreementPaperStatus.KEPT)


class AgreementPaper(models.Model):
    """A document of an agreement: sealed on the disk, given out as an attachment only.

    Once removed its file is gone; the row tells that there was one, and why it went.
    """

    Kind, Side = AgreementPaperKind, Side

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="papers", verbose_name=_("agreement")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    center_id = models.CharField(max_length=40, editable=False)
    kind = models.CharField(_("document"), max_length=8, choices=AgreementPaperKind)
    side = models.CharField(_("added by"), max_length=8, choices=Side)
    file = models.CharField(max_length=120, blank=True, editable=False)
    media = models.CharField(_("kind of file"), max_length=4)
    size = models.PositiveIntegerField(_("size in bytes"))
    digest = models.CharField(max_length=64, editable=False)
    is_scanned = models.BooleanField(_("scanned for viruses"))
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=AgreementPaperStatus,
        default=AgreementPaperStatus.KEPT,
    )
    removal = models.CharField(_("why it was removed"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(auto_now_add=True, verbose_name=_("added"))

    objects = AgreementPaperQuerySet.as_manager()

    STATUS_TONES = {"KEPT": "good", "REMOVED": "neutral"}

    class Meta:
        verbose_name = _("document of an agreement")
        verbose_name_plural = _("documents of an agreement")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=AgreementPaperKind.values) & Q(side__in=Side.values),
                name="agreement_paper_kind_and_side_known",
            ),
            models.CheckConstraint(
                condition=(~Q(file="") & Q(status=AgreementPaperStatus.KEPT))
                | (Q(file="") & Q(status=AgreementPaperStatus.REMOVED) & ~Q(removal="")),
                name="agreement_paper_removed_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["agreement", "digest"],
                condition=Q(status=AgreementPaperStatus.KEPT),
                name="agreement_paper_same_file_once",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def name(self) -> str:
        """What the file is called when it leaves the portal."""
        return f"{self.kind.lower()}-{self.pk}.{self.media}"
