"""What was staged of a file, kept so that an unchanged file is not read again.

An entry is a folder with the staged rows as Parquet and `entry.json`, which says of which file
they are, by which version of the loaders, and what was measured. Whatever in it does not fit is
read from the file anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from functools import cache
from importlib import metadata, resources
from pathlib import Path

import duckdb
import msgspec

from gradguide.sources.federal.assertions import Measured
from gradguide.sources.federal.files import FederalFile
from gradguide.sources.federal.kinds import quoted

_ENTRY = "entry.json"
_LOADERS = ("gradguide.sources.federal", "gradguide.sources", "gradguide.model")
_LIBRARIES = ("duckdb", "python-calamine")
_CHUNK = 1 << 20


class Kept(msgspec.Struct, frozen=True):
    """What is known of a file that was staged. `parts` are tables' names with the SHA-256 of
    their Parquet, the first of them the one whose `rows` are counted; `dropped` are the waived
    checks with the rows that they took out."""

    dataset: str
    year: int
    edition: str
    version: str
    size: int
    changed: int  # nanoseconds since 1970
    touched: int  # the same, of its entry in the folder: no program can set it back
    sha256: str
    rows: int
    parts: dict[str, str]
    measured: dict[str, Measured]
    dropped: dict[str, int]


@cache
def loader_version() -> str:
    """A digest of the code and descriptions that read federal files, and of the versions of the
    libraries that they read them with."""
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    digest = hashlib.sha256(", ".join(versions).encode())
    for package in _LOADERS:
        files = [file for file in resources.files(package).iterdir() if file.is_file()]
        for file in sorted(files, key=lambda file: file.name):
            if file.name.endswith((".py", ".toml")):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


class Cache:
    """A folder of entries, one for each path of a source file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _place(self, file: FederalFile) -> Path:
        name = hashlib.sha256(str(file.path.resolve()).encode()).hexdigest()[:20]
        return self.folder / f"{file.dataset}-{file.year}-{name}"

    def part(self, file: FederalFile, name: str) -> Path:
        """Where the rows of a part of a file are kept."""
        return self._place(file) / f"{name}.parquet"

    def find(self, file: FederalFile) -> Kept | None:
        """What is kept of a file if the file is what it was, and None otherwise. A file whose
        size, date or entry in the folder differs is compared by its SHA-256."""
        try:
            kept = msgspec.json.decode((self._place(file) / _ENTRY).read_bytes(), type=Kept)
            state = file.path.stat()
        except (OSError, msgspec.DecodeError, msgspec.ValidationError):
            return None
        known = (kept.dataset, kept.year, kept.edition, kept.version)
        if known != (file.dataset, file.year, file.edition, loader_version()):
            return None
        if not self._whole(file, kept):
            return None
        now = (state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        if (kept.size, kept.changed, kept.touched) == now:
            return kept
        if kept.sha256 != sha256_of(file.path):
            return None
        fresh = msgspec.structs.replace(kept, size=now[0], changed=now[1], touched=now[2])
        with suppress(OSError):  # then it is compared again the next time
            self._write(self._place(file) / _ENTRY, fresh)
        return fresh

    def _whole(self, file: FederalFile, kept: Kept) -> bool:
        try:
            return all(sha256_of(self.part(file, name)) == sha for name, sha in kept.parts.items())
        except OSError:
            return False

    def keep(
        self, file: FederalFile, kept: Kept, connection: duckdb.DuckDBPyConnection, prefix: str
    ) -> None:
        """Keep what was staged of a file: the tables `prefix` + part.

        Raises:
            OSError: the folder cannot be written to; the entry is then as good as not there.
        """
        place = self._place(file)
        new = place.with_name(f"{place.name}.{os.getpid()}.new")  # another build may write as well
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        parts = dict[str, str]()
        for name in kept.parts:
            path = new / f"{name}.parquet"
            try:
                connection.execute(
                    f"COPY {prefix}{name} TO {quoted(str(path))} (FORMAT parquet, COMPRESSION zstd)"
                )
            except duckdb.IOException as error:
                shutil.rmtree(new, ignore_errors=True)
                raise OSError(str(error).splitlines()[0]) from error
            parts[name] = sha256_of(path)
        self._write(new / _ENTRY, msgspec.structs.replace(kept, parts=parts))
        try:
            if place.exists():
                shutil.rmtree(place)
            new.rename(place)
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
            if not (place / _ENTRY).exists():  # else another build was faster, with as good a one
                raise

    def _write(self, path: Path, kept: Kept) -> None:
        new = path.with_suffix(f".{os.getpid()}")
        new.write_bytes(msgspec.json.encode(kept))
        new.replace(path)
