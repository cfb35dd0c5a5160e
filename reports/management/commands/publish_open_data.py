from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from reports.services import publish_open_data


class Command(BaseCommand):
    help = "Publish the open data of a year, or of every year; what has not changed stays."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--year", type=int, help="only this year")

    def handle(self, *, year: int | None, **options: Any) -> None:
        with acting_in(SYSTEM):
            try:
                found = publish_open_data(year)
            except Refusal as refusal:
                raise CommandError(str(refusal.text), returncode=2) from None
        for dataset in found:
            self.stdout.write(f"{dataset.code} {dataset.year} v{dataset.version}")
        self.stdout.write(f"{len(found)} new versions")
