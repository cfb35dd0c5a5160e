from reports.models.duty_answer import DutyAnswer
from reports.models.notice_settings import Mail, NoticeSettings
from reports.models.open_dataset import OpenDataset
from reports.models.regional_report import RegionalReport

__all__ = ["DutyAnswer", "Mail", "NoticeSettings", "OpenDataset", "RegionalReport"]
