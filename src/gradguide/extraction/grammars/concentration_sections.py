"""Concentrations below a heading that announces them: lines that were a list, or subheadings.

"Specializations" over three lines that follow each other, or "Pathways of Study" over headings of
a lower level with a text each. List items are the grammar of concentrations' own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gradguide.extraction.document_grammar import DocumentGrammar, Found
from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.grammars.concentrations import HEADING, KIND_AT_END, LEAD
from gradguide.extraction.grammars.course_titles import capitalised
from gradguide.extraction.grammars.lists import Item
from gradguide.extraction.grammars.members import label, sections, together
from gradguide.model.pack import FieldPack
from gradguide.reading.document import BlockKind

_MOST_WORDS = 8
_NO_NAME = re.compile(
    r"\b(?:requirements?|electives?|courses?|coursework|curriculum|admissions?|apply|application|"
    r"overview|tuition|costs?|faculty|contact|about|careers?|jobs?|more|learn|how|what|why|faqs?|"
    r"questions|general|core|total|credits?|hours|online|degrees?|certificates?|programs?|request|"
    r"visit|resources|students?|advis\w+|scholarships?|deadlines?|other|additional)\b"
)


def _name(passage: Passage) -> Item | None:
    """What a line or heading calls a concentration, if it can be the name of one."""
    item = label(passage)
    if item is None or len(item.value.split()) > _MOST_WORDS or not capitalised(item.value):
        return None
    value = KIND_AT_END.sub("", item.value)
    return (
        None if not value or _NO_NAME.search(value.lower()) else Item(item.start, item.end, value)
    )


def _below(passages: Sequence[Passage], index: int) -> list[Passage]:
    """The lines right below a heading, else the headings of a lower level that have a text."""
    lines = together(passages, index + 1)
    if len(lines) > 1:
        return lines
    level = passages[index].block.level
    first = next(
        (
            at
            for at in range(index + 1, min(index + 12, len(passages)))
            if passages[at].block.kind is BlockKind.HEADING
        ),
        len(passages),
    )
    if not level or first == len(passages) or passages[first].block.level <= level:
        return []
    return [section.title for section in sections(passages, first)]


def read(passages: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    for index, heading in enumerate(passages[:-1]):
        announced = HEADING.match(heading.folded) or LEAD.search(heading.folded)
        if heading.block.kind is BlockKind.LIST_ITEM or not announced:
            continue
        below = _below(passages, index)
        named = [(passage, item) for passage in below if (item := _name(passage)) is not None]
        if len(named) < 2 or len(named) < len(below):
            continue
        for passage, item in named:
            reading = Reading("concentration", item.value, item.start, item.end, {}, 0.9)
            yield Found(passage, reading)


DOCUMENT_GRAMMAR = DocumentGrammar(
    "concentration sections",
    ("concentrations", "specializations", "specialisations", "tracks", "pathways", "specialties",
     "areas of ", "focus areas"),
    read,
)  # fmt: skip
