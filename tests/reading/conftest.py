"""Reading small pages and saying in short what came out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gradguide.reading.document import Document
from gradguide.reading.reader import read_document

Outline = list[tuple[str, str]]


def _check(document: Document) -> None:
    """What holds for every document; see `Document`."""
    end = 0
    assert document.blocks
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert end <= block.start < block.end <= len(document.text)
        assert words == words.strip() != ""
        for first, last in block.cells:
            assert block.start <= first <= last <= block.end
            assert document.text[first:last] == document.text[first:last].strip()
        end = block.end


@pytest.fixture(scope="session")
def check() -> Callable[[Document], None]:
    return _check


@pytest.fixture
def outline() -> Callable[..., Outline]:
    """outline(page, name="page.txt") -> [(kind, words), ...]; words of rows are their cells."""

    def make(page: str | bytes, name: str = "page.txt") -> Outline:
        data = page.encode() if isinstance(page, str) else page
        document = read_document(data, id="page", address=name)
        _check(document)
        out = []
        for block in document.blocks:
            words = document.words_of(block)
            if block.cells:
                words = " / ".join(document.text[first:last] for first, last in block.cells)
            rank = str(block.level) if block.level else ""
            out.append((block.kind.value + rank + ("!" if block.header else ""), words))
        return out

    return make
