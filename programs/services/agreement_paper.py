"""The documents of an agreement: added by either side, given out, removed with a reason."""

from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.uploads.intake import take_in
from blkportal.core.uploads.keeping import keep_scan, save_or_forget
from blkportal.core.uploads.sealed import forget, read_sealed
from programs.models import Agreement, AgreementPaper
from programs.models.agreement_paper import Side
from programs.states import agreement_paper_moves

FOLDER = "agreement-papers"
MOST_PAPERS = 30


def side_of(user: User) -> str:
    if user.is_ministry:
        return Side.MINISTRY
    return Side.CENTER if user.is_center else Side.REGION


@transaction.atomic
def add_agreement_paper(
    agreement: Agreement, kind: str, file: IO[bytes], *, by: User
) -> AgreementPaper:
    """PDF, JPG or PNG of at most 5 MB; the same file twice is refused."""
    taken = take_in(file)
    if AgreementPaper.objects.kept().filter(agreement=agreement).count() >= MOST_PAPERS:
        raise Refusal(
            _("This agreement has %(n)s documents, which is the most. Remove one first.")
            % {"n": MOST_PAPERS},
            code="too_many_documents",
        )
    paper = AgreementPaper(
        agreement=agreement,
        regency_id=agreement.regency_id,
        center_id=agreement.center_id,
        kind=kind,
        side=side_of(by),
        added_by=by,
        **keep_scan(taken, FOLDER),
    )
    there = Refusal(
        _("This very file is among the documents of the agreement already."), code="paper_there"
    )
    save_or_forget(paper, [paper.file], once="agreement_paper_same_file_once", there=there)
    StatusChange.of(paper, "add", "", paper.status, by=by).save()
    return paper


@transaction.atomic
def remove_agreement_paper(paper: AgreementPaper, *, reason: str, by: User) -> AgreementPaper:
    """Its bytes are gone for good; the row and the reason stay, for both sides to read."""
    why = reason.strip()
    if not why:
        raise Refusal(_("Say why the document is removed."), code="reason_missing")
    if not may_be_removed_by(paper, by):
        raise Refusal(
            _("This document was added by the other side. Ask it, or the ministry, to remove it."),
            code="paper_of_the_other_side",
        )
    file = paper.file
    agreement_paper_moves.make("remove", paper, by=by, reason=why, file="", removal=why)
    forget([file])
    return paper


def may_be_removed_by(paper: AgreementPaper, user: User) -> bool:
    return side_of(user) in (Side.MINISTRY, paper.side)


@transaction.atomic
def read_agreement_paper(paper: AgreementPaper, *, by: User) -> bytes:
    """Who took the file stays in its history."""
    if not paper.file:
        raise Refusal(_("There is no file of this document any more."), code="document_gone")
    StatusChange.of(paper, "download", paper.status, paper.status, by=by).save()
    return read_sealed(paper.file)
