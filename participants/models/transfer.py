from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.fields import SealedText
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from participants.models.participant import Participant
from participants.states import TransferStatus
from regions.models import Regency


class TransferQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }

    def waiting(self) -> Self:
        return self.filter(status=TransferStatus.ASKED)


class Transfer(models.Model):
    """A region asks for the record of somebody whom another region keeps.

    It names the NIK that it has before it, and learns nothing else before the ministry has
    answered. ``participant`` is set when the record has moved.
    """

    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("asking region")
    )
    nik = SealedText(_("NIK"))
    nik_hash = models.CharField(max_length=64, editable=False)
    nik_last4 = models.CharField(_("last four digits of the NIK"), max_length=4)
    reason = models.CharField(_("reason"), max_length=500)
    status = models.CharField(
        _("status"), max_length=9, choices=TransferStatus, default=TransferStatus.ASKED
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, related_name="+", verbose_name=_("participant")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(auto_now_add=True, verbose_name=_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True)

    objects = TransferQuerySet.as_manager()

    STATUS_TONES = {"ASKED": "warn", "GRANTED": "good", "DECLINED": "bad"}

    class Meta:
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=TransferStatus.values), name="transfer_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=TransferStatus.GRANTED) | Q(participant__isnull=False),
                name="transfer_granted_moved_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status=TransferStatus.DECLINED) | ~Q(answer=""),
                name="transfer_declined_with_an_answer",
            ),
            models.UniqueConstraint(
                fields=["regency", "nik_hash"],
                condition=Q(status=TransferStatus.ASKED),
                name="transfer_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"…{self.nik_last4}"
