"""Passages: a document cut into the sentences, items and rows that grammars see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gradguide.extraction.folding import fold
from gradguide.extraction.grammar import Passage
from gradguide.reading.document import Block, BlockKind, Document

# A full stop after one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    "st mt ft dr mr mrs ms prof univ u.s u.k e.g i.e vs no approx est inc dept ed ph m b a.m p.m "
    "jan feb mar apr jun jul aug sep sept oct nov dec cr hrs hr min max incl etc d.c n.y".split()
)
LONGEST = 3000
"""Characters of the longest passage: no sentence that one reads is longer, and patterns that
look ahead and back stay quick."""
_ENDING = re.compile(r"[.!?]+[\"')\]]*(?=\s)|\n\s*\n")
_WORD_BEFORE = re.compile(r"[\w.]*$")
_STARTS_LOWER = re.compile(r"\s+[a-z]")


def sentences(folded: str, original: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of one block, trimmed, none empty, none above `LONGEST`.

    Abbreviations, initials ("M.S."), decimals and a following lower-case word keep a
    sentence together.
    """
    start = 0
    for match in _ENDING.finditer(folded):
        if match.group().startswith("."):
            word = _WORD_BEFORE.search(folded, max(start, match.start() - 12), match.start())
            before = word.group() if word else ""
            initial = len(before) == 1 or (len(before) > 1 and before[-2] == ".")
            if initial or before in _ABBREVIATIONS:
                following = original[match.end() :].lstrip()[:1]
                if not _ends_after_abbreviation(before, following):
                    continue
            elif _STARTS_LOWER.match(original, match.end()):
                continue
        yield from _pieces(original, start, match.end())
        start = match.end()
    yield from _pieces(original, start, len(original))


def _ends_after_abbreviation(before: str, following: str) -> bool:
    """Whether a stop after an abbreviation also ends the sentence: only times and degrees do."""
    return before in ("a.m", "p.m", "etc") and following.isupper()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch trimmed, in pieces cut at white space where it is longer than `LONGEST`."""
    while end - start > LONGEST:
        cut = start + LONGEST
        while cut > start and not text[cut - 1].isspace():
            cut -= 1
        cut = cut if cut > start else start + LONGEST  # one endless word
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def passages(document: Document, whole: str | None = None) -> list[Passage]:
    """All passages of a document in order; navigation is left out. `whole` is its folded
    text, where the caller has it already.

    A paragraph gives its sentences; a heading, list item, caption or table row also is cut
    into sentences where it has several, and a sentence longer than `LONGEST` into pieces.
    `heading` and `lead` are those in force.
    """
    whole = fold(document.text) if whole is None else whole
    out: list[Passage] = []
    heading = ""
    lead = ""
    group = 0
    columns: tuple[int, tuple[str, ...]] = (0, ())
    for block in document.blocks:
        if block.kind is BlockKind.NAVIGATION:
            continue
        text = document.text[block.start : block.end]
        folded = whole[block.start : block.end]
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            heading = folded[:LONGEST]
            lead = ""
        elif block.kind is not BlockKind.LIST_ITEM or block.group != group:
            lead = _lead(out, block)
        group = block.group
        if block.kind is BlockKind.TABLE_ROW and len(block.cells) > 1:
            columns = _columns(document, block, columns)
            if not block.header or _labelled(document, block):
                out += _cells(document, whole, block, columns, heading)
            continue
        before = _question_above(out, block)
        for start, end in sentences(folded, text):
            out.append(
                Passage(
                    text=text[start:end],
                    folded=folded[start:end],
                    start=block.start + start,
                    block=block,
                    heading=heading,
                    lead=lead,
                    before=before,
                )
            )
            before = folded[start:end]
    return out


def _question_above(so_far: list[Passage], block: Block) -> str:
    """A question that is a paragraph of its own right before the block, which then answers it."""
    last = so_far[-1] if so_far else None
    if last is None or not last.folded.endswith("?") or block.kind is not BlockKind.PARAGRAPH:
        return ""
    alone = last.block.kind is BlockKind.PARAGRAPH and last.start == last.block.start
    return last.folded if alone else ""


def _lead(so_far: list[Passage], block: Block) -> str:
    """The sentence before a list, where the block opens one."""
    if block.kind not in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) or not so_far:
        return ""
    last = so_far[-1]
    return last.folded if last.block.kind is not BlockKind.LIST_ITEM else ""


# A row's first cell of more words than this is content, and no name for the row.
_ROW_WORDS = 5
_LONGEST_NAME = 160  # characters
_KINDS = re.compile(
    r"\b(?:residen|student|categor|type|fee|item|status|rate|tuition|term|semester|requirement|"
    r"component|expense|description|charge|year|date|event|step)"
)
_THINGS = re.compile(
    r"^\W*(?:online |the |our )?(?:schools?|colleges?|universit(?:y|ies)|institutions?|programs?|"
    r"degrees?|courses?|names?|rank|titles?)(?: (?:names?|titles?|programs?|offered|codes?))?\W*$"
)


def _columns(
    document: Document, block: Block, known: tuple[int, tuple[str, ...]]
) -> tuple[int, tuple[str, ...]]:
    """The table in force and its columns' names, as its header row gives them."""
    if block.header and not _labelled(document, block):
        return block.group, tuple(document.text[start:end] for start, end in block.cells)
    return known if known[0] == block.group else (block.group, ())


def _labelled(document: Document, block: Block) -> bool:
    """Whether a header row of two cells is no header but a label and its value, as where a
    notation wants every table to have one ("Credits | 36")."""
    if len(block.cells) != 2:
        return False
    first = fold(document.text[slice(*block.cells[0])])
    return not (_THINGS.search(first) or _KINDS.search(first))


def _cells(
    document: Document,
    whole: str,
    block: Block,
    columns: tuple[int, tuple[str, ...]],
    heading: str,
) -> Iterator[Passage]:
    """A row's cells, each under its column's name; the second of two under the first."""
    names = columns[1]
    row = _row_name(document, block, names)
    for at, (start, end) in enumerate(block.cells):
        column = names[at].strip() if at < len(names) else ""
        named_by_row = at > 0 and (bool(column) or len(block.cells) == 2)
        name = ", ".join(part for part in (row if named_by_row else "", column) if part)
        label = f"{name.strip().rstrip(':')}: " if _names_something(name) else ""
        for first, last in _pieces(document.text, start, end):
            yield Passage(
                text=label + document.text[first:last],
                folded=fold(label) + whole[first:last],
                start=first,
                block=block,
                heading=heading,
                label=len(label),
            )


def _row_name(document: Document, block: Block, names: Sequence[str]) -> str:
    """What a row's first cell calls the row ("Resident"); nothing where the first column holds
    the things that the table is about, or the cell says too much to be a name."""
    cell = document.text[slice(*block.cells[0])].strip().rstrip(":")
    if names and _THINGS.search(fold(names[0])):
        return ""
    short = 0 < len(cell.split()) <= _ROW_WORDS
    return cell if short and (not names or not any(char.isdigit() for char in cell)) else ""


def _names_something(name: str) -> bool:
    short = len(name) <= _LONGEST_NAME and 0 < len(name.split()) <= 8
    return short and any(char.isalpha() for char in name)
