"""What an accrediting body decided about a program, and what that comes to at a date."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gradguide.model.claim import Source

Action = Literal[
    "precandidate", "candidate", "initial", "continued", "listed", "conditional",
    "appeal_pending", "withdrawn", "ended", "recognized",
]  # fmt: skip
"""What a body can do. `listed` is an entry in its list of accredited programs, `ended` the end
of such an entry. `recognized` is no accreditation at all, and gives no status."""

AccreditationValue = Literal["accredited", "conditional", "candidate", "not_accredited", "unknown"]

_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which perhaps only the year, or the year and the month, is known.

    Raises:
        ValueError: it is no such date ("2013-13").
    """

    text: str

    def __post_init__(self) -> None:
        if not _PARTIAL.fullmatch(self.text):
            raise ValueError(f"{self.text!r} is not a year, a month or a day like 2013-07-01")
        if len(self.text) == 10:
            date.fromisoformat(self.text)

    @property
    def year(self) -> int:
        return int(self.text[:4])

    @property
    def latest(self) -> date:
        """The last day that it can be: nothing counts as decided before it must have been."""
        match len(self.text):
            case 4:
                return date(self.year, 12, 31)
            case 7:
                month = int(self.text[5:])
                return date(self.year, month, calendar.monthrange(self.year, month)[1])
            case _:
                return date.fromisoformat(self.text)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, as one source tells it.

    `program` is the program's name as the source has it. `decided` is None where no source
    says when; such a decision is shown and decides nothing. `inferred` says that the date was
    worked out from the next review. `next_review` is a year.
    """

    institution: str
    program: str
    body: str
    action: Action
    source: Source
    institution_id: str | None = None
    decided: PartialDate | None = None
    next_review: int | None = None
    inferred: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One decision with all sources that tell of it, the best first."""

    action: Action
    decided: PartialDate
    evidence: tuple[Decision, ...]

    @property
    def next_review(self) -> int | None:
        """The latest year that a source names: a review can be put off, not brought forward."""
        years = [d.next_review for d in self.evidence if d.next_review is not None]
        return max(years, default=None)

    @property
    def programs(self) -> tuple[str, ...]:
        """The programs it was about, each once, in order."""
        return tuple(dict.fromkeys(decision.program for decision in self.evidence))


@dataclass(frozen=True, slots=True)
class AccreditationStatus:
    """Where a program stands with a body at a date.

    `detail` is the action that says so. `since` is when the status began, None where only
    later confirmations of it are known. `overdue` says that the review that was due has come
    and its outcome is not known here.
    """

    status: AccreditationValue
    as_of: date
    detail: Action | None = None
    since: PartialDate | None = None
    decided_on: PartialDate | None = None
    next_review: int | None = None
    overdue: bool = False
    evidence: tuple[Decision, ...] = ()
