"""Putting a folder in the place of another in one go, and only where nothing of others is lost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

OWN = "gradguide"
"""The key in a mark under which its folder's files are listed."""


class FolderError(Exception):
    """The folder cannot be written, or is none that may be replaced. The message says what is
    wrong, where, and what to do."""


@contextmanager
def replaced(folder: Path, mark: str) -> Iterator[Path]:
    """A new folder to write into, which takes the place of `folder` at the end. Whatever fails
    before, what stood there stays.

    `mark` is the name of a JSON file in it that lists its files (`{"gradguide": {"files": [...]}}`,
    or an object with them as keys): by it a later call knows that the folder may be replaced. One
    that nobody has written by the end is written here.

    Raises:
        FolderError: there is no writing there, or what stands there is not ours.
    """
    target = folder.resolve()
    _must_be_ours(folder, mark)
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise FolderError(
            f"{folder}: cannot be written ({error.strerror or error}); give a folder in one that "
            "exists and can be written to"
        ) from None
    try:
        new = beside / "new"
        try:
            new.mkdir()
            yield new
            _write_mark(new, mark)
        except OSError as error:
            raise FolderError(f"{folder}: cannot be written ({error.strerror or error})") from None
        _must_be_ours(folder, mark)  # somebody may have put a file there meanwhile
        _swap(new, target, beside / "old", folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(new: Path, target: Path, old: Path, folder: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError as error:
        if old.exists():
            old.rename(target)
        reason = error.strerror or error
        raise FolderError(f"{folder}: cannot be put in its place ({reason})") from None


def _write_mark(new: Path, mark: str) -> None:
    path = new / mark
    if not path.exists():
        told = {OWN: {"files": sorted(_files(new))}}
        path.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")


def _must_be_ours(folder: Path, mark: str) -> None:
    """A folder may be replaced that is empty, or holds what its mark lists and nothing else."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderError(f"{folder}: is a file; give a folder")
    there = _files(folder)
    if not there:
        return
    ours = _listed(folder / mark)
    if ours is None:
        raise FolderError(
            f"{folder}: is not empty and was not written by this command; give a new folder, or "
            "empty this one"
        )
    foreign = sorted(there - ours - {mark})
    if foreign:
        more = f", and {len(foreign) - 1} more such" if foreign[1:] else ""
        raise FolderError(
            f"{folder}: holds {foreign[0]!r}, which this command did not write{more}; the whole "
            "folder would be replaced, so move that elsewhere first"
        )


def _files(folder: Path) -> set[str]:
    """The files of a folder and of those in it, by their paths from it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _listed(mark: Path) -> set[str] | None:
    """The files that a mark lists; None where there is no mark."""
    try:
        return set(msgspec.json.decode(mark.read_bytes())[OWN]["files"])
    except (OSError, msgspec.DecodeError, KeyError, TypeError):
        return None
