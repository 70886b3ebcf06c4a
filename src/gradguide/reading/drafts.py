"""Drafts: blocks on their way, before their text has a place in the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gradguide.reading.document import Block, BlockKind

CELL_BREAK = " | "  # between the cells of a row in a text that we lay out ourselves
LABEL_BREAK = ": "  # between a label and its value in a row of two


@dataclass(slots=True)
class Draft:
    """A block with its own text; `cells` are spans within that text."""

    kind: BlockKind
    text: str
    level: int = 0
    group: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: bool = False


def row_of(cells: Iterable[str], between: str, *, group: int, header: bool = False) -> Draft | None:
    """A table row; None if all its cells are empty.

    Empty cells keep their place in `cells` as empty spans, so that columns still line up, but
    get no separator at the row's ends.
    """
    texts = list(cells)
    if not any(texts):
        return None
    spans: list[tuple[int, int]] = []
    line = ""
    for text in texts:
        if text and line:
            separator = " " if between == LABEL_BREAK and line.endswith((":", "?")) else between
            line += separator
        spans.append((len(line), len(line) + len(text)))
        line += text
    return Draft(BlockKind.TABLE_ROW, line, group=group, cells=tuple(spans), header=header)


def lay_out(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The drafts' texts, one under the other, and the blocks over them."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for draft in drafts:
        end = at + len(draft.text)
        cells = draft.cells and tuple((at + first, at + last) for first, last in draft.cells)
        blocks.append(Block(draft.kind, at, end, draft.level, draft.group, cells, draft.header))
        texts.append(draft.text)
        at = end + 1
    return "\n".join(texts), tuple(blocks)
