"""Checking a folder of federal files without building anything from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gradguide.sources.federal.errors import AssertionsFailedError, BadFilesError, Failed
from gradguide.sources.federal.files import FederalFile, find_files
from gradguide.sources.federal.loading import load
from gradguide.sources.federal.staging import Staging
from gradguide.sources.fetching.content import sha256
from gradguide.sources.fetching.record import RECORD, Record


@dataclass(frozen=True, slots=True)
class FileChecked:
    """A file, what it is by its name and content, and all that is wrong with it."""

    path: Path
    dataset: str
    year: int
    edition: str
    wrong: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return not self.wrong


@dataclass(frozen=True, slots=True)
class FolderChecked:
    """The files of a folder; what does not hold for several of them `together`; and files that
    are named as no dataset's are."""

    files: tuple[FileChecked, ...]
    together: tuple[str, ...]
    ignored: tuple[Path, ...]

    @property
    def good(self) -> bool:
        return not self.together and all(file.good for file in self.files)


def check_folder(folder: Path) -> FolderChecked:
    """Read every federal file of a folder, with all checks and assertions, and hold those that
    were fetched against the record of what came.

    Raises:
        FederalError: there is no such folder, or it holds a file twice.
        FolderError: its record cannot be read.
    """
    found = find_files(folder)
    wrong = _unlike_record(folder, found.files)
    bad: dict[Path, list[str]] = {}
    try:
        failed = _failed(found.files)
    except BadFilesError as error:
        for one in error.files:
            bad.setdefault(one.path, []).append(str(one))
        failed = _failed([file for file in found.files if file.path not in bad])
    files = []
    for file in found.files:
        own = tuple(str(one) for one in failed if _is_about(one, file))
        told = (*wrong.get(file.path, ()), *bad.get(file.path, ()), *own)
        files.append(FileChecked(file.path, file.dataset, file.year, file.edition, told))
    together = [str(one) for one in failed if not any(_is_about(one, file) for file in found.files)]
    ignored = tuple(path for path in found.ignored if path.name != RECORD)
    return FolderChecked(tuple(files), tuple(together), ignored)


def _failed(files: list[FederalFile] | tuple[FederalFile, ...]) -> tuple[Failed, ...]:
    with Staging() as staging:
        try:
            load(files, staging)
        except AssertionsFailedError as error:
            return error.failed
    return ()


def _is_about(failed: Failed, file: FederalFile) -> bool:
    return failed.about.startswith(f"{file.path.name}, ")


def _unlike_record(folder: Path, files: tuple[FederalFile, ...]) -> dict[Path, tuple[str, ...]]:
    record = Record.of(folder).files
    wrong: dict[Path, tuple[str, ...]] = {}
    for file in files:
        entry = record.get(file.path.name) if file.path.parent == folder else None
        if entry and sha256(file.path) != entry.sha256:
            wrong[file.path] = (f"is not the file any more that was fetched on {entry.fetched}",)
    return wrong
