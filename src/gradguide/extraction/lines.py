"""Lines: a document's blocks with the names that stand in them, ready to be read for structure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gradguide.extraction.gazetteer import Mention
from gradguide.extraction.programs import ProgramName, ProgramNames
from gradguide.reading.document import Block, BlockKind, Document

# A line of more words than this is prose, however it is set.
HEADING_WORDS = 16

_RANK = re.compile(
    r"(?:# ?\d{1,3}\s+)?(?:(?:no\.? ?|number |rank(?:ed)? |# ?)(?P<marked>\d{1,3})[.):]?|"
    r"(?P<numbered>\d{1,3})[.):])(?=\s|$)"
)
_BARE_NUMBER = re.compile(r"(?P<bare>\d{1,3}) (?=[a-z])")
_ENDS_AS_PROSE = re.compile(r"[.!;,]$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|offers?|provides?|prepares?|can|may|will|must|requires?|"
    r"includes?|allows?|gives?|focuses|features?|students)\b"
)


@dataclass(frozen=True)
class Line:
    """A block and what is named in it; spans are relative to the block's start.

    `gap` tells whether a blank line stands before it; `marker` is what stands on the same line
    before the block (a list item's "3.").
    """

    index: int
    block: Block
    text: str
    folded: str
    mentions: tuple[Mention, ...]
    programs: tuple[ProgramName, ...]
    gap: bool
    marker: str = ""

    @cached_property
    def words(self) -> int:
        return self.folded.count(" ") + 1

    @cached_property
    def heads(self) -> bool:
        """Whether the line can be a heading or a label by its shape: short, and no sentence."""
        if self.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            return True
        if self.words > HEADING_WORDS or self.block.kind is BlockKind.LIST_ITEM:
            return False
        ends = _ENDS_AS_PROSE.search(self.folded)
        return not ends or (ends.group() == "." and self.folded.endswith(("u.s.", "d.c.")))

    @cached_property
    def sentence_like(self) -> bool:
        return bool(_FINITE.search(self.folded)) and self.words > 4


def rank_of(folded: str) -> tuple[int, int] | None:
    """A leading rank and where the rest begins: "#3", "3. ", "No. 3", "Rank 3"; else None."""
    match = _RANK.match(folded)
    if match is None:
        return None
    end = match.end()
    while end < len(folded) and folded[end] in " -:.":
        end += 1
    return int(match.group("marked") or match.group("numbered")), end


def marker_rank_of(line: Line) -> int | None:
    """The rank that a list item's number gives: "3." before the item."""
    match = re.fullmatch(r"(?:no\.? ?|# ?)?(\d{1,3})[.):]?", line.marker)
    return int(match.group(1)) if match else None


def bare_rank_of(folded: str) -> tuple[int, int] | None:
    """A number that a ranking table puts before a school's name: "4 University of ..."."""
    match = _BARE_NUMBER.match(folded)
    return (int(match.group("bare")), match.end()) if match else None


def _moved(mention: Mention, by: int, limit: int) -> Mention:
    """The mention, `by` characters on; without a place in brackets that it opens, and without
    what stands past `limit`."""
    start = mention.start + by
    name = mention.name[: limit - start].partition(" (")[0].rstrip()
    return replace(mention, name=name, start=start, end=start + len(name))


MentionsOf = Callable[[str, str], Sequence[Mention]]


def lines(
    document: Document, whole: str, mentions_of: MentionsOf, names: ProgramNames
) -> list[Line]:
    """The document's lines; `whole` is its folded text.

    Of navigation only what names a school is among them: it can tell whose page this is.

    Institutions are looked for in the whole text at once, so that a short form can lean on
    the full name elsewhere in the document.
    """
    found = mentions_of(document.text, whole)
    out: list[Line] = []
    hints = names.hints(whole)
    at = hint = 0
    previous_end = 0
    for block in document.blocks:
        while at < len(found) and found[at].start < block.start:
            at += 1
        inside: list[Mention] = []
        while at < len(found) and found[at].start < block.end:
            # A campus on the next line tells which school is meant, but is not part of its name.
            inside.append(_moved(found[at], -block.start, block.end - block.start))
            at += 1
        if block.kind is BlockKind.NAVIGATION and not inside:
            continue
        index = len(out)
        text = document.text[block.start : block.end]
        folded = whole[block.start : block.end]
        hint = bisect_left(hints, block.start, hint)
        hinted = hint < len(hints) and hints[hint] < block.end
        gap = document.text.count("\n", previous_end, block.start) > 1 or index == 0
        line_start = document.text.rfind("\n", 0, block.start) + 1
        out.append(
            Line(
                index,
                block,
                text,
                folded,
                tuple(inside),
                tuple(names.find(text, folded)) if hinted else (),
                gap,
                whole[max(line_start, previous_end) : block.start].strip(),
            )
        )
        previous_end = block.end
    return out
