from typing import IO, NamedTuple

from blkportal.core.fields import fingerprint
from blkportal.core.uploads.content import MOST_BYTES, Media, look_into
from blkportal.core.uploads.scanner import must_be_clean


class Taken(NamedTuple):
    """A file that may be kept: its bytes, what it is, our drawing of it, and its mark."""

    content: bytes
    media: Media
    preview: bytes
    digest: str
    is_scanned: bool


def take_in(file: IO[bytes]) -> Taken:
    """Judged by its content and by the scanner; UploadRefused says how to mend it."""
    content = file.read(MOST_BYTES + 1)
    media, preview = look_into(content)
    return Taken(content, media, preview, fingerprint(content), must_be_clean(content))
