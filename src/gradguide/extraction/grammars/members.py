"""What stands below a lead: the items of a list, or headings each with its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gradguide.extraction.grammar import Passage
from gradguide.extraction.grammars.lists import Item, trimmed
from gradguide.reading.document import BlockKind

_MOST_HEADING_WORDS = 12
_LABEL_ENDS = re.compile(r"\s[-–—|]\s|[-–—|]\s|:|\s[(\[]|\.\s|;\s|\s\$")
_NUMBERING = re.compile(r"\s*(?:#?\d{1,2}[.):]?\s+|[•*·–-]\s+)")


@dataclass(frozen=True, slots=True)
class Section:
    """One block that stands as a title, with the blocks of text under it."""

    title: Passage
    body: tuple[Passage, ...]


def blocks(passages: Sequence[Passage], first: int) -> Iterator[list[Passage]]:
    """The passages from `first` on, block by block."""
    for _, block in groupby(passages[first:], key=lambda passage: passage.block.start):
        yield list(block)


def list_items(passages: Sequence[Passage], first: int) -> list[Passage]:
    """The first sentence of each item of the list that opens at `first`, its own level only."""
    out: list[Passage] = []
    for block in blocks(passages, first):
        head = block[0]
        if head.block.kind is not BlockKind.LIST_ITEM:
            break
        if out and head.block.group != out[0].block.group:
            break
        if not out or head.block.level == out[0].block.level:
            out.append(head)
    return out


def is_title(block: Sequence[Passage]) -> bool:
    """Whether a block stands as a title: a heading, or a few words without a full stop."""
    head = block[0]
    if len(block) > 1 or len(head.text.split()) > _MOST_HEADING_WORDS:
        return False
    if head.block.kind is BlockKind.HEADING:
        return True
    return head.block.kind is BlockKind.PARAGRAPH and head.text[-1] not in ".!?:,;"


def sections(passages: Sequence[Passage], first: int) -> Iterator[Section]:
    """Titles and what stands under each, from `first` on, while they alternate.

    Where the first title is a heading, short lines are text. Ends at a title without text, or
    above the first one's level.
    """
    title: Passage | None = None
    body: list[Passage] = []
    level = 0
    for block in blocks(passages, first):
        short_line = title is not None and title.block.kind is not block[0].block.kind
        if not is_title(block) or (short_line and block[0].block.kind is BlockKind.PARAGRAPH):
            if title is None:
                return
            body += block
            continue
        if title is not None:
            if not body:
                return
            yield Section(title, tuple(body))
        title, body = block[0], []
        level = level or title.block.level
        if level and 0 < title.block.level < level:
            return
    if title is not None and body:
        yield Section(title, tuple(body))


def title_lines(passages: Sequence[Passage], first: int) -> list[Passage]:
    """The lines from `first` on that each stand as a title: a list that lost its bullets."""
    out: list[Passage] = []
    for block in blocks(passages, first):
        if not is_title(block):
            break
        out.append(block[0])
    return out


def together(passages: Sequence[Passage], first: int) -> list[Passage]:
    """The lines from `first` on that follow each other without a blank line: a list as well."""
    out: list[Passage] = []
    for block in blocks(passages, first):
        head = block[0]
        if head.block.kind is not BlockKind.PARAGRAPH or not is_title(block):
            break
        if out and head.block.start - out[-1].block.end > 1:
            break
        out.append(head)
    return out


def label(passage: Passage) -> Item | None:
    """What an item or title is called: its words before a dash, colon, bracket or amount."""
    text = passage.text
    numbered = _NUMBERING.match(text)
    start = numbered.end() if numbered else 0
    stop = _LABEL_ENDS.search(text, start + 1)
    start, end = trimmed(text, start, stop.start() if stop else len(text), keep_articles=True)
    return Item(start, end, " ".join(text[start:end].split())) if start < end else None
