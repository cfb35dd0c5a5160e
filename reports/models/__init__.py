from reports.models.duty_answer import DutyAnswer
from reports.models.notice_settings import Mail, NoticeSettings
from reports.models.open_dataset import OpenDataset
from reports.models.proposal_line import ProposalLine
from reports.models.quality import QualityCount, QualityFinding, QualityRun
from reports.models.regional_report import RegionalReport
from reports.models.report_approval import ReportApproval, Turn
from reports.models.report_run import ReportRun
from reports.models.report_subscription import ReportLetter, ReportSubscription
from reports.models.saved_view import SavedView
from reports.models.summary import EnrollmentSummary, ReferralSummary, Slice

__all__ = [
    "DutyAnswer",
    "EnrollmentSummary",
    "Mail",
    "NoticeSettings",
    "OpenDataset",
    "ProposalLine",
    "QualityCount",
    "QualityFinding",
    "QualityRun",
    "ReferralSummary",
    "RegionalReport",
    "ReportApproval",
    "ReportLetter",
    "ReportRun",
    "ReportSubscription",
    "SavedView",
    "Slice",
    "Turn",
]
