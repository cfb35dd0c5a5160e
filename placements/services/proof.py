"""The upper steps of the ladder: a paper on file, a visit; and what happens when one says no."""

from datetime import date
from typing import IO, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.uploads.intake import take_in
from blkportal.core.uploads.keeping import keep_scan, save_or_forget
from blkportal.core.uploads.sealed import forget, read_sealed
from participants.models import Look, Participant
from participants.services.look import note_look
from placements.models import Placement, WorkPaper, WorkVisit
from placements.states import evidence_moves

FOLDER = "work-papers"
MOST_PAPERS = 10


@transaction.atomic
def add_work_paper(placement: Placement, kind: str, file: IO[bytes], *, by: Any) -> WorkPaper:
    """PDF, JPG or PNG of at most 5 MB. Also of work that has ended: it did happen."""
    if placement.workpapers.count() >= MOST_PAPERS:
        raise Refusal(
            _("There are %(n)s papers about this work, which is enough.") % {"n": MOST_PAPERS},
            code="too_many_papers",
        )
    taken = take_in(file)
    paper = WorkPaper(**_about(placement, by), **keep_scan(taken, FOLDER), kind=kind)
    there = Refusal(_("This very file is among the papers already."), code="work_paper_there")
    save_or_forget(paper, [paper.file], once="work_paper_once", there=there)
    _raise(placement, "document", by=by, reason=str(paper))
    return paper


def read_work_paper(paper: WorkPaper, *, by: Any) -> bytes:
    """The person reads later that somebody looked."""
    note_look([paper.placement.participant_id], Look.Kind.DOCUMENT, by=by)
    try:
        return read_sealed(paper.file or "gone")
    except FileNotFoundError as error:
        raise Refusal(
            _("The file is not found on the server any more. Ask for the paper once more."),
            code="work_paper_lost",
        ) from error


@transaction.atomic
def note_visit(placement: Placement, *, on: date, found: str, note: str, by: Any) -> WorkVisit:
    """A day from the first day of work to today. Whoever is not found puts the work in doubt."""
    if not placement.started_on <= on <= (placement.ended_on or timezone.localdate()):
        raise Refusal(
            _("The day of the visit lies between the first and the last day of work, and not in "
              "the future."),
            code="day_of_visit",
        )  # fmt: skip
    note = note.strip()
    if found == WorkVisit.Found.NOT_THERE and not note:
        raise Refusal(
            _("Write what was found instead, and who said so."), code="visit_says_nothing"
        )
    visit = WorkVisit.objects.create(**_about(placement, by), on=on, found=found, note=note)
    if found == WorkVisit.Found.NOT_THERE:
        dispute(placement, reason=note, by=by)
    else:
        _raise(placement, "visit", by=by, reason=note)
    return visit


def drop_papers(person: Participant) -> None:
    """Of somebody who was erased: that there was a paper stays, its bytes do not."""
    papers = WorkPaper.objects.filter(placement__participant=person).exclude(file="")
    names = list(papers.values_list("file", flat=True))
    papers.update(file="")
    forget(names)


def dispute(placement: Placement, *, reason: str, by: Any) -> None:
    """It still counts at the step that it had reached, and somebody has to look into it: end the
    work, or show by a paper or a visit that it is so."""
    Placement.objects.filter(pk=placement.pk).update(disputed_on=timezone.localdate())
    placement.disputed_on = timezone.localdate()
    StatusChange.of(placement, "dispute", "", "", by=by, reason=reason).save()


def _about(placement: Placement, by: Any) -> dict[str, Any]:
    return {
        "placement": placement,
        "regency_id": placement.regency_id,
        "center_id": placement.center_id,
        "by": by,
    }


def _raise(placement: Placement, verb: str, *, by: Any, reason: str) -> None:
    """Up the ladder, unless it stands higher already; and out of doubt."""
    if evidence_moves.can(verb, placement):
        evidence_moves.make(verb, placement, by=by, reason=reason)
    if placement.disputed_on:
        Placement.objects.filter(pk=placement.pk).update(disputed_on=None)
        placement.disputed_on = None
