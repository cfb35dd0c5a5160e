"""The report pack of a class, paper by paper: what the portal makes itself, what is handed in."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from participants.models import ClassPaper
from programs.class_papers import STANDS_FOR, ClassPaperKind, with_what_they_stand_for
from programs.models import Batch

K = ClassPaperKind


class Made(NamedTuple):
    """Made by the portal from what it holds, at the page ``page`` of the class; ``needs`` is what
    it cannot be made without."""

    label: Any
    page: str
    needs: str = ""


# domain order: from the decree to the receipts
PACK: tuple[ClassPaperKind | Made, ...] = (
    K.COVER,
    K.DECREE,
    Made(_("List of participants (annex of the decree)"), "print_annex", "decree"),
    K.INSTRUCTORS,
    K.CURRICULUM,
    Made(_("Weekly timetable, instructors and their teaching hours"), "show_teaching", "days"),
    K.INSTRUCTOR_ROLL,
    Made(_("Roll of the participants"), "show_attendance", "days"),
    K.MATERIAL_REQUEST,
    K.MATERIAL_RECEIPT,
    K.MATERIAL_WEEKLY,
    K.BOARD_INVITATION,
    K.BOARD_ROLL,
    K.MINUTES,
    Made(_("Final results by unit"), "show_units"),
    Made(_("Results of the competency assessment"), "show_assessments"),
    Made(_("Final summary of the training"), "show_closing"),
    Made(_("Journeys and who paid"), "show_travel"),
    K.RECEIPT_TRAVEL,
    K.RECEIPT_INSURANCE,
    K.RECEIPT_CLOTHES,
    K.RECEIPT_WRITING,
    K.RECEIPT_MODULE,
)


class PackLine(NamedTuple):
    """One paper of the pack. ``page`` is where the portal makes it; else ``files`` are how many
    have been handed in, and ``is_there`` is true for what a bundle stands for too."""

    label: Any
    page: str = ""
    files: int = 0
    is_there: bool = True
    is_needed: bool = False
    needs: str = ""


def report_pack(batch: Batch, papers: Iterable[ClassPaper], *, has_days: bool) -> list[PackLine]:
    files = Counter(paper.kind for paper in papers)
    there = with_what_they_stand_for(set(files))
    needed = set(batch.center.closing_papers)
    needed = needed.union(*(STANDS_FOR.get(kind, ()) for kind in needed))
    held = {
        "": True,
        "decree": bool(batch.decree_number),
        "days": has_days,
    }
    return [_line(paper, files, there, needed, held) for paper in PACK]


def _line(
    paper: ClassPaperKind | Made,
    files: Counter[str],
    there: set[str],
    needed: set[str],
    held: dict[str, bool],
) -> PackLine:
    if isinstance(paper, Made):
        is_there = held[paper.needs]
        return PackLine(paper.label, paper.page, is_there=is_there, needs=paper.needs)
    return PackLine(paper.label, "", files[paper], paper in there, paper in needed)
