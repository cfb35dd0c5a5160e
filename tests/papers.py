"""Scans of documents and papers of a class."""

from io import BytesIO
from random import randrange
from uuid import uuid4

from PIL import Image

from blkportal.core.uploads.picture import preview_of
from blkportal.core.uploads.sealed import keep_sealed
from participants.models import (
    ClassPaper,
    PersonalDocument,
)
from tests.chain import anybody


def make_class_paper(batch, kind="MINUTES", **fields):
    """A page of PDF, kept sealed."""
    return ClassPaper.objects.create(
        batch=batch,
        center_id=batch.center_id,
        kind=kind,
        file=keep_sealed("class-papers", b"%PDF-1.4\n%%EOF\n"),
        media="pdf",
        size=15,
        digest=uuid4().hex,
        is_scanned=False,
        **{"added_by": anybody(), **fields},
    )


def make_document(participant, kind="KTP", status="WAITING", **fields):
    """A photo of a paper, kept sealed like one that somebody sent."""
    drawn = BytesIO()
    Image.new("RGB", (60, 40), (randrange(256), randrange(256), randrange(256))).save(drawn, "PNG")
    content = drawn.getvalue()
    kept = status != "REMOVED"
    return PersonalDocument.objects.create(
        participant=participant,
        regency_id=participant.regency_id,
        kind=kind,
        status=status,
        file=keep_sealed("documents", content) if kept else "",
        preview=keep_sealed("documents", preview_of(content, "PNG")) if kept else "",
        media="png",
        size=len(content),
        digest=uuid4().hex,
        is_scanned=False,
        **{"added_by": anybody(), "refusal": "Buram" if status == "REFUSED" else "", **fields},
    )
