"""A virus scanner that speaks like clamd(8), set up for one test each."""

import socketserver
import struct
import threading

import pytest

from blkportal.core.uploads.refusal import UploadRefused
from blkportal.core.uploads.scanner import PIECE, must_be_clean

WARNS_OF = b"EICAR"


class Clamd(socketserver.StreamRequestHandler):
    """Reads pieces until the empty one, then says what it found in them."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.server.seen.append(content)
        found = b"Eicar-Signature FOUND" if WARNS_OF in content else self.server.answer
        self.wfile.write(b"stream: " + found + b"\0")


@pytest.fixture(params=["tcp", "unix"])
def scanner(request, settings, tmp_path):
    path = str(tmp_path / "clamd")
    made = (
        socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd)
        if request.param == "tcp"
        else socketserver.ThreadingUnixStreamServer(path, Clamd)
    )
    made.seen, made.answer = [], b"OK"
    host = f"127.0.0.1:{made.server_address[1]}" if request.param == "tcp" else ""
    settings.SCANNER_URL = f"clamd://{host}" if host else f"clamd://{path}"
    threading.Thread(target=made.serve_forever, args=(0.02,)).start()
    yield made
    made.shutdown()
    made.server_close()


def test_the_whole_content_goes_through_in_pieces(scanner):
    content = bytes(2 * PIECE + 7)
    assert must_be_clean(content) is True
    assert scanner.seen == [content]


def test_what_the_scanner_warns_of_is_not_taken(scanner):
    with pytest.raises(UploadRefused) as refused:
        must_be_clean(b"..." + WARNS_OF)
    assert refused.value.code == "file_infected"


def test_an_answer_that_is_none_stops_the_upload(scanner):
    scanner.answer = b"INSTREAM size limit exceeded. ERROR"
    with pytest.raises(UploadRefused) as refused:
        must_be_clean(b"...")
    assert refused.value.code == "file_not_scanned"


def test_a_silent_scanner_stops_the_upload_and_none_lets_it_pass_unscanned(settings, tmp_path):
    settings.SCANNER_URL = f"clamd://{tmp_path}/nobody"
    with pytest.raises(UploadRefused) as refused:
        must_be_clean(b"...")
    assert refused.value.code == "file_not_scanned"
    settings.SCANNER_URL = ""
    assert must_be_clean(b"...") is False
