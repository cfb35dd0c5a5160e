import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.demo import existing_demo_accounts, password_of
from blkportal.core.scope import SYSTEM, acting_in


class Command(BaseCommand):
    help = "List the demo's accounts, one for each role, and their password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_in(SYSTEM):
            users = existing_demo_accounts()
        rows = [
            {"role": str(user.role), "email": user.email, "scope": user.scope_key}
            for user in users
        ]
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows))
            return
        for row in rows:
            self.stdout.write(f"{row['role']:<18} {row['email']:<42} {row['scope']}".rstrip())
        if users:
            self.stdout.write(f"\nPassword of all: {password_of(users[0])}")
