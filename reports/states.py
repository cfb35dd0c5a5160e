"""The life of a report's approval, from the region up to the ministry."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.states import Moves


class ApprovalStatus(models.TextChoices):
    ASKED = "ASKED", _("Waits for confirmation")
    OVERDUE = "OVERDUE", _("Confirmation is overdue")
    DOUBTED = "DOUBTED", _("Something is wrong")
    CONFIRMED = "CONFIRMED", _("Confirmed by its office")
    ENDORSED = "ENDORSED", _("Confirmed by the province")
    RETURNED = "RETURNED", _("Returned with a reason")
    ACCEPTED = "ACCEPTED", _("Accepted by the ministry")
    REPLACED = "REPLACED", _("Replaced by a newer copy")


A = ApprovalStatus
UNCONFIRMED = (A.ASKED, A.OVERDUE, A.DOUBTED, A.RETURNED)
STANDING = (A.CONFIRMED, A.ENDORSED, A.ACCEPTED)
# a newer copy is asked for anew, and leaves what the ministry has accepted as it is
approval_moves = Moves(
    ask=((), A.ASKED),
    confirm=(UNCONFIRMED, A.CONFIRMED),
    doubt=((A.ASKED, A.OVERDUE, A.RETURNED), A.DOUBTED),
    withdraw=((A.CONFIRMED,), A.ASKED),
    endorse=((A.CONFIRMED,), A.ENDORSED),
    return_=((A.CONFIRMED, A.ENDORSED), A.RETURNED),
    retract=((A.ENDORSED,), A.CONFIRMED),
    accept=((A.CONFIRMED, A.ENDORSED), A.ACCEPTED),
    reopen=((A.ACCEPTED,), A.ENDORSED),
    reopen_own=((A.ACCEPTED,), A.CONFIRMED),  # of a province itself, which nobody endorses
    lapse=((A.ASKED, A.RETURNED), A.OVERDUE),
    replace=((*UNCONFIRMED, A.CONFIRMED, A.ENDORSED), A.REPLACED),
)
