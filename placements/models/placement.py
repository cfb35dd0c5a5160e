from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, own
from participants.models import Enrollment, Participant
from participants.rows import ROWS
from placements.models.employer import Employer
from placements.models.hire_request import HireRequest
from placements.states import Evidence
from programs.models import TrainingCenter
from programs.occupations import name_of
from regions.models import Regency


def of_person(column: str) -> Subquery:
    """A column of the person, or nothing where row security hides the person from the reader."""
    return Subquery(
        Participant.objects.filter(pk=OuterRef("participant")).order_by().values(column)
    )


class PlacementQuerySet(ScopedQuerySet):
    rows = {**ROWS, roles.Role.EMPLOYER: own("employer")}

    def open(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def disputed(self) -> Self:
        return self.filter(disputed_on__isnull=False)

    def work(self) -> Self:
        return self.exclude(kind__in=NO_WORK)

    def unconfirmed(self) -> Self:
        """Of which the firm has said neither yes nor no."""
        early = (Evidence.REPORTED, Evidence.SEEN)
        return self.open().filter(evidence__in=early, disputed_on__isnull=True)

    def as_read_by(self, user: Any) -> Self:
        """Add ``person``: the name for offices; for an employer what the person has opened."""
        if user.role == roles.Role.EMPLOYER:
            opened = NullIf("hire_request__contact_name", Value(""))
            known = Coalesce(opened, of_person("initials"), Value("–"))
            return self.select_related("employer").annotate(person=known)
        program = Enrollment.objects.filter(pk=OuterRef("enrollment")).values("program__title")
        rows = self.annotate(
            person=Coalesce(of_person("name"), Value("–")), program_title=Subquery(program)
        )
        return rows.select_related("regency", "center", "employer")


NO_WORK = ("STUDY", "OTHER")  # told of, and no income: it counts nowhere as work
CONTRACTS = ["PERMANENT", "CONTRACT", "DAILY", "NONE"]


class Placement(models.Model):
    """Work after training, of a kind, with the evidence on which it rests.

    Only who is employed has a ``contract``; empty, it is not yet known. ``words`` say what
    something else is; ``occupation_code`` is the group of KBJI, where somebody knows it.
    """

    class Kind(models.TextChoices):
        WORK = "WORK", _("Employment")
        SELF_EMPLOYED = "SELF_EMPLOYED", _("Self-employment")
        APPRENTICESHIP = "APPRENTICESHIP", _("Apprenticeship")
        STUDY = "STUDY", _("Further study")
        OTHER = "OTHER", _("Something else")

    class Contract(models.TextChoices):
        PERMANENT = "PERMANENT", _("Permanent (PKWTT)")
        CONTRACT = "CONTRACT", _("For a fixed time (PKWT)")
        DAILY = "DAILY", _("By the day")
        NONE = "NONE", _("Nothing in writing")

    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="placements", verbose_name=_("enrollment")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="placements", verbose_name=_("participant")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="placements", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    words = models.CharField(
        _("what it is"), max_length=120, blank=True, db_default="", default=""
    )
    employer = models.ForeignKey(
        Employer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name=_("employer"),
    )
    employer_name = models.CharField(_("firm, business or school"), max_length=150, blank=True)
    job_title = models.CharField(_("job"), max_length=120, blank=True)
    occupation_code = models.CharField(
        _("occupation code (KBJI)"), max_length=4, blank=True, db_default="", default=""
    )
    work_regency = models.ForeignKey(
        Regency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place of work"),
    )
    contract = models.CharField(
        _("kind of contract"), max_length=9, choices=Contract, blank=True, db_default=""
    )
    wage = models.PositiveIntegerField(_("wage a month, rupiah"), null=True, blank=True)
    is_linear = models.BooleanField(_("matches the vocation"), null=True, blank=True)
    started_on = models.DateField(_("started"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    evidence = models.CharField(
        _("evidence"), max_length=10, choices=Evidence, default=Evidence.REPORTED
    )
    # the firm, or whoever went there, says that it is not so; until paper or visit shows otherwise
    disputed_on = models.DateField(_("disputed"), null=True, blank=True, editable=False)
    hire_request = models.OneToOneField(
        HireRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placement",
        verbose_name=_("hire request"),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = PlacementQuerySet.as_manager()

    STATUS_TONES = {"REPORTED": "warn", "SEEN": "info", "CONFIRMED": "good",
                    "DOCUMENTED": "good", "VISITED": "good"}  # fmt: skip

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(evidence__in=Evidence.values), name="placement_evidence_known"
            ),
            models.CheckConstraint(
                condition=Q(contract="") | Q(kind="WORK", contract__in=CONTRACTS),
                name="placement_contract_of_work",
            ),
            models.CheckConstraint(
                condition=Q(kind="OTHER") & ~Q(words="") | ~Q(kind="OTHER") & Q(words=""),
                name="placement_other_says_what",
            ),
            models.CheckConstraint(
                condition=Q(occupation_code="") | Q(occupation_code__regex=r"^[0-9]{4}$"),
                name="placement_occupation_digits",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="placement_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=Q(ended_on__isnull=True) & ~Q(kind__in=NO_WORK),
                name="placement_open_once",
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "-started_on"], name="placement_regency_day"),
            models.Index(fields=["-started_on", "-id"], name="placement_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.participant}"

    @property
    def firm(self) -> str:
        return str(self.employer) if self.employer else self.employer_name or self.words

    @property
    def occupation(self) -> str:
        return name_of(self.occupation_code)
