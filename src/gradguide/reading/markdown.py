"""Markdown and wiki text: blocks by their marks; the marks stay in the text, outside the blocks.

Marks inside a line (bold, links) stay where they are. Only the common ground is read: headings
(`#`, underlined, `==`), lists, quotes, pipe and wiki tables, fences, pictures. Sources:
https://spec.commonmark.org/ and https://www.mediawiki.org/wiki/Help:Formatting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gradguide.reading.document import Block, BlockKind
from gradguide.reading.lines import Line, lines_of, stretches
from gradguide.reading.rows import rows_of
from gradguide.reading.wikitable import wiki_rows

_NUMBER_SIGNS = re.compile(r"(#{1,6})\s+(?P<text>.*?)(?:\s+#+)?$")
_EQUALS = re.compile(r"(={1,6})\s*(?P<text>[^=\s](?:.*?[^=\s])?)\s*\1$")
_UNDERLINE = re.compile(r"(=+|-{2,})$")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$")
_FENCE = re.compile(r"(?:```|~~~)")
_ITEM = re.compile(r"(?:[*+\-•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_WIKI_ITEM = re.compile(r"[*#:;]+\s*(?=\S)")
_QUOTE = re.compile(r"(?:>\s*)+(?=[^>\s])")
_PICTURE = re.compile(r"!\[(?P<text>[^\]]*)\]\([^)]*\)$")
_WIKI_PICTURE = re.compile(
    r"\[\[(?:File|Image):[^|\]]*(?:\|[^|\]]*)*?\|(?P<text>[^|\]]+)\]\]$", re.I
)
_SILENT = re.compile(
    r"(?:<!--.*-->|\[\[(?:File|Image|Category):[^\]]*\]\]|__[A-Z]+__|\[[^\]]+\]:\s*\S+.*|<br\s*/?>"
    r"|\{\{[^}]*\}\})$",
    re.I,
)
_BOLD_LINE = re.compile(r"(\*\*|__|''')(?P<text>[^*_'].*?)\1:?$")
_TITLE_FIELD = re.compile(r"title:\s*[\"']?(?P<text>.*?)[\"']?$", re.I)
_WIKI_SIGNS = re.compile(r"^={2,6}[^=\n]+={2,6}\s*$|^\{\||'''|\[\[", re.MULTILINE)
_LONGEST_BOLD_HEADING = 100  # characters


def blocks_of(text: str) -> list[Block]:
    """The blocks of a Markdown or wiki text in order."""
    return _Marks(text).blocks()


class _Marks:
    """A walk over the lines; `_at` is the line that is looked at."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = lines_of(text)
        self._at = 0
        self._out: list[Block] = []
        self._wiki = _WIKI_SIGNS.search(text) is not None
        pipes = rows_of(text, self._lines)
        wiki = wiki_rows(text, self._lines, pipes.groups)
        outside = {at: row for at, row in pipes.rows.items() if at not in wiki.lines}
        self._rows = outside | dict(wiki.rows)
        self._in_tables = pipes.lines | wiki.lines
        self._groups = wiki.groups
        self._in_list = False

    def blocks(self) -> list[Block]:
        self._front_matter()
        readers: Sequence[Callable[[Line, str], bool]] = (
            self._row,
            self._fence,
            self._item_or_heading,
            self._underlined,
            self._silent,
            self._picture,
            self._quote,
        )
        while self._at < len(self._lines):
            line = self._lines[self._at]
            words = line.words(self._text)
            if not any(reader(line, words) for reader in readers):
                self._paragraph()
        return self._out

    def _add(
        self, kind: BlockKind, start: int, end: int, *, level: int = 0, group: int = 0
    ) -> None:
        """A block, unless nothing but white space is in it; then on to the next line."""
        self._at += 1
        self._in_list = kind is BlockKind.LIST_ITEM
        stripped = self._text[start:end].strip()
        if stripped:
            start = self._text.index(stripped, start)
            self._out.append(Block(kind, start, start + len(stripped), level, group))

    def _front_matter(self) -> None:
        """The fields between two lines of dashes at the top, of which only the title is read."""
        if not self._lines or self._lines[0].words(self._text) != "---":
            return
        for index, line in enumerate(self._lines[1:], 1):
            words = line.words(self._text)
            if words in ("---", "..."):
                self._at = index + 1
                fields = self._lines[1:index]
                break
        else:
            return
        for line in fields:
            match = _TITLE_FIELD.match(line.words(self._text))
            if match and match["text"]:
                start = line.start + match.start("text")
                end = line.start + match.end("text")
                self._out.append(Block(BlockKind.TITLE, start, end))
                return

    def _row(self, line: Line, words: str) -> bool:
        if self._at in self._rows:
            self._out.append(self._rows[self._at])
        elif self._at not in self._in_tables:
            return False
        self._at += 1
        self._in_list = False
        return True

    def _fence(self, line: Line, words: str) -> bool:
        """A fenced stretch: its lines are paragraphs, whatever marks they seem to have."""
        fence = _FENCE.match(words)
        if not fence:
            return False
        self._at += 1
        while self._at < len(self._lines):
            inner = self._lines[self._at]
            if inner.words(self._text).startswith(fence.group()):
                self._at += 1
                break
            self._add(BlockKind.PARAGRAPH, inner.start, inner.end)
        return True

    def _item_or_heading(self, line: Line, words: str) -> bool:
        heading = _EQUALS.match(words) or (None if self._wiki else _NUMBER_SIGNS.match(words))
        if heading:
            start, end = heading.span("text")
            level = len(heading[1])
            self._add(BlockKind.HEADING, line.start + start, line.start + end, level=level)
            return True
        item = _ITEM.match(words) or (_WIKI_ITEM.match(words) if self._wiki else None)
        if not item or _RULE.match(words):
            return False
        level = len(item.group().split()[0]) if self._wiki else 1 + min(5, line.indent // 2)
        self._groups += not self._in_list
        start = line.start + item.end()
        self._add(BlockKind.LIST_ITEM, start, line.end, level=level, group=self._groups)
        return True

    def _underlined(self, line: Line, words: str) -> bool:
        following = self._at + 1
        if following >= len(self._lines) or self._lines[following].after_blank:
            return False
        underline = _UNDERLINE.match(self._lines[following].words(self._text))
        if not underline:
            return False
        level = 1 if underline[1].startswith("=") else 2
        self._add(BlockKind.HEADING, line.start, line.end, level=level)
        self._at += 1
        return True

    def _silent(self, line: Line, words: str) -> bool:
        if _WIKI_PICTURE.match(words) or not (_RULE.match(words) or _SILENT.match(words)):
            return False
        self._at += 1
        return True

    def _picture(self, line: Line, words: str) -> bool:
        picture = _PICTURE.match(words) or _WIKI_PICTURE.match(words)
        if picture:
            start, end = picture.span("text")
            self._add(BlockKind.CAPTION, line.start + start, line.start + end)
        return picture is not None

    def _quote(self, line: Line, words: str) -> bool:
        quote = _QUOTE.match(words)
        if quote:
            self._add(BlockKind.PARAGRAPH, line.start + quote.end(), line.end)
        return quote is not None

    def _paragraph(self) -> None:
        """The plain lines from here on that are one paragraph, or a bold line as heading."""
        line = self._lines[self._at]
        bold = _BOLD_LINE.match(line.words(self._text))
        if bold and line.end - line.start <= _LONGEST_BOLD_HEADING:
            start, end = bold.span("text")
            self._add(BlockKind.HEADING, line.start + start, line.start + end)
            return
        run = self._plain_run()
        for first, last in stretches(self._text, run, frozenset()):
            self._add(BlockKind.PARAGRAPH, run[first].start, run[last].end)
            self._at += last - first

    def _plain_run(self) -> list[Line]:
        """The line that is looked at and those under it that have no marks either."""
        run = [self._lines[self._at]]
        for index in range(self._at + 1, len(self._lines)):
            following = self._lines[index]
            words = following.words(self._text)
            if index in self._in_tables or following.after_blank:
                break
            if _UNDERLINE.match(words) and len(run) > 1:
                run.pop()  # it is the heading that is underlined
                break
            if not words[0].isalnum() or _ITEM.match(words):
                break
            run.append(following)
        return run
