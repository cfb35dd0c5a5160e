from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blkportal.core.refusals import Refusal
from participants.services.signing_key import distrust_signing_key, rotate_signing_key


class Command(BaseCommand):
    help = "Sign credentials with a new key from now on. What the old one signed stays good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--distrust", metavar="KEY", help="what this key signed counts no more: it was stolen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["distrust"]:
                kid = distrust_signing_key(options["distrust"])
            else:
                kid = rotate_signing_key().kid
        except Refusal as refusal:
            raise CommandError(str(refusal.text)) from refusal
        self.stdout.write(f"Credentials are signed with the key {kid} from now on.")
