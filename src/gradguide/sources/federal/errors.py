"""What can be wrong with federal files, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
class Failed:
    """An assertion that does not hold. `about` is the file, or what was gathered of a dataset,
    `says` what was measured. `path` is the file where it is about one."""

    name: str
    about: str
    found: str
    expected: str
    says: str = ""
    path: Path | None = None

    def __str__(self) -> str:
        says = f"{self.says}: " if self.says else ""
        return f"{self.name} ({self.about}): {says}found {self.found}, expected {self.expected}"


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file and all that is wrong with it. `hint` says what to do; `follows` are the assertions
    about it that do not hold either once the rows that can be left out are. Where it is `empty`, no
    row is left then."""

    path: Path
    problems: tuple[Problem, ...]
    hint: str = ""
    follows: tuple[Failed, ...] = ()
    empty: bool = False

    @property
    def waivable(self) -> frozenset[str]:
        """The checks to waive so that the file can be read without the rows that fail them, none
        where that does not help."""
        if self.empty or not all(problem.check for problem in self.problems):
            return frozenset()
        return frozenset(problem.check for problem in self.problems)

    def __str__(self) -> str:
        lines = [f"{self.path}: {problem}" for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"{self.path}: and {len(self.problems) - SHOWN} more problems")
        rows = self.waivable
        if self.hint:
            lines.append(f"  {self.hint}")
        if self.empty:
            lines.append("  Without these rows nothing is left of the file: get it again")
        if rows and not self.follows:
            lines.append(f"  To leave these rows out and build without them: {_allowing(rows)}")
        elif rows:
            lines.append("  Without these rows this does not hold:")
            lines += [f"    {one}" for one in self.follows]
            every = _allowing([*rows, *(one.name for one in self.follows)])
            lines.append(f"  To leave them out and build all the same: {every}")
        return "\n".join(lines)


class BadFilesError(FederalError):
    """Files that cannot be read as what they are named for; every problem found is in `files`.
    `failed` are the assertions about the other files, and about all together, that do not hold
    either, as far as they could be measured."""

    def __init__(self, files: Sequence[BadFile], failed: Sequence[Failed] = ()) -> None:
        self.files, self.failed = tuple(files), tuple(failed)
        lines = [str(file) for file in files]
        if failed:
            lines.append("Besides, this does not hold:")
            lines += [f"  {one}" for one in failed]
        if all(file.waivable for file in files) and (failed or len(files) > 1):
            told = [*failed, *(one for file in files for one in file.follows)]
            every = {one.name for one in told}.union(*(file.waivable for file in files))
            lines.append(f"To build all the same, without these rows: {_allowing(every)}")
        super().__init__("\n".join(lines))


class AssertionsFailedError(FederalError):
    """What the descriptions of the files assert about them and what does not hold, all of it."""

    def __init__(self, failed: Sequence[Failed]) -> None:
        self.failed = tuple(failed)
        told = "\n".join(f"  {one}" for one in failed)
        super().__init__(
            f"{len(failed)} of the assertions about the federal files "
            f"{'does' if len(failed) == 1 else 'do'} not hold:\n{told}\n"
            "Nothing was replaced. Get the file again, or build all the same with "
            + _allowing(one.name for one in failed)
        )


def _allowing(names: Iterable[str]) -> str:
    return " ".join(f"--allow {name}" for name in sorted(set(names)))
