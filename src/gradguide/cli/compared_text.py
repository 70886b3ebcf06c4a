"""A comparison for the terminal: a table where the programs fit beside one another, else a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from string import ascii_uppercase
from textwrap import wrap

from gradguide.answers.cell_words import (
    BEHIND_MEANS,
    FAVOURED_MEANS,
    UNKNOWN,
    behind,
    common,
    figure,
    heading,
    label,
    mark,
    shared,
    unknown_names,
    values,
    year_words,
)
from gradguide.answers.situation_words import RESIDENCY_IS_OPEN, whom
from gradguide.answers.words import LEGEND, date_words
from gradguide.decisions.comparing.cells import Cell
from gradguide.decisions.comparing.comparison import Comparison
from gradguide.decisions.comparing.rows import Row

_LABEL = 20
_GUTTER = 2
_NARROWEST = 17
_ITEMS = 6


def letters(count: int) -> Sequence[str]:
    """A letter for each program; numbers when there are more programs than letters."""
    if count <= len(ascii_uppercase):
        return ascii_uppercase[:count]
    return [str(number) for number in range(1, count + 1)]


def lines(found: Comparison, as_of: date, width: int, *, everything: bool) -> Iterator[str]:
    """The comparison, a line each. `width` is in characters.

    Rows that differ are shown in full. Those that are the same, and those that are known of some
    programs only, get a line each, and are shown in full when `everything` is wanted.
    """
    yield from _head(found, as_of, width)
    differing = found.of("differs", "may differ")
    yield from ("", "WHAT DIFFERS" if differing else "Nothing is known to differ.")
    yield from _by_consequence(found, differing, width, everything)
    for title, rows in (
        ("KNOWN OF SOME OF THEM, AND NOT CONTRADICTED", found.of("partly known")),
        ("THE SAME", found.of("same")),
    ):
        if rows:
            yield from ("", title)
        if everything:
            yield from _by_consequence(found, rows, width, everything)
        else:
            for row in rows:
                yield from _wrapped(_in_short(row), width, "  ", "      ")
    if found.unknown:
        yield ""
        yield from _wrapped(f"Unknown of all of them: {unknown_names(found)}.", width)
    yield from _left_open(found, width)


def _head(found: Comparison, as_of: date, width: int) -> Iterator[str]:
    who = whom(found.situation, as_of)
    day = date_words(as_of.isoformat())
    yield from _wrapped(f"{len(found.candidates)} programs on {day}, {who}", width, "", "")
    if not found.situation.residency:
        yield from _wrapped(RESIDENCY_IS_OPEN, width, "", "")
    yield ""
    for letter, candidate in zip(letters(len(found.candidates)), found.candidates, strict=True):
        name = f"{candidate.school.name}: {candidate.program.name}"
        yield from _wrapped(f"{letter}  {name}", width, "  ", "     ")
        yield f"     {candidate.id}"
    yield ""
    for words in (LEGEND, BEHIND_MEANS):
        yield from _wrapped(words, width)
    if any(row.favoured for row in found.rows):
        yield from _wrapped(FAVOURED_MEANS, width)


def _by_consequence(
    found: Comparison, rows: Iterable[Row], width: int, everything: bool
) -> Iterator[str]:
    names = letters(len(found.candidates))
    column = (width - _LABEL) // len(names) - _GUTTER
    for title, group in groupby(rows, key=heading):
        yield from ("", title)
        if column >= _NARROWEST:
            yield _beside([*(("", *names))], column)
        for row in group:
            cells = [_cell(row, place, everything) for place in range(len(names))]
            if column >= _NARROWEST:
                yield from _as_table(row, cells, column)
            else:
                yield from _as_list(row, cells, names, width)
            if row.shared:
                of_all = "; ".join(_some(shared(row, names), everything))
                yield from _wrapped(f"all of them: {of_all}", width, "    ", "      ")


def _cell(row: Row, place: int, everything: bool) -> list[str]:
    """A cell's values, and what they rest on as its last line."""
    own = _some(values(row, place), everything)
    foot = behind(row, row.cells[place])
    return [*own, f"({foot})"] if foot else own


def _some(values: list[str], everything: bool) -> list[str]:
    if everything or len(values) <= _ITEMS:
        return values
    return [*values[: _ITEMS - 1], f"and {len(values) - _ITEMS + 1} more (--all)"]


def _as_table(row: Row, cells: list[list[str]], column: int) -> Iterator[str]:
    columns = [wrap(label(row), _LABEL - 3)]
    columns += [[line for value in cell for line in _hanging(value, column)] for cell in cells]
    for height in range(max(len(lines) for lines in columns)):
        yield _beside([c[height] if height < len(c) else "" for c in columns], column)


def _hanging(text: str, width: int) -> list[str]:
    return wrap(text, width, subsequent_indent="  ") or [""]


def _beside(parts: Sequence[str], column: int) -> str:
    first, *others = parts
    cells = (f"{part:<{column}}" for part in others)
    return f"  {first:<{_LABEL - 2}}{(' ' * _GUTTER).join(cells)}".rstrip()


def _as_list(row: Row, cells: list[list[str]], names: Sequence[str], width: int) -> Iterator[str]:
    yield from _wrapped(label(row), width, "  ", "    ")
    for name, cell in zip(names, cells, strict=True):
        *own, foot = cell if len(cell) > 1 else [*cell, ""]
        yield from _wrapped(f"{name}  {'; '.join(own)}  {foot}".rstrip(), width, "    ", "       ")


def _in_short(row: Row) -> str:
    """A row that tells nothing apart, in a line: each program's value with mark and year."""
    names = letters(len(row.cells))
    if row.many or not any(cell.computed for cell in row.cells):
        meanings = dict.fromkeys(one.meaning for cell in row.cells for one in cell.items)
        said = [common(row, meaning, names) for meaning in meanings]
        what = ("; " if row.many else " or ").join(_some(said, everything=False))
    else:
        what = next(figure(row, cell) for cell in row.cells if cell.known)
    known = ", ".join(
        f"{name} {mark(cell)} {year_words(cell)}{_unused(cell)}"
        if cell.known
        else f"{name} {UNKNOWN}"
        for name, cell in zip(names, row.cells, strict=True)
    )
    return f"{label(row)}: {what}  [{known}]"


def _unused(cell: Cell) -> str:
    """Why a stated price is not what the person pays."""
    return f" ({cell.note})" if cell.note and not cell.computed else ""


def _left_open(found: Comparison, width: int) -> Iterator[str]:
    """What each cost does not know, and what there is to say about it."""
    for name, cost in zip(letters(len(found.costs)), found.costs, strict=True):
        for title, said in (
            (f"What is not known of the cost of {name}", [gap.words for gap in cost.missing]),
            (f"About the cost of {name}", list(cost.notes)),
        ):
            yield from ("", title) if said else ()
            for sentence in said:
                yield from _wrapped(sentence, width, "  - ", "    ")


def _wrapped(text: str, width: int, first: str = "", then: str = "  ") -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
