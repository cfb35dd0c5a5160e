"""What people do with reports and proposals: ask, have them built, ask again, accept."""

from reports.services.calendar import renew_calendar
from reports.services.duty_answer import answer_duty
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
from reports.services.quota_accepting import accept_proposal, request_acceptance
from reports.services.quota_scenario import reckon_scenario, request_scenario
from reports.services.regional_report import build_report, request_again, request_report
from reports.services.sealing import is_intact

__all__ = [
    "accept_proposal",
    "answer_duty",
    "choose_notices",
    "mail_news",
    "mail_slowest",
    "mark_read",
    "renew_calendar",
    "start_letters",
    "start_publication",
    "build_report",
    "is_intact",
    "publish_open_data",
    "reckon_scenario",
    "request_acceptance",
    "request_again",
    "request_publication",
    "request_report",
    "request_scenario",
]
