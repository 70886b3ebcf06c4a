"""The flow of a page: from a stream of tags and words to drafts of its blocks.

The tree that lexbor built is written out again by lexbor, which makes it well-formed
whatever the page was, and read as one flat stream. That is as quick as stepping through the
nodes from Python, tells where elements end, and cannot overflow on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gradguide.reading import elements
from gradguide.reading.document import BlockKind
from gradguide.reading.drafts import Draft
from gradguide.reading.shape import is_meaningful_caption, is_shaped_like_heading
from gradguide.reading.tables import Definitions, Table

# In what lexbor writes, `<` and `>` inside texts and attributes are always escaped.
_TAG = re.compile(r"<(?:!--.*?--|([^>]*))>", re.DOTALL)
_ALT = re.compile(r' alt="([^"]*)"')
_LINE_BREAK = "\0"  # the parser lets no NUL through, so one can stand for <br>
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LONGEST_MENU_TEXT = 60  # characters of text beside links that may still belong to a menu


class Zone:
    """How far a part of the page is a menu."""

    CONTENT = 0
    MARGIN = 1  # header, footer, aside: what consists of links alone is navigation
    MENU = 2


@dataclass(slots=True)
class Frame:
    """What an open element makes of the text in it."""

    kind: BlockKind
    level: int = 0
    group: int = 0


def visible(text: str) -> str:
    """The text without characters that only steer line breaking."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def unescaped(text: str) -> str:
    """The text behind the four entities that a serialised tree can hold."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&quot;", '"').replace("&amp;", "&")


class Flow:
    """Reads serialised HTML into `drafts`, in the order of the page."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._sink = self.drafts
        self._words: list[str] = []
        self._captions: list[str] = []
        self._unlinked = False  # some word of the block stands outside links
        self._light = False  # some word of the block is not bold
        self._links = 0
        self._bolds = 0
        self._frames = [Frame(BlockKind.PARAGRAPH)]
        self._zones = [Zone.CONTENT]
        self._lists: list[int] = []
        self._tables: list[Table] = []
        self._definitions: list[Definitions] = []
        self._groups = 0
        self._verbatim = 0
        self._on: dict[str, Callable[[str], None]] = self._handlers()

    def read(self, html: str) -> list[Draft]:
        """All drafts of a page; `html` is what lexbor wrote for its body."""
        parts = _TAG.split(html)
        words = self._words
        handler_of = self._on.get
        for index in range(0, len(parts) - 1, 2):
            text = parts[index]
            if text:
                words.append(text)
                if not (self._links and self._bolds) and not text.isspace():
                    self._unlinked = self._unlinked or not self._links
                    self._light = self._light or not self._bolds
            tag = parts[index + 1]
            if tag:
                handler = handler_of(tag.partition(" ")[0])
                if handler is not None:
                    handler(tag)
        words.append(parts[-1])
        self._end_block()
        self._close_all()
        return self.drafts

    def _handlers(self) -> dict[str, Callable[[str], None]]:
        on: dict[str, Callable[[str], None]] = {}
        for name in elements.BLOCKS:
            on[name] = on["/" + name] = self._between_blocks
        for name in elements.ZONED:
            on[name], on["/" + name] = self._open_zone, self._close_zone
        for name in ("ul", "ol", "menu", "dir"):
            on[name], on["/" + name] = self._open_list, self._close_list
        for level in range(1, 7):
            on[f"h{level}"] = lambda tag, level=level: self._open_frame(  # type: ignore[misc]
                Frame(BlockKind.HEADING, level)
            )
            on[f"/h{level}"] = self._close_frame
        for name, kind in elements.FRAMED.items():
            on[name] = lambda tag, kind=kind: self._open_frame(Frame(kind))  # type: ignore[misc]
            on["/" + name] = self._close_frame
        for name in elements.BOLD:
            on[name], on["/" + name] = self._open_bold, self._close_bold
        on.update(
            {
                "a": self._open_link,
                "/a": self._close_link,
                "br": lambda tag: self._words.append(_LINE_BREAK),
                "wbr": lambda tag: None,
                "img": self._image,
                "li": self._open_item,
                "/li": self._close_frame,
                "pre": self._open_verbatim,
                "/pre": self._close_verbatim,
                "table": self._open_table,
                "/table": self._close_table,
                "thead": lambda tag: self._set_head(True),
                "/thead": lambda tag: self._set_head(False),
                "tr": self._open_row,
                "/tr": self._between_blocks,
                "td": self._open_cell,
                "/td": self._close_cell,
                "th": self._open_cell,
                "/th": self._close_cell,
                "dl": self._open_definitions,
                "/dl": self._close_definitions,
                "dt": self._open_term,
                "/dt": self._between_blocks,
                "dd": self._open_details,
                "/dd": self._between_blocks,
            }
        )
        return on

    # Blocks

    def _between_blocks(self, tag: str) -> None:
        if self._words:
            self._end_block()

    def _end_block(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        if text and not text.isspace():
            text = visible(unescaped(text))
            for lines in self._split(text):
                self._add(lines)
        self._unlinked = self._light = False
        if self._captions:
            captions, self._captions = self._captions, []
            kind = self._kind_in_zone(BlockKind.CAPTION)
            self._sink.extend(Draft(kind, caption) for caption in captions)

    def _split(self, text: str) -> list[str]:
        """The block's text with white space as a browser shows it; blank lines part it."""
        if self._verbatim:
            text = text.replace(_LINE_BREAK, "\n")
            return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
        if _LINE_BREAK not in text:
            line = " ".join(text.split())
            return [line] if line else []
        paragraphs: list[str] = []
        lines: list[str] = []
        for part in [*text.split(_LINE_BREAK), ""]:
            line = " ".join(part.split())
            if line and not line.startswith(elements.BULLETS):
                lines.append(line)
                continue
            if lines:
                paragraphs.append("\n".join(lines))
            lines = [line] if line else []
        if lines:
            paragraphs.append("\n".join(lines))
        return paragraphs

    def _add(self, text: str) -> None:
        frame = self._frames[-1]
        kind, level = frame.kind, frame.level
        if kind is BlockKind.PARAGRAPH:
            if text.startswith(elements.BULLETS):
                kind, level = BlockKind.LIST_ITEM, 1
                text = text.lstrip("".join(elements.BULLETS) + " \n")
                if not text:
                    return
            elif not self._light and is_shaped_like_heading(text):
                kind = BlockKind.HEADING
        elif kind is BlockKind.HEADING and len(self._frames) > 1:
            self._item_has_heading()
        self._sink.append(Draft(self._kind_in_zone(kind, text), text, level, frame.group))

    def _kind_in_zone(self, kind: BlockKind, text: str = "") -> BlockKind:
        zone = self._zones[-1]
        if zone == Zone.CONTENT:
            return kind
        if zone == Zone.MENU and (not self._unlinked or len(text) <= _LONGEST_MENU_TEXT):
            return BlockKind.NAVIGATION
        if not self._unlinked and kind is not BlockKind.HEADING:
            return BlockKind.NAVIGATION
        return kind

    def _item_has_heading(self) -> None:
        """A list item with a heading is a card: what follows in it is running text."""
        holder = self._frames[-2]
        if holder.kind is BlockKind.LIST_ITEM:
            holder.kind, holder.level, holder.group = BlockKind.PARAGRAPH, 0, 0

    # Inline elements

    def _open_link(self, tag: str) -> None:
        self._links += 1

    def _close_link(self, tag: str) -> None:
        self._links -= 1

    def _open_bold(self, tag: str) -> None:
        self._bolds += 1

    def _close_bold(self, tag: str) -> None:
        self._bolds -= 1

    def _image(self, tag: str) -> None:
        alt = _ALT.search(tag)
        if alt:
            caption = " ".join(visible(unescaped(alt[1])).split())
            if is_meaningful_caption(caption):
                self._captions.append(caption)

    # Elements that say what the text in them is

    def _open_frame(self, frame: Frame) -> None:
        if self._words:
            self._end_block()
        self._frames.append(frame)

    def _close_frame(self, tag: str) -> None:
        self._end_block()
        if len(self._frames) > 1:
            self._frames.pop()

    def _open_zone(self, tag: str) -> None:
        if self._words:
            self._end_block()
        self._zones.append(max(self._zones[-1], elements.zone_of(tag)))

    def _close_zone(self, tag: str) -> None:
        if self._words:
            self._end_block()
        if len(self._zones) > 1:
            self._zones.pop()

    def _open_verbatim(self, tag: str) -> None:
        self._between_blocks(tag)
        self._verbatim += 1

    def _close_verbatim(self, tag: str) -> None:
        self._between_blocks(tag)
        self._verbatim -= 1

    # Lists

    def _new_group(self) -> int:
        self._groups += 1
        return self._groups

    def _open_list(self, tag: str) -> None:
        self._open_zone(tag)
        self._lists.append(self._new_group())

    def _close_list(self, tag: str) -> None:
        self._close_zone(tag)
        if self._lists:
            self._lists.pop()

    def _open_item(self, tag: str) -> None:
        group = self._lists[-1] if self._lists else 0
        self._open_frame(Frame(BlockKind.LIST_ITEM, max(1, len(self._lists)), group))

    # Tables

    def _open_table(self, tag: str) -> None:
        self._between_blocks(tag)
        table = Table(self._sink, self._new_group())
        self._tables.append(table)
        self._sink = table.before

    def _close_table(self, tag: str) -> None:
        self._between_blocks(tag)
        if self._tables:
            table = self._tables.pop()
            self._sink = table.outer
            self._sink.extend(table.drafts())

    def _set_head(self, inside: bool) -> None:
        if self._tables:
            self._tables[-1].in_head = inside

    def _open_row(self, tag: str) -> None:
        self._between_blocks(tag)
        if self._tables:
            self._tables[-1].open_row()

    def _open_cell(self, tag: str) -> None:
        self._open_frame(Frame(BlockKind.PARAGRAPH))
        if self._tables:
            self._sink = self._tables[-1].open_cell(header=tag.startswith("th"))

    def _close_cell(self, tag: str) -> None:
        self._close_frame(tag)
        if self._tables:
            self._sink = self._tables[-1].before

    # Definition lists

    def _open_definitions(self, tag: str) -> None:
        self._between_blocks(tag)
        self._definitions.append(Definitions(self._sink, self._new_group()))

    def _close_definitions(self, tag: str) -> None:
        self._between_blocks(tag)
        if self._definitions:
            definitions = self._definitions.pop()
            self._sink = definitions.outer
            self._sink.extend(definitions.drafts())

    def _open_term(self, tag: str) -> None:
        self._between_blocks(tag)
        if self._definitions:
            self._sink = self._definitions[-1].open_term()

    def _open_details(self, tag: str) -> None:
        self._between_blocks(tag)
        if self._definitions:
            self._sink = self._definitions[-1].open_details()

    def _close_all(self) -> None:
        """Hand over what stands in tables that the end of the page closed."""
        while self._tables:
            self._close_table("/table")
        while self._definitions:
            self._close_definitions("/dl")
