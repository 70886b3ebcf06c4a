"""How long a student may take at most: "must be completed within six years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.numbers import value_of
from gradguide.extraction.grammars.time_spans import TimeSpan, time_spans
from gradguide.extraction.grammars.unsaid import says_nothing_of_a_program
from gradguide.model.pack import FieldPack

_WHOLE_STUDY = (
    r"(?:degrees?|programs?|programmes?|requirements?|work|coursework|course work|master'?s|"
    r"studies|"
    r"study|credits|hours|courses|curriculum|plan of study|[a-z.]{3,6}(?= within))"
)
_MUST = re.compile(
    r"\b(?:must|required to|have to|has to|need to|needs to|should|shall|expected to|is to be|"
    r"are to be)\b(?P<what>(?: [\w'.,()/-]+){0,16}?) (?:within|no later than|not later than|in|"
    r"in no more than|in not more than|"
    r"in less than|over)(?: (?:a maximum of|no more than|at most|a period of|the|a|an?|"
    r"time limit of|period of|not more than|total of|one))* ?$"
)
_COMPLETE = re.compile(
    r"\b(?:complet\w+|finish\w*|graduat\w*|earn\w*|fulfill\w*|satisf\w+|met|meet)\b"
)
_WHOLE = re.compile(rf"\b{_WHOLE_STUDY}\b|\bgraduate\b|\bfinish\b")
_PART = re.compile(
    r"\b(?:core|prerequisites?|internship|practicum|incompletes?|exams?|thesis proposal|first|"
    r"application|orientation|certificate|certification|licensure|undergraduate|doctoral|"
    r"transfer\w*|foundation\w*|remaining|bachelor\S*|applicants?|candidates for admission)\b"
)
_ALL = re.compile(r"\ball (?:of the )?(?:[\w']+ ){0,3}?(?:work|requirements|coursework)\b")
_OTHER_AWARD = re.compile(
    r"\b(?:certificates?|doctoral|ph\.?d|doctorate|undergraduate|bachelor\S*)\b"
)
_REQUIRED_WITHIN = re.compile(r"\bcompletion (?:[\w']+ ){0,6}?(?:is |are )?required within $")
_HAVE = re.compile(
    r"\b(?:have|has|having|gives?|given|grants?|allowed|allows?|allotted|permitted|get|"
    r"may (?:also )?take|can (?:also )?take|may use|limited to)(?: (?:students|them|you|only|a|"
    r"the|to|take|total|"
    r"period|of|limit|time))*(?: (?:up to|a maximum of|no more than|at most|as (?:long|many) as|"
    r"maximum))?(?: a total of)? ?$"
)
_HAVE_SO_LONG = re.compile(
    r"(?:^|[.;] )(?:you|students|candidates|everyone) (?:have|has|(?:is|are) (?:given|allowed)|"
    r"get) (?:up to |a maximum of )?$"
)
_ALLOWS = re.compile(
    r"\b(?:program|plan|degree|curriculum|university|school|policy) (?:allows|permits|gives)"
    r"(?: students| you| candidates)? (?:up to |a maximum of )?$"
)
_CLAUSE_ENDS = re.compile(r"$|[.;,](?:\s|$)")
_HOW_LONG = re.compile(r"\bhow (?:long|much time)\b[^?]*\?")
_COMPLETION_WITHIN = re.compile(
    r"^(?:successful )?completion of (?:all|the|your) (?:[\w']+ ){0,4}?(?:degree|program|"
    r"requirements|"
    r"coursework|work)(?: [\w']+){0,3}? (?:within|in) (?:a period of |no more than |"
    r"a maximum of )?$"
)
_REQUIREMENTS = re.compile(r"\brequire|\bmust\b|\bpolic(?:y|ies)\b|\bgraduation\b")
_LIMIT_BEFORE = re.compile(
    r"\b(?:time[- ]limit|statute of limitations?|limit|"
    r"maximum time(?: allowed| limit| frame| period)?|"
    r"maximum (?:program )?(?:length|duration|completion time|"
    r"time to (?:complete|completion|degree)|period|number of years)|"
    r"maximum (?:time|years))\b(?: (?!course|transfer)[\w'-]+){0,12}?(?: (?:is|of|to|are|"
    r"within))? ?[:|-]? ?$"
)
_MAXIMUM_BEFORE = re.compile(
    r"\b(?:no more than|not (?:more than|exceed)|not to exceed|a maximum of|maximum of|up to) $"
)
_LIMIT_BEHIND = re.compile(r"[- ](?:time[- ]|degree |completion )*limit\b")
_TO_COMPLETE = re.compile(
    r" ?(?:\([^)]{0,40}\) )?(?:from [\w' ]{3,50}? |after [\w' ]{3,50}? |in which |"
    r"total )?to (?:complete|finish|earn|graduate)\b"
)
_IS_THE_MOST = re.compile(
    r" (?:is|are) (?:allowed|permitted|the (?:maximum|longest|"
    r"most))(?: [\w']+){0,6}? (?:complet\w+|earn|finish|degree|program)"
)
_SINCE_START = re.compile(
    r" (?:of|from|after) (?:(?:the|their|your|initial|first|date|time|of|being|a|student's|"
    r"semester|term|graduate|program) )*(?:admission|admitted|matriculation|enrol\w+|beginning|"
    r"starting|entry|entering|acceptance|start|registration|course\w*)"
)
_TRANSFER = re.compile(
    r"\b(?:transfer\w*|older than|prior|previous|scores?|experience|non-?degree|extension)\b"
)
_INCLUDED = re.compile(r"\bincluding [\w ]{0,20}transfer\w*")
_TIME_LIMITS = re.compile(r"\btime limits?\b")
_ITEM = 90  # characters: a passage this short may leave its verb to the heading
_FEWEST, _MOST = Decimal(24), Decimal(144)


def limits(passage: Passage) -> Iterator[Reading]:
    """The time limits that a passage states."""
    folded = passage.folded
    scope = 0
    for span in time_spans(folded):
        begin = _limit(passage, span, scope)
        if begin is not None:
            match = (
                _LIMIT_BEHIND.match(folded, span.end)
                or _TO_COMPLETE.match(folded, span.end)
                or _IS_THE_MOST.match(folded, span.end)
            )
            end = match.end() if match else span.end
            yield Reading("time_limit_years", value_of(span.low / 12), begin, end)
        scope = span.end


def _limit(passage: Passage, span: TimeSpan, scope: int) -> int | None:
    """Where the words begin that make a span a limit; None if none do."""
    folded = passage.folded
    if span.high is not None or span.weeks or not _FEWEST <= span.low <= _MOST:
        return None
    scope = max(scope, span.start - 160)
    before = folded[scope : span.start]
    if _TRANSFER.search(_INCLUDED.sub("", before)):
        return None
    if _TIME_LIMITS.search(passage.heading) and len(folded) < _ITEM and "master" in before:
        return scope + before.index("master")
    if (must := _MUST.search(before)) and _of_the_whole(must["what"], before[: must.start()]):
        return scope + must.start()
    if (required := _REQUIRED_WITHIN.search(before)) and not _PART.search(before):
        return scope + required.start()
    if (within := _COMPLETION_WITHIN.search(before)) and not _PART.search(before):
        above = f"{passage.heading} {passage.lead}"
        return scope + within.start() if _REQUIREMENTS.search(above) else None
    if _LIMIT_BEHIND.match(folded, span.end) and not _PART.search(before):
        return span.start
    if (is_most := _IS_THE_MOST.match(folded, span.end)) and not _PART.search(is_most.group()):
        return span.start
    if (limit := _LIMIT_BEFORE.search(before)) and not _PART.search(before):
        return scope + limit.start()
    if (allowed := _said_at_an_end(passage, span, before)) is not None:
        return scope + allowed
    to_complete = _TO_COMPLETE.match(folded, span.end)
    if to_complete and not _PART.search(folded[span.end : to_complete.end() + 30]):
        for pattern in (_HAVE, _MAXIMUM_BEFORE):
            if match := pattern.search(before):
                return scope + match.start()
    if _SINCE_START.match(folded, span.end) and _MAXIMUM_BEFORE.search(before):
        return span.start if _WHOLE.search(before) and _COMPLETE.search(before) else None
    return None


def _said_at_an_end(passage: Passage, span: TimeSpan, before: str) -> int | None:
    """Where "the plan allows" begins, or "you have" in answer to how long, with no more said."""
    if not _CLAUSE_ENDS.match(passage.folded, span.end) or _PART.search(before):
        return None
    allowed = _ALLOWS.search(before)
    if allowed is None and _HOW_LONG.search(f"{passage.heading} {passage.lead} {passage.before}"):
        allowed = _HAVE_SO_LONG.search(before)
    return allowed.start() if allowed else None


def _of_the_whole(what: str, subject: str) -> bool:
    """Whether what must be done is to complete the program, and not a part of it."""
    said = f"{subject[-80:]} {what}"
    if not _COMPLETE.search(what) or _OTHER_AWARD.search(said):
        return False
    if _ALL.search(said):
        return True
    if _PART.search(said):
        return False
    return _WHOLE.search(said) is not None


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    if not says_nothing_of_a_program(passage):
        yield from limits(passage)


GRAMMAR = Grammar("time_limit", ("year", "month"), _read)
