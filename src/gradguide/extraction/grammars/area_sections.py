"""Course areas as headings: each over its description, in a section on typical curricula."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gradguide.extraction.document_grammar import Found
from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.grammars.lists import Item
from gradguide.extraction.grammars.members import label, sections

_NEW_SECTION = re.compile(
    r"\?|\b(?:requirements?|programs?|careers?|jobs?|salary|salaries|admissions?|tuition|costs?|"
    r"accreditation|"
    r"accredited|faq|frequently|questions|conclusion|resources|related|schools|universities|"
    r"degrees?|licens\w+|"
    r"certification|employment|outlook|scholarships?|financial aid|how to|why|rankings?|"
    r"methodology|sources|"
    r"references|share|about us|contact)\b"
)
_COURSE_TEXT = re.compile(
    r"\b(?:courses?|class|students?|stud(?:y|ies)|teach(?:es)?|introduc\w+|explor\w+|examin\w+|"
    r"topics?|"
    r"covers?|overview|learn\w*|presents?|focus\w*|seminar)\b"
)
_DEFINED = re.compile(
    r"(?P<area>[A-Z][\w&'-]*(?:\s[\w&,'-]+){0,5}?)\s(?:is|are|refers? to|involves?|concerns?|"
    r"means)\s"
)
_EXPERIENCE = re.compile(
    r"(?:The|An?)\s(?:[a-z-]+\s){0,3}?(?P<area>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,4})\s"
    r"(?:experience|project|course|seminar|class|component|requirement)\b"
)
_NO_AREA = re.compile(
    r"(?:the|this|these|those|that|it|there|they|students?|courses?|topics?|graduates?|an?|in|"
    r"some|most|all|"
    r"you|we|program\w*|each|emphasis|hands-on|practical|instruction)\b",
    re.IGNORECASE,
)
_THIS_COURSE = re.compile(r"\b(?:this|the) (?:course|class|seminar)\b")


def areas_below(passages: Sequence[Passage], first: int) -> Iterator[Found]:
    """Headings that name course areas, each over its description."""
    for section in sections(passages, first):
        if _NEW_SECTION.search(section.title.folded):
            return
        if not any(_COURSE_TEXT.search(passage.folded) for passage in section.body):
            return
        item = label(section.title)
        if item is None:
            return
        yield _area(section.title, item)
        yield from _without_heading(section.body, item.value)


def _without_heading(body: Sequence[Passage], heading: str) -> Iterator[Found]:
    """Areas whose heading is missing: the subject of a further paragraph's first sentence."""
    for block in sorted({passage.block.start for passage in body} - {body[0].block.start}):
        paragraph = [passage for passage in body if passage.block.start == block]
        opening = paragraph[0]
        match = _EXPERIENCE.match(opening.text)
        if match is None and any(_THIS_COURSE.search(passage.folded) for passage in paragraph[1:]):
            match = _DEFINED.match(opening.text)
            match = None if match and _NO_AREA.match(match["area"]) else match
        if match and match["area"] not in heading:
            item = Item(*match.span("area"), match["area"])
            yield _area(opening, item)


def _area(passage: Passage, item: Item) -> Found:
    return Found(passage, Reading("course_area", item.value, item.start, item.end))
