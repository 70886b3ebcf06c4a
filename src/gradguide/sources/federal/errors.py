"""What can be wrong with federal files, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SHOWN = 20
"""Problems of one file that a message spells out; the rest are counted."""


class FederalError(ValueError):
    """Federal data that cannot be used. The message says which file, where in it, what was found,
    what was expected and what to do."""


class UnknownCheckError(FederalError):
    """A name to be waived that no check has."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file.

    `row` counts as a spreadsheet does, with the header as row 1 where it is the first; None is
    the file as a whole. `times` is how often the same is wrong in the column. `check` is the name
    under which it can be waived, empty where it cannot.
    """

    found: str
    expected: str
    row: int | None = None
    column: str = ""
    times: int = 1
    check: str = ""

    def __str__(self) -> str:
        place = [f"row {self.row}"] if self.row is not None else []
        place += [f"column {self.column}"] if self.column else []
        where = f"{', '.join(place)}: " if place else ""
        more = f" ({self.times} rows in all)" if self.times > 1 else ""
        return f"{where}{self.found}; expected {self.expected}{more}"


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file and all that is wrong with it. `hint` says what to do."""

    path: Path
    problems: tuple[Problem, ...]
    hint: str = ""

    def __str__(self) -> str:
        lines = [f"{self.path}: {problem}" for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"{self.path}: and {len(self.problems) - SHOWN} more problems")
        waivable = sorted({problem.check for problem in self.problems if problem.check})
        if self.hint:
            lines.append(f"  {self.hint}")
        if waivable:
            lines.append(
                "  To leave these rows out and build without them: "
                + " ".join(f"--allow {name}" for name in waivable)
            )
        return "\n".join(lines)


class BadFilesError(FederalError):
    """Files that cannot be read as what they are named for; every problem found is in `files`."""

    def __init__(self, files: Sequence[BadFile]) -> None:
        self.files = tuple(files)
        super().__init__("\n".join(str(file) for file in files))


@dataclass(frozen=True, slots=True)
class Failed:
    """An assertion that does not hold. `about` is the file, or what was gathered of a dataset,
    `says` what was measured."""

    name: str
    about: str
    found: str
    expected: str
    says: str = ""

    def __str__(self) -> str:
        says = f"{self.says}: " if self.says else ""
        return f"{self.name} ({self.about}): {says}found {self.found}, expected {self.expected}"


class AssertionsFailedError(FederalError):
    """What the descriptions of the files assert about them and what does not hold, all of it."""

    def __init__(self, failed: Sequence[Failed]) -> None:
        self.failed = tuple(failed)
        names = sorted({one.name for one in failed})
        told = "\n".join(f"  {one}" for one in failed)
        waive = " ".join(f"--allow {name}" for name in names)
        super().__init__(
            f"{len(failed)} of the assertions about the federal files "
            f"{'does' if len(failed) == 1 else 'do'} not hold:\n{told}\n"
            f"Nothing was replaced. Get the file again, or build all the same with {waive}"
        )
