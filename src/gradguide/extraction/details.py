"""Details under a school's name: place, sector, web site, labelled concentrations.

Guides set them as one line of parts ("Springfield, IL - Public 4-Year - example.edu") or as
labels ("Location: Springfield, Illinois").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from gradguide.extraction.lines import Line
from gradguide.extraction.scope import Program
from gradguide.model.states import state_code
from gradguide.reading.document import BlockKind

_BETWEEN = re.compile(r" +[-–—|•·] +|\t+ *(?:\| *)?| +\((?=[A-Za-z])|; ")
_PLACE = re.compile(
    r"(?:(?:location|city|campus|address|located in) ?:? ?)?"
    r"(?P<city>[A-Z][\w.'’-]*(?: (?:of |the )?[A-Z][\w.'’-]*){0,3}), "
    r"(?P<state>[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?)",
)
_SECTOR = re.compile(
    r"(?:(?:type|sector|control|school type|institution type) ?: ?)?(?P<sector>public|private)\b"
    r"(?:[, -]*(?:\d-year|non-?profit|not-for-profit|for-profit|university|college|institution|"
    r"school|research|four-year|two-year|land-grant))*"
)
_HOST = re.compile(
    r"(?:(?:website|web site|web|url) ?: ?)?(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:edu|org|com|net|ca|gov))(?:/\S*)?"
)
_LISTED = re.compile(r"[^\s,;][^,;]*(?<!\s)")
_LABEL = re.compile(r"(?P<label>[a-z]+)s?: *")


_BULLET_WORDS = 5


class Record(Protocol):
    def __call__(
        self, line: Line, attribute: str, value: str | bool | int, start: int, end: int,
        program: Program | None = None,
    ) -> None: ...  # fmt: skip


class Details:
    """Reads lines of details. `topic_names` are the pack's folded field names."""

    def __init__(self, topic_names: frozenset[str]) -> None:
        self.topic_names = topic_names

    def bullet(self, line: Line) -> bool:
        """Whether a list item is short enough to be one detail."""
        return line.block.kind is BlockKind.LIST_ITEM and line.words <= _BULLET_WORDS

    def reads(self, text: str) -> bool:
        """Whether the text is nothing but details."""
        return all(self._part(text, start, end) is not None for start, end in parts(text))

    def read(self, line: Line, start: int, end: int, record: Record) -> bool:
        """Record the details that stand between `start` and `end` of a line; False when the
        line is something else."""
        found: list[tuple[str, str, int, int]] = []
        for begin, finish in parts(line.text[start:end]):
            detail = self._part(line.text, start + begin, start + finish)
            if detail is None:
                if not found:
                    return False
                continue
            found.append(detail)
        for attribute, value, begin, finish in found:
            record(line, attribute, value, begin, finish)
        return bool(found)

    def _part(self, text: str, start: int, end: int) -> tuple[str, str, int, int] | None:
        part = text[start:end].strip(" ().")
        offset = text.index(part, start)
        if place := _PLACE.fullmatch(part):
            code = state_code(place.group("state"))
            if code:
                return "location", f"{place.group('city')}, {code}", offset, offset + len(part)
        folded = part.casefold()
        if sector := _SECTOR.fullmatch(folded):
            return "sector", sector.group("sector"), offset, offset + len(part)
        if host := _HOST.fullmatch(folded):
            return "website", host.group("host"), offset, offset + len(part)
        return None

    def labelled(self, line: Line, label: str) -> str | None:
        """What stands behind "Label:" at the start of a line, to the next part."""
        span = self._labelled_span(line, label)
        return line.text[span[0] : span[1]] if span else None

    def _labelled_span(self, line: Line, label: str) -> tuple[int, int] | None:
        match = _LABEL.match(line.folded)
        if match is None or match.group("label").removesuffix("s") != label:
            return None
        following = _BETWEEN.search(line.text, match.end())
        end = following.start() if following else len(line.text)
        return (match.end(), end) if end > match.end() else None

    def concentrations(self, line: Line, program: Program, record: Record) -> None:
        """One claim for each concentration of a labelled line."""
        span = self._labelled_span(line, "concentration")
        if span is None:
            return
        for match in _LISTED.finditer(line.text, *span):
            record(line, "concentration", match.group(), match.start(), match.end(), program)


def parts(text: str) -> Iterator[tuple[int, int]]:
    """The spans of a line's parts, as separated by spaced hyphens, bars or bullets."""
    start = 0
    for match in _BETWEEN.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
