import csv
import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from blkportal.core.scope import SYSTEM, acting_in
from programs.models import TrainingCenter
from regions.models import Province, Regency
from reports.figures import DEFINITIONS_VERSION, ZEROS
from reports.services.counting import Count, count
from reports.services.question import Question

NATIONAL = "national"


def day(text: str) -> date:
    return date.fromisoformat(text)


class Command(BaseCommand):
    help = "Count the figures of a region over a period, from the rows as they are now."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--region", required=True, help='"national", "62" or "62.10"')
        parser.add_argument("--from", dest="since", required=True, type=day, metavar="YYYY-MM-DD")
        parser.add_argument("--to", dest="until", required=True, type=day, metavar="YYYY-MM-DD")
        parser.add_argument("--center", help="the code of one training center")
        parser.add_argument("--format", choices=["json", "csv"], default="json")

    def handle(
        self, *, region: str, since: date, until: date, center: str | None, **options: Any
    ) -> None:
        if until < since:
            raise CommandError("The period ends before it begins.", returncode=2)
        with acting_in(SYSTEM):
            place = place_of(region)
            check_center(center)
            as_of = timezone.localtime()
            found = count(Question(place, since, until, center))
        head = {
            "region": region,
            "from": since.isoformat(),
            "to": until.isoformat(),
            "center": center,
            "as_of": as_of.isoformat(timespec="seconds"),
            "definitions_version": DEFINITIONS_VERSION,
        }
        write = self.write_csv if options["format"] == "csv" else self.write_json
        write(head, found)

    def write_json(self, head: dict[str, Any], found: Count) -> None:
        body = {**head, "figures": found.figures, "regencies": found.regencies}
        self.stdout.write(json.dumps(body, indent=1))

    def write_csv(self, head: dict[str, Any], found: Count) -> None:
        """One line a region, the whole place first."""
        table = csv.DictWriter(self.stdout, [*head, "regency", *ZEROS], lineterminator="\n")
        table.writeheader()
        table.writerow({**head, "regency": "", **found.figures})
        for code, figures in found.regencies.items():
            table.writerow({**head, "regency": code, **figures})


def place_of(region: str) -> str:
    if region == NATIONAL:
        return ""
    model = Regency if "." in region else Province
    if not model.objects.filter(pk=region).exists():
        raise CommandError(
            f'No region has the code "{region}". Give "national", a province such as "62", or '
            'a regency or city such as "62.10".',
            returncode=2,
        )
    return region


def check_center(code: str | None) -> None:
    if code and not TrainingCenter.objects.filter(pk=code).exists():
        raise CommandError(f'No training center has the code "{code}".', returncode=2)
