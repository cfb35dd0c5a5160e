"""What people do with reports and proposals: ask, have them built, ask again, accept."""

from reports.services.calendar import renew_calendar
from reports.services.duty_answer import answer_duty
from reports.services.line_list import upload_lines
from reports.services.notices import (
    choose_notices,
    mail_news,
    mail_slowest,
    mark_read,
    start_letters,
)
from reports.services.open_data import (
    publish_open_data,
    request_publication,
    start_publication,
)
from reports.services.quality_accepting import accept_finding
from reports.services.quality_check import check_quality, request_check, start_nightly_check
from reports.services.quality_letters import mail_quality, start_quality_letters
from reports.services.quota_accepting import accept_proposal, request_acceptance
from reports.services.quota_lines import accept_lines, change_lines
from reports.services.quota_scenario import reckon_scenario, request_scenario
from reports.services.regional_report import build_report, request_again, request_report
from reports.services.report_approval import (
    accept_report,
    confirm_report,
    doubt_report,
    endorse_report,
    lapse_approvals,
    return_report,
)
from reports.services.report_letters import mail_report, start_report_letters
from reports.services.report_run import build_slice, continue_run, start_due_runs, start_run
from reports.services.saved_view import remove_view, rename_view, save_view
from reports.services.sealing import is_intact
from reports.services.subscription import pause, resume, subscribe, unsubscribe
from reports.services.taking_back import (
    reopen_report,
    retract_endorsement,
    withdraw_confirmation,
)

__all__ = [
    "accept_lines",
    "change_lines",
    "upload_lines",
    "accept_finding",
    "accept_proposal",
    "accept_report",
    "confirm_report",
    "doubt_report",
    "endorse_report",
    "lapse_approvals",
    "return_report",
    "reopen_report",
    "retract_endorsement",
    "withdraw_confirmation",
    "answer_duty",
    "check_quality",
    "choose_notices",
    "mail_news",
    "mail_quality",
    "mail_slowest",
    "mark_read",
    "renew_calendar",
    "start_letters",
    "start_nightly_check",
    "start_publication",
    "start_quality_letters",
    "build_report",
    "build_slice",
    "continue_run",
    "is_intact",
    "remove_view",
    "rename_view",
    "save_view",
    "mail_report",
    "pause",
    "resume",
    "start_due_runs",
    "start_report_letters",
    "start_run",
    "subscribe",
    "unsubscribe",
    "reckon_scenario",
    "request_acceptance",
    "request_again",
    "request_check",
    "publish_open_data",
    "request_publication",
    "request_report",
    "request_scenario",
]
