"""Lines of a text with their place, and which of them are one wrapped paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gradguide.reading.shape import bullet

_NARROWEST, _WIDEST = 45, 110  # characters to which people and programs wrap text
_LOWER_SHARE = 0.4  # of the lines of a wrapped English paragraph, begin inside a sentence


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]` without the white space around it; `indent` characters of it before."""

    start: int
    end: int
    indent: int
    after_blank: bool

    def words(self, text: str) -> str:
        return text[self.start : self.end]


def lines_of(text: str) -> list[Line]:
    """All lines with something in them."""
    out: list[Line] = []
    previous_end = 0
    for raw in text.split("\n"):
        start = previous_end
        previous_end = start + len(raw) + 1
        stripped = raw.strip()
        if stripped:
            indent = raw.index(stripped[0])
            blank = bool(out) and "\n" in text[out[-1].end : start - 1]
            first = start + indent
            out.append(Line(first, first + len(stripped), indent, blank))
    return out


def stretches(text: str, lines: Sequence[Line], apart: frozenset[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of the lines that make a block each: mostly one, more where wrapped.

    The lines `apart` (rows, menus) stand by themselves.
    """
    first = 0
    while first < len(lines):
        last = first
        while (
            last + 1 < len(lines)
            and last not in apart
            and last + 1 not in apart
            and not lines[last + 1].after_blank
            and lines[last].end - lines[last].start <= _WIDEST
            and not bullet(text[lines[last + 1].start : lines[last + 1].start + 8])
        ):
            last += 1
        if last > first and _is_wrapped(text, lines[first : last + 1]):
            yield first, last
        else:
            yield from ((index, index) for index in range(first, last + 1))
        first = last + 1


def _is_wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Whether each line was filled as far as the next word let it, and sentences run over."""
    width = max(line.end - line.start for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    lower = filled = 0
    for line, following in pairwise(lines):
        words = following.words(text)
        first_word = words.split(None, 1)[0]
        filled += line.end - line.start + 1 + len(first_word) >= width - 3
        lower += words[0].islower()
    breaks = len(lines) - 1
    return lower >= _LOWER_SHARE * breaks and filled >= 0.8 * breaks
