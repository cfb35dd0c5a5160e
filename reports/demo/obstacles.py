"""What stands in somebody's way today: one climbed because it was late, one waits, one
helped; and a meeting about them."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from blkportal.core.subjects import find_subject
from programs.models import Batch
from regions.models import Obstacle, Province, Regency
from regions.services import (
    call_meeting,
    comment,
    give_task,
    raise_obstacle,
    solve,
    take_up,
)
from regions.services.climbing import climb

BUS = """Bus rombongan ke Bekasi dibatalkan penyedia.
Empat calon peserta menunggu di Kuala Kurun dan belum ada pengganti."""


def write_obstacles(who: dict[str, User], batch: Batch) -> None:
    officer, center = who["disnaker.gunungmas"], who["penyelenggara"]
    _late(officer, who["disnaker.kalteng"])
    _waiting(center, batch)
    _helped(who["disnaker.pulangpisau"])
    _meets(who["disnaker.kalteng"])


def _late(officer: User, province: User) -> None:
    """Nobody acted for two working days, so it is with the province now."""
    obstacle = _raise(officer, BUS, "TRANSPORT", officer.scope_key)
    yesterday = timezone.localdate() - timedelta(days=1)
    Obstacle.objects.filter(pk=obstacle.pk).update(due_on=yesterday)
    climb()
    obstacle.refresh_from_db()
    with acting_as(province):
        comment(obstacle, text="Provinsi mencari bus dari Palangka Raya.", by=province)
        asked = f"@{officer.name} mohon daftar calon peserta yang menunggu di Kuala Kurun."
        comment(obstacle, text=asked, by=province, mentions=[str(officer.pk)])


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


def _meets(province: User) -> None:
    """The province calls its offices together, and has given one task beforehand."""
    today = timezone.localdate()
    with acting_as(province):
        meeting = call_meeting(
            province=Province.objects.get(pk=province.scope_key),
            title="Rakor penempatan triwulan IV",
            held_on=today + timedelta(days=7),
            place="Aula Disnakertrans, Palangka Raya",
            by=province,
        )
        give_task(
            meeting,
            Regency.objects.get(pk="62.11"),
            text="Siapkan daftar perusahaan yang membutuhkan juru las.",
            due_on=today + timedelta(days=5),
            by=province,
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
