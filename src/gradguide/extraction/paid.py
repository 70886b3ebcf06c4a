"""Paid placement: which lines a document marks as advertisement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gradguide.extraction.lines import Line
from gradguide.reading.document import BlockKind

_MARK = re.compile(
    r"^[\W]*(?:i |ⓘ |\(i\) )?(?:sponsored|advertisements?|ads?|promoted|"
    r"paid (?:placement|partner|listing|"
    r"advertisement)|sponsored (?:content|listings?|results?|schools?|programs?))[\W]*$"
)
_HEADING = re.compile(
    r"\b(?:sponsored|promoted|paid|advertised|partner)\b(?: [\w'&-]+){0,4} "
    r"(?:programs?|schools?|degrees?|universities|colleges|listings?|content|results)\b"
)
_FEATURED = re.compile(
    r"^\W*featured\b(?: [\w'&-]+){0,4} (?:programs?|schools?|degrees?|universities|colleges)\W*$"
)
_SAYS_SO = re.compile(r"sponsor|promot|paid|advertis|partner|featured")
_DISCLOSURE = re.compile(
    r"\b(?:advertis(?:ing|er)[- ]supported|schools? that compensate|compensat(?:es?|ion)|"
    r"advertis(?:er|ing) disclosure|sponsored|paid placement)\b"
)


# A mark is short: "i sponsored", "sponsored content".
_MARK_WORDS = 6


def paid_lines(lines: Sequence[Line]) -> dict[int, Line]:
    """The indices of paid lines, each with the line that says so.

    A heading ("Sponsored programs") marks what follows to the next heading or gap-closed
    mark. A lone mark ("i sponsored") marks the run of lines right above it; when nothing
    stands right above, the run right below.
    """
    discloses = any(_DISCLOSURE.search(line.folded) for line in lines)
    paid: dict[int, Line] = {}
    for line in lines:
        if (
            line.heads
            and _SAYS_SO.search(line.folded)
            and (_HEADING.search(line.folded) or (discloses and _FEATURED.match(line.folded)))
            and not line.sentence_like
        ):
            for below in _section(lines, line.index):
                paid.setdefault(below, line)
        elif line.words < _MARK_WORDS and _MARK.match(line.folded):
            run = _above(lines, line) or _below(lines, line)
            for index in run:
                paid.setdefault(index, line)
    return paid


def _section(lines: Sequence[Line], at: int) -> list[int]:
    """From the line after a heading to the next heading, mark or prose after a gap."""
    out: list[int] = []
    for line in lines[at + 1 :]:
        if line.block.kind is BlockKind.HEADING and line.gap and not line.mentions and out:
            break
        if _MARK.match(line.folded):
            break
        if line.gap and out and line.sentence_like and not line.mentions:
            break
        out.append(line.index)
    return out


def _above(lines: Sequence[Line], mark: Line) -> list[int]:
    if mark.gap:
        return []
    out: list[int] = []
    for line in reversed(lines[: mark.index]):
        out.append(line.index)
        if line.gap:
            break
    return out


def _below(lines: Sequence[Line], mark: Line) -> list[int]:
    out: list[int] = []
    for line in lines[mark.index + 1 :]:
        if line.gap and out:
            break
        out.append(line.index)
    return out
