import json
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.fields import SealedText
from blkportal.core.visibility import ScopedQuerySet, everything, own
from programs.models import Batch, TrainingCenter

INSIDE = {
    **{role: everything for role in roles.MINISTRY},
    **{role: own("center") for role in roles.CENTER},
}
DAYS = frozenset({"birth_date", "issued_on"})


class Standing(models.TextChoices):
    """Of a person in the two registers, the most urgent first."""

    ONLY_HERE = "ONLY_HERE", _("Only here")
    ONLY_THERE = "ONLY_THERE", _("Only in SIAPkerja")
    DIFFERS = "DIFFERS", _("In both, but different")
    SAME = "SAME", _("The same in both")


class ComparisonQuerySet(ScopedQuerySet):
    rows = INSIDE


class Comparison(models.Model):
    """A file from SIAPkerja beside one class, as both were at that moment; nothing of it changes.

    ``file`` is the made-up name of the sealed file; it is empty once a person on it was erased.
    ``columns`` names the facts that the file had columns for. ``unread`` (sealed JSON) holds
    [cell, column, what is written, sentence] for each cell because of which a row was left out.
    """

    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="comparisons", verbose_name=_("batch")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    file = models.CharField(max_length=120, blank=True, editable=False)
    file_name = models.CharField(_("file"), max_length=150)
    columns = models.JSONField(default=list, editable=False)
    unread = SealedText(default="[]", editable=False)
    only_here = models.PositiveIntegerField(_("only here"))
    only_there = models.PositiveIntegerField(_("only in SIAPkerja"))
    differing = models.PositiveIntegerField(_("in both, but different"))
    same = models.PositiveIntegerField(_("the same in both"))
    rows_unread = models.PositiveIntegerField(_("rows that cannot be read"))
    compared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compared by")
    )
    by_name = models.CharField(_("by whom"), max_length=150)
    compared_at = models.DateTimeField(auto_now_add=True, verbose_name=_("compared"))

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        verbose_name = _("comparison with SIAPkerja")
        verbose_name_plural = _("comparisons with SIAPkerja")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def disagreeing(self) -> int:
        """People on whom the registers disagreed, settled or not."""
        return self.only_here + self.only_there + self.differing

    @property
    def rows_there(self) -> int:
        return self.only_there + self.differing + self.same + self.rows_unread

    @property
    def ending(self) -> str:
        return self.file_name.rpartition(".")[2].lower()

    @property
    def counts(self) -> dict[Standing, int]:
        numbers = (self.only_here, self.only_there, self.differing, self.same)
        return dict(zip(Standing, numbers, strict=True))

    @property
    def problems(self) -> list[list[str]]:
        return json.loads(self.unread)


class ComparedPersonQuerySet(ScopedQuerySet):
    rows = INSIDE

    def unsettled(self) -> "ComparedPersonQuerySet":
        return self.filter(settled_at__isnull=True).exclude(standing=Standing.SAME)


class ComparedPerson(models.Model):
    """One person of a comparison; the keyed mark of the NIK finds the same one in the next.

    ``differences`` (sealed JSON) holds [fact, ours, theirs], days in ISO form. Settled means that
    somebody has seen to it: one of the registers was put right, or both are as they should be.
    """

    comparison = models.ForeignKey(Comparison, models.PROTECT, related_name="people")
    center = models.ForeignKey(TrainingCenter, models.PROTECT, related_name="+")
    nik_hash = models.CharField(max_length=64, blank=True, editable=False)
    nik_last4 = models.CharField(max_length=4, editable=False)
    name = SealedText(_("name"))
    file_row = models.PositiveIntegerField(_("row of the file"), default=0)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing)
    differences = SealedText(default="[]", editable=False)
    settled_at = models.DateTimeField(_("settled"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("settled by"),
    )  # fmt: skip
    settled_by_name = models.CharField(_("by whom"), max_length=150, blank=True)
    note = models.CharField(_("how it was settled"), max_length=300, blank=True)

    objects = ComparedPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person of a comparison")
        verbose_name_plural = _("people of a comparison")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=["ONLY_HERE", "ONLY_THERE", "DIFFERS", "SAME"]),
                name="compared_person_standing_known",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, note="")
                | Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(note=""),
                name="compared_person_settled_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["comparison", "nik_hash"],
                condition=~Q(nik_hash=""),
                name="compared_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparison_id}: …{self.nik_last4}"

    @property
    def is_open(self) -> bool:
        return self.settled_at is None and self.standing != Standing.SAME

    @property
    def facts(self) -> list[tuple[str, Any, Any]]:
        """(fact, ours, theirs) for each fact on which the registers disagreed."""
        return [
            (fact, *(date.fromisoformat(v) if fact in DAYS and v else v for v in values))
            for fact, *values in json.loads(self.differences)
        ]
