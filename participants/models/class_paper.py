from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from programs.class_papers import ClassPaperKind
from programs.models import Batch, TrainingCenter


class ClassPaperQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
    }

    def kept(self) -> Self:
        return self.filter(removed_at__isnull=True)


class ClassPaper(models.Model):
    """A paper of the report pack that the portal cannot make itself; sealed on the disk."""

    Kind = ClassPaperKind

    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="papers", verbose_name=_("batch")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    kind = models.CharField(_("paper"), max_length=17, choices=ClassPaperKind)
    file = models.CharField(max_length=120, blank=True, editable=False)
    media = models.CharField(_("kind of file"), max_length=4)
    size = models.PositiveIntegerField(_("size in bytes"))
    digest = models.CharField(max_length=64, editable=False)
    is_scanned = models.BooleanField(_("scanned for viruses"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(auto_now_add=True, verbose_name=_("added"))
    removed_at = models.DateTimeField(_("removed"), null=True)

    objects = ClassPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper of a class")
        verbose_name_plural = _("papers of a class")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ClassPaperKind.values), name="class_paper_kind_known"
            ),
            models.CheckConstraint(
                condition=(Q(file="") & Q(removed_at__isnull=False))
                | (~Q(file="") & Q(removed_at=None)),
                name="class_paper_removed_has_no_file",
            ),
            models.UniqueConstraint(
                fields=["batch", "digest"],
                condition=Q(removed_at__isnull=True),
                name="class_paper_same_file_once",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def name(self) -> str:
        return f"{self.kind.lower()}-{self.pk}.{self.media}"
