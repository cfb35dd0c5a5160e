from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from accounts.roles import Role
from reports.event_table import EVENTS

PAGE = Path(settings.BASE_DIR) / "docs" / "events.md"


class Command(BaseCommand):
    help = "Write docs/events.md from reports/event_table.py."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when the page is out of date"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        with override("en"):
            text = page()
        if not check:
            PAGE.write_text(text, encoding="utf-8")
        elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
            raise CommandError("docs/events.md is out of date: run manage.py events_doc.")


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
