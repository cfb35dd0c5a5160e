"""What the page of a report shows of its approval, and the forms of whoever may act now."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blkportal.core.access import may_do
from blkportal.core.models import StatusChange
from reports.approval_forms import CommentForm, DoubtForm, ReasonForm
from reports.models import RegionalReport, ReportApproval, Turn
from reports.services.report_approval import approval_of, newer_copy, stands_for, turn_for
from reports.services.reporting_rate import DEFINITION, reporting_of, sum_of
from reports.states import ApprovalStatus, approval_moves

WORDS = {
    "ask": _("Asked for confirmation"), "confirm": _("Confirmed"),
    "doubt": _("Something is wrong"), "withdraw": _("Confirmation withdrawn"),
    "endorse": _("Confirmed by the province"), "return_": _("Returned with a reason"),
    "accept": _("Accepted by the ministry"), "lapse": _("Confirmation is overdue"),
    "replace": _("Replaced by a newer copy"),
    "retract": _("The province has taken its confirmation back"),
    "reopen": _("The ministry has taken its acceptance back"),
    "reopen_own": _("The ministry has taken its acceptance back"),
}  # fmt: skip
# verb: (permission, the form, what the button says, is it the step onward)
STEPS: dict[str, tuple[str, Any, Any, bool]] = {
    "confirm": ("confirm_report", CommentForm, _("Confirm: the figures are right"), True),
    "doubt": ("doubt_report", DoubtForm, _("Say that something is wrong"), False),
    "withdraw": ("withdraw_confirmation", ReasonForm, _("Withdraw the confirmation"), False),
    "endorse": ("endorse_report", CommentForm, _("Confirm for the province"), True),
    "accept": ("accept_report", CommentForm, _("Accept the report"), True),
    "return_": ("return_report", ReasonForm, _("Return it to the region"), False),
    "retract": ("retract_endorsement", ReasonForm, _("Withdraw the confirmation"), False),
    "reopen": ("reopen_report", ReasonForm, _("Take the acceptance back"), False),
}
OF_THE_PLACE = {"confirm", "doubt", "withdraw"}
# what one takes back has left one's hands: it is no longer one's turn
TAKEN_BACK_BY = {"retract": Turn.PROVINCE, "reopen": Turn.MINISTRY}
# where a newer copy is asked about, nothing happens to these any more
SETTLED = {ApprovalStatus.ACCEPTED, ApprovalStatus.REPLACED}


def approval_page(request: HttpRequest, report: RegionalReport, **sent: Any) -> dict[str, Any]:
    """Where the approval stands, what was said, and the forms of whoever may act now.

    ``sent`` are forms that were filled in and are shown again, by their verb.
    """
    approval = approval_of(report) if may_do(request.user, "reports.view_approvals") else None
    if approval is None:
        return {"approval": None}
    newer = newer_copy(report, approval) if approval.status in SETTLED else None
    steps = [
        (verb, label, onward, sent.get(verb) or form(prefix=verb))
        for verb, (_permission, form, label, onward) in STEPS.items()
        if newer is None and may_step(verb, approval, request.user)
    ]
    acts = [(WORDS[act.verb], act) for act in StatusChange.about(approval)]
    return {"approval": approval, "newer_copy": newer, "approval_steps": steps, "acts": acts}


def may_step(verb: str, approval: ReportApproval, user: Any) -> bool:
    if not may_do(user, f"reports.{STEPS[verb][0]}") or not approval_moves.can(verb, approval):
        return False
    if verb in OF_THE_PLACE:
        return stands_for(approval, user)
    return turn_for(user) == TAKEN_BACK_BY.get(verb, approval.turn)


def reporting_page(report: RegionalReport) -> dict[str, Any]:
    """How many regions of the place have confirmed; the page of the run has each province."""
    if report.run_id is None or report.level not in {"NATION", "PROVINCE"}:
        return {}
    lines = reporting_of(report.run_id)
    if report.level == "PROVINCE":
        lines = [line for line in lines if line.code == report.province_id]
    total = replace(sum_of(lines), name=report.place_name)
    return {"reporting": [total], "reporting_sum": total, "reporting_definition": DEFINITION}
