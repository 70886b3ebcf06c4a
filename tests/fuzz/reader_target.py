"""Fuzz target of the reader: any bytes give a document that keeps its promises, or a named error.

`one_input` is what a fuzzer calls (for Atheris: `atheris.Setup(sys.argv, one_input)`).
"""

from __future__ import annotations

import re

from gradguide.reading.errors import UnreadablePage
from gradguide.reading.reader import open_page

_NAMES = ("page.html", "page.txt", "page.md", "page")
_CHARSETS = (None, "utf-8", "windows-1252", "shift_jis")


def one_input(data: bytes) -> None:
    """Read the bytes; the first of them chooses name and charset. Raises what is a bug."""
    choice = data[0] if data else 0
    name = _NAMES[choice % len(_NAMES)]
    charset = _CHARSETS[choice // len(_NAMES) % len(_CHARSETS)]
    try:
        page = open_page(data[1:], id="fuzz", address=name, charset=charset)
        gist = page.gist
        document = page.document()
    except UnreadablePage as error:
        if not error.reason:
            raise AssertionError("an error without a reason") from error
        return
    end = 0
    for block in document.blocks:
        words = document.words_of(block)
        if not (end <= block.start < block.end and words and words == words.strip()):
            raise AssertionError(f"{block} after {end} is {words!r}")
        if any(not block.start <= first <= last <= block.end for first, last in block.cells):
            raise AssertionError(f"{block} has a cell outside")
        end = block.end
    missing = [word for word in _words(document.text) if word not in gist]
    if missing and page.is_html:
        raise AssertionError(f"not in the gist: {missing[:3]}")


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))
