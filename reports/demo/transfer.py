"""Somebody has moved to Gunung Mas, and the ministry has yet to answer."""

from accounts.models import User
from blkportal.core.scope import acting_as
from participants.models import Participant
from participants.services import ask_transfer


def write_transfer(officer: User, neighbour: str) -> None:
    free = Participant.objects.filter(regency=neighbour, enrollments__graduated_on__isnull=False)
    person = free.order_by("pk")[0]
    with acting_as(officer):
        ask_transfer(
            person.nik, reason="Sudah pindah ke Kuala Kurun; KTP baru bulan ini.", by=officer
        )
