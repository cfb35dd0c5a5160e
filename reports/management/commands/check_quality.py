from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from blkportal.core.scope import SYSTEM, acting_in
from reports import services
from reports.models import QualityCount
from reports.quality import BY_NAME


class Command(BaseCommand):
    help = "Look for records that stand out, by every rule; prints found and looked at."

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_in(SYSTEM), override("en"):
            run = services.check_quality()
            for count in QualityCount.objects.filter(run=run, regency=None, center=None):
                rule = BY_NAME[count.rule]
                self.stdout.write(
                    f"{count.rule:32}{rule.owner.lower():10}{count.found:>9}"
                    f" of {count.looked} {rule.looks_at}, {count.accepted} accepted"
                )
