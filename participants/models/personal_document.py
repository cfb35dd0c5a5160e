from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.models.consent import through_participant
from participants.models.participant import Participant, ParticipantQuerySet
from participants.states import DocumentStatus
from programs.document_kinds import DocumentKind


class PersonalDocumentQuerySet(ScopedQuerySet):
    rows = {role: through_participant(rule) for role, rule in ParticipantQuerySet.rows.items()}

    def kept(self) -> Self:
        return self.exclude(status=DocumentStatus.REMOVED)


class PersonalDocument(models.Model):
    """A scan or photo of a paper of one person: sealed on the disk, given out as an attachment.

    ``file`` and ``preview`` are made-up names of sealed files; the preview is drawn anew and only
    a picture has one. Once removed, both files are gone and the row tells that there was one.
    """

    Kind = DocumentKind

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="documents", verbose_name=_("participant")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    kind = models.CharField(_("document"), max_length=9, choices=DocumentKind)
    file = models.CharField(max_length=120, blank=True, editable=False)
    preview = models.CharField(max_length=120, blank=True, editable=False)
    media = models.CharField(_("kind of file"), max_length=4)
    size = models.PositiveIntegerField(_("size in bytes"))
    digest = models.CharField(max_length=64, editable=False)
    is_scanned = models.BooleanField(_("scanned for viruses"))
    status = models.CharField(
        _("status"), max_length=8, choices=DocumentStatus, default=DocumentStatus.WAITING
    )
    refusal = models.CharField(_("why it was not accepted"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(auto_now_add=True, verbose_name=_("added"))

    center_id: str | None = None  # of the center whose step is written into the history

    objects = PersonalDocumentQuerySet.as_manager()

    STATUS_TONES = {"WAITING": "info", "ACCEPTED": "good", "REFUSED": "bad"}

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=DocumentStatus.values), name="document_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=DocumentStatus.REFUSED) | ~Q(refusal=""),
                name="document_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(file="") & Q(status=DocumentStatus.REMOVED))
                | (~Q(file="") & ~Q(status=DocumentStatus.REMOVED)),
                name="document_removed_has_no_file",
            ),
            models.UniqueConstraint(
                fields=["participant", "digest"],
                condition=~Q(status=DocumentStatus.REMOVED),
                name="document_same_file_once",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def name(self) -> str:
        """What the file is called when it leaves the portal: nothing about the person."""
        return f"{self.kind.lower()}-{self.pk}.{self.media}"
