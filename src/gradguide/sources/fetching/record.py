"""`fetched.json`: for each file of a folder where it came from, when, and its checksum."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from gradguide.sources.fetching.errors import FolderError

RECORD = "fetched.json"


class Fetched(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a file came: its id in the table of addresses and its year, where it was asked for and
    who answered in the end, on which day, its checksum and size (bytes), and what the server said
    of its version."""

    id: str
    year: int | None
    address: str
    final_address: str
    fetched: date
    sha256: str
    size: int
    etag: str | None = None
    last_modified: str | None = None


class _Book(msgspec.Struct, forbid_unknown_fields=True):
    files: dict[str, Fetched] = msgspec.field(default_factory=dict)


@dataclass(slots=True)
class Record:
    """The record of a folder. Every change is written at once, and in one step."""

    folder: Path
    files: dict[str, Fetched] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Record:
        """The record in a folder; an empty one where there is none.

        Raises:
            FolderError: it cannot be read.
        """
        path = folder / RECORD
        try:
            book = msgspec.json.decode(path.read_bytes(), type=_Book)
        except FileNotFoundError:
            return cls(folder)
        except OSError as error:
            raise FolderError(f"{path}: cannot be read ({error.strerror or error})") from None
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise FolderError(
                f"{path}: is not a record as gradguide writes it ({error}); move it away, and "
                "files in the folder count as your own"
            ) from None
        return cls(folder, book.files)

    def latest(self, file_id: str, year: int | None) -> tuple[str, Fetched] | None:
        """The name and entry of the newest file of this id and year."""
        of = [item for item in self.files.items() if (item[1].id, item[1].year) == (file_id, year)]
        return max(of, key=lambda item: item[1].fetched, default=None)

    def put(self, name: str, entry: Fetched) -> None:
        """Note a file; entries are kept in the order of their names."""
        self.files[name] = entry
        self.files = dict(sorted(self.files.items()))
        text = msgspec.json.format(msgspec.json.encode(_Book(self.files)), indent=2)
        beside = self.folder / f"{RECORD}.new"
        with beside.open("wb") as file:
            file.write(text + b"\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.folder / RECORD)
