"""The words of a block, as a browser shows them: entities, white space, line breaks, notes."""

from __future__ import annotations

import re

from gradguide.reading.elements import BULLETS

LINE_BREAK = "\0"  # the parser lets no NUL through, so one can stand for <br>
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
_FOOTNOTE = re.compile(r"\s*[\[(]?(?:\d{1,2}|[*†‡§¶]+)(?:,\s?\d{1,2})*[\])]?\s*$")


def visible(text: str) -> str:
    """The text without characters that only steer line breaking."""
    if not text.isascii():
        for char in _INVISIBLE:
            text = text.replace(char, "") if char in text else text
    return text


def unescaped(text: str) -> str:
    """The text behind the four entities that a serialised tree can hold."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&quot;", '"').replace("&amp;", "&")


def is_footnote_mark(raised: str) -> bool:
    """Whether raised words are only the number or sign of a note ("2", "[1, 3]", "*")."""
    return _FOOTNOTE.match(raised) is not None


def paragraphs(text: str, *, verbatim: bool) -> list[str]:
    """A text with line breaks: parted at blank lines and before bullets, lines kept."""
    if verbatim:
        text = text.replace(LINE_BREAK, "\n")
        return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    out: list[str] = []
    lines: list[str] = []
    for part in [*text.split(LINE_BREAK), ""]:
        line = " ".join(part.split())
        if line and not line.startswith(BULLETS):
            lines.append(line)
            continue
        if lines:
            out.append("\n".join(lines))
        lines = [line] if line else []
    return [*out, *(["\n".join(lines)] if lines else [])]
