from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import is_active
from reports.events import Topic


class Mail(models.TextChoices):
    DAILY = "DAILY", _("Once a day, when there is news")
    WEEKLY = "WEEKLY", _("On Mondays, when there is news")
    NEVER = "NEVER", _("Never")


class NoticeSettingsQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """What somebody wants to hear is nobody else's business."""
        return self.filter(user=user) if is_active(user) else self.none()


class NoticeSettings(models.Model):
    """How a person hears of what others did. Who has no row hears of everything, once a day.

    ``calendar`` is the number of the link to the own calendar that is alive; a new link ends it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_settings"
    )
    mail = models.CharField(_("by e-mail"), max_length=6, choices=Mail, default=Mail.DAILY)
    muted = ArrayField(
        models.CharField(max_length=11, choices=Topic), verbose_name=_("not about"),
        default=list, blank=True,
    )  # fmt: skip
    seen_at = models.DateTimeField(_("read until"), null=True)
    mailed_at = models.DateTimeField(_("told by e-mail until"), null=True)
    calendar = models.PositiveSmallIntegerField(default=1)

    objects = NoticeSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("settings of notices")
        verbose_name_plural = _("settings of notices")
        constraints = [
            models.CheckConstraint(condition=Q(mail__in=Mail.values), name="notice_mail_known")
        ]

    def __str__(self) -> str:
        return str(self.user)
