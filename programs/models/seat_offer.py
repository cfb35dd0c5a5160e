from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models.batch import Batch
from programs.models.center import TrainingCenter
from programs.models.program import Program
from programs.models.quota import Quota
from programs.states import OfferStatus
from regions.models import Regency


class SeatOfferQuerySet(ScopedQuerySet):
    """Told to every region: a seat can only be taken over by whoever knows of it."""

    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.OFFICERS)},
        **{role: own("center") for role in roles.CENTER},
    }

    def claimable(self) -> Self:
        return self.filter(status=OfferStatus.OPEN, until__gte=timezone.localdate())


class SeatOffer(models.Model):
    """Seats that a region cannot fill and passes on: whoever comes first takes them over.

    What they are for stands here too: other regions read the offer, and never the quota.

    Until ``needs_first_until`` they are for regions whose first needs name the program. They
    have left the quota when the offer stands; what is ``remaining`` waits to be taken over
    and goes back to the quota when the region takes it back or the last day passes.
    """

    quota = models.ForeignKey(Quota, models.PROTECT, related_name="offers")
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("passed on by")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, null=True, related_name="offers", verbose_name=_("batch")
    )
    program = models.ForeignKey(
        Program, models.PROTECT, null=True, related_name="+", verbose_name=_("program")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    seats = models.PositiveIntegerField(_("seats"))
    remaining = models.PositiveIntegerField(_("still to be had"))
    places = models.PositiveIntegerField(_("places for nominees"))
    reason = models.CharField(_("reason"), max_length=500)
    until = models.DateField(_("until"))
    needs_first_until = models.DateField(_("first for regions that need it, until"), null=True)
    status = models.CharField(
        _("status"), max_length=10, choices=OfferStatus, default=OfferStatus.OPEN
    )
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    offered_at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = SeatOfferQuerySet.as_manager()

    STATUS_TONES = {"OPEN": "info", "TAKEN": "good", "TAKEN_BACK": "neutral", "LAPSED": "warn"}

    class Meta:
        verbose_name = _("seats passed on")
        verbose_name_plural = _("seats passed on")
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=OfferStatus.values), name="offer_status_known"
            ),
            models.CheckConstraint(
                condition=Q(seats__gt=0) & Q(remaining__lte=F("seats")),
                name="offer_never_oversold",
            ),
            models.CheckConstraint(
                condition=Q(status=OfferStatus.OPEN) | Q(remaining=0),
                name="offer_closed_has_none_left",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="offer_says_why"),
            models.CheckConstraint(
                condition=Q(needs_first_until__isnull=True) | Q(needs_first_until__lte=F("until")),
                name="offer_needs_first_ends_in_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["until"], condition=Q(status=OfferStatus.OPEN), name="offer_open_until"
            )
        ]

    def __str__(self) -> str:
        return str(self.batch or self.program)

    @property
    def is_for_needs(self) -> bool:
        day = self.needs_first_until
        return day is not None and day >= timezone.localdate()

    @property
    def is_to_be_had(self) -> bool:
        return self.status == OfferStatus.OPEN and self.until >= timezone.localdate()

    def is_answered_by(self, user: Any) -> bool:
        """The region answers for its own seats, the ministry for all."""
        return user.role in roles.MINISTRY or (
            user.role in roles.OFFICERS and user.scope_key == self.regency_id
        )


class SeatClaimQuerySet(ScopedQuerySet):
    """Both sides read it, and whoever is above or between them."""

    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center_id") for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: lambda user: (
            Q(regency=user.scope_key) | Q(from_regency=user.scope_key)
        ),
        roles.Role.PROVINCE_OFFICER: lambda user: (
            own_province("regency")(user) | own_province("from_regency")(user)
        ),
    }


class SeatClaim(models.Model):
    """Seats that went from one region's quota into another's; written once and never changed."""

    offer = models.ForeignKey(SeatOffer, models.PROTECT, related_name="claims")
    quota = models.ForeignKey(Quota, models.PROTECT, related_name="claims")
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("taken over by")
    )
    from_regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("passed on by")
    )
    center_id = models.CharField(max_length=40, editable=False)
    seats = models.IntegerField(_("seats"))  # above 0, by claim_has_seats
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    claimed_at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = SeatClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("seats taken over")
        verbose_name_plural = _("seats taken over")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(seats__gt=0), name="claim_has_seats"),
            models.CheckConstraint(
                condition=~Q(regency=F("from_regency")), name="claim_by_another_region"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_regency_id} → {self.regency_id}: {self.seats}"
