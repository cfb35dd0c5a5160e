"""A frozen report as a paper, set by Typst from the template beside this module."""

from reports.documents.report import print_report

__all__ = ["print_report"]
