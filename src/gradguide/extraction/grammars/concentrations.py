"""Concentrations: the specializations, tracks, pathways and focus areas on offer.

Three ways of saying it: the name before the kind word ("an Archival Studies concentration"),
a list after it ("specializations in A, B and C"), and a list under a heading that is it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, zip_longest

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.lists import Item, items
from gradguide.extraction.wording import asks
from gradguide.model.pack import FieldPack
from gradguide.reading.document import BlockKind

_ONE = r"(?:concentration|speciali[sz]ation|track|pathway|focus area|specialty|stream)"
_KIND = rf"(?:{_ONE}|career (?:path|pathway|track))"
_KINDS = rf"(?:{_ONE}|specialt(?:y|ie)|emphas[ie]|area)s?"
_AREAS = r"(?: areas?| options?| tracks?| programs?)?"

_BEFORE_KIND = re.compile(
    rf" (?:\([^)]*\) )?(?:career )?(?P<kind>{_ONE})(?P<plural>s)?\b"
    r"(?! (?:record|of|options?|areas?|requirements?|courses?|credits?|fees?|down)\b)"
)
_AFTER_KIND = re.compile(
    rf"\b(?:{_KINDS}|emphasis){_AREAS}(?: (?:are )?(?:currently )?(?:available|offered|on offer))?"
    r"(?:,? ?(?:in|such as|like|:)|(?<=s),? (?:include|including|among them)|"
    r"(?<=on offer),? (?:including|among them))(?:(?<=[a-z]) ?:)?"
    r"(?: (?:either|both))? (?=[a-z0-9])|"
    rf"\b{_KINDS}{_AREAS}(?<=s) (?:are|available are|include) "
    r"(?!(?:on offer|available|offered)\b)(?=[a-z0-9])|"
    r"\bareas of (?:concentration|speciali[sz]ation|emphasis|focus),? "
    r"(?:include|including|are|such as|like) (?=[a-z])"
)
_SPECIALIZE = re.compile(
    r"\b(?:can|may|to|students|you|who|option to|opportunity to|choose to) (?:\w+ )?"
    r"(?:speciali[sz]e|concentrate) in (?=[a-z])|"
    r"\b(?:speciali[sz]|concentrat)(?:e|ing) (?:their|your) (?:stud(?:y|ies)|degrees?|coursework|"
    r"programs?) (?:in|on) (?=[a-z])|"
    r"\bfocus (?:their|your) (?:stud(?:y|ies)|degrees?|coursework) (?:on|in) (?=[a-z])|"
    r"\b(?:focus|speciali[sz]e|concentrate) (?:on|in) one of (?:the |our )?(?:\w+ )?"
    r"(?:areas|fields|specialties)(?: of \w+)?(?::|,? such as) (?=[a-z])"
)
_WITH_FOCUS = re.compile(r"\bwith an? (?:\w+ )?(?:focus|emphasis) (?:in|on) (?=[a-z])")
_TAILOR = re.compile(
    r"\btailor (?:their |your |the )?(?:studies|degrees?|program|coursework|curriculum|education) "
    r"(?:to|toward|around)(?: (?:areas?|fields?|interests?|topics?))? "
    r"(?:like|such as|including|in) "
)
_THROUGH = re.compile(
    rf"\b(?:coursework|courses|study|studies) in (?P<name>[a-z][^.,;:()]{{2,60}}?) "
    rf"(?:through|as|via) (?:an? |the )(?:\w+ ){{0,2}}{_KIND}\b"
)
HEADING = re.compile(
    r"^(?:[\w'/&-]+ ){0,5}?(?:concentrations|speciali[sz]ations|tracks|pathways|specialties|"
    r"areas of (?:study|emphasis|focus|concentration|speciali[sz]ation)|focus areas|"
    r"concentration areas)(?: (?:offered|available|include|options|of study))*:?$"
)
"""A folded heading that announces concentrations."""
KIND_AT_END = re.compile(rf" {_ONE}s?$", re.IGNORECASE)
"""The kind word that a concentration's name leaves out."""
LEAD = re.compile(
    r"\b(?:concentrations|speciali[sz]ations|tracks|pathways|specialties|areas of emphasis|"
    r"focus areas|concentration areas|areas of (?:concentration|speciali[sz]ation|study))\b"
    r"[^.]{0,60}:$|"
    r"\b(?:speciali[sz]e|concentrate) in(?: (?:one|any) of)?(?: the following)?"
    r"(?: areas| fields)?:$"
)
_ARTICLE = re.compile(r"(?:^|\b(?:an?|the|its|our|their|in|with|new|offers|offer) )(?=\S)")
_NOT_A_NAME = frozenset(
    "no any specific optional dedicated designated multiple several different particular formal "
    "flexible your their chosen one two three four five six seven eight single professional each "
    "this that these those such various many some all individual career academic-career other "
    "additional popular available same new primary second dual related possible current certain "
    "appropriate major minor general tenure program degree course career-focused unique strong "
    "concentration specialization specialisation track pathway emphasis focus specialty "
    "students candidates learners graduates applicants those teachers enrollees people majors "
    "desired declared selected preferred online following area formal areas and or of in".split()
)
# What is called a track, and is a pace, a place or an ending of the same program.
_PACE_OR_PLACE = re.compile(
    r"(?:(?:full|part)[- ]time|[\w-]+[- ](?:year|month|semester)|accelerated|fast|(?:non-?)?thesis|"
    r"(?:on-)?campus|online|hybrid|residential|evenings?|weekends?|traditional|regular|standard|"
    r"executive|distance|cohort|degree|licensure|certification|none|n/a|varies|tbd)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|has|have|can|may|will|with|offers?|features?|includes?|choose|select|"
    r"complete|"
    r"requires?|prepares?|provides?|within|from|for|to|by|on|as|at|that|who|which|students|program|"
    r"degree|master|their|your)\b"
)
_STOP = re.compile(
    r"\.(?=\s|$)|[!?]|\(|,? (?:as well|too)(?=\W*$)|"
    r",? (?:and an? (?=(?:\w+ )?(?:general|thesis|dual|joint|certificate))|"
    r"(?:rounds?|helps?|gives?|lets?|makes?|takes?|requires?|needs?|leads?|shares?|remains?|"
    r"must|will|can|may|has|have) |"
    r"to (?=[a-z]+ )|which|that|through|while|as well as|with(?!in)|for "
    r"(?:careers?|students|those)|are |is |prepar|designed|based on|depending)| - "
)


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """The concentrations that a passage says are on offer."""
    if asks(passage.folded):
        return
    taken: set[int] = set()
    found = (_listed, _after, _before, _through, _with_focus)
    for reading in chain.from_iterable(way(passage) for way in found):
        if reading.start not in taken and not _PACE_OR_PLACE.fullmatch(str(reading.value)):
            taken.add(reading.start)
            yield reading


def _before(passage: Passage) -> Iterator[Reading]:
    """The name before the kind word."""
    for match in _BEFORE_KIND.finditer(passage.folded):
        if re.search(r"\b(?:not|no|without)\b[\w ]{0,25}$", passage.folded[: match.start()]):
            continue
        end = match.start()
        start = _name_start(passage, end)
        if start is None:
            continue
        if match.group("plural"):
            if passage.block.kind in (BlockKind.HEADING, BlockKind.TITLE):
                continue
            for item in items(passage.text, start, end, titles=True):
                yield Reading("concentration", item.value, item.start, item.end, {}, 0.9)
        else:
            yield Reading("concentration", passage.text[start:end], start, match.end(), {}, 0.92)


def _name_start(passage: Passage, end: int) -> int | None:
    """Where the name that ends at `end` begins: a run of capitals, or the words since an
    article or the start of a list item."""
    text, folded = passage.text, passage.folded
    capital = _capital_run(text, end)
    if capital is not None:
        return capital
    window = max(0, end - 60)
    starts = [m.end() for m in _ARTICLE.finditer(folded, window, end) if m.end() < end]
    if passage.block.kind is BlockKind.LIST_ITEM and window == 0 and 0 not in starts:
        starts.append(0)
    if not starts:
        return None
    start = max(starts)
    if recognized := _RECOGNIZED.match(folded, start):
        start = recognized.end()
    words = folded[start:end].split()
    first = start == 0 and passage.block.kind is not BlockKind.LIST_ITEM
    if first or not 1 <= len(words) <= 6 or words[0] in _NOT_A_NAME:
        return None
    if re.search(r"\b(?:an?|the)$", folded[start:end]):
        return None
    if _VERB.search(folded[start:end]) or re.search(r"[.,;:!?()]", folded[start:end]):
        return None
    return start


_RECOGNIZED = re.compile(r"[\w-]+-(?:accredited|recognized|approved) ")
_BAR = re.compile(r"\||(?<= )/(?= )")
_ONE_NAMED = re.compile(rf"^(?:\w+ )?{_ONE}(?: area)?: ?$")
_ADJECTIVE = re.compile(r"[a-z]+(?:ic|al|ary|ural|ban)")
_CAPITALS = re.compile(r"[A-Z][\w'’/-]*(?:(?: (?:and|of|in|for|&|the))* [A-Z][\w'’/-]*)*")
_WORD = re.compile(r"[\w'’/&+.-]+")


def _capital_run(text: str, end: int) -> int | None:
    start = None
    inside = list(_WORD.finditer(text, max(0, end - 90), end))
    for at in range(len(inside) - 1, -1, -1):
        word = inside[at].group()
        gap = text[inside[at].end() : inside[at + 1].start() if at + 1 < len(inside) else end]
        if gap not in (" ", ", ") and not (at + 1 == len(inside) and not gap.strip()):
            break
        folded = word.casefold()
        if word[0].isupper():
            if folded in _NOT_A_NAME or folded in ("the", "a", "an", "our", "with", "offers"):
                break
            start = inside[at].start()
        elif folded not in ("and", "of", "in", "&", "for", "the") or start is None:
            break
        if (
            gap == ", "
            and at + 1 < len(inside)
            and not _closes_with_and(text, inside[at].start(), end)
        ):
            return inside[at + 1].start() if inside[at + 1].group()[0].isupper() else None
    if start is None or (start == 0 and " " not in text[start:end].strip()):
        # A capital at a sentence's start is no sign of a name.
        lone = start == 0 and text[start:end].casefold() not in _NOT_A_NAME
        return start if lone and len(text[start:end]) > 3 else None
    return start


def _closes_with_and(text: str, start: int, end: int) -> bool:
    return bool(re.search(r",? (?:and|&) ", text[start:end]))


def _after(passage: Passage) -> Iterator[Reading]:
    """The list after the kind word."""
    for pattern in (_AFTER_KIND, _SPECIALIZE, _TAILOR):
        for match in pattern.finditer(passage.folded):
            before = passage.folded[: match.start()]
            if re.search(r"\b(?:no|not|without)\b[\w ]{0,25}$", before):
                continue
            if match.group().startswith("area") and not re.search(
                r"\b(?:concentrat|speciali|focus)\w*\b", before[-60:] + match.group()
            ):
                continue
            yield from _items(passage, match.end())


def _with_focus(passage: Passage) -> Iterator[Reading]:
    """A focus that is set as a name: "with an emphasis in Rural Health"."""
    for match in _WITH_FOCUS.finditer(passage.folded):
        name = _CAPITALS.match(passage.text, match.end())
        if name:
            yield Reading("concentration", name.group(), match.end(), name.end(), {}, 0.9)


def _enumerated(passage: Passage, start: int) -> Iterator[Item]:
    """The items listed at `start`: between commas, or between semicolons or bars after a colon."""
    folded = passage.folded
    announced = folded[:start].rstrip().endswith(":")
    of_one = _ONE_NAMED.search(folded[:start]) is not None
    stop = _STOP.search(folded, start)
    end = stop.start() if stop else len(folded)
    semicolon = folded.find(";", start, end)
    if semicolon >= 0 and not announced:
        end = semicolon
    bars = [m.start() for m in _BAR.finditer(folded, start, end)] if announced else []
    for first, last in pairwise([start, *(at + 1 for at in bars), end + bool(bars)]):
        if not bars:
            yield from items(passage.text, first, last, titles=of_one)
        elif passage.text[first : last - 1].strip():
            yield from items(passage.text, first, last - 1, titles=True)


def _with_shared_noun(found: Sequence[Item]) -> Iterator[Item]:
    """The items, a bare adjective before "or" with the noun of the next ("urban or rural care")."""
    for item, after in zip_longest(found, found[1:]):
        noun = after.value.split()[1:] if after is not None and after.joined else []
        if len(noun) == 1 and _ADJECTIVE.fullmatch(item.value):
            yield replace(item, end=after.end, value=f"{item.value} {noun[0]}")
        else:
            yield item


def _items(passage: Passage, start: int) -> Iterator[Reading]:
    for item in _with_shared_noun(list(_enumerated(passage, start))):
        words = item.value.split()
        if not 1 <= len(words) <= 8 or words[0].casefold() in _NOT_A_NAME or "/" in item.value:
            continue
        if len(item.value) < 3:
            continue
        if re.search(r"\d|\b(?:areas?|options?|one|following|interest)\b", item.value.casefold()):
            continue
        value = KIND_AT_END.sub("", item.value)
        yield Reading("concentration", value, item.start, item.end, {}, 0.9)


def _through(passage: Passage) -> Iterator[Reading]:
    for match in _THROUGH.finditer(passage.folded):
        name = passage.text[match.start("name") : match.end("name")]
        yield Reading("concentration", name, match.start("name"), match.end(), {}, 0.9)


def _listed(passage: Passage) -> Iterator[Reading]:
    """A list item under a heading or a sentence that announces concentrations."""
    if passage.block.kind is not BlockKind.LIST_ITEM or passage.start != passage.block.start:
        return
    announced = HEADING.match(passage.lead or passage.heading) or LEAD.search(passage.lead)
    if not announced:
        return
    cut = re.search(r"(?: ?[:(]| - | \u2013 )", passage.folded)
    end = cut.start() if cut else len(passage.text.rstrip(" .;,*"))
    name = passage.text[:end]
    if 1 <= len(name.split()) <= 8 and name[:1].isalpha() and not name.rstrip().endswith("?"):
        value = KIND_AT_END.sub("", name)
        yield Reading("concentration", value, 0, end, {}, 0.9)


GRAMMAR = Grammar(
    "concentrations",
    (
        "concentrat", "specializ", "specialis", "specialt", "track", "pathway", "emphas",
        "focus area", "stream", "tailor", "areas of ", "with a focus ", "focus ",
    ),
    read,
    sees_above=True,
)  # fmt: skip
