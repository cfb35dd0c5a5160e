"""The papers of a class that come from outside: added, given out, removed while it is open."""

from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from blkportal.core.uploads.intake import take_in
from blkportal.core.uploads.keeping import keep_scan, save_or_forget
from blkportal.core.uploads.sealed import forget, read_sealed
from participants.models import ClassPaper
from programs.class_papers import ClassPaperKind, with_what_they_stand_for
from programs.models import Batch
from programs.states import BatchStatus

FOLDER = "class-papers"


@transaction.atomic
def add_class_paper(batch: Batch, kind: str, file: IO[bytes], *, by: User) -> ClassPaper:
    """PDF, JPG or PNG of at most 5 MB; the same file twice is refused."""
    _must_be_open(batch)
    taken = take_in(file)
    paper = ClassPaper(
        batch=batch,
        center_id=batch.center_id,
        kind=kind,
        added_by=by,
        **keep_scan(taken, FOLDER),
    )
    there = Refusal(
        _("This very file is among the papers of the class already."), code="paper_there"
    )
    save_or_forget(paper, [paper.file], once="class_paper_same_file_once", there=there)
    return paper


@transaction.atomic
def remove_class_paper(paper: ClassPaper, *, by: User) -> ClassPaper:
    """Its bytes are gone for good; a closed class keeps what it was closed with."""
    _must_be_open(paper.batch)
    file = paper.file
    rows = ClassPaper.objects.kept().filter(pk=paper.pk)
    if not rows.update(file="", removed_at=timezone.now()):
        raise Refusal(_("This paper has been removed already."), code="paper_gone")
    forget([file])
    paper.refresh_from_db()
    return paper


def read_class_paper(paper: ClassPaper) -> bytes:
    if not paper.file:
        raise Refusal(_("This paper has been removed already."), code="paper_gone")
    return read_sealed(paper.file)


def papers_lacking(batch: Batch) -> list[str]:
    """The kinds that the center needs before it closes a class, and has not got."""
    wanted = batch.center.closing_papers
    if not wanted:
        return []
    there = set(ClassPaper.objects.kept().filter(batch=batch).values_list("kind", flat=True))
    there = with_what_they_stand_for(there)
    return [str(ClassPaperKind(kind).label) for kind in wanted if kind not in there]


def _must_be_open(batch: Batch) -> None:
    if batch.status in (BatchStatus.CLOSED, BatchStatus.CANCELLED):
        raise Refusal(
            _("The class is “%(status)s”; its papers stay as they are.")
            % {"status": batch.get_status_display()},
            code="papers_closed",
        )
