"""The lives of a batch, an agreement with its papers, seats passed on and a training need."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
STILL_TO_END = tuple(state for state in BEFORE_CLOSED if state != B.GRADUATION)

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
    ENDED = "ENDED", pgettext_lazy("of an agreement", "Ended early")


A = AgreementStatus
agreement_moves = Moves(
    activate=((A.DRAFT,), A.ACTIVE),
    expire=((A.ACTIVE,), A.EXPIRED),
    end=((A.DRAFT, A.ACTIVE), A.ENDED),
)


class AgreementPaperStatus(models.TextChoices):
    KEPT = "KEPT", _("Kept")
    REMOVED = "REMOVED", _("Removed")


P = AgreementPaperStatus
agreement_paper_moves = Moves(remove=((P.KEPT,), P.REMOVED))


class RenewalStatus(models.TextChoices):
    ASKED = "ASKED", _("Renewal asked for")
    RENEWED = "RENEWED", _("Renewed")
    REFUSED = "REFUSED", _("Renewal refused")
    WITHDRAWN = "WITHDRAWN", _("Request withdrawn")


R = RenewalStatus
renewal_moves = Moves(
    renew=((R.ASKED,), R.RENEWED),
    refuse=((R.ASKED,), R.REFUSED),
    withdraw=((R.ASKED,), R.WITHDRAWN),
)


class OfferStatus(models.TextChoices):
    OPEN = "OPEN", _("To be had")
    TAKEN = "TAKEN", _("All taken over")
    TAKEN_BACK = "TAKEN_BACK", _("Taken back")
    LAPSED = "LAPSED", _("Lapsed")


O = OfferStatus  # noqa: E741
offer_moves = Moves(
    take=((O.OPEN,), O.TAKEN),
    take_back=((O.OPEN,), O.TAKEN_BACK),
    lapse=((O.OPEN,), O.LAPSED),
)


class NeedStatus(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    SUBMITTED = "SUBMITTED", _("Submitted")
    REVIEWED = "REVIEWED", _("Supported by the province")
    PLANNED = "PLANNED", _("Planned")
    DEFERRED = "DEFERRED", _("Deferred")
    REJECTED = "REJECTED", _("Not accepted")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


N = NeedStatus
GONE_NEEDS = (N.REJECTED, N.WITHDRAWN)
UNANSWERED_NEEDS = (N.SUBMITTED, N.REVIEWED)
# the ministry may answer without the province, whose silence must not cost the region its seats
need_moves = Moves(
    submit=((N.DRAFT,), N.SUBMITTED),
    review=((N.SUBMITTED,), N.REVIEWED),
    return_=(UNANSWERED_NEEDS, N.DRAFT),
    plan=((*UNANSWERED_NEEDS, N.DEFERRED), N.PLANNED),
    defer=(UNANSWERED_NEEDS, N.DEFERRED),
    reject=((*UNANSWERED_NEEDS, N.DEFERRED), N.REJECTED),
    withdraw=((N.DRAFT, N.SUBMITTED), N.WITHDRAWN),
)
