"""A file that has begun to come: `NAME.part`, and beside it what is needed to go on with it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

PART = ".part"


class Validators(msgspec.Struct, frozen=True):
    """What tells one version of a file from another, and how long it is (bytes, if known)."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    total: int | None = None

    @property
    def for_range(self) -> str | None:
        """What If-Range may carry: an ETag that is not weak, else the date (RFC 9110, 13.1.5)."""
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


@dataclass(frozen=True, slots=True)
class Part:
    """The unfinished file of a name in a folder."""

    folder: Path
    name: str

    @property
    def path(self) -> Path:
        return self.folder / f"{self.name}{PART}"

    @property
    def _note(self) -> Path:
        return self.folder / f"{self.name}{PART}.json"

    def held(self, address: str) -> tuple[int, Validators | None]:
        """How many bytes of the file at `address` are here, and of which version; 0 and None where
        nothing is that could be gone on with."""
        try:
            known = msgspec.json.decode(self._note.read_bytes(), type=Validators)
            size = self.path.stat().st_size
        except (FileNotFoundError, msgspec.MsgspecError, UnicodeDecodeError):
            return 0, None
        if not size or known.address != address or not known.for_range:
            return 0, None
        return size, known

    def begin(self, known: Validators) -> None:
        """Start from nothing with this version."""
        self.path.write_bytes(b"")
        self._note.write_bytes(msgspec.json.encode(known))

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def finish(self, name: str) -> Path:
        """Put the whole file in its place, in one step."""
        target = self.folder / name
        with self.path.open("rb+") as file:
            os.fsync(file.fileno())
        self.path.replace(target)
        self._note.unlink(missing_ok=True)
        return target
