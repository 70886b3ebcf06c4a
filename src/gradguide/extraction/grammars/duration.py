"""How long a program takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.numbers import value_of
from gradguide.extraction.grammars.pace import Pace, both_paces, pace_near, paces
from gradguide.extraction.grammars.time_limit import limits
from gradguide.extraction.grammars.time_spans import TimeSpan, time_spans
from gradguide.extraction.grammars.unsaid import says_nothing_of_a_program
from gradguide.extraction.pack_patterns import degree_words
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

# Words that may stand between a verb and the time it takes.
_MODIFIER = (
    r"(?:(?:as (?:few|little|short|quickly|long|many) as|as fast as|just|only|about|approximately|"
    r"approx\.?|around|roughly|under|less than|fewer than|at least|at most|no more than|"
    r"no less than|a minimum of|a maximum of|an average of|up to|anywhere from|anywhere between|"
    r"between|from|a period of|typically|usually|generally|normally|the course of|a span of|"
    r"a total of|an? (?:estimated|accelerated)|average|minimum|maximum|over|in|little more than|"
    r"slightly more than|~|one|your first|-|:|\|) ?)*"
)
_COMPLETED = re.compile(
    r"\b(?:complet(?:e|es|ed|ing|able)|completion|finish(?:es|ed|ing)?|graduat(?:e|es|ed|ing)|"
    r"earn(?:ed|ing)?|obtain(?:ed)?|done|degree|"
    r"diploma)\b(?:(?! (?:must|courses|course|internship|practicum|experience|hours|"
    r"application)\b)[ ,]+[\w'.()/&$-]+){0,14}?"
    rf",? (?:in|over|after|requires|is|averages) (?:(?:as (?:few|little) as |about |"
    rf"just )?(?:[\w-]+ ){{1,2}}(?:semesters|terms|quarters),? (?:or|\() ?)?{_MODIFIER}$"
)
_TAKES = re.compile(
    r"\b(?:takes?|lasts?|lasting|spans?|spanning|runs|is designed to take|can be as short as)"
    rf"(?: (?!place\b|part\b|courses?\b|classes\b)[\w'-]+){{0,7}}? {_MODIFIER}$"
)
_NEEDS = re.compile(
    r"\b(?:students?|full-timers|part-timers|you|people|candidates|learners|"
    r"most)(?: [\w-]+){0,8}? (?:need|"
    rf"needs|require|plan on|count on|can expect|should expect|expect) (?:to (?:spend|"
    rf"take) )?{_MODIFIER}$"
    rf"|(?:^|[,;] (?:so )?)(?:expect|plan on|figure on|allow) (?:to (?:spend|take) )?{_MODIFIER}$"
)
_ENDS = re.compile(r" ?(?:$|[.;,)]|(?:to|for|full|part|as)\b)")
_IN_REACH = re.compile(
    r"\b(?:can|could|usually|typically|generally|often|normally|most|designed|able|average)\b"
    r"[^.;]{0,60}\b(?:complet\w+|finish\w*|graduate|earn\w*|done)\b[^.;]{0,60} within "
    r"(?:(?:about|just|only|approximately|roughly) )?$"
)
_SHORT_ENOUGH = Decimal(36)  # months: "can be finished within" more is a limit
_LABEL = re.compile(
    r"(?:\b(?:program|degree|course|completion|study|estimated|average|typical|expected|minimum|"
    r"total|normal) )*\b(?:length|duration|(?<!full-)(?<!part-)(?<!full )(?<!part )time(?:frame|"
    r"line| frame)?|time to (?:complete|completion|degree|finish)|"
    r"completion(?: time)?)(?: (?:of|for|to) (?:the |this |your )?(?:program|degree|study|"
    r"complet\w+|master's))*"
    rf"(?: \([^)]*\))? ?(?:is|are|was|:|-|\||=|ranges?|varies)? ?{_MODIFIER}$"
)
_OVER = re.compile(
    r"\b(?:offered|delivered|spread|sequenced|structured|extends?|taken|"
    r"taught)\b(?: [\w-]+){0,8}? over (?:the course of |a period of )?$"
)
_PACED_LABEL = re.compile(
    rf"\b(?:full|part)[- ]?time(?: (?:students?|study|track|option|program|pace|"
    rf"plan))?\)? ?[:=|-] ?{_MODIFIER}$"
)
_AS_FEW = re.compile(r"\bas (?:few|little|short) as $")
_ADJECTIVE_OF = re.compile(
    r"(?:[-, ]+(?!(?:for|to|at|in|with|of|after|before|is|are|from|that|which|who|college|"
    r"university|bachelor\S*|undergraduate|associate\S*|dual|combined|joint|accreditation|review|"
    r"grant|fellowship|scholarship|residency|internship|practicum|pilot|mentor\w*|leadership|"
    r"experience|contract|course|courses|session|class|doctoral|certification|contracts?|"
    r"appointment|period|limit|time|cycle|plan|public|private|data|trend|"
    r"outcomes?)\b)[\w'.&/()-]+?){0,6}?[-, ]+(?P<noun>program|programme|degree|curriculum|"
    r"course of study|plan of study|program of study|master's|mba|sequence|(?:study )?track|"
    r"pathway|schedule|format|option)\b(?! (?:review|accreditation|report|assessment|director|"
    r"outcomes|grant|evaluation|from an?|at an?))"
)
_TO_COMPLETE = re.compile(
    r",? ?(?:\([^)]{0,30}\) )?(?:of (?:full|part)[- ]?time (?:study|coursework) )?(?:(?:on average|"
    r"typically|total|or less|or more|if [\w -]{3,30}?|full-time|part-time) )*to (?:complete|"
    r"finish|graduate|completion|earn (?:the|your|a) (?:[\w']+ )?(?:degree|master's))\b"
)
_LONG_BEHIND = re.compile(r" (?:long|in (?:length|duration))\b")
_AND_EARN = re.compile(
    r", (?:you|students|graduates)(?: can| could| will| may|'ll)? (?:earn|complete|finish|graduate|"
    r"have)\b"
)
_OF_STUDY = re.compile(
    r",? ?[(]?(?:of )?(?:continuous )?(?:(?:full|part)[- ]?time|study\b|coursework|graduate study|"
    r"academic study)"
)
_ASKED = re.compile(
    r"\bhow long\b|\b(?:program |degree )?(?:length|duration)\b|time to complet|completion time"
)
_STUDIED = re.compile(
    r"\b(?:program|degree|complet\w+|study|finish|graduate|curriculum|master's|length|duration)\b"
)
_OTHER_TIME_BEFORE = re.compile(
    r"\b(?:experience|scores?|valid|expire[sd]?|accredited for|"
    r"accreditation (?:for|period|cycle|term)|reaccredited|last|past|previous|next|first|second|"
    r"final|every|each|another|additional|these|those|renew\w*|transfer\w*|older than|prior|leave|"
    r"probation|deferr?\w*|teach|taught|worked|employed|unlike|instead of|"
    r"(?<!less )(?<!fewer )(?<!more )than|compared (?:to|with)|internships?|practic(?:um|a)|"
    r"residency|certificates? (?:of|in)|bachelor's degree|undergraduate degree|associate's?|"
    r"doctoral|ph\.?d|doctorate|courses? (?:take|last|run|are|is|can)\w*|"
    r"classes (?:take|last|run|are)\w*|sessions?|terms?|semesters? (?:is|are|last)|cycle|review|"
    r"most (?:\w+ )?(?:programs|master's)|many (?:\w+ )?programs|some (?:\w+ )?programs|"
    r"programs (?:can|may|typically|usually|generally|often|take|range|vary)|dual|joint|combined|"
    r"salary|pay off|thesis|dissertation|his|her|becom\w+|undergraduates?|[34]\+[12]|"
    r"b\.?[as]\.?/\w+|employment|job|jobs|growth|loans?|application|certification|licen[cs]\w+|"
    r"paper|project)(?: [\w'-]+){0,6}? ?$"
)
_OTHER_TIME_BEHIND = re.compile(
    r"[- ](?:(?:of|in) (?!(?:full|part)[- ]?time|study|continuous|coursework|course work|graduate|"
    r"online|enrol|academic|classes|instruction|length|duration)|"
    r"and (?:an?|one|two) (?:summer|semester|quarter|half)|old\b|ago\b|later\b|earlier\b|prior\b|"
    r"before\b|after\b|since\b|of age|(?:[\w-]+ )?(?:experience|teaching|college|university|"
    r"institution|bachelor\S*|time limit|limit|accreditation|reviews?|cycle|contract|residency|"
    r"internship|practicum|courses?\b(?! of study)|class|classes|session|sessions|terms?|modules?))"
)
_LESS = re.compile(
    r"\b(?:under|less than|fewer than|no more than|at most|up to|a maximum of|"
    r"maximum(?: of)?)[ :]*$"
)
_LEAST = re.compile(
    r"\b(?:as (?:few|little|short|quickly) as|as fast as|at least|no less than|a minimum of|"
    r"minimum(?: of)?(?: \w+)?:?|minimum (?:[\w'-]+ ){1,8}?(?:is|of))[ :]*$"
)
_MOST_BEHIND = re.compile(r" or (?:less|fewer|under)\b|,? maximum\b| at most\b")
_LEAST_BEHIND = re.compile(r" or (?:more|longer)\b|\+|,? minimum\b| at (?:least|minimum)\b")
_LEAST_TERMS = re.compile(
    r"\bas (?:few|little) as [\w-]+ (?:semesters|terms|quarters),? (?:\(|or )$"
)
_LONG = re.compile(r"\bas (?:long|many) as ?$")
_WITHIN = re.compile(r"\bwithin (?:[\w-]+ ){0,2}?$")
# A second verb begins a statement of its own: "take two courses each term and finish in two years".
_AFRESH = re.compile(
    r"\band (?:(?:can|will|may|typically|usually|still|should|expect to) )*(?:finish|complete|"
    r"graduate)"
    r"(?:es|s)?\b(?!.*\band\b)"
)
_IN_A_PLACE = re.compile(r" (?:in|at) [A-Z][a-z]")
_AT = re.compile(r"\bat $")
_SHORTEST, _LONGEST = Decimal(4), Decimal(120)
_ITEM = 45  # characters: a passage this short is an item that says one thing
_FAR = 400  # characters on either side within which "program" says what a span is of
_REACH = 130  # characters before a span in which a verb can still lead to it


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    if says_nothing_of_a_program(passage):
        return
    taken = [(limit.start, limit.end) for limit in limits(passage)]
    before_end = 0
    accepted: TimeSpan | None = None
    for span in time_spans(folded):
        if any(start <= span.start < end for start, end in taken):
            before_end, accepted = span.end, None
            continue
        begin = _evidence(passage, pack, span, before_end, accepted)
        if begin is not None:
            yield from _readings(folded, span, begin, before_end)
        accepted = span if begin is not None else None
        before_end = span.end


def _evidence(
    passage: Passage, pack: FieldPack, span: TimeSpan, scope: int, last: TimeSpan | None
) -> int | None:
    """Where the words begin that make a span a program's length; None if none do."""
    folded = passage.folded
    if not _SHORTEST <= span.low <= _LONGEST or (span.high or span.low) > _LONGEST:
        return None
    scope = max(scope, span.start - _REACH)
    before = folded[scope : span.start]
    afresh = _AFRESH.search(before)
    told = before[afresh.start() :] if afresh else before
    elsewhere = _IN_A_PLACE.match(passage.text, span.end) is not None
    behind = None if elsewhere else _OTHER_TIME_BEHIND.match(folded, span.end)
    if behind or _OTHER_TIME_BEFORE.search(told):
        return None
    if _WITHIN.search(before):
        reach = _IN_REACH.search(before) if (span.high or span.low) <= _SHORT_ENOUGH else None
        return None if reach is None else scope + reach.start()
    if _AT.search(before):
        return None
    qualifies = _as_adjective(folded, pack, span)
    if span.adjective or qualifies is not None:
        return qualifies
    for pattern in (_COMPLETED, _TAKES, _LABEL, _OVER, _PACED_LABEL):
        match = pattern.search(before)
        if match:
            return scope + match.start()
    if (match := _NEEDS.search(before)) and _ENDS.match(folded, span.end):
        return scope + match.start()
    if _LONG_BEHIND.match(folded, span.end) and _STUDIED.search(before):
        return span.start
    if _TO_COMPLETE.match(folded, span.end) or _AND_EARN.match(folded, span.end):
        return span.start
    near = _STUDIED.search(folded, max(0, span.start - _FAR), span.end + _FAR)
    studied = near or _STUDIED.search(passage.heading)
    if _AS_FEW.search(before) and studied and not span.weeks:
        return span.start - len("as few as ")
    if _OF_STUDY.match(folded, span.end) and (studied or len(folded) < _ITEM):
        return span.start
    if last is not None and _goes_on(folded, last, span):
        return span.start
    if _ASKED.search(f"{passage.heading} {passage.lead}") and len(folded) < 150 and not span.weeks:
        return span.start
    return None


def _as_adjective(folded: str, pack: FieldPack, span: TimeSpan) -> int | None:
    """A "24-month program": where it begins, if the noun is a course of study."""
    match = _ADJECTIVE_OF.match(folded, span.end)
    if match is None:
        named = _named_degree(folded, pack, span.end)
        return span.start if named and span.low != 48 else None
    if match["noun"] in ("option", "format", "schedule", "track") and "complet" in match.group():
        return None
    four_year_degree = span.low == 48 and not paces(folded, span.end, match.end())
    return None if four_year_degree else span.start


_BEFORE_DEGREE = re.compile(r"[- ](?:(?:online|full-time|part-time|fully|accelerated),? )*")


def _named_degree(folded: str, pack: FieldPack, at: int) -> bool:
    """Whether one of the field's own degrees is named right behind ("two-year online MLK")."""
    before = _BEFORE_DEGREE.match(folded, at)
    return before is not None and (
        degree_words(pack, "master").match(folded, before.end()) is not None
    )


def _goes_on(folded: str, last: TimeSpan, span: TimeSpan) -> bool:
    """Whether a span goes on from the one before: "18 months full time or 36 months part time"."""
    between = folded[last.end : span.start]
    paced = paces(folded, last.end, min(len(folded), span.end + 30))
    return len(between) < 60 and bool(paced) and re.search(r"[.;]", between) is None


def _readings(folded: str, span: TimeSpan, begin: int, scope: int) -> Iterator[Reading]:
    before = folded[scope : span.start]
    pace = _pace(folded, span, scope)
    start, end = min(begin, span.start), span.end
    qualifies = span.adjective or begin == span.start
    match = _ADJECTIVE_OF.match(folded, span.end) if qualifies else None
    tail = (
        match
        or _TO_COMPLETE.match(folded, span.end)
        or _OF_STUDY.match(folded, span.end)
        or _AND_EARN.match(folded, span.end)
    )
    end = tail.end() if tail else end
    if span.high is not None:
        ends: list[tuple[Decimal, str | None]] = [(span.low, "min"), (span.high, "max")]
    else:
        ends = [(span.low, _bound(folded, span, before))]
    for months, bound in ends:
        qualifiers: dict[str, Value] = {}
        if bound is not None:
            qualifiers["bound"] = bound
        if pace is not None:
            qualifiers["pace"] = pace
        yield Reading("duration_months", value_of(months), start, end, qualifiers)


def _bound(folded: str, span: TimeSpan, before: str) -> str | None:
    if (
        _LEAST.search(before)
        or _LEAST_TERMS.search(before)
        or _LEAST_BEHIND.match(folded, span.end)
    ):
        return "min"
    if _LESS.search(before) or _LONG.search(before) or _MOST_BEHIND.match(folded, span.end):
        return "max"
    return None


def _pace(folded: str, span: TimeSpan, scope: int) -> Pace | None:
    if span.adjective:
        match = _ADJECTIVE_OF.match(folded, span.end)
        inside = paces(folded, span.end, match.end()) if match else []
        if inside and not both_paces(folded, span.end, match.end() if match else span.end):
            return inside[0][0]
    return pace_near(folded, scope, span.start, span.end)


GRAMMAR = Grammar("duration", ("year", "month", "week", " yr", " mos"), _read)
