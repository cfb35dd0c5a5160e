"""A frozen report is confirmed by its place, then by the province, then accepted by the ministry.

Every step is kept with who, when and what they said. All speak of the figures that the report was
sealed with: where these were changed since, nobody can confirm them.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from blkportal.core.workdays import workday_after
from reports.cadence import CONFIRMED_WITHIN
from reports.models import RegionalReport, ReportApproval, Turn
from reports.services.sealing import is_intact
from reports.states import approval_moves

TAKEN_BACK = {"confirmed_on": None, "endorsed_on": None}
TURNS = {Role.PROVINCE_OFFICER: Turn.PROVINCE}


@transaction.atomic
def ask_for_approval(report: RegionalReport) -> ReportApproval | None:
    """For the clock, when a report of a run is sealed. Of nation and center nobody is asked."""
    if report.province_id is None:
        return None
    place = report.regency_id or f"{report.province_id}."
    _replace_older(report, place)
    made_on = timezone.localdate(report.as_of)
    facts = {"place": place, "checksum": report.checksum,
             "due_on": workday_after(made_on, CONFIRMED_WITHIN)}  # fmt: skip
    approval, is_new = ReportApproval.objects.get_or_create(report=report, defaults=facts)
    if is_new:
        approval_moves.write_history("ask", [(approval, "")], by=None)
    return approval


def lapse_approvals() -> int:
    """For the clock: whose day has passed without a word. How many."""
    with acting_in(SYSTEM):
        late = ReportApproval.objects.filter(due_on__lt=timezone.localdate())
        return approval_moves.make_all("lapse", late, by=None)


@transaction.atomic
def confirm_report(report: RegionalReport, *, comment: str = "", by: User) -> ReportApproval:
    approval = of_own_place(report, by)
    _must_be_intact(report, approval)
    approval_moves.make(
        "confirm", approval, by=by, reason=comment.strip(), confirmed_on=timezone.localdate()
    )
    return approval


@transaction.atomic
def doubt_report(report: RegionalReport, *, comment: str, by: User) -> ReportApproval:
    """Something is wrong with the figures; the comment says what."""
    approval = of_own_place(report, by)
    approval_moves.make("doubt", approval, by=by, reason=said(comment))
    return approval


@transaction.atomic
def endorse_report(report: RegionalReport, *, comment: str = "", by: User) -> ReportApproval:
    approval = _in_turn(report, by)
    _must_be_intact(report, approval)
    approval_moves.make(
        "endorse", approval, by=by, reason=comment.strip(), endorsed_on=timezone.localdate()
    )
    return approval


@transaction.atomic
def return_report(report: RegionalReport, *, comment: str, by: User) -> ReportApproval:
    """Back to the place, which has as many working days again."""
    approval = _in_turn(report, by)
    due_on = max(approval.due_on, workday_after(timezone.localdate(), CONFIRMED_WITHIN))
    why = said(comment)
    approval_moves.make("return_", approval, by=by, reason=why, due_on=due_on, **TAKEN_BACK)
    return approval


@transaction.atomic
def accept_report(report: RegionalReport, *, comment: str = "", by: User) -> ReportApproval:
    approval = _in_turn(report, by)
    _must_be_intact(report, approval)
    approval_moves.make(
        "accept", approval, by=by, reason=comment.strip(), accepted_on=timezone.localdate()
    )
    return approval


def approval_of(report: RegionalReport) -> ReportApproval | None:
    """Only reports that the clock made for a region have one; of others nothing is asked."""
    if report.run_id is None or report.province_id is None:
        return None
    return ReportApproval.objects.filter(report=report).first()


def stands_for(approval: ReportApproval, user: User) -> bool:
    """Is ``user`` an officer of the very place that the report is about?"""
    places = {Role.REGENCY_OFFICER: user.scope_key, Role.PROVINCE_OFFICER: f"{user.scope_key}."}
    return approval.place == places.get(Role(user.role))


def turn_for(user: User) -> Turn:
    return Turn.MINISTRY if user.is_ministry else TURNS.get(Role(user.role), Turn.NOBODY)


def _copies_of(report: RegionalReport, place: str) -> QuerySet:
    """What was said to every copy of this report: one for each version of its run."""
    if report.run is None:
        return ReportApproval.objects.none()
    return ReportApproval.objects.filter(
        place=place,
        report__run__cadence=report.run.cadence,
        report__run__period_from=report.period_from,
    )


def newer_copy(report: RegionalReport, approval: ReportApproval) -> ReportApproval | None:
    """The newest copy of this report that was asked about later, as far as the reader sees it."""
    same = ReportApproval.objects.filter(
        place=approval.place,
        report__period_from=report.period_from,
        report__period_to=report.period_to,
    )
    return same.filter(report__as_of__gt=report.as_of).order_by("-report__as_of").first()


def _replace_older(report: RegionalReport, place: str) -> None:
    """What an older version of the same run still waits for is asked of the newer copy.

    All of them are held first, the accepted too: an acceptance that is taken back at this moment
    is taken back before this, and replaced, or finds the newer copy.
    """
    if report.run is not None:
        older = _copies_of(report, place).filter(
            report__run__version__lt=report.run.version,
        )
        list(older.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
        approval_moves.make_all("replace", older, by=None)


def asked_about(report: RegionalReport) -> ReportApproval:
    approval = approval_of(report)
    if approval is None:
        raise Refusal(
            _("Only the reports that the portal makes for every region are confirmed; this one "
              "was asked for by somebody. Open the report of the whole period."),
            code="report_not_asked",
        )  # fmt: skip
    return approval


def of_own_place(report: RegionalReport, by: User) -> ReportApproval:
    approval = asked_about(report)
    if not stands_for(approval, by):
        raise Refusal(
            _("A report is confirmed by an officer of the place that it is about."),
            code="approval_not_yours",
        )
    return approval


def _in_turn(report: RegionalReport, by: User) -> ReportApproval:
    """What stands confirmed goes up one step at a time; other states the table refuses."""
    approval = asked_about(report)
    is_standing = approval.turn in (Turn.PROVINCE, Turn.MINISTRY)
    if is_standing and approval.turn != turn_for(by):
        raise Refusal(
            _("This report waits for the province.")
            if approval.turn == Turn.PROVINCE
            else _("This report waits for the ministry."),
            code="approval_out_of_turn",
        )
    return approval


def _must_be_intact(report: RegionalReport, approval: ReportApproval) -> None:
    if approval.checksum != report.checksum or not is_intact(report):
        raise Refusal(
            _("The figures of this report no longer match the fingerprint that they were sealed "
              "with. Do not confirm them; tell the ministry."),
            code="report_not_intact",
        )  # fmt: skip


def said(comment: str) -> str:
    if not comment.strip():
        raise Refusal(
            _("Say what is wrong or why; it stands beside the report."), code="reason_missing"
        )
    return comment.strip()
