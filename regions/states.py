"""The lives of this app's records."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.states import Moves


class ObstacleStatus(models.TextChoices):
    OPEN = "OPEN", _("Still open")
    TAKEN_UP = "TAKEN_UP", _("Taken up")
    SOLVED = "SOLVED", _("Solved")
    NOT_SOLVABLE = "NOT_SOLVABLE", _("Cannot be solved")
    MERGED = "MERGED", _("Joined with another")


O = ObstacleStatus  # noqa: E741
UNDER_WAY = (O.OPEN, O.TAKEN_UP)
obstacle_moves = Moves(
    take_up=((O.OPEN,), O.TAKEN_UP),
    solve=(UNDER_WAY, O.SOLVED),
    give_up=(UNDER_WAY, O.NOT_SOLVABLE),
    merge=(UNDER_WAY, O.MERGED),
    reopen=((O.SOLVED, O.NOT_SOLVABLE), O.OPEN),
)


class MeetingStatus(models.TextChoices):
    PLANNED = "PLANNED", _("Planned")
    HELD = "HELD", _("Held")
    CANCELLED = "CANCELLED", _("Cancelled")


M = MeetingStatus
meeting_moves = Moves(
    hold=((M.PLANNED,), M.HELD),
    cancel=((M.PLANNED,), M.CANCELLED),
)


class WageListStatus(models.TextChoices):
    CHECKED = "CHECKED", _("To be confirmed")
    SAVED = "SAVED", _("Saved")
    DISCARDED = "DISCARDED", _("Discarded")


W = WageListStatus
wage_list_moves = Moves(
    confirm=((W.CHECKED,), W.SAVED),
    discard=((W.CHECKED,), W.DISCARDED),
)
