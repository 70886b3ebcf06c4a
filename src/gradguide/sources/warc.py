"""WARC files: one response after another, past the records that are damaged.

Record headers are read by warcio; where a record begins and ends is kept here, because after
a damaged record warcio does not find the next one. Format: ISO 28500
(https://iipc.github.io/warc-specifications/).
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from gradguide.sources.compressed import GZIP_MAGIC, GzipMember, inflate
from gradguide.sources.quarantine import Quarantined

_RECORD = re.compile(rb"\n(?=WARC/[01]\.\d)")
_MEMBER = re.compile(re.escape(GZIP_MAGIC))
_CHUNK = 1024 * 1024
_LONGEST_LINE = 256 * 1024  # bytes; a header line of more is damage
_DAMAGE = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    zlib.error,
    EOFError,
    ValueError,
    AttributeError,  # warcio, where a response has no target address
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.I)


@dataclass(frozen=True, slots=True)
class Response:
    """The content of one successful response of a text type."""

    address: str
    data: bytes
    media_type: str
    charset: str | None


class _Damaged(Exception):  # noqa: N818 - says what is
    """The record at hand cannot be read; the message says why."""


class _Stream:
    """What warcio reads from: lines of bounded length, and a look at what comes next."""

    def __init__(self, reader: io.BufferedReader) -> None:
        self._reader = reader

    def read(self, size: int) -> bytes:
        return self._reader.read(size)

    def readline(self, size: int | None = None) -> bytes:
        return self._reader.readline(min(size or _LONGEST_LINE, _LONGEST_LINE))

    def at_line_end(self) -> bool:
        """Whether a line end or the end of the stream follows, as it must after a record."""
        following = self._reader.peek(1)[:1]
        return not following or following in b"\r\n"


def responses(file: io.BufferedReader, name: str, largest: int) -> Iterator[Response | Quarantined]:
    """The text responses of a WARC file, plain or gzip-compressed, in order.

    `file` must be seekable and stand at its start; `name` is what to call it. A record that is
    damaged or larger than `largest` bytes gives an entry for the quarantine, and reading goes
    on at the next record that can be found. Responses that are no text or no success are
    passed over, and so are requests and metadata.
    """
    start: int | None = 0
    number = 1
    compressed = file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
    while start is not None:
        file.seek(start)
        segment = _member(file) if compressed else file
        record_start = start
        try:
            while (line := _next_line(_Stream(segment))) is not None:
                record_start = start if compressed else file.tell() - len(line)
                found = _record(_Stream(segment), line, largest)
                if isinstance(found, Response):
                    yield found
                elif found is not None:
                    yield Quarantined(name, f"record {number} at byte {record_start}", found)
                number += 1
            start = _end_of(segment, file) if compressed else None
        except (_Damaged, *_DAMAGE) as damage:
            place = f"record {number} at byte {record_start}"
            start = _next_start(file, record_start + 1, compressed=compressed)
            then = "the rest of the file is lost" if start is None else "left out"
            reason = f"the record is damaged ({_say(damage)}); {then}; fetch it again"
            yield Quarantined(name, place, reason)
            number += 1


def _say(damage: BaseException) -> str:
    return str(damage) or type(damage).__name__


def _member(file: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(GzipMember(file), _CHUNK)


def _end_of(segment: io.BufferedReader, file: BinaryIO) -> int | None:
    """Where the next member begins; None at the end of the file."""
    end = cast(GzipMember, segment.raw).end
    if end is None:
        return None
    file.seek(end)
    return end if file.read(1) else None


def _next_line(stream: _Stream) -> bytes | None:
    """The next line with something in it; None where there is none."""
    while line := stream.readline():
        if line.strip():
            return line
    return None


def _record(stream: _Stream, first_line: bytes, largest: int) -> Response | str | None:
    """The response in the record that began with `first_line`; None if it is nothing to read.

    A string says why a record that is not damaged is left out all the same.
    """
    if not first_line.startswith(b"WARC/"):
        raise _Damaged("no record begins here, where the one before ends")
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    record: Any = loader.parse_record_stream(stream, first_line, "warc")
    length = record.length
    if length is None:
        raise _Damaged("it has no Content-Length")
    media_type, charset = _content_type(record)
    wanted = _is_wanted(record, media_type)
    too_large = wanted and record.raw_stream.limit > largest
    body = b""
    if wanted and not too_large:
        body = _body(record, largest)
    while record.raw_stream.read(_CHUNK):
        pass
    if record.raw_stream.limit > 0:
        raise _Damaged("it is cut off")
    if not stream.at_line_end():
        raise _Damaged("its Content-Length is wrong")
    if not wanted:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if too_large:
        return f"{address} has {length / 1e6:.1f} MB where at most {largest / 1e6:.1f} are read"
    try:
        data = _decoded(record, body, largest)
    except ValueError as error:
        return f"{address}: {error}; fetch it again without"
    if len(data) > largest:
        return f"{address} unpacks to more than the {largest / 1e6:.1f} MB that are read"
    return Response(address, data, media_type, charset)


def _content_type(record: Any) -> tuple[str, str | None]:
    """The media type and charset of the page itself, not of the record around it."""
    headers = record.http_headers or record.rec_headers
    value = headers.get_header("Content-Type") or ""
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset[1] if charset else None


def _is_wanted(record: Any, media_type: str) -> bool:
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode()[:1] != "2":
            return False
    elif record.rec_type not in ("resource", "conversion"):
        return False
    return media_type.startswith("text/") or media_type in ("", "application/xhtml+xml")


def _body(record: Any, largest: int) -> bytes:
    headers = record.http_headers
    chunked = headers and (headers.get_header("Transfer-Encoding") or "").lower() == "chunked"
    source = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    return cast(bytes, source.read(largest + 1))


def _decoded(record: Any, body: bytes, largest: int) -> bytes:
    headers = record.http_headers
    encoding = (headers.get_header("Content-Encoding") or "") if headers else ""
    if encoding.lower() in ("", "identity", "none"):
        return body
    return inflate(body, encoding, largest)


def _next_start(file: BinaryIO, start: int, *, compressed: bool) -> int | None:
    """Where from `start` on the next readable record begins; None where none does."""
    if not compressed:
        return _find(file, start, _RECORD)
    while (found := _find(file, start, _MEMBER)) is not None:
        file.seek(found)
        try:
            if (GzipMember(file).read(5) or b"") == b"WARC/":
                return found
        except (zlib.error, EOFError):
            pass  # three bytes that only look like the start of a member
        start = found + 1
    return None


def _find(file: BinaryIO, start: int, sign: re.Pattern[bytes]) -> int | None:
    """The position of the sign's first match (of its end, for what it only looks ahead to)."""
    file.seek(start)
    kept = b""
    at = start
    while chunk := file.read(_CHUNK):
        window = kept + chunk
        match = sign.search(window)
        if match:
            return at - len(kept) + (match.end() if sign is _RECORD else match.start())
        kept = window[-16:]
        at += len(chunk)
    return None
