"""Courses: titles that a sentence about a program names.

After "courses include" a list of titles; after "courses in" one too, if every item is set as a
title ("coursework in reference and cataloging" is a topic). A code makes a title of what follows
it. Two titles joined by a lone "and" cannot be told from one that holds an "and": nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.course_titles import (
    capitalised,
    coded,
    is_course_title,
    titled,
)
from gradguide.extraction.grammars.lists import Item, items
from gradguide.model.pack import FieldPack

_COURSES = (
    r"\b(?:courses?|coursework|course ?work|classes|electives|seminars|(?:course|elective|class) "
    r"(?:options|offerings|titles|choices|selections|examples|topics)|core)"
)
_MAY = r"(?:(?:may|might|can|could|will|also|often|typically|currently|then|such|as) )*"
_WITHIN = (
    r"(?: (?:for|in|of|within|offered|available|required|on|taken|at|from|to|that|through|by|under|"
    r"(?:this|next|each|last|every) (?:year|term|semester|quarter|spring|summer|fall|winter)|"
    r"announced|planned|scheduled|open)"
    r"\b[^:.;]{0,90}?)?"
)
_LISTED = re.compile(
    _COURSES + _WITHIN + r",?\s*(?:" + _MAY
    + r"\b(?:includes?|included|including|are|consist of|comprise|such as|like|cover)\b"
    r"(?: (?:the following|courses (?:like|such as)|classes (?:like|such as)|titles such as|"
    r"options (?:like|such as)))?|:)\s*:?\s*"
)  # fmt: skip
_AMONG = re.compile(
    r"\b(?:courses|subjects|classes|electives|options|credits|credit hours|coursework|seminars)\b"
    r"[^.;:]{0,60}?(?:,\s|\s\()(?:among them|among these are|among which are|including)\s+|"
    r"\b(?:courses|classes|seminars)\s\((?=[a-z])"
)
_STUDENTS_TAKE = re.compile(
    r"\b(?:students|learners|candidates|everyone)\s(?:must |will |also |first |all |then )*"
    r"(?:takes?|completes?)\s(?:the following:? )?"
)
_TAKEN_IN = re.compile(
    r"\b(?:take|takes|taking|complete|completes|completing|consider|choose|select|selecting|"
    r"choosing|"
    r"offers?|offering|requires?|requiring|pass|includes?|including|enroll in|finish|and|from|with|"
    r"through|of)\s(?:(?!in\b)[\w'-]+\s){0,4}?"
    r"(?P<noun>courses|classes|electives|seminars|coursework|course|class|seminar|elective)"
    r"(?:,)?\s(?:in|on|such as|like|titled|called|named|entitled)[\s:]+(?P<a>(?:an? |the )?)"
)
_NAMED_COURSE = re.compile(
    r"\b(?:complete|completes|completing|take|takes|taking|pass|passing|require[sd]? to take|"
    r"enroll in|finish|requires?|offers?|in|through|with) (?:the |its |our |a required |an? )"
    r"(?P<title>[\w'&:,. -]{3,70}?) (?:course|class|seminar)\b(?! (?:work|load|schedule|size))"
)
_TOPICS = re.compile(r"\b(?:topics?|themes?|skills|areas?|subjects?|concepts?)\b[^.]{0,40}$")
_ENDS_TITLE = re.compile(
    r"\s(?:which|where|that|who|while|may|can|will|is|are|were|was|also|before|after|prior|during|"
    r"as well as|along with|together with|among others|to complete|to fulfill|count|counts|must|"
    r"help|helps|prepare|prepares|teach|teaches|give|gives|provide|provides|cover|covers)\b"
)
_COLUMN = re.compile(r"(?P<course>course|class|course (?:title|name))s?:? *|(?:title|name):? *")
_OF_COURSES = re.compile(r"\b(?:courses?|curriculum|coursework|electives|classes)\b")


def _listed(text: str, start: int, pack: FieldPack, *, several: bool) -> list[Item]:
    """The titles listed from `start`, all of them or none; `several`: one is not enough."""
    opened = text[:start].rstrip().endswith("(")
    closes = text.find(")", start) if opened else -1
    end = closes if closes > 0 else len(text)
    found = items(text, start, end, titles=True, boundary=_ENDS_TITLE)
    titles = [item for item in found if is_course_title(item.value, pack)]
    whole = [item for item in found if capitalised(item.value)]
    if len(whole) < len(found) - (len(found) > 2) or not titles:
        return []
    lone = len(found) == 1
    if lone and several:
        return []
    if lone and re.search(r"\b(?:and|or)\b", titles[0].value):
        return []
    return titles


def _in_sentence(passage: Passage, pack: FieldPack) -> Iterator[Item]:
    text, folded = passage.text, passage.folded
    for match in _LISTED.finditer(folded):
        if not _TOPICS.search(folded, max(0, match.start() - 60), match.start()):
            yield from _listed(text, match.end(), pack, several=False)
    for pattern, fewest in ((_AMONG, 2), (_STUDENTS_TAKE, 3)):
        for match in pattern.finditer(folded):
            titles = _listed(text, match.end(), pack, several=True)
            if len(titles) >= fewest and sum(" " in title.value for title in titles) > 1:
                yield from titles
    for match in _TAKEN_IN.finditer(folded):
        one = match.group("noun") in ("course", "class", "seminar", "elective")
        if not one:
            yield from _listed(text, match.end(), pack, several=True)
        elif title := titled(text, match.end("a"), len(text)):
            yield title
    for match in _NAMED_COURSE.finditer(folded):
        start, end = match.span("title")
        start += match.group("title").rfind(" the ") + 5 if " the " in match.group("title") else 0
        value = " ".join(text[start:end].split())
        if capitalised(value) and value[0].isupper() and "," not in value:
            yield Item(start, end, value)


def _in_cell(passage: Passage) -> Iterator[Item]:
    """The title in a table's cell, by its column's name."""
    column = _COLUMN.fullmatch(passage.folded[: passage.label].rpartition(", ")[2])
    if column and (column["course"] or _OF_COURSES.search(passage.heading)):
        title = titled(passage.text, passage.label, len(passage.text))
        if title is not None:
            yield title


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    seen: list[tuple[int, int]] = []
    sentence = _in_cell(passage) if passage.label else _in_sentence(passage, pack)
    for item in [*coded(passage.text), *sentence]:
        if any(item.start < end and start < item.end for start, end in seen):
            continue
        if is_course_title(item.value, pack):
            seen.append((item.start, item.end))
            yield Reading("course", item.value, item.start, item.end)


GRAMMAR = Grammar(
    "courses",
    ("course", "classes", "title:", "name:", "class ", "elective", "seminar", "core", "among ",
     " take ", " complete ", " 2", " 3", " 4", " 5", " 6", " 7", " 8", " 9", "-5", "-6", "-7"),
    read,
)  # fmt: skip
