from functools import reduce
from operator import or_
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.kinds import name_of_kind

SCOPE_COLUMNS = ("regency_id", "center_id", "employer_id")


class StatusChange(models.Model):
    """One step in a record's life: who moved it, when, from where to where, and why."""

    record_type = models.CharField(_("kind of record"), max_length=60)
    record_id = models.BigIntegerField(_("number of the record"))
    verb = models.CharField(_("step"), max_length=40)
    before = models.CharField(_("before"), max_length=20)
    after = models.CharField(_("afterwards"), max_length=20)
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("account"),
        null=True,
        related_name="+",
        db_index=False,
    )
    by_name = models.CharField(_("by whom"), max_length=150)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    regency_id = models.CharField(_("region"), max_length=5, null=True, db_collation="C")  # noqa: DJ001
    center_id = models.CharField(_("training center"), max_length=40, null=True)  # noqa: DJ001
    employer_id = models.BigIntegerField(_("employer"), null=True)

    class Meta:
        verbose_name = _("step of a record")
        verbose_name_plural = _("steps of records")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["record_type", "record_id", "at"], name="change_record"),
            models.Index(fields=["regency_id", "at"], name="change_of_region"),
            models.Index(fields=["center_id", "at"], name="change_of_center"),
            models.Index(fields=["at"], name="change_day"),
        ]

    def __str__(self) -> str:
        return f"{name_of_kind(self.record_type)} {self.record_id}"

    @classmethod
    def of(
        cls, record: models.Model, verb: str, before: Any, after: Any, *, by: Any, reason: str = ""
    ) -> Self:
        """History carries the record's scope, so that whoever sees the record sees its life."""
        scope = {name: getattr(record, name, None) for name in SCOPE_COLUMNS}
        return cls(
            record_type=record._meta.label_lower,
            record_id=record.pk,
            verb=verb,
            before=before,
            after=after,
            reason=reason,
            by_id=by.pk if by else None,
            by_name=by.name if by else "",
            **scope,
        )

    @classmethod
    def about(cls, *records: models.Model) -> models.QuerySet[Self]:
        mine = (
            models.Q(record_type=record._meta.label_lower, record_id=record.pk)
            for record in records
        )
        return cls.objects.filter(reduce(or_, mine))
