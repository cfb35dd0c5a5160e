from reports.admin import approval, history, quality, report

__all__ = ["approval", "history", "quality", "report"]
