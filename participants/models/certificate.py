import secrets
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from blkportal.core.visibility import ScopedQuerySet
from participants.models.consent import Consent
from participants.models.enrollment import Enrollment
from participants.models.participant import Participant
from participants.rows import ROWS
from participants.states import WITHDRAWN, CertificateStatus
from programs.models import Program, TrainingCenter
from regions.models import Regency

TYPED = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is read as something else
CODE_LENGTH = 8


def new_token() -> str:
    """128 bits: nobody finds a certificate by trying addresses."""
    return secrets.token_urlsafe(16)


def new_code() -> str:
    return "".join(secrets.choice(TYPED) for _ in range(CODE_LENGTH))


class CertificateQuerySet(ScopedQuerySet):
    rows = ROWS

    def valid(self) -> Self:
        unexpired = Q(valid_until__isnull=True) | Q(valid_until__gte=timezone.localdate())
        return self.filter(unexpired, status=CertificateStatus.ISSUED)

    def with_names(self) -> Self:
        """``proposer`` and ``issuer``, where the reader knows the person."""
        names = User.objects.order_by().values("name")
        return self.annotate(
            proposer=Subquery(names.filter(pk=OuterRef("proposed_by"))),
            issuer=Subquery(names.filter(pk=OuterRef("issued_by"))),
        )

    def ending(self, days: int) -> Self:
        """Valid today, and for at most ``days`` more days."""
        today = timezone.localdate()
        last = today + timedelta(days=days)
        return self.filter(status=CertificateStatus.ISSUED, valid_until__range=(today, last))

    def offered(self) -> Self:
        """What employers browse: valid, for a competency, of a person who agrees as of now."""
        agrees = Consent.objects.live().filter(
            participant=OuterRef("participant"), purpose=Consent.Purpose.TALENT_SEARCH
        )
        return self.valid().filter(Exists(agrees), kind=Certificate.Kind.COMPETENCY)


class Certificate(models.Model):
    """Proof of training or of competency, under a number that no other certificate bears."""

    class Kind(models.TextChoices):
        TRAINING = "TRAINING", _("Training certificate")
        COMPETENCY = "COMPETENCY", _("Competency certificate")
        LETTER = "LETTER", _("Letter of participation")

    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="certificates", verbose_name=_("enrollment")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="certificates", verbose_name=_("participant")
    )
    program = models.ForeignKey(
        Program, models.PROTECT, related_name="certificates", verbose_name=_("program")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="certificates", verbose_name=_("regency or city")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    number = models.CharField(_("number"), max_length=80, unique=True)
    registration_number = models.CharField(_("registration number"), max_length=80, blank=True)
    scheme = models.CharField(_("scheme"), max_length=150, blank=True)
    level = models.PositiveSmallIntegerField(_("level (KKNI)"), null=True)
    units = models.JSONField(_("competency units"), default=list)  # [[code, title], …] as of issue
    issued_on = models.DateField(_("issued"))
    valid_until = models.DateField(_("valid until"), null=True)
    status = models.CharField(
        _("status"), max_length=8, choices=CertificateStatus, default=CertificateStatus.ISSUED
    )
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )
    # who holds one of these may read the certificate: the link in its picture, or typed by hand
    check_token = models.CharField(max_length=22, unique=True, default=new_token, editable=False)
    check_code = models.CharField(max_length=8, default=new_code, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("issued by"),
    )

    objects = CertificateQuerySet.as_manager()

    STATUS_TONES = {"ISSUED": "good", "EXPIRED": "warn", "REVOKED": "bad", "REPLACED": "warn"}

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CertificateStatus.values), name="certificate_status_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("issued_on")),
                name="certificate_valid_after_issue",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="certificate_has_number"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")),
                name="certificate_replaces_another",
            ),
            models.UniqueConstraint(
                fields=["enrollment", "kind"],
                condition=Q(status=CertificateStatus.ISSUED),
                name="certificate_once_a_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "-issued_on"], name="certificate_regency_day"),
            models.Index(fields=["center", "-issued_on"], name="certificate_center_day"),
            models.Index(
                fields=["center", "valid_until"],
                condition=Q(status=CertificateStatus.ISSUED, valid_until__isnull=False),
                name="certificate_ending",
            ),
            models.Index(
                fields=["program", "regency", "-issued_on"],
                condition=Q(status=CertificateStatus.ISSUED),
                name="certificate_offered",
            ),
            models.Index(fields=["-issued_on", "-id"], name="certificate_newest"),
            models.Index(
                F("level").desc(nulls_last=True),
                F("issued_on").desc(),
                F("id").desc(),
                name="certificate_highest",
            ),
            models.Index(
                fields=["center", "-issued_on", "-id"], name="certificate_newest_of_center"
            ),
            models.Index(
                fields=["id"],
                condition=Q(status__in=WITHDRAWN),
                name="certificate_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def status_today(self) -> str:
        """A day that has passed counts at once, not when the clock has come round to it."""
        until = self.valid_until
        if self.status == CertificateStatus.ISSUED and until and until < timezone.localdate():
            return CertificateStatus.EXPIRED
        return self.status

    @property
    def spelled_code(self) -> str:
        """ "K7MX-42QD", as it is printed."""
        return f"{self.check_code[:4]}-{self.check_code[4:]}"


class CertificateCounter(models.Model):
    """The last number given, per center, kind and year; raised by one atomic statement."""

    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    kind = models.CharField(max_length=10, choices=Certificate.Kind, verbose_name=_("kind"))
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["center", "kind", "year"], name="one_counter_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.center_id} {self.kind} {self.year}: {self.last}"
