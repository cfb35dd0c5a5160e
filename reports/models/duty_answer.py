from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models import TrainingCenter
from regions.models import Regency
from reports.duties import BY_NAME, CHOICES


class DutyAnswerQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }


class DutyAnswer(models.Model):
    """What a region, or a center, says to one of its figures of a year. It stays as it was said;
    who has more to say says it below."""

    duty = models.CharField(_("duty"), max_length=24, choices=CHOICES)
    year = models.PositiveSmallIntegerField(_("year"))
    regency = models.ForeignKey(
        Regency, models.PROTECT, null=True, related_name="+", verbose_name=_("region")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, null=True, related_name="+",
        verbose_name=_("training center"),
    )  # fmt: skip
    text = models.TextField(_("answer"), max_length=1_000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    by_name = models.CharField(_("by whom"), max_length=150)
    at = models.DateTimeField(auto_now_add=True, verbose_name=_("when"))

    objects = DutyAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a figure")
        verbose_name_plural = _("answers to figures")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="duty_answer_says_something"),
            models.CheckConstraint(condition=Q(duty__in=list(BY_NAME)), name="duty_answer_known"),
            models.CheckConstraint(
                condition=Q(regency__isnull=False, center=None)
                | Q(regency=None, center__isnull=False),
                name="duty_answer_of_one_side",
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "year"], name="duty_answer_of_region"),
            models.Index(fields=["center", "year"], name="duty_answer_of_center"),
        ]

    def __str__(self) -> str:
        return self.text[:50]
