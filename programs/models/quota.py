from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models.agreement import Agreement
from programs.models.batch import Batch
from programs.models.center import TrainingCenter
from programs.models.program import Program
from programs.states import AgreementStatus
from regions.models import Regency


class QuotaQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }

    def for_batch(self, batch: Batch) -> "QuotaQuerySet":
        """The quotas that a nomination to ``batch`` may use; the batch's own goes first."""
        return self.filter(
            Q(batch=batch) | Q(batch__isnull=True, program=batch.program_id, year=batch.year),
            center=batch.center_id,
        ).order_by(F("batch").asc(nulls_last=True))

    def in_force(self, day: date) -> "QuotaQuerySet":
        """Those under an agreement that covers ``day``, as ``Agreement.covers`` tells of one."""
        return self.filter(
            agreement__status=AgreementStatus.ACTIVE,
            agreement__starts_on__lte=day,
            agreement__ends_on__gte=day,
        )


class Quota(models.Model):
    """What an agreement gives a region for a year: seats in one batch, or in one program.

    ``nominees`` is how many may be nominated for the ``seats`` (22 took the test for the 14 of
    Gunung Mas). ``nominated`` counts live referrals, ``taken`` the seats held; both move by
    conditional update only.
    """

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="quotas", verbose_name=_("agreement")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="quotas", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="quotas", verbose_name=_("training center")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    program = models.ForeignKey(
        Program,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotas",
        verbose_name=_("program"),
    )
    batch = models.ForeignKey(
        Batch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotas",
        verbose_name=_("batch"),
    )
    seats = models.PositiveIntegerField(_("seats"))
    nominees = models.PositiveIntegerField(_("nominees allowed"))
    nominated = models.PositiveIntegerField(_("nominated"), default=0, editable=False)
    taken = models.PositiveIntegerField(_("seats taken"), default=0, editable=False)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = QuotaQuerySet.as_manager()

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        ordering = ["-year", "regency"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__gte=0) & Q(taken__lte=F("seats")), name="quota_never_oversold"
            ),
            models.CheckConstraint(
                condition=Q(nominated__gte=0) & Q(nominated__lte=F("nominees")),
                name="quota_nominees_within_limit",
            ),
            models.CheckConstraint(
                condition=Q(nominees__gte=F("seats")), name="quota_nominees_cover_seats"
            ),
            models.CheckConstraint(
                condition=Q(program__isnull=False, batch__isnull=True)
                | Q(program__isnull=True, batch__isnull=False),
                name="quota_for_program_or_batch",
            ),
            models.UniqueConstraint(
                fields=["agreement", "year", "batch", "regency"],
                condition=Q(batch__isnull=False),
                name="quota_once_a_batch",
            ),
            models.UniqueConstraint(
                fields=["agreement", "year", "program", "regency"],
                condition=Q(program__isnull=False),
                name="quota_once_a_program",
            ),
        ]
        indexes = [models.Index(fields=["regency", "year"], name="quota_regency_year")]

    def __str__(self) -> str:
        return f"{self.regency_id} {self.year}: {self.batch or self.program}"

    @property
    def nominations_left(self) -> int:
        return self.nominees - self.nominated

    @property
    def seats_left(self) -> int:
        return self.seats - self.taken
