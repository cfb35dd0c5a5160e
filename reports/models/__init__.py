from reports.models.duty_answer import DutyAnswer
from reports.models.regional_report import RegionalReport

__all__ = ["DutyAnswer", "RegionalReport"]
