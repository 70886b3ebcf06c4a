"""Putting a folder in the place of another in one go."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from gradguide.publishing.package.descriptor import NAME, OWN
from gradguide.publishing.package.errors import ExportError


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new folder to write into, which takes the place of `folder` at the end. Whatever fails
    before, what stood there stays.

    Raises:
        ExportError: there is no writing there, or what stands there is not ours.
    """
    target = folder.resolve()
    _must_be_ours(folder)
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise ExportError(
            f"{folder}: cannot be written ({error.strerror or error}); give a folder in one that "
            "exists and can be written to"
        ) from None
    try:
        new = beside / "new"
        new.mkdir()
        try:
            yield new
        except OSError as error:
            raise ExportError(f"{folder}: cannot be written ({error.strerror or error})") from None
        _must_be_ours(folder)  # somebody may have put a file there meanwhile
        if target.exists():
            target.rename(beside / "old")
        try:
            new.rename(target)
        except OSError as error:
            if (beside / "old").exists():
                (beside / "old").rename(target)
            raise ExportError(
                f"{folder}: cannot be put in its place ({error.strerror or error})"
            ) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _must_be_ours(folder: Path) -> None:
    """A folder may be replaced that is empty or holds an export and nothing else."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ExportError(f"{folder}: is a file; give a folder")
    there = {path.name for path in folder.iterdir()}
    if not there:
        return
    ours = _files_of_export(folder / NAME)
    if ours is None:
        raise ExportError(
            f"{folder}: is not empty and holds no export of gradguide; give a new folder, or "
            "empty this one"
        )
    foreign = sorted(there - ours - {NAME})
    if foreign:
        raise ExportError(
            f"{folder}: holds {foreign[0]!r}, which no export wrote"
            f"{f', and {len(foreign) - 1} more such' if foreign[1:] else ''}; an export replaces "
            "the whole folder, so move that elsewhere first"
        )


def _files_of_export(descriptor: Path) -> set[str] | None:
    """The names of the files that an export wrote; None where there is none."""
    try:
        told = msgspec.json.decode(descriptor.read_bytes())
        return set(told[OWN]["files"])
    except (OSError, msgspec.DecodeError, KeyError, TypeError):
        return None
