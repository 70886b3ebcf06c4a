"""Bounds: no line that is looked at is longer than a page of a book.

Some steps look at a line's names once for each of its sentences. That is nothing for the
lines that people write, and would be endless for a page that is one line of 30 MB.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gradguide.reading.document import Block, Document

LONGEST_BLOCK = 6_000
"""Characters. The longest paragraphs of real pages have about 3,000."""


def bounded(document: Document) -> Document:
    """The document with every longer block cut at white space into several, offsets unchanged."""
    if all(block.end - block.start <= LONGEST_BLOCK for block in document.blocks):
        return document
    blocks = [part for block in document.blocks for part in _parts(document.text, block)]
    return replace(document, blocks=tuple(blocks))


def _parts(text: str, block: Block) -> Iterator[Block]:
    start = block.start
    while block.end - start > LONGEST_BLOCK:
        cut = text.rfind(" ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK)
        end = cut if cut > 0 else start + LONGEST_BLOCK
        if text[start:end].strip():
            yield _part(text, block, start, end)
        start = end
    if text[start : block.end].strip():
        yield _part(text, block, start, block.end)


def _part(text: str, block: Block, start: int, end: int) -> Block:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    cells = tuple(cell for cell in block.cells if start <= cell[0] and cell[1] <= end)
    return replace(block, start=start, end=end, cells=cells)
