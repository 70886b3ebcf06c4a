"""What the page of a school shows of its programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gradguide.answers.opened import OpenRelease
from gradguide.answers.words import fact_words
from gradguide.decisions.candidate import Candidate
from gradguide.model.fact import InstitutionEntry, Status

PAGE = 50
"""Awards of a school on one page."""
_SHOWN = ("delivery", "credits", "tuition_per_credit")
_KINDS = {
    "program": "degree",
    "concentration": "track of a degree",
    "certificate": "certificate",
    "dual": "two degrees together",
    "group": "several programs at once",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A fact in a list of programs: its words and the mark of its status; None: unknown."""

    words: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """A described program of a school: what it is, and a few facts in the order of the table's
    columns. `within` says that it is a track of the program above it."""

    id: str
    name: str
    kind: str
    within: bool
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class AwardLine:
    """A program that is known from federal counts alone, with its graduates in a year."""

    id: str
    name: str
    graduates: int
    year: int


@dataclass(frozen=True, slots=True)
class Awards:
    """One page of a school's awards: the lines, which page it is of how many, and all there are."""

    lines: tuple[AwardLine, ...]
    page: int
    pages: int
    total: int


def program_rows_of(opened: OpenRelease, ids: Sequence[str]) -> tuple[ProgramRow, ...]:
    """The described programs of a school, tracks under their degrees."""
    return tuple(_row(opened.described[one]) for one in _in_order(opened, ids))


def _in_order(opened: OpenRelease, ids: Sequence[str]) -> Iterator[str]:
    known = set(ids)
    parents = {one: opened.described[one].program.parent for one in ids}
    for one in ids:
        if parents[one] in known:
            continue
        yield one
        yield from (track for track in ids if parents[track] == one)


def _row(one: Candidate) -> ProgramRow:
    program = one.program
    return ProgramRow(
        program.id,
        program.name,
        _KINDS.get(program.kind, program.kind),
        one.parent is not None,
        tuple(_value(one, name) for name in _SHOWN),
    )


def _value(one: Candidate, attribute: str) -> Value:
    facts = one.facts(attribute)
    if not facts:
        return Value("", None)
    first = facts[0]
    of = {"in_state": " in state", "out_of_state": " out of state", "reduced": " reduced"}
    residency = of.get(str(first.key.get("residency", "")), "")
    more = f" and {len(facts) - 1} more" if len(facts) > 1 else ""
    return Value(f"{fact_words(first)}{residency}{more}", first.status)


def awards_of(opened: OpenRelease, school: InstitutionEntry, total: int, page: int) -> Awards:
    """A page of the awards of a school that stand as programs, of which there are `total`; the
    first or last page where there is no such page."""
    pages = -(-total // PAGE)
    page = min(max(page, 1), max(pages, 1))
    lines = opened.release.awards_at(school.id, PAGE, (page - 1) * PAGE) if total else ()
    return Awards(tuple(AwardLine(*line) for line in lines), page, pages, total)
