"""The figures that are promised, each with its target and the code that measures it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.bench.busy import memory_while_importing, web_while_importing
from tests.bench.importing import import_against_import_export
from tests.bench.reporting import report_against_loops


@dataclass(frozen=True)
class Figure:
    """``measure`` returns the ratio and what else the line should say (seconds, rows)."""

    name: str
    target: float
    measure: Callable[[], tuple[float, dict[str, Any]]]
    at_least: bool = True  # False where a smaller ratio is the better one

    def is_met(self, ratio: float) -> bool:
        return ratio >= self.target if self.at_least else ratio <= self.target


FIGURES = [
    Figure("founding_report_vs_orm_loops", 0.2, report_against_loops, at_least=False),
    Figure("import_vs_django_import_export", 20, import_against_import_export),
    Figure("web_p95_while_importing_vs_before", 2, web_while_importing, at_least=False),
    Figure("memory_while_importing_vs_allowed", 1, memory_while_importing, at_least=False),
]
