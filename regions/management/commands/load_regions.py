from django.core.management.base import BaseCommand, CommandError

from regions.services.loading import load_regions, summary


class Command(BaseCommand):
    help = "Bring provinces, regencies and superseded codes to the shipped tables."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit 1 when anything differs"
        )

    def handle(self, *, check, verbosity, **options):
        report = load_regions(write=not check)
        if verbosity:
            self.stdout.write(summary(report))
        if check and not report.is_clean:
            raise CommandError("The stored regions differ from the shipped tables.")
