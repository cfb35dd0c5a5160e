"""Scans of documents and papers of a class."""

from io import BytesIO
from random import randrange
from uuid import uuid4

from PIL import Image

from blkportal.core.uploads.picture import preview_of
from blkportal.core.uploads.sealed import keep_sealed
from participants.models import (
    ClassPaper,
    ComparedPerson,
    Comparison,
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


def make_comparison(batch, **fields):
    """A file from SIAPkerja that had one person less than the class."""
    return Comparison.objects.create(
        batch=batch,
        center_id=batch.center_id,
        file=keep_sealed("siapkerja", b"NIK,Nama\n"),
        file_name="kembali.csv",
        columns=["name"],
        **{"only_here": 1, "only_there": 0, "differing": 0, "same": 0, "rows_unread": 0},
        **{"compared_by": anybody(), **fields},
    )


def make_compared_person(comparison, **fields):
    words = {"nik_hash": uuid4().hex, "nik_last4": "0003", "name": "Anggrek"}
    return ComparedPerson.objects.create(
        comparison=comparison,
        center_id=comparison.center_id,
        **{**words, "standing": "ONLY_HERE", **fields},
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
