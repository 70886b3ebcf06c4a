"""What could not be taken: one line of a file, and what a person can do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was left out. `line` counts from 1; `place` is the file as it was named."""

    place: str
    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}:{self.line}: {self.problem}; {self.remedy}"
