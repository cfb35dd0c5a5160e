from enum import StrEnum
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything
from reports.models.regional_report import RegionalReport
from reports.states import STANDING, UNCONFIRMED, ApprovalStatus


class Turn(StrEnum):
    """Who acts next."""

    PLACE = "PLACE"
    PROVINCE = "PROVINCE"
    MINISTRY = "MINISTRY"
    NOBODY = "NOBODY"


def own_place(user: Any) -> Q:
    return Q(place=user.scope_key)


def own_province_and_its_regencies(user: Any) -> Q:
    return Q(place__startswith=f"{user.scope_key}.")


class ReportApprovalQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.REGENCY_OFFICER: own_place,
        roles.Role.PROVINCE_OFFICER: own_province_and_its_regencies,
    }

    def with_reports(self) -> Self:
        """Joined with place and period of each report, without its many numbers."""
        about = ("report__province", "report__regency", "report__center")
        rows = self.select_related(*about)
        return rows.defer("report__figures", "report__regencies", "report__breakdowns")

    def waiting_for(self, turn: Turn) -> Self:
        """What is this one's to do; of the regions, what nobody has answered yet."""
        return self.filter(WAITS_FOR[turn])


class ReportApproval(models.Model):
    """What the line says to one frozen report: that its figures are right as of the cut-off.

    It is bound to the figures by their ``checksum``; a newer copy is another report and is asked
    for anew. ``place`` is "62.10", or "62." for a province's own report.
    """

    report = models.OneToOneField(
        RegionalReport, models.PROTECT, related_name="approval", verbose_name=_("report")
    )
    place = models.CharField(_("place"), max_length=5, db_collation="C")
    status = models.CharField(
        _("status"), max_length=9, choices=ApprovalStatus, default=ApprovalStatus.ASKED
    )
    due_on = models.DateField(_("due"))
    checksum = models.CharField(_("checksum"), max_length=64)
    confirmed_on = models.DateField(_("confirmed on"), null=True)
    endorsed_on = models.DateField(_("confirmed by the province on"), null=True)
    accepted_on = models.DateField(_("accepted on"), null=True)

    objects = ReportApprovalQuerySet.as_manager()

    STATUS_TONES = {"ASKED": "info", "OVERDUE": "bad", "DOUBTED": "bad", "CONFIRMED": "info",
                    "ENDORSED": "info", "RETURNED": "warn", "ACCEPTED": "good"}  # fmt: skip

    class Meta:
        verbose_name = _("approval of a report")
        verbose_name_plural = _("approvals of reports")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["place", "status"], name="approval_of_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ApprovalStatus.values), name="approval_status_known"
            ),
            models.CheckConstraint(
                condition=Q(place__regex=r"^[0-9]{2}\.([0-9]{2})?$"), name="approval_place_dotted"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=STANDING) | Q(confirmed_on__isnull=False),
                name="approval_standing_was_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=UNCONFIRMED)
                | Q(confirmed_on=None, endorsed_on=None, accepted_on=None),
                name="approval_taken_back_as_a_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status=ApprovalStatus.ENDORSED) | Q(endorsed_on__isnull=False),
                name="approval_endorsed_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(status=ApprovalStatus.ACCEPTED)
                | Q(accepted_on__isnull=False)
                & (Q(endorsed_on__isnull=False) | Q(place__endswith=".")),
                name="approval_accepted_after_the_province",
            ),
            models.CheckConstraint(
                condition=~Q(status=ApprovalStatus.CONFIRMED)
                | Q(endorsed_on=None, accepted_on=None),
                name="approval_of_the_place_alone",
            ),
            models.CheckConstraint(
                condition=~Q(status=ApprovalStatus.ENDORSED) | Q(accepted_on=None),
                name="approval_not_yet_accepted",
            ),
            models.CheckConstraint(
                condition=Q(checksum__regex="^[0-9a-f]{64}$"), name="approval_bound_to_figures"
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)

    @property
    def regency_id(self) -> str:
        """The scope that its history carries; of a province, and of none of its regencies."""
        return self.place

    @property
    def is_of_province(self) -> bool:
        return self.place.endswith(".")

    @property
    def is_on_time(self) -> bool:
        return self.confirmed_on is not None and self.confirmed_on <= self.due_on

    @property
    def turn(self) -> Turn:
        if self.status in UNCONFIRMED:
            return Turn.PLACE
        if self.status == ApprovalStatus.ENDORSED:
            return Turn.MINISTRY
        if self.status == ApprovalStatus.CONFIRMED:
            return Turn.MINISTRY if self.is_of_province else Turn.PROVINCE
        return Turn.NOBODY


_OF_PROVINCE = Q(place__endswith=".")
_CONFIRMED = Q(status=ApprovalStatus.CONFIRMED)
WAITS_FOR = {
    Turn.PLACE: Q(status__in=(ApprovalStatus.ASKED, ApprovalStatus.OVERDUE,
                              ApprovalStatus.RETURNED)),
    Turn.PROVINCE: _CONFIRMED & ~_OF_PROVINCE,
    Turn.MINISTRY: Q(status=ApprovalStatus.ENDORSED) | (_CONFIRMED & _OF_PROVINCE),
}  # fmt: skip
