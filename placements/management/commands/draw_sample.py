"""Draw the sample of a verification round again, from its frame and its seed; no data needed."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from placements.sampling import digest_of, draw


class Command(BaseCommand):
    help = (
        "Prints regency,turn,placement for a frame and a seed, as they stand on the round's page."
    )
    requires_system_checks: list[str] = []  # it needs neither database nor settings of an office

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--frame", required=True, help="the file that the page gives")
        parser.add_argument("--seed", required=True)
        parser.add_argument("--per-region", required=True, type=int)

    def handle(self, *args: Any, frame: str, seed: str, per_region: int, **options: Any) -> None:
        try:
            text = Path(frame).read_text()
            drawn = draw(text, seed, per_region)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"SHA-256 of the frame: {digest_of(text)}")
        self.stdout.write("regency,turn,placement")
        for code, turn, number in drawn:
            self.stdout.write(f"{code},{turn},{number}")
