from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from regions.models.obstacle import ObstacleComment, ObstacleCommentQuerySet


class Mentioned(models.TextChoices):
    """An office as a whole, or one person."""

    REGENCY = "REGENCY", _("Office of the regency or city")
    PROVINCE = "PROVINCE", _("Office of the province")
    CENTER = "CENTER", _("Training center")
    MINISTRY = "MINISTRY", _("Ministry")
    PERSON = "PERSON", _("Person")


class MentionQuerySet(ObstacleCommentQuerySet):
    """As its comment."""


class Mention(models.Model):
    """Whom a comment calls; ``name`` is how it is shown, also to who cannot look the person up."""

    Who = Mentioned

    comment = models.ForeignKey(
        ObstacleComment, models.PROTECT, related_name="mentions", verbose_name=_("comment")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    center_id = models.CharField(max_length=40, blank=True, editable=False)
    who = models.CharField(_("mentioned"), max_length=8, choices=Mentioned)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("person"),
    )
    name = models.CharField(_("name"), max_length=150)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(who=Mentioned.PERSON) & Q(person__isnull=False))
                | (
                    Q(who__in=[one for one in Mentioned.values if one != "PERSON"])
                    & Q(person__isnull=True)
                ),
                name="mention_of_a_person_or_an_office",
            ),
            models.UniqueConstraint(
                fields=["comment", "who", "person"],
                nulls_distinct=False,
                name="mention_once_a_comment",
            ),
        ]

    def __str__(self) -> str:
        return self.name
