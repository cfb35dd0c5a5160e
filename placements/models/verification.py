from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything
from participants.rows import ROWS
from placements.models.placement import Placement
from programs.models import TrainingCenter
from regions.models import Regency


class RoundQuerySet(ScopedQuerySet):
    """How a sample is drawn is no secret, to nobody."""

    rows = dict.fromkeys(roles.EVERYBODY, everything)

    def told(self) -> Self:
        """What everybody may read, without the long text."""
        return self.defer("frame", "frame_digest", "open_frame")


class VerificationRound(models.Model):
    """A sample of placements that somebody else calls or visits. The seed is published first, the
    frame is frozen at the draw. ``open_frame`` names no region, so it is for everybody; of
    ``frame`` an office gets its own part, and draws its own sample again."""

    title = models.CharField(_("title"), max_length=120)
    started_from = models.DateField(_("work that began from"))
    started_until = models.DateField(_("until"))
    per_region = models.PositiveSmallIntegerField(_("placements a region"))
    seed = models.CharField(_("seed"), max_length=64, editable=False)
    published_at = models.DateTimeField(_("seed published"), default=timezone.now)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    frame = models.TextField(blank=True, editable=False)
    open_frame = models.TextField(blank=True, default="", db_default="", editable=False)
    open_digest = models.CharField(
        _("SHA-256 of the open frame"), max_length=64, blank=True, default="", db_default=""
    )
    frame_size = models.PositiveIntegerField(_("placements in the frame"), default=0)
    frame_digest = models.CharField(_("SHA-256 of the frame"), max_length=64, blank=True)
    drawn_at = models.DateTimeField(_("drawn"), null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("verification round")
        verbose_name_plural = _("verification rounds")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(started_until__gte=F("started_from")), name="round_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(per_region__gte=1, per_region__lte=200), name="round_per_region"
            ),
            models.CheckConstraint(
                condition=Q(drawn_at=None, frame_digest="")
                | (
                    Q(drawn_at__isnull=False, drawn_at__gt=F("published_at")) & ~Q(frame_digest="")
                ),
                name="round_drawn_after_its_seed",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SampledWorkQuerySet(ScopedQuerySet):
    rows = ROWS

    def opened(self) -> Self:
        return self.filter(opened_at__isnull=False)


class SampledWork(models.Model):
    """One placement of a sample, as it stood when it was drawn: ``digest`` is of its facts."""

    class Method(models.TextChoices):
        PHONE = "PHONE", _("By phone")
        VISIT = "VISIT", _("By a visit")

    class Result(models.TextChoices):
        TRUE = "TRUE", _("As recorded")
        FALSE = "FALSE", _("Not as recorded")
        UNREACHED = "UNREACHED", _("Nobody was reached")

    round = models.ForeignKey(
        VerificationRound, models.PROTECT, related_name="sample", verbose_name=_("round")
    )
    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="samples", verbose_name=_("placement")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    turn = models.PositiveSmallIntegerField(_("place in the draw"))
    digest = models.CharField(max_length=64, editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True)
    method = models.CharField(_("checked"), max_length=5, choices=Method, blank=True)
    result = models.CharField(_("result"), max_length=9, choices=Result, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("checked by"),
    )

    objects = SampledWorkQuerySet.as_manager()

    STATUS_TONES = {"TRUE": "good", "FALSE": "bad", "UNREACHED": "warn"}

    class Meta:
        verbose_name = _("placement of a sample")
        verbose_name_plural = _("placements of samples")
        ordering = ["round", "regency", "turn"]
        constraints = [
            models.UniqueConstraint(fields=["round", "placement"], name="sampled_once"),
            models.UniqueConstraint(fields=["round", "regency", "turn"], name="sampled_in_order"),
            models.CheckConstraint(
                condition=Q(result="", checked_at=None)
                | (
                    Q(result__in=["TRUE", "FALSE", "UNREACHED"])
                    & Q(method__in=["PHONE", "VISIT"])
                    & Q(checked_at__isnull=False, opened_at__isnull=False)
                ),
                name="sampled_result_after_opening",
            ),
            models.CheckConstraint(
                condition=~Q(result="FALSE") | ~Q(note=""), name="sampled_false_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.regency_id} {self.turn}"
