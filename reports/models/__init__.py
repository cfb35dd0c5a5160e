from reports.models.regional_report import RegionalReport

__all__ = ["RegionalReport"]
