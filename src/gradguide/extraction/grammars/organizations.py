"""Professional bodies of the field that a document names, each once.

A body counts by its full name, also misspelled with an apostrophe. Where it is only the one that
accredits ("accredited by ...", "...-accredited") that is another statement. Bodies that the pack
does not know count in a list that is called one of professional bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gradguide.extraction.document_grammar import DocumentGrammar, Found
from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.grammars.course_titles import titled
from gradguide.extraction.grammars.lists import Item, items, trimmed
from gradguide.model.pack import FieldPack
from gradguide.model.states import STATE_NAMES
from gradguide.reading.document import BlockKind

_BODIES = (
    r"(?:professional|national|regional|state|industry|related|trade|student|major|key|leading|"
    r"international)\s(?:[\w-]+\s){0,3}?(?:organizations|organisations|associations|societies|"
    r"bodies)"
)
_LISTED = re.compile(
    rf"\b{_BODIES}\b[^.;:]{{0,60}}?\s?(?:(?:,\s)?(?:such as|like|including)|include|are|:)\s*:?\s*"
)
_LIST_OF_BODIES = re.compile(
    r"\bprofessional (?:organizations|organisations|associations|societies|bodies)\b"
)
_BODY = re.compile(
    r"(?:.*\b)?(?:Association|Society|Academy|Institute|Council|Federation|Guild|Alliance|"
    r"League|Consortium|"
    r"Conference|Network|Archivists|International)\b.*"
)
_ACCREDITED_BY = re.compile(
    r"\baccredit\w*(?:\s\w+){0,4}?\s(?:by|from|through|of)\s(?:(?!\b(?:which|who|is|are|offers?|"
    r"join)\b)[^.;:])*$"
)
_ACCREDITED = re.compile(
    r"'?s?\s?(?:\(\w+\)'?s?)?[\s-]*(?:accreditation|accredited|(?:committee|office) (?:on|"
    r"for) accreditation|"
    r"(?:coa|accrediting))\b"
)
_NAME_ENDS = re.compile(r"\s[-–—|]\s|:|\s\(|\.\s|\.$")
_ENDS_BODY = re.compile(
    r"\s(?:which|where|that|who|offers?|offering|can|may|provides?|to|is|are|as|for students)\s"
)


@lru_cache(maxsize=8)
def _pattern(pack: FieldPack) -> re.Pattern[str]:
    stems = {_stem(name) for term in pack.organizations for name in term.names if " " in name}
    longest_first = sorted(stems, key=lambda stem: (-len(stem), stem))
    alternatives = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?P<stem>{alternatives})(?:'s|s'|s)?(?!\w)")


@lru_cache(maxsize=8)
def _by_stem(pack: FieldPack) -> dict[str, str]:
    return {_stem(name): term.name for term in pack.organizations for name in term.names}


def _stem(name: str) -> str:
    return name.removesuffix("s")


_PLACEMENT = re.compile(
    r"\b(?:field (?:experiences?|work|study|placements?)|fieldwork|intern(?:s|ships?)|"
    r"practic(?:um|a|ums)|placements?|"
    r"partner(?:ing|ships?)?|host(?:s|ed)?|sites?)\b"
)


def _merely_accredits(folded: str, start: int, end: int) -> bool:
    if _ACCREDITED.match(folded, end):
        return True
    return _ACCREDITED_BY.search(folded, max(0, start - 140), start) is not None


def _known(passage: Passage, pack: FieldPack) -> Iterator[Item]:
    folded = passage.folded
    if _PLACEMENT.search(folded):
        return
    names = _by_stem(pack)
    for match in _pattern(pack).finditer(folded):
        if not _merely_accredits(folded, match.start(), match.end()):
            yield Item(match.start(), match.end(), names[match["stem"]])


_OWN_NAME = re.compile(
    r"(?<![\w-])(?P<name>(?:[A-Z][\w'’-]*\s(?:(?:of|for|and|&)\s)?){1,6}?"
    r"(?:Association|Society|Guild|Federation|Alliance)"
    r"(?:\s(?:of|for)\s[A-Z][\w'’-]*(?:\s(?:(?:and|of|for)\s)?[A-Z][\w'’-]*){0,4})?"
    r"|(?:Association|Society|Guild|Federation|Alliance)\s(?:of|for)\s[A-Z][\w'’-]*"
    r"(?:\s(?:(?:and|of|for)\s)?[A-Z][\w'’-]*){0,5})(?![\w-])"
)
_BODY_NOUNS = ("Association", "Society", "Guild", "Federation", "Alliance")
_OF_WHERE = frozenset(
    [name.split()[0] for name in STATE_NAMES.values()]
    + "American National International Canadian North Association Society".split()
)


def _unknown(passage: Passage, pack: FieldPack) -> Iterator[Item]:
    """Bodies that the pack does not know, named in full with a word of the field in the name."""
    text, folded = passage.text, passage.folded
    if not any(noun in text for noun in _BODY_NOUNS) or _PLACEMENT.search(folded):
        return
    for match in _OWN_NAME.finditer(text, passage.label):
        start, end = match.span("name")
        first, _, rest = text[start:end].partition(" ")
        opens = start == passage.label and first not in _OF_WHERE
        if opens and (first == "The" or rest.split()[0] in _OF_WHERE):
            start, opens = start + len(first) + 1, False
        elif first == "The":
            start += 4
        value = " ".join(text[start:end].split())
        if opens or len(value.split()) < 3 or not _of_field(folded[start:end], pack):
            continue
        if _stem(value.lower()) in _by_stem(pack) or _pattern(pack).search(folded, start, end):
            continue
        if not _merely_accredits(folded, start, end):
            yield Item(start, end, value)


def _of_field(folded: str, pack: FieldPack) -> bool:
    return any(re.search(rf"\b{re.escape(word)}s?\b", folded) for word in pack.subject_words)


def _by_code(code: str, pack: FieldPack) -> str | None:
    """The one body that has this abbreviation."""
    named = [term.name for term in pack.organizations if term.code == code]
    return named[0] if len(named) == 1 else None


def _listed(passage: Passage, pack: FieldPack) -> Iterator[Item]:
    """Bodies in a list of bodies: of the pack by abbreviation, others by what they are called."""
    text, folded = passage.text, passage.folded
    in_list = passage.block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) and (
        _LIST_OF_BODIES.search(passage.lead) or _LIST_OF_BODIES.search(passage.heading)
    )
    found: list[Item] = []
    if in_list and passage.start == passage.block.start:
        stop = _NAME_ENDS.search(text, passage.label)
        end = stop.start() if stop else len(text)
        start, end = trimmed(text, passage.label, end, keep_articles=True)
        if start < end:
            found = [Item(start, end, text[start:end])]
    elif match := _LISTED.search(folded):
        listed = items(text, match.end(), titles=True, boundary=_ENDS_BODY)
        found = [name for item in listed if (name := titled(text, item.start, item.end))]
    known = _by_stem(pack)
    for item in found:
        value = item.value.removeprefix("The ").removeprefix("the ")
        if _stem(value.lower()) in known or _merely_accredits(folded, item.start, item.end):
            continue
        coded = _by_code(value, pack)
        if coded:
            yield Item(item.start, item.end, coded)
        elif value[:1].isupper() and len(value.split()) in range(2, 11) and _BODY.fullmatch(value):
            yield (
                Item(item.end - len(value), item.end, value)
                if text.endswith(value, 0, item.end)
                else item
            )


def read(passages: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    seen: set[str] = set()
    for passage in passages:
        for item in (
            *_known(passage, pack),
            *_listed(passage, pack),
            *_unknown(passage, pack),
        ):
            if item.value not in seen:
                seen.add(item.value)
                reading = Reading("organization", item.value, item.start, item.end)
                yield Found(passage, reading)


def _triggers(pack: FieldPack) -> tuple[str, ...]:
    return tuple(_stem(name) for term in pack.organizations for name in term.names if " " in name)


DOCUMENT_GRAMMAR = DocumentGrammar(
    "organizations",
    (
        "organizations",
        "associations",
        "societies",
        "bodies",
        "association",
        "society",
        "guild",
        "federation",
        "alliance",
    ),
    read,
    _triggers,
)
