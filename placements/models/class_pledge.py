from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from participants.models import Enrollment
from placements.models.employer import Employer
from placements.models.vacancy_promises import LEAST_WAGE, MOST_WAGE, within
from placements.states import OPEN_PLEDGE, PROMISED, PledgeStatus
from programs.models import Batch, TrainingCenter
from regions.models import Regency

S = PledgeStatus
DUE_SOON = timedelta(days=14)


def of_classes_with_own_people(user: Any) -> Q:
    """A region concerns itself with the classes in which people of its own are trained."""
    return Q(batch__in=Enrollment.objects.visible_to(user).order_by().values("batch"))


class ClassPledgeQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
        **{role: of_classes_with_own_people for role in roles.OFFICERS},
        roles.Role.EMPLOYER: own("employer"),
    }

    def open(self) -> Self:
        return self.filter(status__in=OPEN_PLEDGE)

    def offered(self) -> Self:
        return self.filter(status=S.OFFERED)

    def welcomed(self) -> Self:
        return self.filter(status=S.WELCOMED)

    def promised(self) -> Self:
        return self.filter(status__in=PROMISED)

    def ahead(self) -> Self:
        return self.filter(starts_by__gte=timezone.localdate())

    def past(self) -> Self:
        return self.filter(starts_by__lt=timezone.localdate())

    def due_soon(self) -> Self:
        return self.welcomed().ahead().filter(starts_by__lte=timezone.localdate() + DUE_SOON)

    def as_listed(self) -> Self:
        return self.select_related("employer", "batch__program", "center", "work_regency")


class ClassPledge(models.Model):
    """A firm promises a class, before it ends, to take on so many of its graduates by a day.

    It binds the firm alone: each graduate is asked by a hire request and says yes or no. ``kept``
    is counted from those requests and from work on record, and written by nobody.
    """

    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="pledges", verbose_name=_("employer")
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="pledges", verbose_name=_("class")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    people = models.PositiveSmallIntegerField(
        _("people pledged"), validators=[MinValueValidator(1)]
    )
    kept = models.PositiveSmallIntegerField(_("people taken on"), default=0, editable=False)
    job_title = models.CharField(_("job"), max_length=120)
    work_regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("place of work")
    )
    wage = models.PositiveIntegerField(
        _("wage a month, rupiah"), null=True, blank=True,
        validators=[MinValueValidator(LEAST_WAGE), MaxValueValidator(MOST_WAGE)],
    )  # fmt: skip
    starts_by = models.DateField(_("they start by"))
    message = models.TextField(_("message to the center"), max_length=1000, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=PledgeStatus, default=S.OFFERED, editable=False
    )
    answered_on = models.DateField(_("answered"), null=True, editable=False)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=_("pledged by"),
    )  # fmt: skip
    offered_at = models.DateTimeField(_("offered"), auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ClassPledgeQuerySet.as_manager()

    STATUS_TONES = {"OFFERED": "warn", "WELCOMED": "info", "KEPT": "good", "BROKEN": "bad"}

    class Meta:
        verbose_name = _("class pledge")
        verbose_name_plural = _("class pledges")
        ordering = ["-starts_by", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=S.values), name="pledge_status_known"),
            models.CheckConstraint(condition=Q(people__gte=1), name="pledge_for_somebody"),
            models.CheckConstraint(
                condition=within("wage", LEAST_WAGE, MOST_WAGE), name="pledge_wage_known"
            ),
            # whoever may not write the day cannot answer either
            models.CheckConstraint(
                condition=~Q(status__in=[*PROMISED, S.DECLINED]) | Q(answered_on__isnull=False),
                name="pledge_answered_has_day",
            ),
            models.UniqueConstraint(
                fields=["employer", "batch"],
                condition=Q(status__in=OPEN_PLEDGE),
                name="pledge_open_once",
            ),
        ]
        indexes = [
            models.Index(fields=["center", "status"], name="pledge_center"),
            models.Index(fields=["status", "starts_by"], name="pledge_due"),
        ]

    def __str__(self) -> str:
        return f"{self.employer}: {self.people} × {self.batch}"

    @property
    def is_promised(self) -> bool:
        """Welcomed, so that what became of it is told."""
        return self.status in PROMISED

    @property
    def days_left(self) -> int:
        return (self.starts_by - timezone.localdate()).days
