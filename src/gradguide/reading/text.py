"""Plain text: blocks by the shape of lines and the blank lines around them.

The document's text is the file's, so blocks are spans of it. A line is a block, unless
neighbouring lines are one paragraph that was wrapped at a fixed width.
"""

from __future__ import annotations

from collections.abc import Sequence

from gradguide.reading import shape
from gradguide.reading.document import Block, BlockKind
from gradguide.reading.lines import Line, lines_of, stretches
from gradguide.reading.menus import menu_lines
from gradguide.reading.rows import rows_of

_LONGEST_TITLE = 200  # characters
_BODY_LINE = 100  # characters; a line of more under a short one makes that one a heading


def blocks_of(text: str) -> list[Block]:
    """The blocks of a plain text in order."""
    lines = lines_of(text)
    menus = menu_lines(text, lines)
    tables = rows_of(text, lines)
    out: list[Block] = []
    groups = tables.groups
    in_list = False
    for first, last in stretches(text, lines, tables.lines | menus):
        line = lines[first]
        if first in tables.lines:
            if first in tables.rows:
                out.append(tables.rows[first])
            in_list = False
            continue
        start, end = line.start, lines[last].end
        words = line.words(text)
        marks = shape.bullet(words)
        if first in menus or (first == last and shape.is_breadcrumb(words)):
            out.append(Block(BlockKind.NAVIGATION, start, end))
        elif marks:
            groups += not in_list
            level = 1 + min(5, line.indent // 4)
            out.append(Block(BlockKind.LIST_ITEM, start + marks, end, level, groups))
        else:
            single = first == last
            kind = _kind_of_line(text, lines, first) if single else BlockKind.PARAGRAPH
            out.append(Block(kind, start, end))
        in_list = marks > 0
    return out


def _kind_of_line(text: str, lines: Sequence[Line], index: int) -> BlockKind:
    line = lines[index]
    length = line.end - line.start
    if length > _LONGEST_TITLE:
        return BlockKind.PARAGRAPH
    words = line.words(text)
    if shape.is_caption(words):
        return BlockKind.CAPTION
    after = lines[index + 1] if index + 1 < len(lines) else None
    if index == 0 and (after is None or after.after_blank) and not words.endswith("."):
        return BlockKind.TITLE
    if index > 0 and not line.after_blank:
        return BlockKind.PARAGRAPH
    over_a_body = after is not None and (after.after_blank or after.end - after.start > _BODY_LINE)
    heading = over_a_body and shape.is_shaped_like_heading(words)
    return BlockKind.HEADING if heading else BlockKind.PARAGRAPH
