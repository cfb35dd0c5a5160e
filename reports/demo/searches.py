"""What the demo's firm searches again: one with people that are new, one without a letter."""

from accounts.models import User
from blkportal.core.scope import acting_as
from placements.models import SavedSearch
from placements.services import save_search
from programs.models import Vocation

NEW_PEOPLE = 12


def write_searches(recruiter: User) -> None:
    vocation = Vocation.objects.order_by("pk").first()
    questions: list[tuple[str, dict[str, str], bool]] = [
        ("Lulusan dari Kalimantan Tengah", {"province": "62"}, True),
        (
            "Tingkat II, bersedia pindah",
            {"level": "2", "place": "Karawang", "willing": "on"},
            True,
        ),
    ]
    if vocation:
        questions.append((f"Semua {vocation}", {"vocation": str(vocation.pk)}, False))
    with acting_as(recruiter):
        saved = [
            save_search(query, name=name, is_mailed=is_mailed, by=recruiter)
            for name, query, is_mailed in questions
        ]
    SavedSearch.objects.filter(pk=saved[0].pk).update(unseen=NEW_PEOPLE)
