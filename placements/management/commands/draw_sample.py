"""Draw the sample of a verification round again, from its frame and its seed; no data needed."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from placements.sampling import OPEN_HEAD, digest_of, draw, order_of


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
            lines = _lines(text, seed, per_region)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"SHA-256 of the frame: {digest_of(text)}")
        for line in lines:
            self.stdout.write(line)


def _lines(text: str, seed: str, per_region: int) -> list[str]:
    """The sample of each region; of an open frame, which names none, the order of the draw."""
    if text.startswith(f"{OPEN_HEAD}\n"):
        order = order_of(text, seed)
        return ["turn,placement", *(f"{turn},{number}" for turn, number in enumerate(order, 1))]
    drawn = draw(text, seed, per_region)
    return ["regency,turn,placement", *(",".join(map(str, line)) for line in drawn)]
