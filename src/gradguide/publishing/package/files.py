"""What is known of a written file: its size and digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".db": "application/vnd.sqlite3",
    ".md": "text/markdown",
}
"""Media types by ending (https://www.iana.org/assignments/media-types)."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the folder: its name, its size in bytes, and the SHA-256 of its bytes."""

    name: str
    size: int
    sha256: str

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[Path(self.name).suffix]

    @property
    def format(self) -> str:
        """The ending, without its dot."""
        return Path(self.name).suffix.removeprefix(".")


def written(path: Path) -> Written:
    """What is known of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return Written(path.name, path.stat().st_size, digest.hexdigest())
