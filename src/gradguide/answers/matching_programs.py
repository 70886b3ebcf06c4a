"""Which program of a release a name in somebody's table may mean, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from gradguide.answers.kept import kept
from gradguide.answers.matching import (
    POSSIBLE,
    SURE,
    SchoolMatch,
    Wanted,
    school_matching,
    schools_matching,
)
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.finding.query import ANY_KIND, Query
from gradguide.extraction.folding import fold
from gradguide.model.fact import Program

_SAME = 90.0  # of 100; from here on two names of programs are the same to a reader
_AHEAD = 5.0  # by how much the likeliest has to be ahead of the next
_BY_WORDS = 0.6  # of programs that have the words, at a school that nobody has named
_ALONE = 75.0  # a school's one degree, where the table names no program
_CONTRADICTED = 30.0
_MOST = 25
_LONGEST = 200  # characters
_ENDS = 6  # words that are tried as the program's name at an end of a school's
_CUTS = re.compile(r"\s*(?:[,;:|(–—]|\s-\s|\s/\s|\bat\b|\bfrom\b)\s*", re.IGNORECASE)
_WORDS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class WantedProgram:
    """What is known of the program meant: its name, its school (by name or id), its degree and
    level; and what is known of the school."""

    name: str
    institution: str = ""
    degree: str = ""
    level: str = ""
    state: str = ""
    city: str = ""
    unitid: str = ""


@dataclass(frozen=True, slots=True)
class ProgramMatch:
    """A program that may be meant. `score` is of 100; `match` says that it is meant without doubt;
    `why` says how it was found."""

    program: Program
    score: float
    likeness: float
    match: bool
    why: str


@kept
def _programs_at(opened: OpenRelease, school_id: str) -> tuple[Program, ...]:
    return opened.release.programs_of(school_id)


def programs_matching(
    opened: OpenRelease, wanted: WantedProgram, as_of: date, most: int = 5
) -> list[ProgramMatch]:
    """The programs of the release that may be meant, the likeliest first, at most one of them a
    match.

    Raises:
        WithoutIndexError: the release cannot be searched.
    """
    known = opened.release.program(wanted.name.strip())
    if known is not None:
        return [ProgramMatch(known, 100.0, 100.0, True, "its id")]
    school, rest = _school_and_rest(opened, wanted)
    if school is None:
        found = _perhaps_there(opened, wanted)
        found += _by_words(opened, wanted, as_of, found)
    else:
        offered = _programs_at(opened, school.school.id)
        found = [_match(one, rest, wanted, school) for one in offered]
        if not _plain(rest):
            found = _only_degree(offered, school)
    ordered = sorted(found, key=lambda one: (-one.score, one.program.kind == "award",
                                             one.program.id))  # fmt: skip
    return _one_sure([one for one in ordered if one.score > 0], school)[: min(most, _MOST)]


def _school_and_rest(opened: OpenRelease, wanted: WantedProgram) -> tuple[SchoolMatch | None, str]:
    """The school that is meant without doubt, and what is left of the program's name."""
    name = wanted.name[:_LONGEST]
    told = opened.release.institution(wanted.institution) if wanted.institution else None
    if told is not None:
        return SchoolMatch(told, 100.0, 100.0, True, "its school"), _without(name, told.name)
    if wanted.institution:
        return _sure(opened, wanted.institution, wanted), name
    best: tuple[SchoolMatch | None, str] = (None, name)
    for part, rest in _cuts(name):
        school = _sure(opened, part, wanted)
        if school is not None and (best[0] is None or school.likeness > best[0].likeness):
            best = school, rest
    return best


def _sure(opened: OpenRelease, name: str, wanted: WantedProgram) -> SchoolMatch | None:
    asked = Wanted(name, wanted.state, wanted.city, wanted.unitid)
    return school_matching(opened, asked)


def _cuts(name: str) -> Iterator[tuple[str, str]]:
    """Ways in which a name can be a school's and a program's: each side of a sign or a small word
    first, then a few words at either end."""
    parts = [part.strip(" )") for part in _CUTS.split(name) if part.strip(" )")]
    for place in range(len(parts)):
        rest = " ".join(parts[:place] + parts[place + 1 :])
        yield parts[place], rest
    words = name.split()
    for count in range(1, min(_ENDS, len(words) - 1) + 1):
        yield " ".join(words[:-count]), " ".join(words[-count:])
        yield " ".join(words[count:]), " ".join(words[:count])


def _without(name: str, school: str) -> str:
    at = fold(name).find(fold(school))
    return name if at < 0 else f"{name[:at]} {name[at + len(school) :]}"


def _match(program: Program, rest: str, wanted: WantedProgram, school: SchoolMatch) -> ProgramMatch:
    likeness = _likeness(program, rest)
    against = _against(program, wanted)
    score = max(0.0, likeness - _CONTRADICTED * against)
    sure = school.match and score >= _SAME and not against
    return ProgramMatch(program, round(score, 1), likeness, sure, "its school, and its name")


def _against(program: Program, wanted: WantedProgram) -> int:
    """How much of what else is known says otherwise."""
    degree, level = _plain(wanted.degree), _plain(wanted.level)
    return (degree != "" and degree != _plain(program.degree or "")) + (
        level != "" and level != _plain(program.level or "")
    )


def _likeness(program: Program, name: str) -> float:
    """How like a name is to what a program is called, with and without its degree (of 100)."""
    plain = _plain(name)
    if not plain:
        return 0.0
    degree = _plain(program.degree or "")
    called = {_plain(one) for one in (program.name, *program.aliases)}
    called |= {
        degree,
        *(f"{degree} {one}" for one in called),
        *(f"{one} {degree}" for one in called),
    }
    return round(max(fuzz.token_sort_ratio(plain, one) for one in called if one), 1)


def _only_degree(offered: Iterable[Program], school: SchoolMatch) -> list[ProgramMatch]:
    """A school's degrees, where no program is named: they may be meant, and none is for sure."""
    return [
        ProgramMatch(one, _ALONE, 0.0, False, "a degree of the school")
        for one in offered
        if one.kind == "program"
    ]


def _perhaps_there(opened: OpenRelease, wanted: WantedProgram) -> list[ProgramMatch]:
    """The programs of the schools that the table may mean by a school's name, none of them for
    sure: as likely as the school is, and their names are."""
    if not wanted.institution:
        return []
    asked = Wanted(wanted.institution, wanted.state, wanted.city, wanted.unitid)
    schools = [one for one in schools_matching(opened, asked) if one.score >= POSSIBLE]
    judged = [
        (school, _match(program, wanted.name[:_LONGEST], wanted, school))
        for school in schools
        for program in _programs_at(opened, school.school.id)
    ]
    return [
        ProgramMatch(
            one.program,
            round(one.score * school.score / 100, 1),
            one.likeness,
            False,
            "a school that may be meant, and its name",
        )
        for school, one in judged
    ]


def _by_words(
    opened: OpenRelease, wanted: WantedProgram, as_of: date, there: Iterable[ProgramMatch]
) -> list[ProgramMatch]:
    """Programs that have the words, wherever they are, without those that are `there` already.
    Where some are, the school that the table names speaks against all others."""
    already = {one.program.id for one in there}
    against = _CONTRADICTED if already else 0.0
    query = Query.of(_plain(wanted.name), {"kind": [ANY_KIND]})
    if not query.words:
        return []
    ids = opened.finder(as_of).find(query, _MOST).ids
    found = [(one.program, _likeness(one.program, wanted.name))
             for one in opened.candidates(ids).values()]  # fmt: skip
    return [
        ProgramMatch(
            program,
            max(0.0, round(_BY_WORDS * likeness - against, 1)),
            likeness,
            False,
            "its words",
        )
        for program, likeness in found
        if program.id not in already
    ]


def _one_sure(found: list[ProgramMatch], school: SchoolMatch | None) -> list[ProgramMatch]:
    """The same, where the first is a match only if it is ahead of all that are not parts of it."""
    if not found or not found[0].match:
        return [_unsure(one) for one in found]
    first = found[0]
    others = [one for one in found[1:] if one.program.parent != first.program.id]
    ahead = not others or first.score - others[0].score >= _AHEAD
    sure = ahead and school is not None and school.score >= SURE
    return [first if sure else _unsure(first), *(_unsure(one) for one in found[1:])]


def _unsure(one: ProgramMatch) -> ProgramMatch:
    return ProgramMatch(one.program, one.score, one.likeness, False, one.why)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(fold(text)))
