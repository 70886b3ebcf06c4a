"""Rows and cells of a comparison in words: the same for the terminal, Markdown and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gradguide.answers.words import MARKS, full_name, name_of, qualifier_words, value_words
from gradguide.decisions.comparing.cells import Cell, Item
from gradguide.decisions.comparing.comparison import Comparison
from gradguide.decisions.comparing.consequence import (
    COMPLETIONS,
    CONSEQUENCES,
    COST_PER_TERM,
    COST_TOTAL,
    MET_TOGETHER,
    TIME_TO_DEGREE,
    consequence_of,
)
from gradguide.decisions.comparing.rows import Row
from gradguide.model.claim import Standing
from gradguide.model.fact import Status
from gradguide.resolution.computed import dollars, number
from gradguide.resolution.equality import Meaning

FAVOURED = "*"
FAVOURED_MEANS = "* more welcome than the others, by more than is uncertain"
BEHIND_MEANS = "(who says it, and of which year; how many claims for and against it)"
UNKNOWN = "unknown"

_WORKED_OUT = {
    COST_TOTAL: "cost to you",
    COST_PER_TERM: "most in one term",
    TIME_TO_DEGREE: "months at your pace",
    COMPLETIONS: "graduates of the school, a year",
}
_WHO = {
    Standing.AUTHORITY: "an authority",
    Standing.SCHOOL: "the school",
    Standing.GUIDE: "a guide",
}


def row_name(name: str) -> str:
    """A row's name as a reader calls it."""
    return _WORKED_OUT.get(name) or name_of(name)


def unknown_names(found: Comparison) -> str:
    """What is unknown of all programs, in a list."""
    names = (_WORKED_OUT.get(name) or full_name(name) for name in found.unknown)
    return ", ".join(names)


def label(row: Row) -> str:
    """A row's name with what makes it another than its neighbours."""
    if row.name in MET_TOGETHER:
        of = ", ".join(value_words(row.name, value) for value in row.key.values())
        return (
            f"{row_name(row.name)} ({of if of != 'any' else 'of any kind'})"
            if of
            else (f"{row_name(row.name)} (all together)")
        )
    more = qualifier_words(row.name, row.key)
    return f"{row_name(row.name)} ({more})" if more else row_name(row.name)


def values(row: Row, place: int) -> list[str]:
    """What is known of a program in a row, a value each; of a set, what not all others have.

    "unknown" where nothing is known, "what all have" where a set has nothing besides.
    """
    star = f" {FAVOURED}" if place in row.favoured else ""
    return [
        words if status is None else f"{MARKS[status]} {words}{star}"
        for status, words in said(row, place)
    ]


def said(row: Row, place: int) -> list[tuple[Status | None, str]]:
    """The same, each value with its status apart; None where there is none to have one."""
    cell = row.cells[place]
    if not cell.known:
        return [(None, UNKNOWN)]
    if cell.computed:
        return [(cell.status, figure(row, cell))]
    if row.many:
        own = [(one.fact.status, item(row, one)) for one in row.own(place)]
        return [*own] or [(None, "what all have")]
    return [(cell.status, " or ".join(item(row, one) for one in cell.items))]


def heading(row: Row) -> str:
    """What a difference of a row's kind means to somebody who has to choose."""
    if not row.applies:
        return "Prices that are not yours"
    place = consequence_of(row.name)
    name = CONSEQUENCES[place].name if place < len(CONSEQUENCES) else "other things"
    return name[:1].upper() + name[1:]


def mark(cell: Cell) -> str:
    """The mark of a known cell's status."""
    return MARKS[cell.status] if cell.status is not None else ""


def item(row: Row, one: Item) -> str:
    """One value with its unit and with what qualifies it."""
    more = qualifier_words(row.name, one.details)
    value = value_words(row.name, one.value)
    return f"{value} ({more})" if more else value


def common(row: Row, meaning: Meaning, names: Sequence[str]) -> str:
    """A value that several programs have, with what they are said to have it with; program by
    program where that is not the same ("2 of them" here and "3 of them" there)."""
    having = [
        (name, one)
        for name, cell in zip(names, row.cells, strict=True)
        for one in cell.items
        if one.meaning == meaning
    ]
    said = {name: qualifier_words(row.name, one.details) for name, one in having}
    value = value_words(row.name, having[0][1].value)
    if len(set(said.values())) == 1:
        return item(row, having[0][1])
    each = ", ".join(f"{name} {more}" for name, more in said.items() if more)
    return f"{value} ({each})"


def shared(row: Row, names: Sequence[str]) -> list[str]:
    """Of a set, the values that all programs have."""
    return [common(row, one.meaning, names) for one in row.shared]


def figure(row: Row, cell: Cell) -> str:
    """A worked out figure, or from where to where it lies."""
    bounds = cell.bounds
    if bounds is None:
        return UNKNOWN
    ends = [bounds.low] if bounds.known else [bounds.low, bounds.high]
    return " to ".join(amount(row.name, end) for end in ends)


def amount(name: str, value: Decimal) -> str:
    """A number in the unit of a row."""
    return dollars(value) if name in (COST_TOTAL, COST_PER_TERM) else number(value)


def behind(row: Row, cell: Cell) -> str:
    """What a cell rests on: who says so, when, how many for it and against it."""
    if not cell.known or cell.standing is None:
        return cell.note
    year = year_words(cell)
    parts = [f"{_WHO[cell.standing]}, {year}", f"{cell.claims_for} for"]
    if cell.against:
        parts.append(f"{cell.against} against")
    said = f"{parts[0]}; {', '.join(parts[1:])}"
    note = "; ".join(part for part in (cell.note, up_to(row, cell)) if part)
    return f"{note}; {said}" if note else said


def year_words(cell: Cell) -> str:
    """The year of the oldest of what a known cell rests on, as far as that is dated."""
    if cell.year:
        return str(cell.year)
    dated = any(fact.year is not None for fact in cell.facts)
    return "in part undated" if dated else "undated"


def up_to(row: Row, cell: Cell) -> str:
    """What unknown facts could add to a worked out figure."""
    if row.name != COST_TOTAL or cell.bounds is None or cell.possible == cell.bounds:
        return ""
    if cell.possible is None:
        stale = cell.status is Status.STALE
        return "from outdated facts" if stale else "and more, by what is not known"
    return f"up to {dollars(cell.possible.high)} with what is not known"
