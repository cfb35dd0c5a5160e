"""A page of docs/ that is made from a table of the code, and checked against it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

DOCS = Path(settings.BASE_DIR) / "docs"


class MadePage(BaseCommand):
    """``name`` is that of the file, ``text`` makes the page, in English."""

    name: str
    text: Callable[[], str]

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when the page is out of date"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        path = DOCS / self.name
        with override("en"):
            text = self.text()
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError(f"docs/{self.name} is out of date: make it anew.")
