"""What stands in somebody's way today: one climbed because it was late, one waits, one helped."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from blkportal.core.subjects import find_subject
from programs.models import Batch
from regions.models import Obstacle, Regency
from regions.services import comment, raise_obstacle, solve, take_up
from regions.services.climbing import climb

BUS = """Bus rombongan ke Bekasi dibatalkan penyedia.
Empat calon peserta menunggu di Kuala Kurun dan belum ada pengganti."""


def write_obstacles(who: dict[str, User], batch: Batch) -> None:
    officer, center = who["disnaker.gunungmas"], who["penyelenggara"]
    _late(officer, who["disnaker.kalteng"])
    _waiting(center, batch)
    _helped(who["disnaker.pulangpisau"])


def _late(officer: User, province: User) -> None:
    """Nobody acted for two working days, so it is with the province now."""
    obstacle = _raise(officer, BUS, "TRANSPORT", officer.scope_key)
    yesterday = timezone.localdate() - timedelta(days=1)
    Obstacle.objects.filter(pk=obstacle.pk).update(due_on=yesterday)
    climb()
    obstacle.refresh_from_db()
    with acting_as(province):
        comment(obstacle, text="Provinsi mencari bus dari Palangka Raya.", by=province)


def _waiting(center: User, batch: Batch) -> None:
    text = "Dua mesin las di bengkel B rusak; praktik hari ketiga terancam mundur."
    _raise(center, text, "TRAINING", "62.10", f"batch:{batch.pk}")


def _helped(officer: User) -> None:
    text = "Ijazah tiga calon peserta hilang karena banjir."
    obstacle = _raise(officer, text, "SELECTION", officer.scope_key)
    with acting_as(officer):
        take_up(obstacle, by=officer)
        solve(
            obstacle,
            answer="Sekolah menerbitkan surat keterangan pengganti ijazah; balai menerimanya.",
            helped=3,
            lesson="Ijazah calon peserta hilang atau rusak",
            by=officer,
        )


def _raise(by: User, text: str, category: str, regency: str, about: str = "") -> Obstacle:
    with acting_as(by):
        return raise_obstacle(
            text,
            category,
            regency=Regency.objects.get(pk=regency),
            subject=find_subject(about, by),
            by=by,
        )
