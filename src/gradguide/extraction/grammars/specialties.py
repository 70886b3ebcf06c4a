"""How long specialties take, from a page's table of them.

The table is known by its columns ("Description", "Duration"), whether it still is a table or
its cells have become lines: then each duration that stands alone closes a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gradguide.extraction.document_grammar import DocumentGrammar, Found
from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.grammars.numbers import RANGE, quantity, value_of
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value
from gradguide.reading.document import BlockKind

_DURATION = re.compile(
    rf"(?P<amount>{RANGE})\+?\s?-?(?P<unit>years?|yrs?\.?|months?|mos?\.?)(?:\s(?:full-time|"
    r"on average|typically))?\.?$"
)
_HEADER = re.compile(r"\b(?:duration|length|time to complete|typical length|completion time)\b")
_COLUMNS = re.compile(
    r"\b(?:description|specialty|specialties|specialization|concentration|degree type|focus|type)\b"
)
_ABOUT = re.compile(
    r"\b(?:special(?:ty|ties|ization|izations)|concentrations?|tracks?|degree types?|"
    r"focus areas?)\b"
)
_OPENING = re.compile(
    r"(?:(?:students|graduates|learners|professionals|you)\s)?(?:[a-z]+s)\s(?:(?:students|"
    r"graduates|learners|"
    r"professionals|you)\s)?(?:(?:with (?:the )?(?:skills|knowledge|tools)|how)\s)?(?:on|for|to|"
    r"in|with)?\s?"
    r"(?:the|a|an)?\s?(?=\w)"
)
_AFTERTHOUGHT = re.compile(
    r",\s(?:often|such as|including|for|with|where|which|who|typically|usually|especially|"
    r"\w+ing(?! [\w ]*, and | and \w+ing|,))\b|[.;]"
)
_MAX_LINES = 60


def _specialty(text: str) -> str:
    """What a description says the specialty is: without its opening verb and afterthoughts."""
    opening = _OPENING.match(text.lower())
    start = opening.end() if opening and opening.group().split()[0].endswith("s") else 0
    stop = _AFTERTHOUGHT.search(text, start + 1)
    return " ".join(text[start : stop.start() if stop else len(text)].split()).strip(" .,:-")


def _readings(passage: Passage, match: re.Match[str], specialty: str) -> Iterator[Found]:
    amount = quantity(match["amount"])
    if amount is None or not specialty:
        return
    months = 12 if match["unit"].startswith("y") else 1
    ends = [(amount.low, "typical")]
    if amount.high is not None:
        ends = [(amount.low, "min"), (amount.high, "max")]
    for number, bound in ends:
        qualifiers: dict[str, Value] = {"specialty": specialty, "bound": bound}
        value = value_of(number * months)
        if not 0 < number * months <= 120:
            continue
        start = match.start() if passage.block.kind is not BlockKind.TABLE_ROW else 0
        yield Found(
            passage,
            Reading("specialty_duration_months", value, start, match.end(), qualifiers),
        )


def _rows(passages: Sequence[Passage], first: int) -> Iterator[Found]:
    """The rows below a table's header, until another heading or no duration for a while."""
    described: list[Passage] = []
    for passage in passages[first : first + _MAX_LINES * 3]:
        if passage.block.kind is BlockKind.HEADING and len(described) > 1:
            return
        match = _DURATION.search(passage.folded)
        if match is None:
            described.append(passage)
            if len(described) > 4:
                return
            continue
        within = passage.text[: match.start("amount")].strip(" \t|-–:")
        name = within or (described[0].text if described else "")
        yield from _readings(passage, match, _specialty(name))
        described = []


def _cells(passages: Sequence[Passage]) -> Iterator[Found]:
    """The rows of a table whose cells are read under their columns' names."""
    labelled = (passage for passage in passages if passage.label)
    for _, row in groupby(labelled, key=lambda passage: passage.block.start):
        cells = list(row)
        first = cells[0]
        section = f"{first.heading} {first.folded[: first.label]}"
        for cell in cells[1:]:
            match = _DURATION.search(cell.folded, cell.label)
            if match and _HEADER.search(cell.folded[: cell.label]) and _ABOUT.search(section):
                yield from _readings(cell, match, _specialty(first.text[first.label :]))


def read(passages: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    yield from _cells(passages)
    for index, passage in enumerate(passages):
        if passage.label or len(passage.folded) > 90 or not _HEADER.search(passage.folded):
            continue
        above = passages[max(0, index - 4) : index + 1]
        header = " ".join(one.folded for one in above if len(one.folded) <= 90)
        section = f"{passage.heading} {header}"
        columns = _COLUMNS.search(header) and not passage.folded.endswith((".", "?"))
        if columns and _ABOUT.search(section):
            yield from _rows(passages, index + 1)
            return


DOCUMENT_GRAMMAR = DocumentGrammar(
    "specialties", ("duration", "length", "time to complete", "completion time"), read
)
