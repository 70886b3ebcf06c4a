"""Application deadlines, with the term they are for and whether they are final."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.dates import Day, days, months
from gradguide.extraction.wording import is_statement
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

_CUE = re.compile(
    r"\b(?:(?:(?:priority|final|suggested|regular) )?(?:application |admissions? )?deadlines?|"
    r"due(?: dates?| by| on)?|appl(?:y|ied) (?:by|before|no later than)|closing dates?|"
    r"(?:applications?|materials)\b[^.;]{0,50}?\b(?:by|due|accepted (?:until|through)|"
    r"close[sd]?(?: on)?|no later than)|(?:submit\w*|"
    r"complete)\b[^.;]{0,60}?\bapplication\b[^.;]{0,40}?\b(?:by|before|no later than)|priority "
    r"(?:consideration|date|admission|review)|apply by|last (?:day|date) to apply|accept(?:s|ing)? "
    r"applications (?:until|through|by))\b"
)
_HEADED = re.compile(
    r"\bdeadlines?\b|\bwhen to apply\b|\bdue dates?\b|\bapplication (?:dates|timeline|calendar)\b|"
    r"\bapply by\b|\bapplications? (?:\w+ )?due\b|\bwhen (?:do|should|can|must) (?:i|you|"
    r"students|applicants) apply\b|\bwhen (?:is|are) (?:my|the|your)? ?"
    r"(?:applications?|materials) due\b"
)
_OTHER = re.compile(
    r"\b(?:fafsa|scholarships?|financial aid|assistantships?|fellowships?|registration|register|"
    r"tuition|payment|graduation|information sessions?|info sessions?|webinars?|open house|housing|"
    r"withdraw\w*|drop|comprehensive|practicum|internships?|thesis|nominations?|awards?|grants?|"
    r"conference|proposals?|ph\.?d|doctoral|doctorate|immunization|refund|funding|waiver|"
    r"orientation|defer\w*|deposit|early bird|priority registration|add/drop|posters?|abstracts?|"
    r"exam|praxis|test date|candidacy)\b"
)
_TERM = re.compile(
    r"\b(?:(?:early |mid-?|late )?(?:fall|autumn|spring|summer|winter)(?: (?:i{1,3}|[12]|a|b)\b)?"
    r"(?: (?:semester|term|quarter|session)s?)?(?: (?P<year>20\d\d))?|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" (?:start|intake|entry|term|admission|cohort|enrollment))\b"
)
_STATED = re.compile(
    r"(?:early |late )?(?:fall|autumn|spring|summer|winter)(?: i{1,3}\b)?|[a-z]+(?= (?:start|"
    r"intake|entry|term|admission|cohort|enrollment))"
)
_PRIORITY = re.compile(
    r"\bpriority\b|\bearly (?:action|decision|consideration)\b|\bfull consideration\b"
)
_SUGGESTED = re.compile(
    r"\b(?:suggested|recommended|preferred|encouraged to apply|we recommend|strongly encouraged)\b"
)
_TRAILING = re.compile(
    r" ?[(:,-]? ?(?:\w+ )?(?:priority|suggested|recommended|final)\b|"
    r"[^.;\d]{0,30}?\b(?:full|priority) consideration\b"
)
_FINAL = re.compile(r"\b(?:final|regular|standard|extended)\b")
# A date that says when something happens, not by when to apply.
_HAPPENS = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|opens?|opening|after|posted|updated|notif\w+|"
    r"decisions?|classes|since|from|beginning|as of|received before|available|released|held|"
    r"response|early offer|between|on or after)(?: [a-z]+){0,3} ?$"
)
_NOT_A_DEADLINE = re.compile(
    r"[:,]? ?\(?(?:notification|decision|response|start|classes)|"
    r"[^.;]{0,30}\b(?:accept|respond|confirm|reply)\b"
)
_INTERNATIONAL = re.compile(r"\binternational\b")
_BARE_MONTHS = re.compile(r"\bdeadlines? (?:(?:is|are|fall|falls) )?in\b")


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """One reading a date by which applications are due."""
    folded = passage.folded
    if not is_statement(folded) or _OTHER.search(folded) or _OTHER.search(passage.heading):
        return
    cue = _CUE.search(folded)
    above = _above(passage)
    if cue is None and not (_HEADED.search(above) and len(folded) < 200):
        return
    found = list(days(passage.text, folded))
    if not found and _BARE_MONTHS.search(folded):
        found = [day for day in months(passage.text, folded) if cue and day.start > cue.start()]
    sentence = _Sentence(folded, above, tuple(found), tuple(_terms(passage)))
    for place in range(len(found)):
        yield from sentence.reading(place)


def _above(passage: Passage) -> str:
    """What introduces the passage: the heading, the list's lead, or "... as follows:"."""
    before = passage.before if passage.before.endswith(":") else ""
    return f"{passage.heading} | {passage.lead or before}"


@dataclass(frozen=True, slots=True)
class _Term:
    """A term as stated ("Spring 2025"), at `start:end`."""

    name: str
    start: int
    end: int


def _terms(passage: Passage) -> list[_Term]:
    out = []
    for match in _TERM.finditer(passage.folded):
        stated = _STATED.match(passage.folded, match.start())
        name = passage.text[match.start() : stated.end() if stated else match.end()]
        if match["year"]:
            name = f"{name} {match['year']}"
        out.append(_Term(" ".join(name.split()), match.start(), match.end()))
    return out


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A passage on deadlines: what stands above it, its days and its terms, in order."""

    folded: str
    above: str
    days: tuple[Day, ...]
    terms: tuple[_Term, ...]

    def reading(self, place: int) -> Iterator[Reading]:
        """The deadline that the day at this place is, if it is one."""
        day = self.days[place]
        left, right = self._between(place)
        before, after = self.folded[left : day.start], self.folded[day.end : right]
        if _HAPPENS.search(before) or _NOT_A_DEADLINE.match(after):
            return
        if _INTERNATIONAL.search(before):
            return
        qualifiers: dict[str, Value] = {"kind": _kind(before, after, self.above)}
        start, end = day.start, day.end
        term = self._term(day, right)
        if term:
            qualifiers["term"] = term.name
            if term.start >= left:
                start, end = min(start, term.start), max(end, term.end)
        cue = _cue_in(self.folded, left, day.start)
        if cue is not None and day.start - cue < 80:
            start = min(start, cue)
        if self.folded[end : end + 1] == ")":
            end += 1
        yield Reading("deadline", day.value, start, end, qualifiers)

    def _between(self, place: int) -> tuple[int, int]:
        """Where the day before this one ends and where the next begins."""
        left = self.days[place - 1].end if place else 0
        last = place + 1 == len(self.days)
        return left, len(self.folded) if last else self.days[place + 1].start

    def _term(self, day: Day, right: int) -> _Term | None:
        """The term that a day is for: on the side of it where the sentence puts its terms."""
        if not self.terms:
            return None
        if self.terms[0].end <= self.days[0].start:
            return [term for term in self.terms if term.end <= day.start][-1]
        beside = (term for term in self.terms if day.end <= term.start < min(right, day.end + 50))
        return next(beside, None)


def _cue_in(folded: str, start: int, end: int) -> int | None:
    """Where the last words on a deadline in a stretch begin."""
    found = [match.start() for match in _CUE.finditer(folded, start, end)]
    return found[-1] if found else None


def _kind(before: str, after: str, above: str) -> str:
    near = before[-90:]
    trailing = _TRAILING.match(after)
    for name, pattern in (("priority", _PRIORITY), ("suggested", _SUGGESTED)):
        if trailing and pattern.search(trailing.group()):
            return name
    if trailing and _FINAL.search(trailing.group()):
        return "final"
    marks = [
        (found[-1].start(), name)
        for name, pattern in (("priority", _PRIORITY), ("suggested", _SUGGESTED), ("final", _FINAL))
        if (found := list(pattern.finditer(near)))
    ]
    if marks:
        return max(marks)[1]
    return "priority" if _PRIORITY.search(above) and not _FINAL.search(above) else "final"


GRAMMAR = Grammar(
    name="deadlines",
    triggers=(
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        *(f"/{day}" for day in range(10)),
    ),
    read=read,
)  # fmt: skip
