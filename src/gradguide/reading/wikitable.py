"""Tables of wiki text: rows between `{|` and `|}`, spread over lines or not.

Syntax: https://www.mediawiki.org/wiki/Help:Tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gradguide.reading.document import Block, BlockKind
from gradguide.reading.lines import Line
from gradguide.reading.rows import Tables

_BETWEEN = re.compile(r"\|\||!!")
_ATTRIBUTES = re.compile(r"\s*(?:[a-z]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|\w+)\s*)+\|(?!\|)", re.I)


@dataclass(slots=True)
class _Row:
    first: int
    header: bool
    cells: list[tuple[int, int]]


def wiki_rows(text: str, lines: Sequence[Line], group: int) -> Tables:
    """All rows of all wiki tables, in groups after `group`; one that never ends is no table."""
    rows: dict[int, Block] = {}
    taken: set[int] = set()
    start: int | None = None
    for index, line in enumerate(lines):
        words = text[line.start : line.start + 2]
        if words == "{|" and start is None:
            start = index
        elif words == "|}" and start is not None:
            group += 1
            rows |= _rows(text, lines, range(start + 1, index), group)
            taken.update(range(start, index + 1))
            start = None
    return Tables(rows, frozenset(taken), group)


def _rows(text: str, lines: Sequence[Line], inside: range, group: int) -> dict[int, Block]:
    found: list[_Row] = []
    fresh = True
    for index in inside:
        line = lines[index]
        mark = text[line.start : line.start + 2]
        if mark in ("|-", "|+"):
            fresh = fresh or mark == "|-"
            continue
        if mark[0] not in "|!":
            continue
        if fresh:
            found.append(_Row(index, mark[0] == "!", []))
            fresh = False
        found[-1].cells.extend(_cells(text, line.start + 1, line.end))
    return {row.first: _block(row, group) for row in found if row.cells}


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the cells of a line, without attributes and white space, none empty."""
    out: list[tuple[int, int]] = []
    bounds = [*_BETWEEN.finditer(text, start, end)]
    starts = [start, *(match.end() for match in bounds)]
    ends = [*(match.start() for match in bounds), end]
    for first, last in zip(starts, ends, strict=True):
        attributes = _ATTRIBUTES.match(text, first, last)
        first = attributes.end() if attributes else first
        stripped = text[first:last].strip()
        if stripped:
            at = text.index(stripped, first)
            out.append((at, at + len(stripped)))
    return out


def _block(row: _Row, group: int) -> Block:
    start, end = row.cells[0][0], row.cells[-1][1]
    cells = tuple(row.cells)
    return Block(BlockKind.TABLE_ROW, start, end, group=group, cells=cells, header=row.header)
