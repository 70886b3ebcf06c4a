"""`gradguide text`."""

from __future__ import annotations

import sys

from gradguide.cli.status import Failure
from gradguide.reading.errors import UnreadablePage
from gradguide.reading.reader import read_document
from gradguide.sources.pages import Page, pages


def print_text(path: str, *, blocks: bool) -> None:
    """Print a page's text, or its blocks with their kinds and offsets.

    Raises:
        Failure: the page cannot be read.
    """
    for page in pages([path]):
        if not isinstance(page, Page):
            raise Failure(str(page))
        try:
            document = read_document(
                page.data,
                id=page.id,
                address=page.address,
                media_type=page.media_type,
                charset=page.charset,
            )
        except UnreadablePage as error:
            raise Failure(str(error)) from None
        if not blocks:
            sys.stdout.write(document.text)
            continue
        for block in document.blocks:
            words = document.words_of(block).replace("\n", " ")
            sys.stdout.write(f"{block.start:>8} {block.end:>8} {block.kind.value:<11} {words}\n")
