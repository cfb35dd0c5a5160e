from typing import Any

from django.core.management.commands import migrate


class Command(migrate.Command):
    """Migrates as the owner of the schema: the web's own role may not change it."""

    def handle(self, *args: Any, **options: Any) -> None:
        if options["database"] == "default":
            options["database"] = "owner"
        super().handle(*args, **options)
