from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.fields import SealedText
from blkportal.core.visibility import ScopedQuerySet
from participants.rows import ROWS
from participants.states import GONE_IMPORT, ImportStatus
from programs.models import Batch, TrainingCenter
from regions.codes import CodeScheme
from regions.models import Regency


class ReferralImportQuerySet(ScopedQuerySet):
    rows = {role: rule for role, rule in ROWS.items() if role not in roles.CENTER}


class ProblemKind(models.TextChoices):
    WRONG = "WRONG", _("To be mended")
    DOUBT = "DOUBT", _("Please check")
    KNOWN = "KNOWN", _("Already nominated")
    CHANGE = "CHANGE", _("Will be changed")


class Mode(models.TextChoices):
    """What a list may do, chosen when it is uploaded."""

    GOOD_ROWS = "GOOD_ROWS", _("Nominate the good rows")
    ALL_OR_NOTHING = "ALL_OR_NOTHING", _("Nominate all rows or none")
    UPDATE = "UPDATE", _("Only bring people's facts up to date")
    CREATE_AND_UPDATE = "CREATE_AND_UPDATE", _("Nominate, and bring facts up to date")

    @property
    def nominates(self) -> bool:
        return self != Mode.UPDATE

    @property
    def updates(self) -> bool:
        return self in (Mode.UPDATE, Mode.CREATE_AND_UPDATE)


class ReferralImport(models.Model):
    """One uploaded list: checked as a whole, confirmed by a person, saved in one transaction.

    ``checked_rows`` holds the good rows, sealed, between check and save; it is emptied when they
    have become referrals. ``problems`` holds [row, column, label, shown value, sentence, kind]:
    WRONG keeps the row out, DOUBT asks the person who confirms, KNOWN has nothing new, CHANGE
    says what was there before. ``changed_rows`` holds, sealed, the facts of people before the list
    changed them. ``file`` is sealed too.
    """

    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="imports", verbose_name=_("batch")
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(auto_now_add=True, verbose_name=_("uploaded"))
    file = models.FileField(upload_to="imports/%Y/%m/", max_length=120, verbose_name=_("file"))
    file_name = models.CharField(_("file"), max_length=150)
    digest = models.CharField(max_length=64)
    status = models.CharField(
        _("status"), max_length=9, choices=ImportStatus, default=ImportStatus.UPLOADED
    )
    mode = models.CharField(
        _("what the list does"), max_length=17, choices=Mode, default=Mode.GOOD_ROWS
    )
    code_scheme = models.CharField(
        _("codes of places"),
        max_length=10,
        choices=CodeScheme,
        default=CodeScheme.UNDECLARED,
        db_default=CodeScheme.UNDECLARED,
    )
    rows_read = models.PositiveIntegerField(_("rows"), default=0)
    rows_good = models.PositiveIntegerField(_("ready"), default=0)
    rows_saved = models.PositiveIntegerField(_("saved"), default=0)
    rows_changed = models.PositiveIntegerField(_("people changed"), default=0)
    checked_rows = SealedText(blank=True)
    changed_rows = SealedText(blank=True)
    problems = models.JSONField(default=list, verbose_name=_("problems"))
    refusal = models.TextField(blank=True, verbose_name=_("why it was refused"))
    saved_at = models.DateTimeField(null=True, verbose_name=_("saved"))

    Mode = Mode

    objects = ReferralImportQuerySet.as_manager()

    STATUS_TONES = {"CHECKED": "warn", "SAVED": "good", "REFUSED": "bad", "UPLOADED": "info"}

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ImportStatus.values), name="import_status_known"
            ),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="import_mode_known"),
            models.CheckConstraint(
                condition=Q(code_scheme__in=CodeScheme.values), name="import_code_scheme_known"
            ),
            models.UniqueConstraint(
                fields=["regency", "batch", "digest", "mode", "code_scheme"],
                condition=~Q(status__in=GONE_IMPORT),
                name="import_same_file_once",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
