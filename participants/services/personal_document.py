"""Papers of a person: added by the region, looked at and answered by the center, removable."""

from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.uploads.intake import take_in
from blkportal.core.uploads.keeping import keep_scan, save_or_forget
from blkportal.core.uploads.sealed import forget, keep_sealed, read_sealed
from participants.models import Look, Participant, PersonalDocument
from participants.services.erasure import must_be_kept
from participants.services.look import note_look
from participants.services.selection import reason_of
from participants.states import document_moves

FOLDER = "documents"
MOST_DOCUMENTS = 20


@transaction.atomic
def add_document(person: Participant, kind: str, file: IO[bytes], *, by: User) -> PersonalDocument:
    """Keep a PDF, JPG or PNG of at most 5 MB; the same file twice is refused."""
    must_be_kept(person)
    taken = take_in(file)
    _must_be_new(person, taken.digest)
    document = PersonalDocument(
        participant=person,
        regency_id=person.regency_id,
        kind=kind,
        preview=keep_sealed(FOLDER, taken.preview) if taken.preview else "",
        added_by=by,
        **keep_scan(taken, FOLDER),
    )
    save_or_forget(
        document,
        [document.file, document.preview],
        once="document_same_file_once",
        there=_there_already(),
    )
    return document


def _must_be_new(person: Participant, digest: str) -> None:
    digests = list(person.documents.kept().values_list("digest", flat=True))
    if digest in digests:
        raise _there_already()
    if len(digests) >= MOST_DOCUMENTS:
        raise Refusal(
            _("This person has %(n)s documents, which is the most. Remove one first.")
            % {"n": MOST_DOCUMENTS},
            code="too_many_documents",
        )


def _there_already() -> Refusal:
    return Refusal(_("This very file is among the documents already."), code="document_there")


@transaction.atomic
def accept_document(document: PersonalDocument, *, by: User) -> PersonalDocument:
    document.center_id = _center_of(by)
    document_moves.make("accept", document, by=by, refusal="")
    return document


@transaction.atomic
def decline_document(document: PersonalDocument, *, reason: str, by: User) -> PersonalDocument:
    """The region reads the reason and adds a better one; this one may still be accepted."""
    why = reason_of(reason)
    document.center_id = _center_of(by)
    document_moves.make("decline", document, by=by, reason=why, refusal=why)
    return document


@transaction.atomic
def remove_document(document: PersonalDocument, *, by: User, reason: str = "") -> PersonalDocument:
    """Its bytes are gone for good; the row tells that there was a document."""
    names = [document.file, document.preview]
    document_moves.make("remove", document, by=by, reason=reason, file="", preview="")
    forget(names)
    return document


@transaction.atomic
def read_document(document: PersonalDocument, *, by: User, preview: bool = False) -> bytes:
    """The content, or the drawn preview; who looked stays in the history of the document."""
    name = document.preview if preview else document.file
    if not name:
        raise Refusal(_("There is no file of this document any more."), code="document_gone")
    document.center_id = _center_of(by)
    verb = "look" if preview else "download"
    StatusChange.of(document, verb, document.status, document.status, by=by).save()
    note_look([document.participant_id], Look.Kind.DOCUMENT, by=by)
    try:
        return read_sealed(name)
    except FileNotFoundError as error:
        raise Refusal(
            _("The file is not found on the server any more. Ask for the document once more."),
            code="document_lost",
        ) from error


def _center_of(person: User) -> str | None:
    """A document belongs to no center, but a center has to find its own steps in the history."""
    return person.scope_key if person.role in roles.CENTER else None
