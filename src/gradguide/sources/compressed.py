"""Compressed data, a bounded piece at a time: gzip members of a file, encodings of a response."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

GZIP_MAGIC = b"\x1f\x8b\x08"
_CHUNK = 64 * 1024
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_WINDOWS = {"gzip": (_GZIP,), "x-gzip": (_GZIP,), "deflate": (_ZLIB, _RAW)}


class GzipMember(io.RawIOBase):
    """One gzip member of `file`, from its present position, as a stream of its own.

    Reading raises zlib.error where the member is damaged and EOFError where the file ends
    inside it. `end` is the file position just behind it once it has been read through.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._inflate = zlib.decompressobj(_GZIP)
        self.end: int | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while self.end is None:
            data = self._inflate.unconsumed_tail or self._file.read(_CHUNK)
            if not data:
                raise EOFError("the compressed data is cut off")
            piece = self._inflate.decompress(data, len(buffer))
            if self._inflate.eof:
                self.end = self._file.tell() - len(self._inflate.unused_data)
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)
        return 0


def inflate(data: bytes, encoding: str, largest: int) -> bytes:
    """At most `largest` + 1 bytes of what an HTTP content encoding holds.

    Raises ValueError for an encoding that is not known here or data that is not in it.
    """
    windows = _WINDOWS.get(encoding.strip().lower())
    if windows is None:
        raise ValueError(f"its content encoding {encoding!r} is not supported")
    for window in windows:
        try:
            return zlib.decompressobj(window).decompress(data, largest + 1)
        except zlib.error:
            continue
    raise ValueError(f"its content is not the {encoding} that its header says")
