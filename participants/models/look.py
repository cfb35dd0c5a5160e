from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything
from participants.models.participant import Participant


class LookQuerySet(ScopedQuerySet):
    rows = {role: everything for role in roles.MINISTRY}


class Look(models.Model):
    """Who opened, or took along, what about one person; once a day for each kind.

    Lists on a page are not noted: a line of a list names a person, and no more.
    """

    class Kind(models.TextChoices):
        FILE = "FILE", _("Opened the whole file")
        PROFILE = "PROFILE", _("Read the certificate and skills, without the name")
        CONTACT = "CONTACT", _("Read name and phone number after a yes")
        NIK = "NIK", _("Had the whole NIK shown")
        DOCUMENT = "DOCUMENT", _("Opened a document")
        LIST = "LIST", _("Took a list with this name along")

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="looks", verbose_name=_("participant")
    )
    kind = models.CharField(_("what was looked at"), max_length=8, choices=Kind)
    on = models.DateField(_("day"), default=timezone.localdate)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("account")
    )
    office = models.CharField(_("office or firm"), max_length=200)

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at a person's data")
        verbose_name_plural = _("looks at people's data")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["FILE", "PROFILE", "CONTACT", "NIK", "DOCUMENT", "LIST"]),
                name="look_kind_known",
            )
        ]
        indexes = [models.Index(fields=["participant", "-on"], name="look_person_day")]

    def __str__(self) -> str:
        return f"{self.office}, {self.on}"
