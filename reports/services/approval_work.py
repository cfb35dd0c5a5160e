"""Approvals that wait for a person: of the own place, of the own regions, or of all provinces."""

from typing import Any

from django.db.models import Case, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import Counted, Wait, WorkItem
from reports.models import ReportApproval, Turn
from reports.services.report_approval import turn_for


def waiting_for(rows: Any, user: Any) -> QuerySet:
    """A province both confirms its own report and looks at those of its regions."""
    turn = turn_for(user)
    if turn == Turn.MINISTRY:
        return rows.waiting_for(turn)
    own = f"{user.scope_key}." if turn == Turn.PROVINCE else user.scope_key
    mine = rows.waiting_for(Turn.PLACE).filter(place=own)
    return mine | rows.waiting_for(Turn.PROVINCE) if turn == Turn.PROVINCE else mine


def _approvals_of(user: Any) -> QuerySet:
    return waiting_for(ReportApproval.objects.visible_to(user), user)


def _approvals(user: Any, found: Counted) -> WorkItem:
    text = ngettext(
        "%(n)s report waits for your word", "%(n)s reports wait for your word", found.n
    )
    reason = ngettext("%(n)s is late", "%(n)s are late", found.late) % {"n": found.late}
    return WorkItem(
        "chart",
        text % {"n": found.n},
        reason if found.late else _("Are its figures right as of the cut-off?"),
        found.first,
        f"{reverse('reports:list_approvals')}?state=mine",
        _("Look"),
    )


# the day is that of the confirmation; once this is given, nobody above is late by it
CONFIRM_BY = Case(When(confirmed_on=None, then="due_on"))
APPROVALS = Wait("approvals", _approvals_of, CONFIRM_BY, _approvals)
