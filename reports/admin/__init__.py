from reports.admin import approval, history, proposal_line, quality, report

__all__ = ["approval", "history", "proposal_line", "quality", "report"]
