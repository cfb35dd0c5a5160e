from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blkportal.core.scope import SYSTEM, acting_in
from participants.services.reconcile import reconcile


class Command(BaseCommand):
    help = "Recount seats, nominations and who is on offer; fails on any difference."

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_in(SYSTEM):
            drifts = reconcile()
        for drift in drifts:
            self.stdout.write(
                f"{drift.figure} {drift.record_id} {drift.label}:"
                f" kept {drift.kept}, counted {drift.counted}"
            )
        if drifts:
            raise CommandError(f"{len(drifts)} counters differ from the recount.")
        self.stdout.write("No drift: every counter equals its recount.")
