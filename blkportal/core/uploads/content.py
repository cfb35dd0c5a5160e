"""What a stranger's file is, told from its bytes: its name and its stated type count for nothing.

A picture has to open and a PDF to be whole. A PDF that runs something, carries other files or asks
for a password is turned away: whoever opens it at the office has no other protection.
"""

import re
from enum import Enum
from typing import NamedTuple

from django.utils.translation import gettext as _

from blkportal.core.uploads.picture import preview_of
from blkportal.core.uploads.refusal import UploadRefused

MOST_BYTES = 5_000_000
ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")


class Media(Enum):
    """Beginning of the file, name ending, and what a browser calls it."""

    PDF = (b"%PDF-", "pdf", "application/pdf")
    JPEG = (b"\xff\xd8\xff", "jpg", "image/jpeg")
    PNG = (b"\x89PNG\r\n\x1a\n", "png", "image/png")

    def __init__(self, opening: bytes, ending: str, mime: str) -> None:
        self.opening, self.ending, self.mime = opening, ending, mime


class Found(NamedTuple):
    """What a file is, and of a picture our own drawing of it (WebP)."""

    media: Media
    preview: bytes


def look_into(content: bytes) -> Found:
    """What a file that may be kept is, or UploadRefused with how to mend it."""
    if not content:
        raise UploadRefused(_("The file is empty. Choose it once more."), "empty")
    if len(content) > MOST_BYTES:
        raise UploadRefused(
            _("The file is larger than 5 MB. Take the photo smaller, or scan at 150 dpi in gray."),
            "too_big",
        )
    media = next((each for each in Media if content.startswith(each.opening)), None)
    if media is None:
        raise UploadRefused(_("Only PDF, JPG and PNG are taken; this file is none."), "kind")
    if media is Media.PDF:
        _must_be_a_plain_pdf(content)
        return Found(media, b"")
    return Found(media, preview_of(content, media.name))


def _must_be_a_plain_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-2048:]:
        raise UploadRefused(_("The PDF is cut off. Save or scan it once more."), "damaged")
    if b"/Encrypt" in content:
        raise UploadRefused(
            _("The PDF is locked by a password. Save it without one, or print it to a new PDF."),
            "locked",
        )
    if ACTIVE.search(content):
        raise UploadRefused(
            _("The PDF carries a program or other files. Print it to a new PDF and send that."),
            "active",
        )
