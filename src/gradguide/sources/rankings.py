"""Other people's rankings: a short list of positions, or claims as `gradguide extract` writes them.

A list is a CSV file with the columns `position` and `program`, and `paid` where somebody knows:

    position,program,paid
    1,harbor-state-university/mlx,yes

or a TOML file with an entry for each position, where it stands and what it is called:

    title = "Ten programs at sea"
    source = "https://example.org/ten"
    [[entry]]
    position = 1
    program = "Harbor State University"
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from gradguide.model.claim import Claim, from_record
from gradguide.model.published_ranking import Placing, PublishedRanking

LISTS = (".csv", ".toml")
CLAIMS = (".jsonl", ".ndjson", ".json")
"""How the names of such files end; any other file is a page."""

LARGEST = 32 * 1024 * 1024  # bytes

_LIST_HOLDS = (
    "a list in TOML has an [[entry]] with position and program for each, and may have title, "
    "source and year; one in CSV has the columns position and program"
)
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0", "")


class RankingFileError(ValueError):
    """A file of a ranking cannot be read or is not as it should be. Names the file and the place
    in it, and says what may stand there."""


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    position: int
    program: str
    paid: bool | None = None


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    entry: list[_Entry]
    title: str = ""
    source: str = ""
    year: int | None = None


def load_list(path: Path) -> PublishedRanking:
    """The ranking that a CSV or TOML file lists, in order of position; no entry is identified.

    Raises:
        RankingFileError: the file cannot be read, or something in it is not as it should be.
    """
    text = _text(path)
    listed = _from_toml(path, text) if path.suffix.lower() == ".toml" else _from_csv(path, text)
    for number, entry in enumerate(listed.entry, 1):
        if entry.position < 1 or not entry.program.strip():
            raise RankingFileError(
                f"{path}: entry {number}: needs a position from 1 on and the name of a program, "
                f"not {entry.position} and {entry.program!r}"
            )
    if not listed.entry:
        raise RankingFileError(f"{path}: lists no position; {_LIST_HOLDS}")
    return PublishedRanking(
        source=listed.source or str(path),
        placings=tuple(
            Placing(entry.position, entry.program.strip(), paid=bool(entry.paid))
            for entry in sorted(listed.entry, key=lambda entry: entry.position)
        ),
        title=listed.title,
        year=listed.year,
        tells_paid=any(entry.paid is not None for entry in listed.entry),
    )


def load_claims(path: Path) -> tuple[Claim, ...]:
    """The claims of a JSON Lines file, in order.

    Raises:
        RankingFileError: the file cannot be read, or a line of it is no claim.
    """
    return tuple(_claims(path, _text(path).splitlines()))


def _claims(path: Path, lines: Iterable[str]) -> Iterator[Claim]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_record(msgspec.json.decode(line))
        except (msgspec.DecodeError, KeyError, TypeError, ValueError, AttributeError):
            raise RankingFileError(
                f"{path}: line {number}: is no claim as 'gradguide extract' writes it"
            ) from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise RankingFileError(
                f"{path}: is too large for a ranking ({LARGEST:,} bytes at most)"
            )
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise RankingFileError(f"{path}: cannot be read ({reason}); give a file") from None
    except UnicodeDecodeError:
        raise RankingFileError(f"{path}: is not text in UTF-8") from None


def _from_toml(path: Path, text: str) -> _List:
    try:
        return msgspec.convert(tomllib.loads(text), type=_List)
    except tomllib.TOMLDecodeError as error:
        raise RankingFileError(f"{path}: is not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise RankingFileError(f"{path}: {error}; {_LIST_HOLDS}") from None


def _from_csv(path: Path, text: str) -> _List:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        head = [name.strip().lower() for name in next(reader, [])]
        unknown = set(head) - {"position", "program", "paid"}
        if unknown or not {"position", "program"} <= set(head):
            raise RankingFileError(
                f"{path}: its first line names the columns position, program and, where it is "
                f"known, paid; here it is {', '.join(head) or 'empty'}"
            )
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise RankingFileError(f"{path}: line {reader.line_num}: is not CSV: {error}") from None
    return _List([_entry(path, number, head, row) for number, row in rows])


def _entry(path: Path, number: int, head: list[str], row: list[str]) -> _Entry:
    cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
    position, paid = cells.get("position", ""), cells.get("paid", "").lower()
    if len(row) != len(head) or not position.isdecimal() or paid not in (*_YES, *_NO):
        raise RankingFileError(
            f"{path}: line {number}: needs {', '.join(head)}; position is a whole number, and "
            "paid is yes or no"
        )
    return _Entry(int(position), cells["program"], paid in _YES if "paid" in head else None)
