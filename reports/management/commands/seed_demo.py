from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from blkportal.core.scope import SYSTEM, acting_in
from reports.demo.seed import is_seeded, write_demo


class Command(BaseCommand):
    help = "Fill an empty portal with the demo's synthetic people; a filled one is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_in(SYSTEM):
            if is_seeded():
                self.stdout.write("The demo's data is there already; nothing was changed.")
                return
            take_the_time_it_needs()
            write_demo(self.stdout.write)


def take_the_time_it_needs() -> None:
    """All references of all rows are checked in one statement, longer than a page may take."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
