from typing import Any

from accounts.roles import Role
from reports.event_table import EVENTS
from reports.management.made_page import MadePage


def page() -> str:
    lines = [
        "# What people are told about",
        "",
        "This page is made by `manage.py events_doc` from `reports/event_table.py`. A step that"
        " somebody else takes on a record of the own region, center or firm is told on the page"
        " of news and, as a number without names, in the letter that a person has chosen.",
        "",
        "| topic | record | step | words | told to |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {event.topic.label} | `{event.record}` | `{event.verb.rstrip('_')}`"
        f" | {event.words % {'n': 2}} | {', '.join(_told(event.told))} |"
        for event in EVENTS
    ]
    return "\n".join(lines) + "\n"


def _told(roles: frozenset[Any]) -> list[str]:
    return [str(role.label) for role in Role if role in roles]


class Command(MadePage):
    help = "Write docs/events.md from reports/event_table.py."
    name = "events.md"
    text = staticmethod(page)
