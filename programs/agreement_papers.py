"""What a document of an agreement can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementPaperKind(models.TextChoices):
    SIGNED = "SIGNED", _("Agreement, signed (PKS)")
    ADDENDUM = "ADDENDUM", _("Addendum")
    BUDGET = "BUDGET", _("Proof of budget")
    LETTER = "LETTER", _("Letter")
    OTHER = "OTHER", _("Other paper")
