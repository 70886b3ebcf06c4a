"""What the comparison's page shows, made ready for its template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from gradguide.answers.cell_words import (
    behind,
    heading,
    label,
    said,
    shared,
    unknown_names,
)
from gradguide.answers.cost_words import budget_words
from gradguide.answers.evidence import opened_all
from gradguide.answers.words import fact_words, name_of, qualifier_words, value_words
from gradguide.catalog.release import Opened, Release
from gradguide.decisions.comparing.agreement import Agreement
from gradguide.decisions.comparing.comparison import Comparison
from gradguide.decisions.comparing.rows import Row
from gradguide.model.fact import Fact, Program, Status

LINES = 6
"""Values of a set that are shown at once."""
_OPENED = 4
"""Facts of a cell that open there; the program's page opens all of them."""

_FIRST_ALIKE = ("delivery", "accreditation")
"""What everybody asks of every program: where all are alike in it, that is said before what
differs."""

Value = tuple[Status | None, str]


@dataclass(frozen=True, slots=True)
class Behind:
    """A fact of a cell: what it says and, where it opens here, what it rests on."""

    words: str
    status: Status
    opened: Opened | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One program in one row. `foot` says in short who says it; `facts_left` counts the facts
    behind it that are not listed."""

    values: tuple[Value, ...]
    more: tuple[Value, ...]
    favoured: bool
    foot: str
    facts: tuple[Behind, ...]
    facts_left: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table; `shared` is what all programs have of a set."""

    label: str
    cells: tuple[Cell, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one consequence, or of one way of agreeing."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What is open about the cost of a program, and what there is to say of it."""

    program: Program
    missing: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison: what differs, by consequence; what is known of some programs only; what is the
    same in all; what is known of none, in words; what is open about each cost. `alike` are labels
    and values that all have and everybody asks for, with the status of the weakest fact.
    `limits` says of each program how its cost lies to what the person can spend, "" where within.
    """

    differing: tuple[Group, ...]
    partly: tuple[Group, ...]
    same: tuple[Group, ...]
    unknown: str
    open: tuple[Open, ...]
    counts: str
    favours: bool
    alike: tuple[tuple[str, str, Status], ...]
    limits: tuple[str, ...]


def view(release: Release, found: Comparison, budget: Decimal | None) -> Compared:
    """A comparison for its page, with all facts opened by one question."""
    stated = [cell for row in found.rows for cell in row.cells if not cell.computed]
    opening = [fact for cell in stated for fact in cell.facts[:_OPENED]]
    opened = {id(one.fact): one for one in opened_all(release, opening)}
    names = [one.school.name for one in found.candidates]

    def groups(*kinds: Agreement) -> tuple[Group, ...]:
        rows = found.of(*kinds)
        return tuple(
            Group(title, tuple(_line(row, names, opened) for row in some))
            for title, some in groupby(rows, key=heading)
        )

    return Compared(
        groups("differs", "may differ"),
        groups("partly known"),
        groups("same"),
        unknown_names(found),
        tuple(_open(found)),
        _counts(found),
        any(row.favoured for row in found.rows),
        tuple(_alike(found, names)),
        tuple(budget_words(cost, budget) for cost in found.costs),
    )


def _alike(found: Comparison, names: Sequence[str]) -> Iterator[tuple[str, str, Status]]:
    """What everybody asks for and all have, each with its label and its weakest status."""
    for row in found.of("same"):
        if row.name not in _FIRST_ALIKE:
            continue
        values = dict.fromkeys(value_words(row.name, one.value) for one in row.cells[0].items)
        words = shared(row, names) if row.many else list(values)
        behind_all = [fact for cell in row.cells for fact in cell.facts]
        status = replace(row.cells[0], facts=tuple(behind_all)).status
        if words and status is not None:
            yield _named(row), (" and " if row.many else " or ").join(words), status


def _named(row: Row) -> str:
    """A row's label with whom it names, also where that is the one meant unless another is said."""
    name = label(row)
    whom = [one for one in row.key.values() if isinstance(one, str) and one not in name]
    return f"{name} ({', '.join(whom)})" if whom else name


def _line(row: Row, names: Sequence[str], opened: dict[int, Opened]) -> Line:
    places = range(len(row.cells))
    return Line(
        label(row),
        tuple(_cell(row, place, opened) for place in places),
        tuple(shared(row, names)) if row.many and row.shared else (),
    )


def _cell(row: Row, place: int, opened: dict[int, Opened]) -> Cell:
    cell = row.cells[place]
    values = said(row, place)
    listed = cell.facts if cell.computed else cell.facts[:_OPENED]
    return Cell(
        values=tuple(values[:LINES]),
        more=tuple(values[LINES:]),
        favoured=place in row.favoured,
        foot=behind(row, cell),
        facts=tuple(_behind(fact, opened) for fact in _once(listed)),
        facts_left=len(cell.facts) - len(listed),
    )


def _once(facts: Iterable[Fact]) -> list[Fact]:
    return list({id(fact): fact for fact in facts}.values())


def _behind(fact: Fact, opened: dict[int, Opened]) -> Behind:
    more = qualifier_words(fact.attribute, fact.key)
    name = f"{name_of(fact.attribute)} ({more})" if more else name_of(fact.attribute)
    return Behind(f"{name}: {fact_words(fact)}", fact.status, opened.get(id(fact)))


def _open(found: Comparison) -> Iterator[Open]:
    for candidate, cost in zip(found.candidates, found.costs, strict=True):
        missing = tuple(gap.words for gap in cost.missing)
        if missing or cost.notes:
            yield Open(candidate.program, missing, tuple(cost.notes))


def _counts(found: Comparison) -> str:
    """How many things differ, are the same, and are unknown, in a sentence."""
    certain, maybe = len(found.of("differs")), len(found.of("may differ"))
    same, partly = len(found.of("same")), len(found.of("partly known"))
    parts = [
        f"{certain} {'thing differs' if certain == 1 else 'things differ'}",
        *([f"{maybe} may differ"] if maybe else ()),
        f"{same} {'is' if same == 1 else 'are'} the same",
        f"{partly} {'is' if partly == 1 else 'are'} known of some of them only",
        f"{len(found.unknown)} of none",
    ]
    return f"{'; '.join(parts)}."
