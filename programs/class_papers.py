"""The papers about a class that come from outside the portal, and which of them a center needs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ClassPaperKind(models.TextChoices):
    DECREE = "DECREE", gettext_lazy("Decree, signed (SK)")
    INSTRUCTORS = "INSTRUCTORS", gettext_lazy("List of instructors")
    CURRICULUM = "CURRICULUM", gettext_lazy("Curriculum")
    MINUTES = "MINUTES", gettext_lazy("Minutes of the graduation board")
    MATERIALS = "MATERIALS", gettext_lazy("Training materials: requests and receipts")
    RECEIPTS = "RECEIPTS", gettext_lazy("Receipts of the participants")
    OTHER = "OTHER", gettext_lazy("Other paper")


def check_papers(kinds: Any) -> None:
    if not isinstance(kinds, list) or not all(kind in ClassPaperKind.values for kind in kinds):
        raise ValidationError(
            _("Write the papers as a list, for example [“DECREE”, “MINUTES”]. Known: %(kinds)s.")
            % {"kinds": ", ".join(ClassPaperKind.values)}
        )
