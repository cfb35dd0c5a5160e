from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts.roles import Role
from accounts.services.invitation import invite_user, new_link
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in


class Command(BaseCommand):
    help = "Invite a person, such as the first administrator, and print the link to pass on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--scope", default="", help="62.10, 62, bbplk-bekasi or a number")
        parser.add_argument("--name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"] or options["email"].partition("@")[0]
        try:
            validate_email(options["email"])
            with acting_in(SYSTEM):
                user = invite_user(
                    options["email"],
                    name,
                    options["role"],
                    options["scope"],
                    by=None,
                    with_letter=False,
                )
                link = new_link(user.invitation)
        except ValidationError as error:
            raise CommandError(f"{options['email']} is no e-mail address.") from error
        except Refusal as refusal:
            raise CommandError(str(refusal.text)) from refusal
        self.stdout.write(link)
