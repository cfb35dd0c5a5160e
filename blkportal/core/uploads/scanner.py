"""ClamAV, where there is one: every file goes through it before it is kept.

``SCANNER_URL`` names the service: ``clamd://host:3310`` or ``clamd:///run/clamav/clamd.ctl``. The
words of the service are those of clamd(8), INSTREAM: pieces with their length before them, a
length of nothing at the end, and one line as the answer.
"""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from blkportal.core.uploads.refusal import UploadRefused

PIECE = 64 * 1024
SECONDS = 10.0


def must_be_clean(content: bytes) -> bool:
    """True when the scanner found nothing, False when none is set up; else UploadRefused.

    A scanner that is set up and does not answer stops the upload: silence is not "clean".
    """
    if not settings.SCANNER_URL:
        return False
    try:
        answer = _ask(settings.SCANNER_URL, content)
    except OSError as error:
        raise UploadRefused(_silent(), "not_scanned") from error
    if answer.endswith("FOUND"):
        raise UploadRefused(
            _("The virus scanner warns of this file. Do not open it, and tell your IT desk."),
            "infected",
        )
    if not answer.endswith("OK"):
        raise UploadRefused(_silent(), "not_scanned")
    return True


def _silent() -> str:
    return _("The virus scanner does not answer, so no file can be taken now. Try again later.")


def _ask(url: str, content: bytes) -> str:
    with _connected(url) as service:
        service.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            service.sendall(struct.pack("!I", len(piece)) + piece)
        service.sendall(struct.pack("!I", 0))
        answer = b"".join(iter(lambda: service.recv(4096), b""))
    return answer.decode(errors="replace").strip("\0 \n")


def _connected(url: str) -> socket.socket:
    where = urlsplit(url)
    if where.hostname:
        return socket.create_connection((where.hostname, where.port or 3310), timeout=SECONDS)
    service = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    service.settimeout(SECONDS)
    service.connect(where.path)
    return service
