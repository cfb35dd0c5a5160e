import uuid
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything
from placements.models.employer import INTERMEDIARY, Employer
from placements.states import SignupStatus
from regions.models import Regency

CONFIRM_WITHIN = timedelta(days=3)
KEPT_DENIED = timedelta(days=90)  # so that a question about the reason can be answered
WAITS = Q(status=SignupStatus.CONFIRMED)


class FirmSignupQuerySet(ScopedQuerySet):
    rows = dict.fromkeys(roles.MINISTRY, everything)

    def waiting(self) -> Self:
        return self.filter(WAITS)

    def queue_first(self) -> Self:
        """Those who wait for an officer, the oldest first; then the others, the newest first."""
        order = Case(When(WAITS, then=Value(0)), default=Value(1))
        since = Case(When(WAITS, then="confirmed_at"))
        return self.order_by(order, since, "-signed_up_at", "-pk")

    def to_forget(self) -> Self:
        """Nobody has confirmed the address in time; or the answer was no, some time ago."""
        now = timezone.now()
        unconfirmed = Q(status=SignupStatus.SENT, signed_up_at__lt=now - CONFIRM_WITHIN)
        denied = Q(status=SignupStatus.DENIED, confirmed_at__lt=now - KEPT_DENIED)
        return self.filter(unconfirmed | denied)


class FirmSignup(models.Model):
    """A firm registers itself, by somebody who has no account yet.

    It is no employer until an officer has verified it: a number that a stranger types in is taken
    from nobody. ``key`` opens this one row to whoever holds the link; ``terms`` is the edition of
    the terms that were agreed to.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name of the firm"), max_length=150)
    registry_number = models.CharField(_("business number (NIB)"), max_length=13)
    kbli = models.CharField(_("class of business (KBLI)"), max_length=5)
    sector = models.CharField(_("sector"), max_length=100)
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    address = models.CharField(_("address"), max_length=200)
    contact_name = models.CharField(_("contact person"), max_length=100)
    contact_title = models.CharField(_("position in the firm"), max_length=100)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=20)
    terms = models.CharField(_("terms agreed to"), max_length=7)
    status = models.CharField(
        _("status"), max_length=9, choices=SignupStatus, default=SignupStatus.SENT, editable=False
    )
    signed_up_at = models.DateTimeField(_("registered"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("e-mail confirmed"), null=True, editable=False)
    denied_because = models.CharField(
        _("why it was denied"), max_length=500, blank=True, editable=False
    )
    employer = models.ForeignKey(
        Employer,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="signups",
        verbose_name=_("employer"),
    )

    objects = FirmSignupQuerySet.as_manager()

    STATUS_TONES = {"SENT": "info", "CONFIRMED": "warn", "VERIFIED": "good", "DENIED": "bad"}

    class Meta:
        verbose_name = _("registration of a firm")
        verbose_name_plural = _("registrations of firms")
        ordering = ["signed_up_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registry_number", "email"], condition=WAITS, name="signup_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=SignupStatus.values), name="signup_status_known"
            ),
            models.CheckConstraint(
                condition=Q(registry_number__regex=r"^[0-9]{13}$"), name="signup_number_digits"
            ),
            models.CheckConstraint(
                condition=Q(kbli__regex=r"^[0-9]{5}$") & ~Q(kbli__startswith=INTERMEDIARY),
                name="signup_no_intermediary",
            ),
            models.CheckConstraint(condition=~Q(terms=""), name="signup_agreed_to_terms"),
            models.CheckConstraint(
                condition=Q(status=SignupStatus.SENT) | Q(confirmed_at__isnull=False),
                name="signup_answered_is_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(status=SignupStatus.VERIFIED, employer__isnull=False)
                | (~Q(status=SignupStatus.VERIFIED) & Q(employer__isnull=True)),
                name="signup_verified_has_employer",
            ),
            models.CheckConstraint(
                condition=~Q(status=SignupStatus.DENIED) | ~Q(denied_because=""),
                name="signup_denied_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_too_late(self) -> bool:
        late = timezone.now() > self.signed_up_at + CONFIRM_WITHIN
        return self.status == SignupStatus.SENT and late

    @property
    def confirm_by(self) -> date:
        return timezone.localdate(self.signed_up_at + CONFIRM_WITHIN)
