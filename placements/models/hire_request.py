from datetime import date, timedelta
from typing import Any, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, own
from participants.models import Certificate, Consent, Enrollment, Participant
from participants.rows import ROWS
from placements.models.employer import Employer
from placements.states import OPEN_REQUEST, EmployerStatus, HireRequestStatus
from programs.models import TrainingCenter
from regions.models import Regency

ANSWER_WITHIN = timedelta(days=14)


class HireRequestQuerySet(ScopedQuerySet):
    rows = {**ROWS, roles.Role.EMPLOYER: own("employer")}

    def waiting(self) -> Self:
        return self.filter(status=HireRequestStatus.REQUESTED)

    def of_verified_firms(self) -> Self:
        """Nobody is asked, and nothing is passed on, for a firm that is suspended."""
        return self.filter(employer__status=EmployerStatus.VERIFIED)

    def open(self) -> Self:
        return self.filter(status__in=OPEN_REQUEST)

    def accepted(self) -> Self:
        return self.filter(status=HireRequestStatus.ACCEPTED)

    def as_read_by(self, user: Any) -> Self:
        """Add what this reader may know of the person; offices read more than employers.

        Person, certificate and seat are asked by subquery: a join would drop the request as soon
        as row security hides the person.
        """
        title = Certificate.objects.filter(pk=OuterRef("certificate")).values("program__title")
        rows = self.select_related("employer", "work_regency", "regency").annotate(
            program_title=Subquery(title)
        )
        if user.role == roles.Role.EMPLOYER:
            return rows.with_open_contact()
        person = Participant.objects.filter(pk=OuterRef("participant")).order_by()
        return rows.select_related("center").annotate(
            open_name=Subquery(person.values("name")), open_phone=Subquery(person.values("phone"))
        )

    def with_open_contact(self) -> Self:
        """``open_name`` and ``open_phone``: from the yes until the person stops agreeing, and not
        while the firm is suspended."""
        agrees = Consent.objects.live().filter(
            participant=OuterRef("participant"), purpose=Consent.Purpose.TALENT_SEARCH
        )
        said_yes = Q(status=HireRequestStatus.ACCEPTED) & Exists(agrees)
        is_open = Q(status=HireRequestStatus.HIRED) | (
            said_yes & Q(employer__status=EmployerStatus.VERIFIED)
        )
        return self.annotate(
            open_name=Case(When(is_open, then=F("contact_name")), default=Value("")),
            open_phone=Case(When(is_open, then=F("contact_phone")), default=Value("")),
        )


class HireRequest(models.Model):
    """An employer asks for one certified graduate; the person's answer opens the name.

    ``contact_name`` and ``contact_phone`` are empty until the person has accepted.
    """

    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="hire_requests", verbose_name=_("employer")
    )
    certificate = models.ForeignKey(
        Certificate, models.PROTECT, related_name="hire_requests", verbose_name=_("certificate")
    )
    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="hire_requests", verbose_name=_("enrollment")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="hire_requests", verbose_name=_("participant")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    initials = models.CharField(max_length=12, verbose_name=_("initials"))
    job_title = models.CharField(_("job"), max_length=120)
    work_regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("place of work")
    )
    wage = models.PositiveIntegerField(
        _("wage a month, rupiah"), null=True, blank=True, validators=[MinValueValidator(100_000)]
    )
    starts_on = models.DateField(_("start"))
    message = models.TextField(_("message to the graduate"), max_length=1000, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=HireRequestStatus, default=HireRequestStatus.REQUESTED
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("requested by"),
    )
    requested_at = models.DateTimeField(_("asked"), auto_now_add=True)
    answered_on = models.DateField(_("answered"), null=True)
    letter_on = models.DateField(_("letter to the person"), null=True)
    contact_name = models.CharField(_("name"), max_length=100, blank=True)
    contact_phone = models.CharField(_("phone"), max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HireRequestQuerySet.as_manager()
    edition = 1  # of its personal link; a request lapses before a link has to be replaced

    STATUS_TONES = {"REQUESTED": "warn", "ACCEPTED": "info", "HIRED": "good", "DECLINED": "bad"}

    class Meta:
        verbose_name = _("hire request")
        verbose_name_plural = _("hire requests")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=HireRequestStatus.values), name="hire_request_status_known"
            ),
            models.UniqueConstraint(
                fields=["employer", "participant"],
                condition=Q(status__in=OPEN_REQUEST),
                name="hire_request_open_once",
            ),
            models.CheckConstraint(
                name="hire_request_name_after_yes",
                condition=Q(contact_name="")
                | Q(status__in=[HireRequestStatus.ACCEPTED, HireRequestStatus.HIRED, "LAPSED"]),
            ),
        ]
        indexes = [
            models.Index(fields=["employer", "status"], name="hire_request_employer"),
            models.Index(fields=["regency", "status"], name="hire_request_regency"),
        ]

    def __str__(self) -> str:
        return f"{self.job_title}: {self.initials}"

    @property
    def called(self) -> str:
        """As this reader may call the person; of somebody who was erased neither is left."""
        return getattr(self, "open_name", "") or self.initials or gettext("data erased")

    @property
    def answer_by(self) -> date:
        """After this day an unanswered request lapses."""
        return timezone.localdate(self.requested_at) + ANSWER_WITHIN
