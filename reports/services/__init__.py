"""What people do with reports: ask, have them built, ask again."""

from reports.services.regional_report import build_report, request_again, request_report
from reports.services.sealing import is_intact

__all__ = ["build_report", "is_intact", "request_again", "request_report"]
