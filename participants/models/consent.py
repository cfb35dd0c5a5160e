from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.models.participant import Participant, ParticipantQuerySet


def through_participant(rule):  # type: ignore[no-untyped-def]
    return lambda user: Q(
        participant__in=ParticipantQuerySet(Participant).filter(rule(user)).values("pk")
    )


class ConsentQuerySet(ScopedQuerySet):
    rows = {role: through_participant(rule) for role, rule in ParticipantQuerySet.rows.items()}

    def live(self) -> "ConsentQuerySet":
        return self.filter(withdrawn_at__isnull=True)


class Consent(models.Model):
    """What a person allowed, in which words, when; withdrawn by setting one moment."""

    class Purpose(models.TextChoices):
        TRAINING = "TRAINING", _("Take part in selection and training")
        TALENT_SEARCH = "TALENT_SEARCH", _("Be shown to employers")

    class Channel(models.TextChoices):
        PAPER = "PAPER", _("Signed form")
        OFFICER = "OFFICER", _("Told the officer")
        IMPORT = "IMPORT", _("Signed list of an upload")
        LINK = "LINK", _("The person, by personal link")

    TO_AN_OFFICE = (Channel.PAPER, Channel.OFFICER, Channel.IMPORT)

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="consents", verbose_name=_("participant")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose)
    text_version = models.CharField(_("text"), max_length=20)
    channel = models.CharField(_("given by"), max_length=8, choices=Channel)
    given_at = models.DateTimeField(_("given"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_live_once_a_purpose",
            )
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()
