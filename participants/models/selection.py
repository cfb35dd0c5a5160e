from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import Rule, ScopedQuerySet, everything, own
from participants.models.referral import Referral
from participants.rows import ROWS
from programs.models import Batch, TrainingCenter
from regions.models import Regency

BEST = 100
TURN = models.Case(
    models.When(kind="DOCUMENTS", then=0), models.When(kind="WRITTEN", then=1), default=2
)


class SelectionStepQuerySet(ScopedQuerySet):
    """When and how a class selects is announced like the class itself."""

    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.OFFICERS)},
        **{role: own("center") for role in roles.CENTER},
    }


class SelectionStep(models.Model):
    """One scored part of the selection for a class: its day, what it weighs, what is the least.

    Points are 0 to 100 in every step; ``weight`` says how much they count against the other
    steps, and who has fewer than ``pass_mark`` is not selected whatever the rest says.
    """

    class Kind(models.TextChoices):
        DOCUMENTS = "DOCUMENTS", _("Papers")
        WRITTEN = "WRITTEN", _("Written test")
        INTERVIEW = "INTERVIEW", _("Interview")

    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="selection_steps", verbose_name=_("batch")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    kind = models.CharField(_("step"), max_length=9, choices=Kind)
    held_on = models.DateField(_("day"))
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(BEST)]
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("least points"), null=True, blank=True, validators=[MaxValueValidator(BEST)]
    )

    objects = SelectionStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of the selection")
        verbose_name_plural = _("steps of the selection")
        ordering = ["batch", "held_on", TURN]  # test and interview are often on one day
        constraints = [
            models.UniqueConstraint(fields=["batch", "kind"], name="selection_step_once_a_class"),
            models.CheckConstraint(
                condition=Q(weight__range=(1, BEST)), name="selection_step_weighs_something"
            ),
            models.CheckConstraint(
                condition=Q(pass_mark__isnull=True) | Q(pass_mark__lte=BEST),
                name="selection_step_can_be_passed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


def told(rule: Rule) -> Rule:
    """A region reads points once the class has been decided, not while it is being tested."""
    return lambda user: rule(user) & Q(referral__decided_on__isnull=False)


class SelectionScoreQuerySet(ScopedQuerySet):
    rows = {**ROWS, **{role: told(ROWS[role]) for role in roles.OFFICERS}}


class SelectionScore(models.Model):
    """What a nominee reached in one step: points, or absence. A step not held yet has no row."""

    step = models.ForeignKey(
        SelectionStep, models.PROTECT, related_name="scores", verbose_name=_("step")
    )
    referral = models.ForeignKey(
        Referral, models.PROTECT, related_name="scores", verbose_name=_("referral")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2, null=True)
    is_absent = models.BooleanField(_("absent"), default=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    noted_at = models.DateTimeField(_("entered"), auto_now=True)

    objects = SelectionScoreQuerySet.as_manager()

    class Meta:
        verbose_name = _("points of the selection")
        verbose_name_plural = _("points of the selection")
        ordering = ["step_id", "referral_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "referral"], name="selection_score_once_a_step"
            ),
            models.CheckConstraint(
                condition=Q(is_absent=True, points__isnull=True)
                | Q(is_absent=False, points__isnull=False, points__range=(0, BEST)),
                name="selection_score_or_absence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.points if not self.is_absent else _('absent')}"
