from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from accounts.services.api_token import create_token
from blkportal.core.scope import SYSTEM, acting_in


class Command(BaseCommand):
    help = "Make a token for the API and print it: the only time that it can be read."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--days", type=int, default=90, choices=range(1, 367), metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_in(SYSTEM):
            rows = User.objects.filter(email=options["email"].strip().lower(), is_active=True)
            user = rows.first()
            if user is None:
                raise CommandError(f"Nobody with the e-mail {options['email']} may sign in.")
            self.stdout.write(create_token(user, days=options["days"]))
