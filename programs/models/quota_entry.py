from datetime import datetime
from typing import Self

from django.contrib.auth import get_user_model
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.one_of import IsOneOf
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models.quota import Quota


class EntryKind(models.TextChoices):
    ALLOCATE = "ALLOCATE", _("Granted")
    CHANGE = "CHANGE", _("Changed by the ministry")
    NOMINATE = "NOMINATE", _("Nominated")
    GIVE_BACK = "GIVE_BACK", _("Nomination ended")
    USE = "USE", _("Seat taken")
    FREE = "FREE", _("Seat free again")
    RELEASE = "RELEASE", _("Passed on")
    CLAIM = "CLAIM", _("Taken over from another region")
    CLAIM_BACK = "CLAIM_BACK", _("Taken back")


class QuotaEntryQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center_id") for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency_id"),
        roles.Role.PROVINCE_OFFICER: own_province("regency_id"),
    }

    def with_names(self) -> Self:
        """Add ``by_name``; empty for a colleague whom the reader may not see."""
        users = get_user_model().objects.filter(pk=OuterRef("by_id")).values("name")
        return self.annotate(by_name=Subquery(users))

    def balance(self, before: datetime, quotas: QuerySet[Quota]) -> Self:
        """How each of ``quotas`` stood: its last line before that moment.

        One index look-up a quota; what was granted later is not in it.
        """
        lines = QuotaEntry.objects.filter(quota=OuterRef("pk"), at__lt=before)
        last = lines.order_by("-at", "-pk")
        keys = quotas.order_by().annotate(last=Subquery(last.values("pk")[:1])).values("last")
        # an array is made first, so that no plan reads all lines of a region to find a few
        return self.filter(IsOneOf(F("pk"), ArraySubquery(keys)))


class QuotaEntry(models.Model):
    """One line of the quota ledger: what changed, and how the quota stood after it.

    Lines come from the trigger ``quota_ledger`` in the write that they tell of, so that no path
    into the table can leave one out; nobody can write, change or remove one by hand.
    ``seats``, ``nominees``, ``nominated`` and ``taken`` are signed changes, in people.
    """

    quota = models.ForeignKey(
        Quota, models.PROTECT, related_name="entries", verbose_name=_("quota")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    center_id = models.CharField(max_length=40, editable=False)
    kind = models.CharField(_("what"), max_length=10, choices=EntryKind)
    seats = models.IntegerField(_("seats"))
    nominees = models.IntegerField(_("nominees allowed"))
    nominated = models.IntegerField(_("nominated"))
    taken = models.IntegerField(_("seats taken"))
    seats_after = models.IntegerField(_("seats after"))
    nominees_after = models.IntegerField(_("nominees allowed after"))
    nominated_after = models.IntegerField(_("nominated after"))
    taken_after = models.IntegerField(_("seats taken after"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by_id = models.BigIntegerField(_("number of the account"), null=True)
    at = models.DateTimeField(_("when"))

    objects = QuotaEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("quota ledger")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EntryKind.values), name="ledger_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(taken_after__gte=0, taken_after__lte=F("seats_after"))
                & Q(nominated_after__gte=0, nominated_after__lte=F("nominees_after")),
                name="ledger_never_negative",
            ),
        ]
        indexes = [models.Index(fields=["quota", "-at", "-id"], name="ledger_of_quota")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.quota_id}"

    @property
    def seats_free(self) -> int:
        return self.seats_after - self.taken_after
