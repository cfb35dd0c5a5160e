from reports.admin import history, quality, report

__all__ = ["history", "quality", "report"]
