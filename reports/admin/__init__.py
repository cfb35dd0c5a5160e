from reports.admin import history, proposal_line, quality, report

__all__ = ["history", "proposal_line", "quality", "report"]
