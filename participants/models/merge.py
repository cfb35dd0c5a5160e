from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.fields import SealedText
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from participants.models.participant import Participant

KEEPERS = {
    **{role: everything for role in roles.MINISTRY},
    roles.Role.REGENCY_OFFICER: own("regency_id"),
    roles.Role.PROVINCE_OFFICER: own_province("regency_id"),
}


class MergeQuerySet(ScopedQuerySet):
    rows = KEEPERS

    def standing(self) -> Self:
        return self.filter(undone_at__isnull=True)


class Merge(models.Model):
    """Two records of one person made one; what moved is written down, so that it can move back.

    ``moved`` maps a table ("participants.referral") to the keys of the rows that now belong to
    ``kept``. ``came_from`` is the region that kept the other record, where it was another.
    ``changed`` (sealed JSON) maps a fact of the kept person to [before, afterwards].
    """

    kept = models.ForeignKey(
        Participant, models.PROTECT, related_name="merges", verbose_name=_("record that was kept")
    )
    gone = models.ForeignKey(
        Participant, models.PROTECT, related_name="gone_into", verbose_name=_("joined record")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    came_from = models.CharField(
        max_length=5, blank=True, db_default="", db_collation="C", editable=False
    )
    moved = models.JSONField(_("moved"), default=dict)
    changed = SealedText(_("changed facts"), default="{}")
    reason = models.CharField(_("reason"), max_length=300)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("joined by")
    )
    merged_at = models.DateTimeField(auto_now_add=True, verbose_name=_("joined"))
    undone_at = models.DateTimeField(_("separated again"), null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("joined records")
        verbose_name_plural = _("joined records")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone"],
                condition=Q(undone_at__isnull=True),
                name="merge_gone_once",
            ),
            models.CheckConstraint(condition=~Q(gone=F("kept")), name="merge_of_two_records"),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"


class TwoPeopleQuerySet(ScopedQuerySet):
    rows = KEEPERS


class TwoPeople(models.Model):
    """Somebody has compared these two records: they look alike and are two people."""

    first = models.ForeignKey(Participant, models.PROTECT, related_name="+")
    second = models.ForeignKey(Participant, models.PROTECT, related_name="+")
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compared by")
    )
    told_at = models.DateTimeField(auto_now_add=True, verbose_name=_("compared"))

    objects = TwoPeopleQuerySet.as_manager()

    class Meta:
        verbose_name = _("two people who look alike")
        verbose_name_plural = _("two people who look alike")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="two_people_told_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="two_people_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
