"""Checking a folder of federal files without building anything from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gradguide.sources.federal.errors import AssertionsFailedError, BadFile, BadFilesError, Failed
from gradguide.sources.federal.files import FederalFile, find_files
from gradguide.sources.federal.loading import load
from gradguide.sources.federal.staging import Staging
from gradguide.sources.fetching.content import sha256
from gradguide.sources.fetching.record import RECORD, Record

_NOT_TOGETHER = "not checked, since not every file can be read"


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
    bad, failed = _problems(found.files)
    files = []
    for file in found.files:
        broken = [str(one) for one in bad if one.path == file.path]
        own = [str(one) for one in failed if one.path == file.path]
        told = (*wrong.get(file.path, ()), *broken, *own)
        files.append(FileChecked(file.path, file.dataset, file.year, file.edition, told))
    together = [str(one) for one in failed if one.path is None]
    if not all(one.waivable for one in bad):
        together.append(_NOT_TOGETHER)
    ignored = tuple(path for path in found.ignored if path.name != RECORD)
    return FolderChecked(tuple(files), tuple(together), ignored)


def _problems(
    files: Sequence[FederalFile],
) -> tuple[tuple[BadFile, ...], tuple[Failed, ...]]:
    """The files that cannot be read, and what else does not hold."""
    with Staging() as staging:
        try:
            load(files, staging)
        except BadFilesError as error:
            return error.files, error.failed
        except AssertionsFailedError as error:
            return (), error.failed
    return (), ()


def _unlike_record(folder: Path, files: tuple[FederalFile, ...]) -> dict[Path, tuple[str, ...]]:
    record = Record.of(folder).files
    wrong: dict[Path, tuple[str, ...]] = {}
    for file in files:
        entry = record.get(file.path.name) if file.path.parent == folder else None
        if entry and sha256(file.path) != entry.sha256:
            wrong[file.path] = (f"is not the file any more that was fetched on {entry.fetched}",)
    return wrong
