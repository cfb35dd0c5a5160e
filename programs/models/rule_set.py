from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from programs.models.center import TrainingCenter
from programs.models.program import Program
from programs.rules import check_rules


class RuleSetQuerySet(ScopedQuerySet):
    """Announced like a class; a center works on its own."""

    rows = {role: everything for role in roles.EVERYBODY} | {
        role: own("center") for role in roles.CENTER
    }


class RuleSet(models.Model):
    """Whom one center admits to a program, in place of the program's own rules; all of them, so
    that nobody has to read two lists. A center without a set goes by the program's."""

    program = models.ForeignKey(
        Program, models.PROTECT, related_name="rule_sets", verbose_name=_("program")
    )
    center = models.ForeignKey(
        TrainingCenter,
        models.PROTECT,
        related_name="rule_sets",
        verbose_name=_("training center"),
    )
    eligibility = models.JSONField(
        _("eligibility rules"), default=dict, blank=True, validators=[check_rules]
    )
    why = models.CharField(_("why they differ"), max_length=300)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("set by")
    )
    set_at = models.DateTimeField(_("set"))

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("rules of a center")
        verbose_name_plural = _("rules of centers")
        ordering = ["program", "center"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "center"], name="rule_set_once_a_center_and_program"
            ),
            models.CheckConstraint(condition=~models.Q(why=""), name="rule_set_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.program} · {self.center}"
