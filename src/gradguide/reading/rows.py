"""Rows in plain text: lines whose cells are parted by tabs or upright strokes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gradguide.reading.document import Block, BlockKind
from gradguide.reading.lines import Line

_TAB = re.compile(r"\s*\t\s*")
_STROKE = re.compile(r"\s*\|{1,2}\s*")
_RULE = re.compile(r"[\s|:+=\-]+$")  # the line under a Markdown table's header
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows by the index of their first line, and all lines that tables take up."""

    rows: Mapping[int, Block]
    lines: frozenset[int]
    groups: int  # the highest group number in use


def rows_of(text: str, lines: Sequence[Line]) -> Tables:
    """The rows among `lines`; each run of rows is a table of its own group.

    One line alone is a row only if a stroke opens it or two tabs stand in it: titles and
    menus also use strokes ("Programs | School").
    """
    taken: set[int] = set()
    out: dict[int, Block] = {}
    group = 0
    for run in _runs(text, lines):
        group += 1
        taken.update(run)
        rules = {index for index in run if _RULE.match(lines[index].words(text))}
        rows = [index for index in run if index not in rules]
        has_header = bool(rows) and rows[0] + 1 in rules
        for index in rows:
            cells = _cells(text, lines[index])
            filled = [cell for cell in cells if cell[0] < cell[1]]
            if not filled:
                continue
            start, end = filled[0][0], filled[-1][1]
            header = index == rows[0] and (has_header or _names_columns(text, lines, rows))
            out[index] = Block(
                BlockKind.TABLE_ROW,
                start,
                end,
                group=group,
                cells=_within(cells, start, end),
                header=header,
            )
    return Tables(out, frozenset(taken), group)


def _within(cells: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The cells with the empty ones at either end moved inside the block."""
    return tuple((min(max(first, start), end), min(max(last, start), end)) for first, last in cells)


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[int]]:
    run: list[int] = []
    for index, line in enumerate(lines):
        parted = _separators(text, line) > 0
        if parted and not (run and line.after_blank):
            run.append(index)
            continue
        if _is_table(text, lines, run):
            yield run
        run = [index] if parted else []
    if _is_table(text, lines, run):
        yield run


def _separators(text: str, line: Line) -> int:
    tabs = text.count("\t", line.start, line.end)
    if tabs or (text.find("[[", line.start, line.end) >= 0 and text[line.start] != "|"):
        return tabs  # a stroke in a wiki link parts address and label
    return text.count("|", line.start, line.end)


def _is_table(text: str, lines: Sequence[Line], run: Sequence[int]) -> bool:
    if not run:
        return False
    opened = all(text[lines[index].start] == "|" for index in run)
    first = lines[run[0]]
    return opened or len(run) > 1 or text.count("\t", first.start, first.end) > 1


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    """The spans of the cells; a stroke at either end of the line opens no cell."""
    separator = _TAB if text.count("\t", line.start, line.end) else _STROKE
    start, end = line.start, line.end
    out: list[tuple[int, int]] = []
    at = start
    for match in separator.finditer(text, start, end):
        if match.start() > start:
            out.append((at, match.start()))
        at = match.end()
    if at < end:
        out.append((at, end))
    return out


def _names_columns(text: str, lines: Sequence[Line], rows: Sequence[int]) -> bool:
    """Whether the first row has no figure while the others do."""
    figures = [bool(_DIGIT.search(lines[index].words(text))) for index in rows]
    return len(rows) > 1 and not figures[0] and all(figures[1:])
