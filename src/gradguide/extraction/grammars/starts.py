"""How many times a year students can start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.answers import question_above
from gradguide.extraction.grammars.numbers import NUMBER, number, times, value_of
from gradguide.extraction.grammars.unsaid import says_nothing_of_a_program
from gradguide.model.pack import FieldPack

_START = (
    r"(?:start dates?|starts?(?! terms?| times?)|start terms?|intakes?|"
    r"entry (?:points?|dates?|terms?)|"
    r"admissions? cycles?|enrollment (?:periods?|dates?)|start times|entry times|starting dates?|"
    r"admission (?:dates?|periods?|terms?))"
)
_A_YEAR = (
    r"(?:(?:per|a|each|every) (?:calendar |academic )?year|annually|yearly|throughout the year|"
    r"during the year)"
)
_COUNTED = re.compile(
    rf"\b(?P<before>{NUMBER}) (?:(?P<annual>annual|yearly) |convenient |different |flexible |"
    rf"possible |available |program )*{_START}(?: (?:offered|available|are offered|"
    rf"are available))?(?: (?P<after>{_A_YEAR}))?"
)
_TIMES = re.compile(
    r"\b(?:starts?|starting|begins?|enters?|admits?|admitted|accepts?|accepted|enrolls?|"
    r"enrollment is open|start dates?|join|intake|offered for admission|"
    r"admissions?)\b(?! date)(?: (?!submissions|papers|nominations|proposals|courses?|class|"
    r"classes|deadline|dues|meet)[\w'-]+){0,7}? "
    rf"(?P<times>once|twice|{NUMBER} times|only once) (?:{_A_YEAR}|a year)"
)
_SEASON = (
    r"(?:fall|spring|summer|winter|autumn|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)"
)
_IN_SEASONS = re.compile(
    rf"\b(?:(?:students|applicants|you|candidates|cohorts?|groups?)(?: (?:that|who))?(?: (?:may|"
    rf"can|"
    rf"are able to|will))?(?: (?:apply to|choose to|also|only))? (?:start|begin|enter)s?|"
    rf"(?:may|can) be (?:started|begun)|"
    rf"(?:students |applicants )?(?:are|may be|can be) admitted|admits(?: (?:new )?students)?|"
    rf"(?:new )?students are accepted|accepts (?:new )?students|(?:new )?students (?:start|begin)|"
    rf"program (?:starts|begins)|start dates? (?:are|is)|start dates?:|starts?:|"
    rf"(?<!courses )(?<!classes )(?<!sessions )starts? in|start (?:terms?|months?):|"
    rf"entry (?:terms?|points?):|terms? of entry:|intakes?:|"
    rf"admission terms?:|admits?:|admission is (?:offered|available))(?: (?:their|the|your|studies|"
    rf"study|program|coursework|classes|degree|to|new|it|this)\b)*(?: (?:in|for|during|"
    rf"(?P<each>each|every)|"
    rf"either|both|only))* ?(?:the )?(?P<seasons>{_SEASON}(?:(?:,? (?:and|or|&)|[,/]|"
    rf",? and/or)? ?(?:the )?{_SEASON}){{0,5}})(?P<only> only)?(?: (?:semesters?|terms?|quarters?|"
    rf"only|of each year|each year))*(?= ?(?:$|[.;)|]))"
)
_SEASONS_FIRST = re.compile(
    rf"(?:^|\b(?:for|with|in|offers?|has|have) )(?P<seasons>{_SEASON}(?:(?:,? (?:and|or|&)|"
    rf"[,/])? ?{_SEASON}){{1,5}}) "
    r"(?:start dates?|starts|admissions?|entry|intakes?|entrance|enrollment)\b"
)
_ASKED = re.compile(
    r"^(?:when|how often|how many times|what are the|in (?:which|what))\b[^?]*\b(?:start|begin|"
    r"take(?: in)? (?:new )?students|admi(?:t|ts|ssion)|admitted|accept\w*|enter|enrol\w*|apply|"
    r"intake)"
)
_TIMES_ANSWERED = re.compile(
    rf"(?:we (?:admit|take|accept|enrol\w*)(?: new)? students )?(?P<times>once|twice|"
    rf"{NUMBER} times) "
    rf"(?:{_A_YEAR}|a year)"
)
_SEASONS_ANSWERED = re.compile(
    rf"(?:in )?(?:the )?(?P<seasons>{_SEASON}(?:(?:,? (?:and|or|&)|[,/])? ?(?:the )?"
    rf"{_SEASON}){{0,5}})(?P<only> only)?(?: (?:semesters?|terms?|only|each year|of each year))*"
    r"(?= ?(?:$|[.;]))"
)
_BOUND = re.compile(r"\b(?:up to|at least|multiple|several|more than|over|as many as)(?: \w+)? $")
_HEADING_OTHER = re.compile(r"\bdeadlines?\b|\bundergraduate\b|\bdoctoral\b|\bph\.?d\b")


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    if says_nothing_of_a_program(passage) or _HEADING_OTHER.search(passage.heading):
        return
    folded = passage.folded
    for value, start, end in (*_counted(folded), *_seasons(folded), *_answered(passage)):
        yield Reading("start_dates_per_year", value, start, end)
        return


def _counted(folded: str) -> Iterator[tuple[int, int, int]]:
    for match in _COUNTED.finditer(folded):
        count = number(match["before"])
        yearly = match["annual"] or match["after"]
        if count is None or not yearly or not 1 <= count <= 12:
            continue
        if not _BOUND.search(folded, max(0, match.start() - 30), match.start()):
            yield int(value_of(count)), match.start(), match.end()
    for match in _TIMES.finditer(folded):
        often = times(match["times"])
        if often is not None and 1 <= often <= 12:
            yield int(often), match.start(), match.end()


def _answered(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """What stands first in the answer to "When do you take new students?"."""
    if not _ASKED.search(question_above(passage)) or "deadline" in question_above(passage):
        return
    if match := _TIMES_ANSWERED.match(passage.folded):
        often = times(match["times"])
        if often is not None and 1 <= often <= 12:
            yield int(often), match.start(), match.end()
    elif match := _SEASONS_ANSWERED.match(passage.folded):
        named = _named(match["seasons"])
        if len(named) > 1 or " only" in match.group():
            yield len(named), match.start(), match.end()


def _named(seasons: str) -> set[str]:
    return {"fall" if season == "autumn" else season for season in re.findall(_SEASON, seasons)}


def _seasons(folded: str) -> Iterator[tuple[int, int, int]]:
    """Starts that are listed by season: "students may begin in fall or spring"."""
    for match in _IN_SEASONS.finditer(folded):
        named = _named(match["seasons"])
        if len(named) > 1 or match["only"] or match["each"] or " only" in match.group():
            yield len(named), match.start(), match.end()
    for match in _SEASONS_FIRST.finditer(folded):
        if "deadline" not in folded:
            yield len(set(re.findall(_SEASON, match["seasons"]))), match.start(), match.end()


GRAMMAR = Grammar(
    "starts",
    ("start", "entry", "intake", "admi", "enroll", "begin", "enter", "accept", "times a year"),
    _read,
    answers=True,
)
