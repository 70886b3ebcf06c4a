"""Rows in plain text: lines whose cells are parted by tabs or upright strokes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gradguide.reading.document import Block, BlockKind
from gradguide.reading.lines import Line

_TAB = re.compile(r"\s*\t\s*")
_STROKE = re.compile(r"\s*\|{1,2}\s*")
_RULE = re.compile(r"[\s|:+=\-]+$")  # the line under a Markdown table's header
_DIGIT = re.compile(r"\d")


def rows_of(text: str, lines: Sequence[Line]) -> dict[int, Block]:
    """The rows among `lines`, by line index; each run of rows is a table of its own group.

    One line alone is a row only if a stroke opens it or it has three cells: titles also use
    strokes ("Programs | School").
    """
    out: dict[int, Block] = {}
    group = 0
    for run in _runs(text, lines):
        group += 1
        rules = [index for index in run if _RULE.match(lines[index].words(text))]
        rows = [index for index in run if index not in rules]
        has_header = bool(rules) and bool(rows) and rules[0] == rows[0] + 1
        for index in rows:
            cells = _cells(text, lines[index])
            filled = [cell for cell in cells if cell[0] < cell[1]]
            if not filled:
                continue
            header = index == rows[0] and (has_header or _names_columns(text, lines, rows))
            out[index] = Block(
                BlockKind.TABLE_ROW,
                filled[0][0],
                filled[-1][1],
                group=group,
                cells=tuple(cells),
                header=header,
            )
    return out


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[int]]:
    run: list[int] = []
    for index, line in enumerate(lines):
        if _separators(text, line) and not (run and line.after_blank):
            run.append(index)
            continue
        if _is_table(text, lines, run):
            yield run
        run = [index] if _separators(text, line) else []
    if _is_table(text, lines, run):
        yield run


def _separators(text: str, line: Line) -> int:
    tabs = text.count("\t", line.start, line.end)
    return tabs or text.count("|", line.start, line.end)


def _is_table(text: str, lines: Sequence[Line], run: Sequence[int]) -> bool:
    if not run:
        return False
    opened = all(text[lines[index].start] == "|" for index in run)
    return opened or len(run) > 1 or _separators(text, lines[run[0]]) > 1


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
