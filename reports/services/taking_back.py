"""What was said to a report is taken back, with a reason, as long as the next one has not acted.

A place takes its confirmation back until the province has looked, a province its own until the
ministry has, and the ministry its acceptance until a newer copy of the report is asked about.
"""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from reports.models import RegionalReport, ReportApproval, Turn
from reports.services.report_approval import (
    TAKEN_BACK,
    asked_about,
    newer_copy,
    of_own_place,
    said,
    turn_for,
)
from reports.states import approval_moves


@transaction.atomic
def withdraw_confirmation(report: RegionalReport, *, comment: str, by: User) -> ReportApproval:
    approval = of_own_place(report, by)
    approval_moves.make("withdraw", approval, by=by, reason=said(comment), **TAKEN_BACK)
    return approval


@transaction.atomic
def retract_endorsement(report: RegionalReport, *, comment: str, by: User) -> ReportApproval:
    """The word of the region stands. No province writes that one itself, so the portal does."""
    approval = asked_about(report)
    if turn_for(by) != Turn.PROVINCE or approval.place[:2] != by.scope_key:
        raise Refusal(
            _("What a province has confirmed is taken back by an officer of that province."),
            code="approval_not_yours",
        )
    why = said(comment)
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        approval_moves.make("retract", approval, by=by, reason=why, endorsed_on=None)
    return approval


@transaction.atomic
def reopen_report(report: RegionalReport, *, comment: str, by: User) -> ReportApproval:
    """It waits for the ministry again, with what region and province have said."""
    approval = asked_about(report)
    if turn_for(by) != Turn.MINISTRY:
        raise Refusal(
            _("What the ministry has accepted is taken back by the ministry."),
            code="approval_not_yours",
        )
    verb = "reopen_own" if approval.is_of_province else "reopen"
    approval_moves.hold(verb, approval)  # whoever asks about a newer copy waits until this is done
    _must_be_newest(report, approval)
    approval_moves.make(verb, approval, by=by, reason=said(comment), accepted_on=None)
    return approval


def _must_be_newest(report: RegionalReport, approval: ReportApproval) -> None:
    if newer_copy(report, approval):
        raise Refusal(
            _("A newer copy of this report is asked about by now, so this one stays accepted. "
              "Say what is wrong beside the newer copy."),
            code="newer_copy_asked",
        )  # fmt: skip
