from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CertificationBody(models.Model):
    """Who decides on competence (LSP), under a licence that ends on a day."""

    name = models.CharField(_("name"), max_length=150, unique=True)
    licence_number = models.CharField(_("licence number"), max_length=60, unique=True)
    licensed_until = models.DateField(_("licensed until"))
    decision_days = models.PositiveSmallIntegerField(
        _("days to decide"),
        default=14,
        help_text=_("Days from the assessment until its decision should be here."),
    )
    reassessment_days = models.PositiveSmallIntegerField(
        _("days to try again"),
        default=180,
        help_text=_("Days after “not yet competent” in which a person may be assessed again."),
    )
    most_attempts = models.PositiveSmallIntegerField(
        _("most attempts"),
        default=3,
        help_text=_("How often one person may be assessed for one training."),
    )

    class Meta:
        verbose_name = _("certification body")
        verbose_name_plural = _("certification bodies")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(licence_number=""), name="certification_body_is_named"
            ),
            models.CheckConstraint(
                condition=Q(
                    decision_days__range=(1, 365),
                    reassessment_days__lte=1095,
                    most_attempts__range=(1, 9),
                ),
                name="certification_body_terms_in_range",
            ),
        ]

    def __str__(self) -> str:
        return self.name
