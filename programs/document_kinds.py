from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """The papers that a program may ask for, by the names on them."""

    KTP = "KTP", _("Identity card (KTP)")
    KK = "KK", _("Family card (KK)")
    DIPLOMA = "DIPLOMA", _("Last diploma (ijazah)")
    PHOTO = "PHOTO", _("Passport photo")
    AK1 = "AK1", _("Job-seeker card (AK/1)")
    HEALTH = "HEALTH", _("Health certificate")
    STATEMENT = "STATEMENT", _("Signed statement")
    OTHER = "OTHER", _("Other document")
