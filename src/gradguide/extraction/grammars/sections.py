"""Lists and sections under a lead: careers, kinds of employer, courses and course areas.

The lead says what its items are ("Possible careers include:", a heading "Core Courses"); each
item, or each heading with its text, is then one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from gradguide.extraction.document_grammar import DocumentGrammar, Found
from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.grammars.area_sections import areas_below
from gradguide.extraction.grammars.course_titles import CODE, is_course_title, titled
from gradguide.extraction.grammars.employers import is_kind, with_shared_noun
from gradguide.extraction.grammars.job_titles import is_job_title
from gradguide.extraction.grammars.lists import Item, items
from gradguide.extraction.grammars.members import (
    blocks,
    label,
    list_items,
    sections,
    title_lines,
    together,
)
from gradguide.model.pack import FieldPack
from gradguide.reading.document import BlockKind

_CAREERS = re.compile(
    r"\b(?:careers?(?: (?:options|paths|choices|opportunities|titles|possibilities))?|job titles|"
    r"job roles|jobs|positions|occupations|professions|titles|roles)\b|"
    r"^what (?:can|could|will|do) (?:you|i|one|graduates|students|people) do with\b"
)
_EMPLOYERS = re.compile(
    r"\b(?:employers|work(?:ing)? (?:settings|environments|places)|workplaces|settings|"
    r"places (?:of|to) work|"
    r"work in|employed (?:in|by)|types of organizations|industries)\b|"
    r"^(?:where|in what (?:settings|places|environments|industries))\b[\w\s'-]{0,60}?\b"
    r"(?:work|working|employed|find (?:jobs|work))\W*$"
)
_COURSES = re.compile(
    r"\b(?:courses?|coursework|class(?:es| titles)|electives|seminars|core|curricul(?:um|a)|"
    r"course (?:options|list))\b"
)
_OTHER_THAN_COURSES = re.compile(
    r"\b(?:prerequisites?|applicants?|must have|have completed|admission|admitted|apply|"
    r"undergraduate|bachelor'?s?|requirements for|skills|outcomes|objectives|goals|competenc\w+|"
    r"learn (?:to|how)|able to|benefits|formats?|features|"
    r"credit hours|areas|concentrations?|specializations?|tracks?|steps|resources|tuition|fees|"
    r"deadlines?|technology|faculty|online courses are|policies)\b"
)
_OTHER_THAN_JOBS = re.compile(
    r"\b(?:skills|duties|responsibilities|requirements|steps|resources|boards?|websites|sites|"
    r"tips|services|"
    r"fairs?|search|benefits|responsible|tasks|reasons|questions|salar(?:y|ies)|degrees|"
    r"programs? (?:include|are))\b"
)
_OPENS = re.compile(
    r"(?::|\b(?:include[sd]?|including|following|below|are|such as|examples|as|in)\W*)$|"
    r"\bfollowing\b|\bbelow\b"
)
_GENERAL = re.compile(
    r"\b(?:typical(?:ly)?|common(?:ly)?|often|usually|generally|most (?:\w+ ){0,3}programs|"
    r"many (?:\w+ ){0,3}programs|"
    r"var(?:y|ies)|curricula|sample|examples?|programs (?:may |will |typically )?include)\b|"
    r"\b(?:curricul(?:um|a)|coursework)\b[^.:]{0,60}\b(?:may|might|can) (?:cover|include)\b|"
    r"\bsome of the standard\b|"
    r"\bin an? (?:[\w'-]+ ){1,6}?(?:program|degree)\b"
)
_CURRICULUM = re.compile(r"\b(?:curricul(?:um|a)|courses?|coursework|classes|subjects|study)\b")
_WHOSE_AND_HOW_MANY = re.compile(r"(?:\w+['’]s\s)?(?:[\d,]+(?:\+|-\w+)?\s)?")


def _opens(passage: Passage) -> bool:
    """Whether the passage can introduce what stands below it."""
    if passage.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
        return len(passage.text.split()) <= 14
    if _EMPLOYERS.match(passage.folded):
        return True  # "Where do they work?"
    return _OPENS.search(passage.folded) is not None


def _is(what: re.Pattern[str], but: re.Pattern[str], passage: Passage) -> bool:
    """Whether the lead announces such things: in its own words, or those of its heading."""
    folded = passage.folded
    if but.search(folded):
        return False
    if what.search(folded):
        return True
    said_little = len(folded.split()) <= 8 or "following" in folded or "below" in folded
    return bool(said_little and what.search(passage.heading) and not but.search(passage.heading))


_Test = Callable[[str], bool]


def _labels(found: Sequence[Passage]) -> list[tuple[Passage, Item]]:
    return [(passage, item) for passage in found if (item := label(passage)) is not None]


def _mostly(pairs: Sequence[tuple[Passage, Item]], test: _Test) -> list[tuple[Passage, Item]]:
    """The items that pass, if at least half of them do; one that passes alone is no list."""
    good = [(passage, item) for passage, item in pairs if test(item.value)]
    return good if len(good) * 2 >= len(pairs) and len(good) > 1 else []


def _found(attribute: str, pairs: Sequence[tuple[Passage, Item]]) -> Iterator[Found]:
    for passage, item in pairs:
        yield Found(passage, Reading(attribute, item.value, item.start, item.end))


def _short(value: str) -> bool:
    return len(value.split()) <= 9 and value[:1].isalnum() and not value.endswith((".", "!", "?"))


def _listed(lead: Passage, found: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    """What the items of a list are, by its lead."""
    pairs = _labels(found)
    if _is(_CAREERS, _OTHER_THAN_JOBS, lead):
        jobs = _mostly(pairs, lambda value: is_job_title(value, pack))
        said = len(jobs) > 2 and not lead.folded.endswith("?") and _CAREERS.search(lead.folded)
        yield from _found("career", [p for p in pairs if _short(p[1].value)] if said else jobs)
        if jobs:
            return
    if _is(_EMPLOYERS, _OTHER_THAN_JOBS, lead):
        yield from _found("employer_type", _mostly(pairs, lambda value: is_kind(value, pack)))
        return
    if _is(_COURSES, _OTHER_THAN_COURSES, lead):
        yield from _courses(lead, found, pack)


def _answer(question: Passage, answer: Passage, pack: FieldPack) -> Iterator[Found]:
    """The kinds of employer in a bare list that answers "Where do they work?"."""
    if not question.folded.startswith(("where", "in what")) or not _is(
        _EMPLOYERS, _OTHER_THAN_JOBS, question
    ):
        return
    listed = with_shared_noun(items(answer.text), answer.text)
    if len(listed) > 1 and all(is_kind(item.value, pack) for item in listed):
        yield from _found("employer_type", [(answer, _bare(item)) for item in listed])


def _bare(item: Item) -> Item:
    """The item without whose it is and how many ("the county's 30-odd schools")."""
    opening = _WHOSE_AND_HOW_MANY.match(item.value)
    return replace(item, value=item.value[opening.end() :]) if opening else item


def _courses(lead: Passage, found: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    """Courses of a program, or course areas where the lead speaks of programs in general."""
    if _GENERAL.search(lead.folded) or _GENERAL.search(lead.heading):
        areas = [pair for pair in _labels(found) if _short(pair[1].value)]
        if len(areas) == len(found) and not _coded(found):
            yield from _found("course_area", areas)
        return
    if _coded(found):
        return  # the grammar of courses reads each by its code
    pairs = [(p, item) for p in found if (item := titled(p.text, 0, len(p.text))) is not None]
    good = [(p, item) for p, item in pairs if is_course_title(item.value, pack)]
    if len(good) > 1 and len(good) * 4 >= len(found) * 3:
        yield from _found("course", good)


def _coded(found: Sequence[Passage]) -> bool:
    return any(CODE.search(passage.text) for passage in found)


def _jobs_at_first(lines: Sequence[Passage], pack: FieldPack) -> list[tuple[Passage, Item]]:
    """The lines that are job titles, up to the first that is none."""
    return list(takewhile(lambda pair: is_job_title(pair[1].value, pack), _labels(lines)))


def _job_sections(passages: Sequence[Passage], first: int, pack: FieldPack) -> Iterator[Found]:
    """Headings that are job titles, under one that announces careers."""
    found = []
    for section in sections(passages, first):
        item = label(section.title)
        if item is None or not is_job_title(item.value, pack):
            break
        found.append((section.title, item))
    if len(found) > 1:
        yield from _found("career", found)


def _run_in(passages: Sequence[Passage], first: int, pack: FieldPack) -> list[tuple[Passage, Item]]:
    """Job titles that open the paragraphs below: "Archivists: They keep records."."""
    out = []
    for block in blocks(passages, first):
        head = block[0]
        title = re.match(r"[^.:?!]{3,60}(?=:\s)", head.text)
        if head.block.kind is not BlockKind.PARAGRAPH or title is None:
            break
        if not is_job_title(title.group(), pack):
            break
        out.append((head, Item(0, title.end(), title.group())))
    return out


def _over_areas(passages: Sequence[Passage], index: int) -> bool:
    """Whether a heading that speaks of typical courses stands over headings of a lower level."""
    lead, first = passages[index], _first_title(passages, index)
    speaks = _CURRICULUM.search(lead.folded) and _GENERAL.search(lead.folded)
    return bool(speaks and first < len(passages) and lead.block.level > 0)


def _first_title(passages: Sequence[Passage], index: int) -> int:
    """Where the first title below a heading stands: past its own text, within its level."""
    level = passages[index].block.level
    for at in range(index + 1, min(index + 25, len(passages))):
        block = passages[at].block
        if block.kind is BlockKind.HEADING:
            return at if not level or not block.level or block.level > level else len(passages)
    return len(passages)


def read(passages: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    for index, lead in enumerate(passages[:-1]):
        below = passages[index + 1]
        kind = lead.block.kind
        if kind is BlockKind.LIST_ITEM or kind is BlockKind.TABLE_ROW:
            continue
        if below.block.kind is BlockKind.LIST_ITEM:
            if _opens(lead):
                yield from _listed(lead, list_items(passages, index + 1), pack)
            continue
        yield from _answer(lead, below, pack)
        if lead.folded.endswith((":", "include", "including")):
            if _CURRICULUM.search(lead.folded) and (
                _GENERAL.search(lead.folded) or _GENERAL.search(lead.heading)
            ):
                yield from areas_below(passages, index + 1)
            elif _is(_CAREERS, _OTHER_THAN_JOBS, lead):
                lines = title_lines(passages, index + 1)
                if len(lines) > 1:
                    yield from _found("career", _jobs_at_first(lines, pack))
                else:
                    yield from _job_sections(passages, index + 1, pack)
        elif kind is BlockKind.HEADING and _is(_CAREERS, _OTHER_THAN_JOBS, lead):
            jobs = _jobs_at_first(title_lines(passages, index + 1), pack)
            jobs = jobs if len(jobs) > 1 else _run_in(passages, index + 1, pack)
            if len(jobs) > 1:
                yield from _found("career", jobs)
            else:
                yield from _job_sections(passages, _first_title(passages, index), pack)
        elif kind is BlockKind.HEADING and _over_areas(passages, index):
            yield from areas_below(passages, _first_title(passages, index))
        elif kind is BlockKind.HEADING and _is(_COURSES, _OTHER_THAN_COURSES, lead):
            lines = together(passages, index + 1)
            if _GENERAL.search(lead.folded):
                continue
            if len(lines) > 2:
                yield from _courses(lead, lines, pack)
            elif below.block.kind is BlockKind.PARAGRAPH and not below.folded.endswith((":", "?")):
                titles = items(below.text, titles=True)
                if len(titles) > 2 and all(is_course_title(one.value, pack) for one in titles):
                    yield from _found("course", [(below, one) for one in titles])


DOCUMENT_GRAMMAR = DocumentGrammar(
    "sections",
    ("career", "job", "position", "work", "occupation", "titles", "roles", "employer", "course",
     "curricul", "classes", "elective"),
    read,
)  # fmt: skip
