"""Pages from where they lie: files, folders, standard input, WARC and gzip files.

Pages come one at a time and nothing is kept of them, so memory does not grow with their
number; what is larger than the limit is never read as a whole.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from gradguide.sources.compressed import GZIP_MAGIC, GzipMember
from gradguide.sources.identity import Identities, Naming
from gradguide.sources.quarantine import Quarantined
from gradguide.sources.warc import Response, responses

LARGEST_PAGE = 32 * 1024 * 1024  # bytes
STANDARD_INPUT = "-"
_WARC_START = b"WARC/"


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes from somewhere. `address` is the URL where one is known, else the path.

    `media_type` and `charset` are what the transport said, None where it said nothing.
    """

    id: str
    address: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None


def pages(
    paths: Iterable[str | os.PathLike[str]],
    *,
    naming: Naming = Naming.STEM,
    largest: int = LARGEST_PAGE,
    standard_input: BinaryIO | None = None,
) -> Iterator[Page | Quarantined]:
    """The pages of `paths`: files, folders (all their files, by name), "-" for standard input.

    Whatever cannot be read comes as `Quarantined` in its place, and the next page follows.
    """
    identities = Identities(naming)
    for given in paths:
        path = os.fspath(given)
        if path == STANDARD_INPUT:
            stream = standard_input or sys.stdin.buffer
            yield from _from_standard_input(stream, identities, largest)
            continue
        for name in files_of(path):
            try:
                yield from _from_file(name, identities, largest)
            except OSError as error:
                reason = f"it cannot be opened ({error.strerror}); check the name and its rights"
                yield Quarantined(name, "", reason)


def files_of(path: str) -> Iterator[str]:
    """The path itself, or all files below it in the order of their names; hidden ones are not."""
    if not Path(path).is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield str(Path(folder) / name)


def _from_file(path: str, identities: Identities, largest: int) -> Iterator[Page | Quarantined]:
    if not stat.S_ISREG(Path(path).stat().st_mode):
        yield Quarantined(path, "", "it is no ordinary file; give a file or a folder")
        return
    with Path(path).open("rb") as file:
        yield from _from_stream(file, path, identities, largest)


def _from_standard_input(
    stream: BinaryIO, identities: Identities, largest: int
) -> Iterator[Page | Quarantined]:
    """Standard input by way of a temporary file: it can be an archive of any size."""
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file)
        file.seek(0)
        yield from _from_stream(cast(BufferedReader, file), STANDARD_INPUT, identities, largest)


def _from_stream(
    file: BufferedReader, path: str, identities: Identities, largest: int
) -> Iterator[Page | Quarantined]:
    if _is_warc(file):
        for found in responses(file, path, largest):
            yield _page_of(found, identities) if isinstance(found, Response) else found
        return
    try:
        data = _read(file, largest)
    except (zlib.error, EOFError) as damage:
        yield Quarantined(path, "", f"its compressed data is damaged ({damage}); fetch it again")
        return
    if len(data) > largest:
        size = f"it has more than the {largest / 2**20:.0f} MiB that are read of a page"
        yield Quarantined(path, "", f"{size}; split it")
        return
    name = "stdin" if path == STANDARD_INPUT else path
    yield Page(identities.of_file(name), path, data)


def _page_of(response: Response, identities: Identities) -> Page:
    return Page(
        identities.of_address(response.address),
        response.address,
        response.data,
        response.media_type or None,
        response.charset,
    )


def _is_warc(file: BinaryIO) -> bool:
    """Whether the file is a WARC, gzip-compressed or not; leaves it at its start."""
    try:
        return _beginning(file, len(_WARC_START)) == _WARC_START
    except (zlib.error, EOFError):
        return False
    finally:
        file.seek(0)


def _beginning(file: BinaryIO, size: int) -> bytes:
    head = file.read(size)
    if not head.startswith(GZIP_MAGIC):
        return head
    file.seek(0)
    return GzipMember(file).read(size) or b""


def _read(file: BufferedReader, largest: int) -> bytes:
    """The file's content, unpacked if it is gzip, up to one byte more than `largest`."""
    compressed = file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
    file.seek(0)
    if not compressed:
        return file.read(largest + 1)
    out = bytearray()
    while len(out) <= largest and file.peek(1):
        member = GzipMember(file)
        while len(out) <= largest and (piece := member.read(64 * 1024)):
            out += piece
        if member.end is not None:
            file.seek(member.end)
    return bytes(out)
