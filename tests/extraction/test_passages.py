"""Passages: what a grammar is given to see, and that it never is more than it can read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.extraction.folding import fold
from gradguide.extraction.passages import LONGEST, passages, sentences
from gradguide.reading.document import Block, BlockKind, Document


def _page(text: str, kind: BlockKind, cells: tuple[tuple[int, int], ...] = ()) -> Document:
    return Document("page", text, [Block(kind, 0, len(text), cells=cells)], "page.txt")


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING])
def test_a_sentence_without_an_end_is_cut_at_white_space(kind: BlockKind) -> None:
    text = "lamp lens bell " * 1000
    found = passages(_page(text, kind))
    assert len(found) == 5
    for passage in found:
        assert len(passage.text) <= LONGEST
        assert passage.text.split()[0] in ("lamp", "lens", "bell")
        assert passage.text.split()[-1] in ("lamp", "lens", "bell")
        assert text[passage.start :].startswith(passage.text)
        assert len(passage.heading) <= LONGEST
    assert sum(len(passage.text.split()) for passage in found) == 3000


def test_an_endless_word_is_cut_where_it_must_be() -> None:
    found = passages(_page("x" * (2 * LONGEST + 5), BlockKind.PARAGRAPH))
    assert [len(passage.text) for passage in found] == [LONGEST, LONGEST, 5]


def test_a_cell_is_cut_and_keeps_its_label() -> None:
    text = "Fees " + "lamp " * 1000
    found = passages(_page(text, BlockKind.TABLE_ROW, ((0, 4), (5, len(text)))))
    assert [passage.label for passage in found] == [0, 6, 6]
    assert all(passage.text.startswith("Fees: lamp") for passage in found[1:])
    assert sum(passage.text.count("lamp") for passage in found) == 1000


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["lamp ", "St. ", "x" * 700, "\n\n", "bell. ", "  ", "Horn! "]), max_size=40
    )
)
def test_no_word_is_lost_and_no_piece_too_long(parts: list[str]) -> None:
    text = "".join(parts)
    spans = list(sentences(fold(text), text))
    assert all(0 < end - start <= LONGEST for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
