"""The papers about a class that come from outside the portal, and which of them a center needs."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ClassPaperKind(models.TextChoices):
    """In the order of the report pack; two of them stand for several of their neighbours."""

    COVER = "COVER", gettext_lazy("Cover and covering letter")
    DECREE = "DECREE", gettext_lazy("Decree, signed (SK)")
    INSTRUCTORS = "INSTRUCTORS", gettext_lazy("List of instructors")
    CURRICULUM = "CURRICULUM", gettext_lazy("Curriculum")
    INSTRUCTOR_ROLL = "INSTRUCTOR_ROLL", gettext_lazy("Roll of the instructors")
    MATERIAL_REQUEST = "MATERIAL_REQUEST", gettext_lazy("Training materials: request")
    MATERIAL_RECEIPT = "MATERIAL_RECEIPT", gettext_lazy("Training materials: receipt")
    MATERIAL_WEEKLY = "MATERIAL_WEEKLY", gettext_lazy("Training materials: weekly report")
    MATERIALS = "MATERIALS", gettext_lazy("Training materials: requests and receipts")
    BOARD_INVITATION = "BOARD_INVITATION", gettext_lazy("Invitation to the graduation board")
    BOARD_ROLL = "BOARD_ROLL", gettext_lazy("Roll of the graduation board")
    MINUTES = "MINUTES", gettext_lazy("Minutes of the graduation board")
    RECEIPT_TRAVEL = "RECEIPT_TRAVEL", gettext_lazy("Receipts: transport")
    RECEIPT_INSURANCE = "RECEIPT_INSURANCE", gettext_lazy("Receipts: insurance cards")
    RECEIPT_CLOTHES = "RECEIPT_CLOTHES", gettext_lazy("Receipts: work clothes")
    RECEIPT_WRITING = "RECEIPT_WRITING", gettext_lazy("Receipts: writing materials")
    RECEIPT_MODULE = "RECEIPT_MODULE", gettext_lazy("Receipts: modules")
    RECEIPTS = "RECEIPTS", gettext_lazy("Receipts of the participants")
    OTHER = "OTHER", gettext_lazy("Other paper")


K = ClassPaperKind
# one scan often holds several papers: what it stands for counts as there
STANDS_FOR: Mapping[str, frozenset[str]] = {
    K.MATERIALS: frozenset({K.MATERIAL_REQUEST, K.MATERIAL_RECEIPT, K.MATERIAL_WEEKLY}),
    K.RECEIPTS: frozenset({K.RECEIPT_TRAVEL, K.RECEIPT_INSURANCE, K.RECEIPT_CLOTHES,
                           K.RECEIPT_WRITING, K.RECEIPT_MODULE}),
}  # fmt: skip


def with_what_they_stand_for(kinds: Collection[str]) -> set[str]:
    """A bundle stands for each of its papers, and all of its papers stand for the bundle."""
    found = set(kinds).union(*(STANDS_FOR.get(kind, ()) for kind in kinds))
    return found | {bundle for bundle, papers in STANDS_FOR.items() if papers <= found}


def check_papers(kinds: Any) -> None:
    if not isinstance(kinds, list) or not all(kind in ClassPaperKind.values for kind in kinds):
        raise ValidationError(
            _("Write the papers as a list, for example [“DECREE”, “MINUTES”]. Known: %(kinds)s.")
            % {"kinds": ", ".join(ClassPaperKind.values)}
        )
