"""Blocks of any length come out short, and nothing of them is lost or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gradguide.extraction.bounds import LONGEST_BLOCK, bounded
from gradguide.reading.document import Block, BlockKind, Document


@given(st.lists(st.sampled_from(["word", " ", "x" * 4000, "\n", "two words "]), max_size=40))
def test_every_word_stays_where_it_is(parts: list[str]) -> None:
    text = "".join(parts)
    inner = text.strip()
    if not inner:
        return
    start = text.index(inner)
    block = Block(BlockKind.PARAGRAPH, start, start + len(inner))
    cut = bounded(Document("d", text, (block,), "d.txt"))
    assert all(part.end - part.start <= LONGEST_BLOCK for part in cut.blocks)
    ends = 0
    kept = ""
    for part in cut.blocks:
        assert part.start >= ends
        words = cut.words_of(part)
        assert words == words.strip() != ""
        kept += words
        ends = part.end
    assert kept.split() == text.split() or "".join(kept.split()) == "".join(text.split())
