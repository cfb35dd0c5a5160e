"""The zip around a workbook, read without believing what it says about itself."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from blkportal.core.sheets import limits
from blkportal.core.sheets.faults import Fault

END = struct.Struct("<4s4H2LH")
LOCAL = struct.Struct("<4s5H3L2H")
MAX_DIRECTORY = limits.MAX_PARTS * 600
STORED, DEFLATED = 0, 8
FORBIDDEN = {
    "vbaproject": "macro",
    "/macrosheets/": "macro",
    "/activex/": "macro",
    "/dialogsheets/": "macro",
    "/externallinks/": "external-link",
    "/embeddings/": "embedded",
    "oleobject": "embedded",
    "xl/workbook.bin": "xlsb",
    "encryptedpackage": "encrypted",
}
NESTED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"%PDF", b"Rar!", b"7z\xbc\xaf")


def open_parts(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """The parts of the archive, once its directory has been found small, plain and honest."""
    _check_directory_size(file)
    try:
        parts = [part for part in zipfile.ZipFile(file).infolist() if not part.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise Fault("damaged") from error
    if len(parts) > limits.MAX_PARTS:
        raise Fault("too-many-parts")
    _check_names([part.filename for part in parts])
    for part in parts:
        _check_part(part)
    return parts


def _check_directory_size(file: BinaryIO) -> None:
    """A directory of 100,000 names must be refused before it is turned into objects."""
    size = file.seek(0, 2)
    file.seek(max(0, size - END.size - 65_535))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < END.size:
        raise Fault("damaged")
    if b"PK\x06\x07" in tail[max(0, at - 20) : at]:
        raise Fault("unsafe")
    _, _, _, _, count, directory_size, _, _ = END.unpack_from(tail, at)
    if count > limits.MAX_PARTS or directory_size > MAX_DIRECTORY:
        raise Fault("too-many-parts")


def _check_names(names: list[str]) -> None:
    lowered = [name.lower() for name in names]
    if "mimetype" in lowered and "content.xml" in lowered:
        raise Fault("ods")
    for name in lowered:
        for mark, code in FORBIDDEN.items():
            if mark in name:
                raise Fault(code)
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise Fault("unsafe")
    if len(set(lowered)) != len(lowered):
        raise Fault("unsafe")


def _check_part(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 0x1:
        raise Fault("encrypted")
    if part.compress_type not in (STORED, DEFLATED):
        raise Fault("unsafe")
    if part.file_size > limits.MAX_UNPACKED:
        raise Fault("too-large-inside")


class Unpacker:
    """Unpacks parts in chunks, counting what really comes out across the whole archive."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.unpacked = 0

    def chunks(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        size, crc = 0, 0
        for chunk in self._inflate(part):
            if not size and chunk.startswith(NESTED):
                raise Fault("embedded")
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
            self._count(len(chunk), size, part)
            yield chunk
        if size != part.file_size or crc != part.CRC:
            raise Fault("damaged")

    def _count(self, length: int, size: int, part: zipfile.ZipInfo) -> None:
        self.unpacked += length
        packed = max(part.compress_size, 1)
        swollen = size > limits.RATIO_MATTERS_FROM and size > packed * limits.MAX_RATIO
        if swollen or self.unpacked > limits.MAX_UNPACKED:
            raise Fault("too-large-inside")

    def _packed(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        self.file.seek(part.header_offset)
        header = self.file.read(LOCAL.size)
        if len(header) < LOCAL.size:
            raise Fault("damaged")
        signature, *_, name_length, extra_length = LOCAL.unpack(header)
        name = self.file.read(name_length)
        if signature != b"PK\x03\x04" or name != _raw_name(part):
            raise Fault("unsafe")
        at, left = self.file.tell() + extra_length, part.compress_size
        while left:
            self.file.seek(at)
            data = self.file.read(min(limits.CHUNK, left))
            if not data:
                raise Fault("damaged")
            at, left = at + len(data), left - len(data)
            yield data

    def _inflate(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        if part.compress_type == STORED:
            yield from self._packed(part)
            return
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for data in self._packed(part):
                yield from _decompress(engine, data)
            while chunk := engine.decompress(b"", limits.CHUNK):
                yield chunk
        except zlib.error as error:
            raise Fault("damaged") from error
        if not engine.eof:
            raise Fault("damaged")


def _decompress(engine: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    while data:
        if engine.eof:
            raise Fault("unsafe")
        if chunk := engine.decompress(data, limits.CHUNK):
            yield chunk
        data = engine.unconsumed_tail or engine.unused_data


def _raw_name(part: zipfile.ZipInfo) -> bytes:
    return part.orig_filename.encode("utf-8" if part.flag_bits & 0x800 else "cp437")
