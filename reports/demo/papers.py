"""Papers of the people who are nominated today, drawn so that nobody takes them for real ones."""

from io import BytesIO

from PIL import Image, ImageDraw

from accounts.models import User
from blkportal.core.scope import acting_as
from participants.models import PersonalDocument, Referral
from participants.services import accept_document, add_document, decline_document
from programs.document_kinds import DocumentKind

SIZE, PAPER, INK = (640, 400), "#dbe7f3", "#27456b"


def write_documents(
    referral: Referral, place: int, officer: User, organizer: User, advice: str
) -> None:
    """The first one's diploma was not legible, the second's papers are in order, the others'
    identity cards wait for a look."""
    card = _add(referral, DocumentKind.KTP, officer)
    if place > 1:
        return
    diploma = _add(referral, DocumentKind.DIPLOMA, officer)
    with acting_as(organizer):
        accept_document(card, by=organizer)
        if place == 0:
            decline_document(diploma, reason=advice, by=organizer)
        else:
            accept_document(diploma, by=organizer)


def _add(referral: Referral, kind: DocumentKind, officer: User) -> PersonalDocument:
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((12, 12, SIZE[0] - 13, SIZE[1] - 13), outline=INK, width=3)
    pen.text((40, 40), f"CONTOH - {kind}", fill=INK, font_size=34)
    pen.text((40, 110), referral.participant.name, fill=INK, font_size=26)
    pen.text((40, 330), "Bukan dokumen asli", fill=INK, font_size=22)
    drawn = BytesIO()
    picture.save(drawn, "PNG")
    drawn.seek(0)
    with acting_as(officer):
        return add_document(referral.participant, kind, drawn, by=officer)
