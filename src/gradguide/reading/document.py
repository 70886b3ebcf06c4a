"""A document: one text, and the blocks that lie over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum


class BlockKind(Enum):
    """What a stretch of a page is, as far as its markup or its shape tells."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]` of the document, without surrounding white space; never empty.

    `level` is a heading's rank (1 to 6; 0 where only the shape says "heading") or a list
    item's depth. `group` numbers the list or table that a block belongs to (0: none).
    `cells` are the spans of a table row's cells, `header` says that they name the columns.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    group: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A page that has been read.

    Blocks are in the order of the text and do not overlap; what lies between two blocks is
    white space and marks of layout (bullets, the `#` and `|` of Markdown). `address` is the URL
    where one is known, else the path it came from.
    """

    id: str
    text: str
    blocks: Sequence[Block]
    address: str
    title: str | None = None
    media_type: str = "text/plain"
    sha256: str = ""
    warnings: Sequence[str] = field(default_factory=tuple)

    def words_of(self, block: Block) -> str:
        return self.text[block.start : block.end]
