"""How often a student has to come to campus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.answers import Answer, answer
from gradguide.extraction.grammars.numbers import NUMBER, number, times, value_of
from gradguide.extraction.grammars.unsaid import says_nothing_of_a_program
from gradguide.model.pack import FieldPack

_THERE = r"(?:on-?[- ]?campus|campus|on-?[- ]?site|in-?[- ]?person|face-to-face|in-residence)"
_VISIT = (
    r"(?:visits?|residenc(?:y|ies)|weekends?|intensives?|immersions?(?: weekends?)?|institutes?|"
    r"trips?|orientations?(?: (?:visits?|sessions?|weekends?|days?))?|sessions?|meetings?|"
    r"experiences?)"
)
_NONE = re.compile(
    rf"\b(?:(?<!or )no|zero|without(?: any)?|not any|doesn't require(?: any)?|"
    rf"does not require(?: any)?|do not require(?: any)?|"
    rf"never requires?)(?: (?:required|mandatory))?(?: {_THERE}|"
    rf" campus)(?: (?:visits?|residenc(?:y|ies)|attendance|trips?|travel|time|presence|meetings?|"
    rf"sessions?|components?|requirements?|obligations?|orientation|residency requirements?|"
    rf"visitation)\b)(?: (?:requirements?|is|are|will be|necessary|required|needed))*"
    rf"|\b{_THERE} (?:visits?|residenc(?:y|ies)|attendance|orientation)(?: (?:is|are)) (?:not|"
    rf"never) (?:required|necessary|needed|mandatory)"
    r"|\bwithout (?:ever )?(?:having to )?(?:come|coming|visit|visiting|set|setting|step|stepping|"
    r"travel|traveling|travelling|commuting|be|being)(?: foot)?(?: (?:to|on))? (?:the |our |"
    r"a )?(?:physical )?campus"
    r"|\bno (?:required |mandatory )?(?:visits?|trips?|travel) to (?:the )?campus\b"
    r"|\b(?:not|never) requires? (?:\w+ )?to (?:come|visit|travel)(?: to)? (?:the )?campus"
    r"|\bno residency (?:is )?(?:required|requirements?)\b(?! for)"
    r"|\b(?:never (?:have|need|required|asked|has)|(?:do|does|will) not (?:have|need|be (?:asked|"
    r"required|expected))|"
    r"don't (?:have|need)|no need|not (?:be )?required|aren't required|isn't required|"
    r"no requirement)(?: for students| ever)? to (?:ever )?(?:come|visit|set|step|travel|attend|be|"
    r"appear)(?: foot)?(?: (?:to|on|onto|the|our|classes|any|for))* (?:[\w-]+ )?campus"
)
# A place with a name, by its capital letter.
_NONE_THERE = re.compile(
    r"\b(?:not|never) (?:be |have |need )?(?:asked |required |expected )?to (?:come|"
    r"travel) to [A-Z][a-z]+"
    r"(?: [A-Z][a-z]+)*\b(?! (?:[A-Z]|for\b|to\b))"
    r"|\b(?:finish|complete|earn|graduate)[^.;]{0,40} without (?:ever )?(?:visiting|(?:coming|"
    r"travel+ing) to|setting foot (?:in|on)) [A-Z][a-z]+\b"
)
_COUNT = re.compile(
    rf"\b(?P<number>{NUMBER}|an?|single) (?P<what>(?:(?!courses?\b|class\b|credits?\b|program\b|"
    rf"online\b|virtual\b|or\b|and\b|weekly\b|"
    rf"of\b)[\w'-]+,? ){{0,5}}{_VISIT})\b(?P<behind>(?: (?:to|on|at|in|with|during|held|"
    rf"of)\b[^.;,]{{0,50}})?)"
)
_TIMES = re.compile(
    r"\b(?:come|travel|visit|required (?:to be )?on|be on|report|meet on|attend)(?: to|"
    r" on)?(?: the| our)?(?: [\w-]+)? ?campus "
    rf"(?:for [\w -]{{3,30}}? )?(?P<times>only once|just once|once|twice|"
    rf"{NUMBER} times)\b(?! (?:a|per|each|every|in a))"
)
_MUST = re.compile(
    r"\b(?:required?|requires|requiring|requirements?|will (?:come|travel|visit)|must(?! ?[.!])|"
    r"mandatory|compulsory|have to|need to|needs to|expected to|obligatory|"
    r"except for|apart from|aside from|other than|with the exception of|"
    r"students (?:attend|come|make|participate in|travel|gather|meet)|includes|is a requirement)\b"
)
_NEED_NOT = re.compile(
    r"\b(?:optional|may|can|voluntary|encouraged|recommended|invited|if|not required|not mandatory|"
    r"prospective|applicants?|scholarship|schedule a|faculty|class sessions?|"
    r"info(?:rmation)? sessions?|open house|tour|host|each|every|per|courses?|some|many|most|"
    r"virtual|zoom|interview|undergraduate|doctoral|school visits?|site visits?)\b"
)
_IN_A_PLACE = re.compile(
    r" (?:in|at) (?!(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Fall|Spring|Summer|Winter|Autumn|Zoom|Teams|Canvas|Blackboard|"
    r"Moodle)\b)[A-Z][a-z]"
)
_TO_CAMPUS = re.compile(
    r"\b(?:come|travel|visit|be|gather|meet|report)(?: on| to)? (?:the |"
    r"our )?(?:\w+ )?campus (?:for|to attend) $"
)
_LABELLED = re.compile(
    rf"(?:^|[|;] ?)(?:campus (?:visits?|residency|attendance)|"
    rf"{_THERE} (?:requirements?|visits?|residenc(?:y|ies)|attendance)|"
    r"residency)(?: required| requirements?)? ?[:|] ?(?P<number>none|no|zero|not required|"
    r"\d+)(?= ?(?:$|[|;.(]))"
)
_PLACE = re.compile(rf"\b(?:{_THERE}|campus|residenc(?:y|ies))\b")
_ASKED = re.compile(
    r"\b(?:come|visit|travel|attend|be|go|required)\b[^?]*\b(?:campus|in person|face-to-face)\b|"
    r"\b(?:have|need|required|must|ever)\b[^?]*\b(?:come|travel|visit)(?: to)? [a-z]+\b|"
    r"\b(?:campus|in-person|face-to-face|on-site) (?:visits?|requirements?|residenc(?:y|ies)|"
    r"attendance|"
    r"components?|sessions?)\b"
)
_ASKED_OTHERWISE = re.compile(
    r"\b(?:can|may|could|tour|interview|apply|before i|library|use|prospective|practicum|"
    r"internship|"
    r"graduation|commencement|classes offered|courses offered)\b"
)
_SO_OFTEN = re.compile(
    rf" ?[,:;.-]? ?(?:but )?(?:just |only )?(?P<times>once|twice|{NUMBER} times)\b"
    r"(?= ?(?:$|[.,;:!(]|- )| (?:during|for|at|over)\b)"
)
_MOST = 12
_ONE = ("a", "an", "single")


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    if says_nothing_of_a_program(passage):
        return
    if (said := answer(passage)) is not None and (found := _answered(folded, said)):
        yield found
        return
    if (labelled := _LABELLED.search(folded)) is not None:
        value = labelled["number"]
        visits = int(value) if value.isdigit() else 0
        if visits <= _MOST:
            yield Reading("campus_visits", visits, labelled.start(), labelled.end())
        return
    if (none := _NONE.search(folded) or _NONE_THERE.search(passage.text)) is not None:
        if not re.search(
            r"\b(?:tuition|except|other than|aside from|apart from|besides|some|many|most)\b",
            folded,
        ):
            yield Reading("campus_visits", 0, none.start(), none.end())
        return
    if (often := _TIMES.search(folded)) and _MUST.search(folded) and not _NEED_NOT.search(folded):
        count = times(often["times"])
        if count is not None and 1 <= count <= _MOST:
            yield Reading("campus_visits", int(count), often.start(), often.end())
        return
    yield from _counted(passage)


def _answered(folded: str, said: Answer) -> Reading | None:
    """A plain no, or "yes, twice", to whether one has to come to campus."""
    question = said.question
    if not _ASKED.search(question) or _ASKED_OTHERWISE.search(question):
        return None
    if said.no:
        return Reading("campus_visits", 0, said.start, said.end)
    often = _SO_OFTEN.match(folded, said.end) if said.says else None
    if often is None:
        return None
    count = times(often["times"])
    if count is None or not 1 <= count <= _MOST:
        return None
    return Reading("campus_visits", int(count), said.start, often.end())


def _counted(passage: Passage) -> Iterator[Reading]:
    folded = passage.folded
    if _MUST.search(folded) is None:
        return
    for match in _COUNT.finditer(folded):
        said = match.group()
        to_campus = _TO_CAMPUS.search(folded, max(0, match.start() - 60), match.start())
        placed = _PLACE.search(said) or to_campus or _named_place(passage, match)
        if not placed:
            continue
        if _NEED_NOT.search(folded[max(0, match.start() - 80) : match.end() + 30]):
            continue
        one = match["number"] in _ONE
        count = Decimal(1) if one else number(match["number"])
        if count is None or not 1 <= count <= _MOST or (count > 1) != match["what"].endswith("s"):
            continue
        start = to_campus.start() if to_campus else match.start()
        yield Reading("campus_visits", value_of(count), start, match.end())
        return


def _named_place(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a stay is said to be at a place with a name: "orientation in Springfield"."""
    stay = re.search(r"(?:orientation|residency|institute|immersion|intensive)s?$", match["what"])
    return stay is not None and _IN_A_PLACE.match(passage.text, match.end("what")) is not None


GRAMMAR = Grammar(
    "campus_visits",
    (
        "campus",
        "orientation",
        "immersion",
        "on-site",
        "in-person",
        "in person",
        "face-to-face",
        "residenc",
        "come to",
        "travel",
        "without",
    ),
    _read,
    answers=True,
)
