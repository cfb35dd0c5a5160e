"""The lives of a batch and of an agreement."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.states import Moves


class BatchStatus(models.TextChoices):
    PLANNED = "PLANNED", _("Planned")
    OPEN = "OPEN", _("Open for nominations")
    SELECTION = "SELECTION", _("Selection")
    CONFIRMED = "CONFIRMED", _("Participants fixed by decree")
    RUNNING = "RUNNING", _("Training runs")
    ASSESSMENT = "ASSESSMENT", _("Assessment")
    GRADUATION = "GRADUATION", _("Graduation")
    CLOSED = "CLOSED", _("Closed")
    POSTPONED = "POSTPONED", _("Postponed")
    CANCELLED = "CANCELLED", _("Cancelled")


B = BatchStatus
BEFORE_CLOSED = (
    B.PLANNED,
    B.OPEN,
    B.SELECTION,
    B.CONFIRMED,
    B.RUNNING,
    B.ASSESSMENT,
    B.GRADUATION,
)

batch_moves = Moves(
    open=((B.PLANNED, B.POSTPONED), B.OPEN),
    start_selection=((B.OPEN,), B.SELECTION),
    confirm=((B.SELECTION,), B.CONFIRMED),
    start=((B.CONFIRMED,), B.RUNNING),
    start_assessment=((B.RUNNING,), B.ASSESSMENT),
    start_graduation=((B.ASSESSMENT,), B.GRADUATION),
    close=((B.GRADUATION,), B.CLOSED),
    postpone=(BEFORE_CLOSED, B.POSTPONED),
    cancel=((*BEFORE_CLOSED, B.POSTPONED), B.CANCELLED),
)


class AgreementStatus(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    ACTIVE = "ACTIVE", _("In force")
    EXPIRED = "EXPIRED", _("Expired")
    ENDED = "ENDED", _("Ended early")


A = AgreementStatus
agreement_moves = Moves(
    activate=((A.DRAFT,), A.ACTIVE),
    expire=((A.ACTIVE,), A.EXPIRED),
    end=((A.DRAFT, A.ACTIVE), A.ENDED),
)
