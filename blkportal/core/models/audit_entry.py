from functools import reduce
from operator import or_
from typing import Self

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _


class AuditQuerySet(models.QuerySet):
    def with_names(self) -> Self:
        """Add ``user_name``; empty for a colleague whom the reader may not see."""
        users = get_user_model().objects.filter(pk=OuterRef("user_id")).values("name")
        return self.annotate(user_name=Subquery(users))


class AuditEntry(models.Model):
    """One write, noted by the database itself: who, when, what, in which request.

    Rows come from the trigger ``audit_write`` and can neither be changed nor removed.
    """

    table = models.CharField(_("table"), max_length=63)
    row_id = models.CharField(_("number of the row"), max_length=40)
    action = models.CharField(_("action"), max_length=6)
    # column → [before, after]; secrets left out
    changed = models.JSONField(_("what changed"), default=dict)
    user_id = models.BigIntegerField(_("number of the account"), null=True)
    request_id = models.CharField(_("number of the request"), max_length=32, blank=True)
    at = models.DateTimeField(_("when"))
    regency_id = models.CharField(_("region"), max_length=5, null=True, db_collation="C")  # noqa: DJ001
    center_id = models.CharField(_("training center"), max_length=40, null=True)  # noqa: DJ001
    employer_id = models.BigIntegerField(_("employer"), null=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit")
        verbose_name_plural = _("entries of the audit")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["table", "row_id"], name="audit_row")]

    def __str__(self) -> str:
        return f"{self.action} {self.table} {self.row_id}"

    @classmethod
    def about(cls, *records: models.Model) -> AuditQuerySet:
        mine = (Q(table=record._meta.db_table, row_id=str(record.pk)) for record in records)
        return cls.objects.filter(reduce(or_, mine))
