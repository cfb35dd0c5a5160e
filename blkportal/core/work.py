"""What waits for a person: one line of a home page, with its reason and its one action."""

from datetime import date
from typing import Any, NamedTuple


class WorkItem(NamedTuple):
    icon: str
    text: Any
    reason: Any
    deadline: date | None
    url: str
    action_label: Any
