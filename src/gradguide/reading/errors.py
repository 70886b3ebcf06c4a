"""Why a page cannot be read: each reason is an exception of its own.

A message names the page, what is wrong with it and what a person can do about it, so that it
can go into a quarantine report as it stands.
"""

from __future__ import annotations


class UnreadablePage(Exception):  # noqa: N818 - says what is, as its subclasses do
    """Base of all reasons for which bytes do not become a document.

    `address` is the page, `reason` what is wrong and what to do; `str()` gives both.
    """

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class EmptyPage(UnreadablePage):
    """There are no bytes, only white space, or markup around no text at all."""


class BinaryPage(UnreadablePage):
    """The bytes are no text: an image, a PDF, an office file, compressed data."""


class PageTooLarge(UnreadablePage):
    """The page has more bytes than the reader was told to take."""


class TangledMarkup(UnreadablePage):
    """HTML whose unclosed tags would make a tree many times larger than the page."""


class ArchiveOfPages(UnreadablePage):
    """The bytes hold many pages (WARC), which have to be read one by one."""
