from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.rows import ROWS
from placements.models.placement import Placement
from programs.models import TrainingCenter
from regions.models import Regency


class ProofQuerySet(ScopedQuerySet):
    rows = ROWS


class Proof(models.Model):
    """What an office holds in the hand, or has seen at the place of work."""

    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="%(class)ss", verbose_name=_("placement")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(auto_now_add=True, verbose_name=_("added"))

    objects = ProofQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-pk"]


class WorkPaper(Proof):
    """A scan or photo: sealed on the disk, given out as an attachment, never to a firm."""

    class Kind(models.TextChoices):
        CONTRACT = "CONTRACT", _("Contract of work")
        LETTER = "LETTER", _("Letter of the firm")
        PAYSLIP = "PAYSLIP", _("Payslip")
        BUSINESS = "BUSINESS", _("Licence of the own business (NIB)")
        OTHER = "OTHER", _("Another paper")

    kind = models.CharField(_("paper"), max_length=8, choices=Kind)
    file = models.CharField(max_length=120, editable=False)
    media = models.CharField(_("kind of file"), max_length=4)
    size = models.PositiveIntegerField(_("size in bytes"))
    digest = models.CharField(max_length=64, editable=False)
    is_scanned = models.BooleanField(_("scanned for viruses"))

    class Meta(Proof.Meta):
        abstract = False
        verbose_name = _("paper about work")
        verbose_name_plural = _("papers about work")
        constraints = [
            models.UniqueConstraint(fields=["placement", "digest"], name="work_paper_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["CONTRACT", "LETTER", "PAYSLIP", "BUSINESS", "OTHER"]),
                name="work_paper_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def name(self) -> str:
        return f"{self.kind.lower()}-{self.pk}.{self.media}"


class WorkVisit(Proof):
    """Somebody of the office went there, and says what was found."""

    class Found(models.TextChoices):
        AT_WORK = "AT_WORK", _("Found at work")
        NOT_THERE = "NOT_THERE", _("Not found there")

    on = models.DateField(_("day of the visit"))
    found = models.CharField(_("found"), max_length=9, choices=Found)
    note = models.CharField(_("note"), max_length=500, blank=True)

    STATUS_TONES = {"AT_WORK": "good", "NOT_THERE": "bad"}

    class Meta(Proof.Meta):
        abstract = False
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints = [
            models.CheckConstraint(
                condition=Q(found__in=["AT_WORK", "NOT_THERE"]), name="work_visit_found_known"
            ),
            models.CheckConstraint(
                condition=Q(found="AT_WORK") | ~Q(note=""), name="work_visit_not_there_says_what"
            ),
        ]

    def __str__(self) -> str:
        return str(self.on)
