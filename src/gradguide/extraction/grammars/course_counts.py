"""How many courses a program has, and how many are taken at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.numbers import NUMBER, RANGE, number, quantity, value_of
from gradguide.extraction.grammars.unsaid import says_nothing_of_a_program
from gradguide.model.pack import FieldPack

_SIZE = (
    r"(?:(?:three|four|3|4)[- ]?(?:credit|unit|hour)(?:[- ]hour)? |graduate(?:-level)? |online |"
    r"total |required )*"
)
_PER_TERM = re.compile(
    rf"\b(?:take|takes|taking|complete|completes|completing|enroll?s? in|enrolled in|register for|"
    rf"offers?|study|carry|load of|load is)(?: (?:only|just|a|the|about|typically|usually|"
    rf"generally|no))* (?P<number>{RANGE}) {_SIZE}(?:courses?|classes|class) "
    r"(?:(?:each|per|a|every) (?:\d+-week |[\w-]+ )?(?:semester|term|quarter|session|trimester)|"
    r"at a time\b|during each (?:semester|term|quarter))"
)
_LOAD = re.compile(
    rf"(?:^|[|:;(•*] ?)(?P<number>{RANGE}) {_SIZE}(?:courses?|classes) (?:per|each|every|"
    rf"a) (?:semester|term|quarter|session)"
    rf"|(?:, |\bat )(?P<alone>{RANGE}) {_SIZE}(?:courses?|classes|class) at a time\b"
    rf"|\b(?:courses|classes) are taken (?P<taken>{NUMBER}) at a time\b"
)
_WEAK_LOAD = re.compile(
    r"\b(?:up to|maximum(?: of)?|at least|minimum(?: of)?|no more than|may|can|could|"
    r"as (?:few|many) as|if|or|who|when|faculty|instructors?|professors?|teaches|"
    r"undergraduates?)\b[^.;]*$"
)
_A_MAXIMUM = re.compile(r",? (?:is|are) (?:the|a) maximum|,? (?:at most|maximum)\b")
_IN_ALL = re.compile(
    r"\b(?P<what>(?:program|degree|curriculum|master's|programme|coursework|certificate|students?|"
    r"candidates)\b(?: [\w()'-]+){0,5}? (?:consists? of|comprises?|is comprised of|is made up of|"
    r"includes?|requires?|require completion of|requires? (?:the )?(?:successful )?completion of|"
    r"must (?:successfully )?(?:complete|take|pass)|has|contains|features))"
    rf"(?: (?:a total of|the|at least|a minimum of|just|only|"
    rf"total of))* (?P<number>{NUMBER}) {_SIZE}(?P<noun>courses|classes)\b"
)
_REQUIRES = re.compile(
    rf"\b(?:requires|consists of|comprises) (?:a total of |"
    rf"the completion of )?(?P<number>{NUMBER}) {_SIZE}"
    r"(?P<noun>courses|classes)\b"
)
_COURSE_PROGRAM = re.compile(
    rf"(?P<number>{NUMBER})[- ]course,? (?:[\w-]+,? ){{0,3}}?(?:program|degree|curriculum|master's|"
    rf"plan of study|certificate)\b"
)
_BRACKETED = re.compile(
    rf"\b(?:credits|credit hours|units|semester hours)(?: total)? ?(?:[(/,|-]|"
    rf", or) ?(?P<number>{NUMBER}) {_SIZE}(?:courses|classes)"
    r"(?= ?(?:[)|.]|$| total))"
)
_WITH_CREDITS = re.compile(
    rf"(?:^|[|;] ?|\b(?:certificate|program|degree) \()(?P<number>{NUMBER}) "
    rf"{_SIZE}(?:courses|classes)(?:(?=\))| ?[(/,|-] ?\d+ (?:credits|"
    rf"credit hours|semester hours))"
)
_FOR_CREDITS = re.compile(
    rf"(?P<number>{NUMBER}) {_SIZE}(?:courses|classes),? ?(?:[(/,-] ?|for (?:a total of )?|"
    rf"totall?ing |"
    rf"equal to |or )(?:a total of )?(?P<credits>\d\d) (?:semester |graduate )?(?:credits?|units|"
    rf"hours)\b"
)
_CREDITS_IN_COURSES = re.compile(
    rf"\b\d\d[- ](?:credit|unit|hour)(?:[- ]hour)?,? (?:[\w-]+ ){{0,3}}?(?:program|degree|"
    rf"curriculum|"
    rf"master's) ?[(,] ?(?P<number>{NUMBER}) {_SIZE}(?:courses|classes)\b"
)
_MAKE_UP = re.compile(
    rf"(?:^|[.;:,] )(?:a total of )?(?P<number>{NUMBER}) {_SIZE}(?:courses|classes)"
    r"(?: of (?:three|3|four|4) (?:credits|units|hours)(?: each)?)? (?:make up|comprise|complete) "
    r"(?:the|its|this) (?:degree|program|curriculum|master's)\b"
)
_LEAST_CREDITS = 24
_LABEL = re.compile(
    rf"(?:^|[|;] ?)(?:total |number of |required |total number of )(?:courses|"
    rf"classes)(?: required)? ?[:|=-]? ?(?P<number>{NUMBER})"
    r"(?= ?(?:$|[|;.,(]))"
)
_PART_BEHIND = re.compile(
    r" (?!for a total|of (?:three|four|3|4) )(?:in|from|for|on|of|at|as|that|each|per|outside|"
    r"beyond|toward|before|over|to choose|offered|related|focused|specific|"
    r"(?:are|is) (?:offered|available|electives?))\b"
)
_PART_AHEAD = re.compile(
    r"\b(?:core|electives?|concentration|specialization|track|prerequisites?|thesis option|minor|"
    r"option)\b"
)
_WHOLES = (
    _IN_ALL, _REQUIRES, _COURSE_PROGRAM, _BRACKETED, _WITH_CREDITS, _FOR_CREDITS,
    _CREDITS_IN_COURSES, _LABEL, _MAKE_UP,
)  # fmt: skip
_FEWEST, _MOST, _MOST_LOAD = Decimal(4), Decimal(24), Decimal(6)
_FEWEST_ALONE = Decimal(8)  # fewer, of what is not named, may be those of a part


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    if not says_nothing_of_a_program(passage):
        yield from _at_a_time(passage)
        yield from _in_all(passage)


def _at_a_time(passage: Passage) -> Iterator[Reading]:
    folded = passage.folded
    for pattern in (_PER_TERM, _LOAD):
        for match in pattern.finditer(folded):
            stated = next(name for name, text in match.groupdict().items() if text)
            read = quantity(match[stated])
            if read is None or read.high is not None or not 1 <= read.low <= _MOST_LOAD:
                continue
            if _A_MAXIMUM.match(folded, match.end()) or _WEAK_LOAD.search(
                folded, max(0, match.start() - 60), match.start(stated)
            ):
                continue
            yield Reading("courses_per_term", value_of(read.low), match.start(), match.end())


def _in_all(passage: Passage) -> Iterator[Reading]:
    folded = passage.folded
    for pattern in _WHOLES:
        match = pattern.search(folded)
        if match is None:
            continue
        count = number(match["number"])
        if count is None or not _FEWEST <= count <= _MOST:
            continue
        if pattern in (_REQUIRES, _FOR_CREDITS) and count < _FEWEST_ALONE:
            continue
        if pattern is _FOR_CREDITS and int(match["credits"]) < _LEAST_CREDITS:
            continue
        if pattern in (_IN_ALL, _REQUIRES, _FOR_CREDITS) and (
            (pattern is not _FOR_CREDITS and _PART_BEHIND.match(folded, match.end()))
            or _PART_AHEAD.search(folded, max(0, match.start() - 30), match.start("number"))
        ):
            continue
        yield Reading("courses_total", value_of(count), match.start(), match.end())
        return


GRAMMAR = Grammar("course_counts", ("course", "classes", "class "), _read)
