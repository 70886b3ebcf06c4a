"""What a program has students do beside courses: practicum, internship, capstone, thesis ..."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.answers import answer
from gradguide.extraction.grammars.experience_words import (
    ALTERNATIVE,
    ASKS_FOR_IT,
    ASKS_LEAVE,
    CHOICE,
    CHOICE_AHEAD,
    HEADING_OTHER,
    HEADING_REQUIRED,
    HOURS_AHEAD,
    NOT_OF_THE_PROGRAM,
    OPTION,
    OPTIONAL_AHEAD,
    OPTIONAL_BEHIND,
    RECOMMENDED,
    REFUSED_AHEAD,
    REFUSED_BEHIND,
    REQUIRED_AHEAD,
    REQUIRED_BEHIND,
    Mention,
    mentions,
)
from gradguide.extraction.grammars.numbers import RANGE, quantity, value_of
from gradguide.extraction.grammars.unsaid import is_course_listing, says_nothing_of_a_program
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

Status = Literal["required", "optional"]

_HOURS = re.compile(
    rf"(?P<number>{RANGE})[- ]?(?:(?:practicum|internship|fieldwork|field experience|clock|contact|"
    rf"supervised|total|full|field|on-?site|work|documented)[- ])*(?:hours?|hrs?)\b"
)
_HOURS_LABELLED = re.compile(
    rf"(?<= )hours(?: required)? ?[(:] ?(?P<number>{RANGE})(?= ?(?:$|[).,;|]))"
)
_CLAUSE = re.compile(r"[;!?]|\. |,? \b(?:but|while|whereas|although|however)\b")
_RATE = re.compile(
    r" ?(?:of [\w-]+ )?(?:for )?(?:per|an?|each|every) (?:credit|week|day|month|semester|term)|"
    r"-credit|[- ](?:(?!intern|practic|field|clinical)[\w.-]+ )?(?:program|plan|degree|curriculum|"
    r"master's|certificate|sequence)\b"
)
_APART = re.compile(
    r"[.;:]|credit|\bweek\b|\bor\b|\band\b(?! (?:takes|requires|is|includes|involves|lasts|"
    r"totals))|\bhours?\b"
)
_UP_TO = re.compile(r"\b(?:up to|a maximum of|no more than|at most) $")
_HOURS_REACH = 45
_FEWEST_HOURS, _MOST_HOURS = 15, 2000
_FEW, _ITEM = 4, 70  # words before a mention, and characters, of an item that says one thing


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention with what is said of it, and the place that says so."""

    mention: Mention
    status: Status
    start: int
    end: int


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    if (
        is_course_listing(passage)
        or says_nothing_of_a_program(passage)
        or HEADING_OTHER.search(passage.heading)
        or NOT_OF_THE_PROGRAM.search(passage.folded)
    ):
        return
    named = mentions(passage.folded)
    found = [one for mention in named if (one := _status(passage, mention))]
    found = _alike(passage.folded, named, found)
    if not found and (answered := _answered(passage, named)):
        found = answered
    for kind in dict.fromkeys(one.mention.kind for one in found):
        yield _reading(passage.folded, [one for one in found if one.mention.kind == kind], named)


def _status(passage: Passage, mention: Mention) -> _Found | None:
    """Whether a mention says that its kind is required or optional; None if neither."""
    folded = passage.folded
    scope = _clause_start(folded, mention.start)
    before, behind = folded[scope : mention.start], folded[mention.end : mention.end + 70]
    if (match := RECOMMENDED.match(behind)) is not None:
        return _Found(mention, "optional", mention.start, mention.end + match.end())
    if REFUSED_AHEAD.search(before) or REFUSED_BEHIND.match(behind):
        return None
    if (match := OPTIONAL_BEHIND.match(behind)) is not None:
        return _Found(mention, "optional", mention.start, mention.end + match.end())
    if (match := REQUIRED_BEHIND.match(behind)) is not None:
        return _Found(mention, "required", mention.start, mention.end + match.end())
    if (match := CHOICE_AHEAD.search(before)) and re.search(r"\bor\b", behind):
        return _Found(mention, "optional", scope + match.start(), mention.end)
    if (match := OPTIONAL_AHEAD.search(before)) is not None:
        return _Found(mention, "optional", scope + match.start(), mention.end)
    if (match := REQUIRED_AHEAD.search(before)) is not None:
        return _Found(mention, "required", scope + match.start(), mention.end)
    if (match := HOURS_AHEAD.search(before)) is not None and _of_the_clock(match):
        return _Found(mention, "required", scope + match.start(), mention.end)
    if _listed(passage, mention):
        return _Found(mention, "required", mention.start, mention.end)
    return None


def _alike(folded: str, named: list[Mention], found: list[_Found]) -> list[_Found]:
    """What is found, where alternatives ("either a thesis or a portfolio") have one status.

    A choice between two kinds requires that there be one of them; a choice between one and
    something else leaves that one an option.
    """
    by_mention = {one.mention: one for one in found}
    for first, second in pairwise(named):
        if not ALTERNATIVE.fullmatch(folded, first.end, second.start):
            continue
        one, other = by_mention.get(first), by_mention.get(second)
        said = one or other
        if said is None or first.kind == second.kind:
            continue
        chosen = CHOICE.search(folded, _clause_start(folded, first.start), first.start)
        status: Status = "required" if chosen and not _left_open(folded, chosen) else said.status
        start, end = min(said.start, first.start), max(said.end, second.end)
        by_mention[first] = replace(one or said, mention=first, status=status, start=start, end=end)
        by_mention[second] = replace(
            other or said, mention=second, status=status, start=start, end=end
        )
    return [by_mention[mention] for mention in named if mention in by_mention]


def _left_open(folded: str, chosen: re.Match[str]) -> bool:
    """Whether one need not choose at all: "may choose", "can also select"."""
    ahead = folded[max(0, chosen.start() - 24) : chosen.start()]
    return re.search(r"\b(?:may|can|could|might|if|who|option|electives?)\b", ahead) is not None


def _answered(passage: Passage, named: list[Mention]) -> list[_Found]:
    """What a yes requires, when the question above asks whether it is required."""
    said = answer(passage)
    if said is None or not said.yes or ASKS_LEAVE.search(said.question):
        return []
    asked = mentions(said.question)
    if not asked or re.search(r"\bor\b", said.question) or not ASKS_FOR_IT.search(said.question):
        return []
    if named:
        return [_Found(one, "required", said.start, one.end) for one in named[:1]]
    place = [replace(one, start=said.start, end=said.end) for one in asked]
    return [_Found(one, "required", said.start, said.end) for one in place[:1]]


def _of_the_clock(hours: re.Match[str]) -> bool:
    """Whether hours are hours of work; a handful of them are credit hours."""
    read = quantity(hours["number"])
    return read is not None and read.low >= _FEWEST_HOURS


def _clause_start(folded: str, at: int) -> int:
    start = max(0, at - 170)
    for match in _CLAUSE.finditer(folded, start, at):
        start = match.end()
    return start


def _listed(passage: Passage, mention: Mention) -> bool:
    """Whether the mention is an item of its own in a list of what is required."""
    words_before = passage.folded[: mention.start].split()
    if len(words_before) > _FEW or len(passage.folded) > _ITEM:
        return False
    return HEADING_REQUIRED.search(passage.lead or passage.heading) is not None


def _reading(folded: str, found: list[_Found], named: list[Mention]) -> Reading:
    """One reading for a kind, with its hours.

    What is required outweighs what is optional, save that "students who choose the thesis
    option must write a thesis" leaves the thesis an option.
    """
    chosen = any(each.mention.kind in OPTION.findall(folded) for each in found)
    wanted = "optional" if chosen else "required"
    one = next((each for each in found if each.status == wanted), found[0])
    qualifiers: dict[str, Value] = {}
    if one.status == "optional":
        qualifiers["status"] = "optional"
    start, end = one.start, one.end
    for each in found:
        if hours := _hours(folded, each.mention, named):
            least, most, begin, stop = hours
            start, end = min(start, begin), max(end, stop)
            if least is not None:
                qualifiers["hours_min"] = least
            if most is not None:
                qualifiers["hours_max"] = most
            break
    return Reading("experience", one.mention.kind, start, end, qualifiers)


def _hours(
    folded: str, mention: Mention, named: list[Mention]
) -> tuple[Value | None, Value | None, int, int] | None:
    """The hours that stand next to a mention: least, most, and their place."""
    reach = max(0, mention.start - _HOURS_REACH - 20), mention.end + _HOURS_REACH + 20
    for match in (*_HOURS.finditer(folded, *reach), *_HOURS_LABELLED.finditer(folded, *reach)):
        between = (
            folded[match.end() : mention.start]
            if match.end() <= mention.start
            else folded[mention.end : match.start()]
        )
        if len(between) > _HOURS_REACH or _APART.search(between.strip(" :")):
            continue
        nearer = [m for m in named if m is not mention and _between(m, match, mention)]
        if nearer or _RATE.match(folded, match.end()):
            continue
        if re.search(r"credit[- ]$|semester[- ]$", folded[match.start() : match.end("number") + 1]):
            continue
        read = quantity(match["number"])
        if read is None or not _FEWEST_HOURS <= read.low <= _MOST_HOURS:
            continue
        least: Value | None = value_of(read.low)
        most: Value | None = None if read.high is None else value_of(read.high)
        if read.high is None and _UP_TO.search(folded, max(0, match.start() - 24), match.start()):
            least, most = None, least
        return least, most, match.start(), match.end()
    return None


def _between(other: Mention, hours: re.Match[str], mention: Mention) -> bool:
    low, high = min(hours.start(), mention.start), max(hours.end(), mention.end)
    return low <= other.start and other.end <= high


GRAMMAR = Grammar(
    "experience",
    (
        "practic", "internship", "field experience", "field study", "field studies", "fieldwork",
        "field work", "field placement", "field-based", "capstone", "portfolio", "thesis",
    ),
    _read,
    answers=True,
)  # fmt: skip
