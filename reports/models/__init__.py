from reports.models.duty_answer import DutyAnswer
from reports.models.notice_settings import Mail, NoticeSettings
from reports.models.quality import QualityCount, QualityFinding, QualityRun
from reports.models.regional_report import RegionalReport

__all__ = [
    "DutyAnswer",
    "Mail",
    "NoticeSettings",
    "QualityCount",
    "QualityFinding",
    "QualityRun",
    "RegionalReport",
]
