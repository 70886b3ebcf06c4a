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
from gradguide.reading.elements import Zone, zone_of
from gradguide.reading.inline import LINE_BREAK, is_footnote_mark, paragraphs, unescaped, visible
from gradguide.reading.shape import is_meaningful_caption, is_shaped_like_heading
from gradguide.reading.tables import Definitions, Table

# In what lexbor writes, `<` and `>` inside texts and attributes are always escaped. The groups
# are an element's name, with a slash before it where it ends, and its attributes.
_TAG = re.compile(r"<(?:!--.*?--|([^ >]+)([^>]*))>", re.DOTALL)
_ALT = re.compile(r' alt="([^"]*)"')
_SPANS = re.compile(r' (col|row)span="(\d{1,4})"')
_BULLETS_AND_SPACE = "".join(elements.BULLETS) + " \n"
_DROPPED = frozenset(elements.DROPPED)
_LONGEST_MENU_TEXT = 60  # characters of text beside links that may still belong to a menu


_Handler = Callable[["Flow", str, str], None]


@dataclass(slots=True)
class Frame:
    """What an open element makes of the text in it."""

    kind: BlockKind
    level: int = 0
    group: int = 0


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
        self._raised = 0  # where among the words the last <sup> began

    def read(self, html: str) -> list[Draft]:
        """All drafts of a page; `html` is what lexbor wrote for its body."""
        parts = [*_TAG.split(html), None, None]
        words = self._words
        handler_of = _HANDLERS.get
        muted, depth = "", 0  # the dropped element that is open, and how often
        touching = False  # whether an element has just ended and no text come since
        for text, name, attributes in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            if muted:
                depth += (name == muted) - (name == "/" + muted)
                muted = muted if depth else ""
                continue
            if text:
                touching = False
                if not text.isspace():
                    words.append(text)
                    if not self._links:
                        self._unlinked = True
                    if not self._bolds:
                        self._light = True
                elif words:
                    words.append(" " if not self._verbatim else text)
            if name:
                closes = name[0] == "/"
                if touching and not closes and words:
                    words.append(" ")  # what a style sheet sets apart: <b>Cost</b><span>$5</span>
                touching = closes
                handler = handler_of(name)
                if handler is not None:
                    handler(self, name, attributes or "")
                elif name in _DROPPED:
                    muted, depth = name, 1
        self._between_blocks()
        self._close_all()
        return self.drafts

    # Blocks

    def _between_blocks(self, name: str = "", attributes: str = "") -> None:
        if self._words or self._captions:
            self._end_block()

    def _end_block(self) -> None:
        text = visible(unescaped("".join(self._words)))
        self._words.clear()
        if self._verbatim or LINE_BREAK in text:
            for paragraph in paragraphs(text, verbatim=self._verbatim > 0):
                self._add(paragraph)
        elif line := " ".join(text.split()):
            self._add(line)
        self._unlinked = self._light = False
        if self._captions:
            captions, self._captions = self._captions, []
            kind = self._kind_in_zone(BlockKind.CAPTION)
            self._sink.extend(Draft(kind, caption) for caption in captions)

    def _add(self, text: str) -> None:
        frame = self._frames[-1]
        kind, level = frame.kind, frame.level
        if kind is BlockKind.PARAGRAPH:
            if text.startswith(elements.BULLETS):
                kind, level = BlockKind.LIST_ITEM, 1
                text = text.lstrip(_BULLETS_AND_SPACE)
                if not text:
                    return
            elif not self._light and is_shaped_like_heading(text):
                kind = BlockKind.HEADING
        elif kind is BlockKind.HEADING and len(self._frames) > 1:
            self._item_has_heading()
        if self._zones[-1]:
            kind = self._kind_in_zone(kind, text)
        self._sink.append(Draft(kind, text, level, frame.group))

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

    def _open_link(self, name: str, attributes: str) -> None:
        self._links += 1

    def _close_link(self, name: str, attributes: str) -> None:
        self._links -= 1

    def _open_bold(self, name: str, attributes: str) -> None:
        self._bolds += 1

    def _close_bold(self, name: str, attributes: str) -> None:
        self._bolds -= 1

    def _break_line(self, name: str, attributes: str) -> None:
        self._words.append(LINE_BREAK)

    def _open_raised(self, name: str, attributes: str) -> None:
        self._raised = len(self._words)

    def _close_raised(self, name: str, attributes: str) -> None:
        """Leave out the mark of a footnote, which would lengthen the number before it."""
        if is_footnote_mark("".join(self._words[self._raised :])):
            del self._words[self._raised :]

    def _image(self, name: str, attributes: str) -> None:
        alt = _ALT.search(attributes)
        if alt and " " in alt[1]:
            caption = " ".join(visible(unescaped(alt[1])).split())
            if is_meaningful_caption(caption):
                self._captions.append(caption)

    # Elements that say what the text in them is

    def _open_frame(self, frame: Frame) -> None:
        self._between_blocks()
        self._frames.append(frame)

    def _close_frame(self, name: str, attributes: str) -> None:
        self._between_blocks()
        if len(self._frames) > 1:
            self._frames.pop()

    def _open_heading(self, name: str, attributes: str) -> None:
        self._open_frame(Frame(BlockKind.HEADING, int(name[1])))

    def _open_framed(self, name: str, attributes: str) -> None:
        self._open_frame(Frame(elements.FRAMED[name]))

    def _open_button(self, name: str, attributes: str) -> None:
        """A button that unfolds something is the heading of what it unfolds."""
        self._between_blocks()
        above = self._frames[-1]
        unfolds = "aria-expanded=" in attributes and above.kind is not BlockKind.HEADING
        self._frames.append(Frame(BlockKind.HEADING) if unfolds else above)

    def _open_zone(self, name: str, attributes: str) -> None:
        self._between_blocks()
        zone = self._zones[-1]
        self._zones.append(zone if zone == Zone.MENU else max(zone, zone_of(name, attributes)))

    def _close_zone(self, name: str, attributes: str) -> None:
        self._between_blocks()
        if len(self._zones) > 1:
            self._zones.pop()

    def _open_verbatim(self, name: str, attributes: str) -> None:
        self._between_blocks()
        self._verbatim += 1

    def _close_verbatim(self, name: str, attributes: str) -> None:
        self._between_blocks()
        self._verbatim -= 1

    # Lists

    def _new_group(self) -> int:
        self._groups += 1
        return self._groups

    def _open_list(self, name: str, attributes: str) -> None:
        self._open_zone(name, attributes)
        self._lists.append(self._new_group())

    def _close_list(self, name: str, attributes: str) -> None:
        self._close_zone(name, attributes)
        if self._lists:
            self._lists.pop()

    def _open_item(self, name: str, attributes: str) -> None:
        group = self._lists[-1] if self._lists else 0
        self._open_frame(Frame(BlockKind.LIST_ITEM, max(1, len(self._lists)), group))

    # Tables

    def _open_table(self, name: str, attributes: str) -> None:
        self._between_blocks()
        table = Table(self._sink, self._new_group())
        self._tables.append(table)
        self._sink = table.before

    def _close_table(self, name: str = "", attributes: str = "") -> None:
        self._between_blocks()
        if self._tables:
            table = self._tables.pop()
            self._sink = table.outer
            self._sink.extend(table.drafts())

    def _open_head(self, name: str, attributes: str) -> None:
        if self._tables:
            self._tables[-1].in_head = name == "thead"

    def _open_row(self, name: str, attributes: str) -> None:
        self._between_blocks()
        if self._tables:
            self._tables[-1].open_row()

    def _open_cell(self, name: str, attributes: str) -> None:
        self._open_frame(Frame(BlockKind.PARAGRAPH))
        if self._tables:
            spans = dict(_SPANS.findall(attributes)) if "span=" in attributes else {}
            self._sink = self._tables[-1].open_cell(
                header=name == "th",
                columns=max(1, int(spans.get("col", 1))),
                rows=max(1, int(spans.get("row", 1))),
            )

    def _close_cell(self, name: str, attributes: str) -> None:
        self._close_frame(name, attributes)
        if self._tables:
            self._sink = self._tables[-1].before

    # Definition lists

    def _open_definitions(self, name: str, attributes: str) -> None:
        self._between_blocks()
        self._definitions.append(Definitions(self._sink, self._new_group()))

    def _close_definitions(self, name: str = "", attributes: str = "") -> None:
        self._between_blocks()
        if self._definitions:
            definitions = self._definitions.pop()
            self._sink = definitions.outer
            self._sink.extend(definitions.drafts())

    def _open_term(self, name: str, attributes: str) -> None:
        self._between_blocks()
        if self._definitions:
            self._sink = self._definitions[-1].open_term()

    def _open_details(self, name: str, attributes: str) -> None:
        self._between_blocks()
        if self._definitions:
            self._sink = self._definitions[-1].open_details()

    def _close_all(self) -> None:
        """Hand over what stands in tables that the end of the page closed."""
        while self._tables:
            self._close_table()
        while self._definitions:
            self._close_definitions()

    @classmethod
    def handlers(cls) -> dict[str, _Handler]:
        """What to do at each tag, by the element's name ("/" before it where it ends)."""
        on: dict[str, _Handler] = {}
        for name in elements.BLOCKS:
            on[name] = on["/" + name] = cls._between_blocks
        for names, opening, closing in (
            (elements.ZONED, cls._open_zone, cls._close_zone),
            (elements.LISTS, cls._open_list, cls._close_list),
            (elements.HEADINGS, cls._open_heading, cls._close_frame),
            (elements.FRAMED, cls._open_framed, cls._close_frame),
            (elements.BOLD, cls._open_bold, cls._close_bold),
            (("button",), cls._open_button, cls._close_frame),
            (("sup",), cls._open_raised, cls._close_raised),
            (("a",), cls._open_link, cls._close_link),
            (("li",), cls._open_item, cls._close_frame),
            (("pre",), cls._open_verbatim, cls._close_verbatim),
            (("table",), cls._open_table, cls._close_table),
            (("thead",), cls._open_head, cls._open_head),
            (("tr",), cls._open_row, cls._between_blocks),
            (("td", "th"), cls._open_cell, cls._close_cell),
            (("dl",), cls._open_definitions, cls._close_definitions),
            (("dt",), cls._open_term, cls._between_blocks),
            (("dd",), cls._open_details, cls._between_blocks),
        ):
            for name in names:
                on[name], on["/" + name] = opening, closing
        return on | {"br": cls._break_line, "img": cls._image}


_HANDLERS = Flow.handlers()
