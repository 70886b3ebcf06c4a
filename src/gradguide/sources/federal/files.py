"""Finding federal files in a folder by their names."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gradguide.sources.federal.description import Description, descriptions
from gradguide.sources.federal.errors import FederalError

Edition = Literal["published", "provisional", "revised", "compiled"]

DAMAGED_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What reading a zip that is not whole, or is of a kind that is not known, raises."""

_RANK: dict[Edition, int] = {"compiled": 0, "provisional": 1, "published": 2, "revised": 3}


@dataclass(frozen=True, slots=True)
class FederalFile:
    """A file that is named as those of a dataset are. A Parquet file is `compiled`: agencies
    publish none."""

    path: Path
    dataset: str
    year: int
    edition: Edition

    @property
    def description(self) -> Description:
        return descriptions()[self.dataset]


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds: the files to read, those for which a later edition of the same dataset
    and year is there, and those that are named as no dataset's are."""

    files: tuple[FederalFile, ...]
    superseded: tuple[FederalFile, ...]
    ignored: tuple[Path, ...]


def find_files(folder: Path) -> Found:
    """The federal files in a folder and the folders in it, in the order in which they are read.

    Raises:
        FederalError: there is no such folder, or two files are the same edition of a dataset's
            year; names both. Or the name of one is not UTF-8.
    """
    if not folder.is_dir():
        raise FederalError(
            f"{folder}: there is no such folder; `gradguide data fetch` makes one with federal "
            "files in it"
        )
    recognised = list[FederalFile]()
    ignored = list[Path]()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        file = recognise(path, folder)
        if file is None:
            ignored.append(path)
        else:
            _refuse_unwritable(path)
            recognised.append(file)
    files, superseded = _newest(recognised)
    return Found(files, superseded, tuple(ignored))


def _refuse_unwritable(path: Path) -> None:
    """Neither DuckDB nor a release can name such a file."""
    try:
        str(path.resolve()).encode("utf-8")
    except UnicodeEncodeError:
        raise FederalError(
            f"{str(path)!a}: the name of the file or of a folder above it is not UTF-8; rename it"
        ) from None


def recognise(path: Path, within: Path | None = None) -> FederalFile | None:
    """The dataset, year and edition of a file by its name, None where no dataset has such names.
    Where a zip's name says no year, the date in it does.

    "provisional" may stand in its name or in that of a folder below `within`."""
    for description in descriptions().values():
        year = description.year_of(path.name)
        if year is None and description.is_undated(path.name):
            year = _newest_member(path, description.dataset.first_year)
        if year is not None:
            return FederalFile(path, description.name, year, _edition(path, within))
    return None


def _edition(path: Path, within: Path | None) -> Edition:
    if path.suffix.lower() == ".parquet":
        return "compiled"
    names = [path.name.lower(), *(name.lower() for name in _members(path))]
    if any("_rv." in name for name in names):
        return "revised"
    below = path.relative_to(within) if within is not None else Path(path.name)
    return "provisional" if "provisional" in str(below).lower() else "published"


def _members(path: Path) -> list[str]:
    """The names in a zip; none where it cannot be read, which reading it will tell."""
    if path.suffix.lower() != ".zip":
        return []
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (OSError, *DAMAGED_ZIP):
        return []


def _newest_member(path: Path, damaged: int) -> int | None:
    """The year in which the newest file in a zip was written; None where it is no zip, and
    `damaged` where it is no whole one, which reading it will tell."""
    if path.suffix.lower() != ".zip":
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            return max((member.date_time[0] for member in archive.infolist()), default=damaged)
    except (OSError, *DAMAGED_ZIP):
        return damaged


def _newest(
    files: Iterable[FederalFile],
) -> tuple[tuple[FederalFile, ...], tuple[FederalFile, ...]]:
    best: dict[tuple[str, int], FederalFile] = {}
    superseded = list[FederalFile]()
    for file in sorted(files, key=lambda file: -_RANK[file.edition]):
        held = best.setdefault((file.dataset, file.year), file)
        if held is file:
            continue
        if held.edition == file.edition:
            raise FederalError(
                f"{held.path} and {file.path} are both the {file.edition} {file.dataset} of "
                f"{file.year}; keep one of them in the folder"
            )
        superseded.append(file)
    order = list(descriptions())
    key = {file.path: (order.index(file.dataset), file.year) for file in best.values()}
    return tuple(sorted(best.values(), key=lambda file: key[file.path])), tuple(superseded)
