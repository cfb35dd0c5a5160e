"""What a spreadsheet may cost. Read by the guard and by the child, so free of Django."""

from dataclasses import dataclass

MAX_PACKED = 10 * 1024 * 1024
MAX_UNPACKED = 120 * 1024 * 1024
MAX_PARTS = 200
MAX_RATIO = 150
RATIO_MATTERS_FROM = 1024 * 1024
MAX_ROWS = 50_000
HEADER_SEARCH = 10
LAST_ROW = MAX_ROWS + HEADER_SEARCH
MAX_COLUMNS = 100
MAX_TEXT = 32_767
MAX_ELEMENTS = 3_000_000
MAX_DEPTH = 100
MAX_TOKEN = 1024 * 1024
MAX_NAMES = 20_000
CHUNK = 64 * 1024
MAX_ANSWER = 60 * 1024 * 1024


@dataclass(frozen=True)
class ChildLimits:
    memory: int = 1024**3
    cpu_seconds: int = 60
    wall_seconds: float = 90.0
