"""The front of the room: bytes in, document out; or a page that is read only as far as needed."""

from __future__ import annotations

import hashlib
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser

from gradguide.reading import html, markdown, text
from gradguide.reading.document import Block, BlockKind, Document
from gradguide.reading.drafts import lay_out
from gradguide.reading.encodings import Decoded, decode
from gradguide.reading.errors import (
    ArchiveOfPages,
    BinaryPage,
    EmptyPage,
    PageTooLarge,
    TangledMarkup,
)
from gradguide.reading.sniff import PageKind, kind_of, signature
from gradguide.reading.tangle import may_be_tangled, untangled

LARGEST_PAGE = 32 * 1024 * 1024  # bytes


class Page:
    """A page that has been decoded and, if HTML, parsed; the rest is done when asked for."""

    def __init__(
        self, data: bytes, name: str, address: str, kind: PageKind, charset: str | None
    ) -> None:
        self.id = name
        self.kind = kind
        self._data = data
        self._address = address
        self._decoded: Decoded = decode(data, charset, markup=kind is PageKind.HTML)
        self._warnings = self._decoded.warnings
        self._tree: LexborHTMLParser | None = None
        if kind is PageKind.HTML:
            self._tree = html.parse(self._markup())

    def _markup(self) -> str | bytes:
        """What the parser gets: the bytes as they are where they are sound, which is quickest."""
        if not may_be_tangled(self._data):
            sound = self._decoded.encoding == "utf-8" and not self._decoded.changed
            return self._data if sound else self._decoded.text
        try:
            markup, cut = untangled(self._decoded.text)
        except ValueError as tangle:
            raise TangledMarkup(self._address, f"{tangle}; clean it up first") from None
        if cut:
            self._warnings = (*self._warnings, "nested too deeply; the deepest tags are left out")
        return markup

    @cached_property
    def gist(self) -> str:
        """All words of the document in one string, cheaply; for HTML as `html.gist` says."""
        return html.gist(self._tree) if self._tree is not None else self._decoded.text

    @property
    def is_html(self) -> bool:
        """Whether the gist is much cheaper than the document."""
        return self._tree is not None

    def document(self) -> Document:
        """The whole document; raises `EmptyPage` where there is no word to read."""
        return (
            self._document_of_html(self._tree)
            if self._tree is not None
            else self._document_of_text()
        )

    def _document_of_html(self, tree: LexborHTMLParser) -> Document:
        words, blocks = lay_out(html.drafts(tree))
        about = html.particulars(tree)
        address = self._address
        if about.address and "://" not in address:
            address = about.address
        return self._document(words, blocks, address, about.title)

    def _document_of_text(self) -> Document:
        words = self._decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        form = markdown if self.kind is PageKind.MARKDOWN else text
        return self._document(words, tuple(form.blocks_of(words)), self._address, None)

    def _document(
        self, words: str, blocks: tuple[Block, ...], address: str, title: str | None
    ) -> Document:
        if not blocks:
            raise EmptyPage(self._address, "there is no text in it; leave it out or fetch it again")
        return Document(
            id=self.id,
            text=words,
            blocks=blocks,
            address=address,
            title=title or _title(words, blocks),
            media_type=self.kind.value,
            sha256=hashlib.sha256(self._data).hexdigest(),
            warnings=self._warnings,
        )


def _title(words: str, blocks: tuple[Block, ...]) -> str | None:
    """The title that a page's own text gives: its first block, or a heading of rank 1."""
    for block in blocks:
        if block.kind is BlockKind.TITLE or (block.kind is BlockKind.HEADING and block.level == 1):
            return words[block.start : block.end]
    return None


def open_page(
    data: bytes,
    *,
    id: str,  # noqa: A002 - a document's own word
    address: str,
    media_type: str | None = None,
    charset: str | None = None,
    largest: int = LARGEST_PAGE,
) -> Page:
    """The page, decoded and parsed.

    `media_type` and `charset` are what the transport said (None: nothing). Raises
    `PageTooLarge` beyond `largest` bytes, `EmptyPage`, `BinaryPage`, `ArchiveOfPages` and
    `TangledMarkup`.
    """
    if len(data) > largest:
        size = f"{len(data) / 2**20:.1f} MiB where at most {largest / 2**20:.0f} MiB are read"
        raise PageTooLarge(address, f"{size}; split it")
    if not data or data.isspace():
        raise EmptyPage(address, "it is empty; leave it out or fetch it again")
    kind = kind_of(data, address, media_type)
    if kind is PageKind.BINARY:
        what = signature(data) or "binary data"
        raise BinaryPage(address, f"it is {what} and no text; give its text or HTML instead")
    if kind is PageKind.WARC:
        raise ArchiveOfPages(address, "it is a WARC with many pages; read it as a source")
    return Page(data, id, address, kind, charset)


def read_document(
    data: bytes,
    *,
    id: str,  # noqa: A002 - a document's own word
    address: str,
    media_type: str | None = None,
    charset: str | None = None,
    largest: int = LARGEST_PAGE,
) -> Document:
    """The document that the bytes are; raises as `open_page` and `Page.document` do."""
    page = open_page(
        data, id=id, address=address, media_type=media_type, charset=charset, largest=largest
    )
    return page.document()
