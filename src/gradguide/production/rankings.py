"""Rankings out of claims: which entry stands where, which program of a release it means, and
whether it is marked as paid for.

Programs are found as a build finds them: the ranking's claims are put beside the release's own,
and whatever program they then belong to is meant.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from gradguide.model.claim import Claim, record
from gradguide.model.fact import Fact, Program
from gradguide.model.institution import Registry
from gradguide.model.pack import FieldPack
from gradguide.model.published_ranking import Placing, PublishedRanking
from gradguide.production.reader import PageReader
from gradguide.resolution.pipeline import assemble
from gradguide.sources.pages import Page, pages
from gradguide.sources.rankings import RankingFileError

SHORTEST = 2
"""Entries. A lone "#1" is no ranking."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a ranking is held against: a release's claims and date, with its field's pack and
    the registry of institutions."""

    claims: Sequence[Claim]
    as_of: date
    pack: FieldPack
    registry: Registry


def claims_of_pages(path: Path, reader: PageReader) -> tuple[Claim, ...]:
    """The claims of a page, or of the pages of a folder.

    Raises:
        RankingFileError: one of them cannot be read.
    """
    out: list[Claim] = []
    for page in pages([path]):
        result = reader.read(page) if isinstance(page, Page) else None
        left = result.quarantined if result is not None else (page,)
        if left:
            raise RankingFileError(str(left[0]))
        out += result.claims if result is not None else ()
    return tuple(out)


def ranking_in(claims: Sequence[Claim], known: Known, doc: str | None = None) -> PublishedRanking:
    """The ranking that a document's claims make; of several lists in it, the longest.

    `doc` is the document's id; it can be left out where only one of them ranks anything.

    Raises:
        RankingFileError: no document ranks anything, several do, or there is none of that id.
    """
    ranked = _document(claims, doc)
    lists = _lists(ranked)
    longest = max(lists, key=len)
    if len(longest) < SHORTEST:
        raise RankingFileError(f"{ranked[0].source.address}: nothing is ranked here")
    same = [claim for claim in claims if claim.doc == ranked[0].doc]
    means = _programs(same, known)
    placings = [_placing(claim, same, means) for claim in longest]
    kept, aside = _once(sorted(placings, key=lambda placing: placing.position))
    others = [len(one) for one in lists if one is not longest and len(one) >= SHORTEST]
    if others:
        numbers = ", ".join(str(number) for number in others)
        aside.insert(0, f"the page holds other lists, of {numbers} entries; this is the longest")
    source = ranked[0].source
    return PublishedRanking(
        source.address, tuple(kept), source.title or "", source.year, True, tuple(aside)
    )


def _document(claims: Sequence[Claim], doc: str | None) -> list[Claim]:
    """The claims of positions of the one document that is meant, in their order in it."""
    by_doc: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.attribute == "rank" and isinstance(claim.value, int):
            by_doc.setdefault(claim.doc, []).append(claim)
    if doc is None and len(by_doc) > 1:
        listed = ", ".join(f"{name} ({len(found)})" for name, found in by_doc.items())
        raise RankingFileError(f"several documents rank programs; say which with --doc: {listed}")
    if doc is not None and doc not in by_doc:
        listed = ", ".join(by_doc) or "none"
        raise RankingFileError(
            f"--doc: no document {doc!r} ranks anything; those that do: {listed}"
        )
    if not by_doc:
        raise RankingFileError("no position of a program is stated here ('#1', '2.')")
    found = by_doc[doc] if doc is not None else next(iter(by_doc.values()))
    return sorted(found, key=_place)


def _place(claim: Claim) -> int:
    """Where its words begin, 0 where that is not known."""
    return (claim.evidence.start or 0) if claim.evidence else 0


def _lists(ranked: Sequence[Claim]) -> list[list[Claim]]:
    """The positions in runs that count up, or down: a page may hold several lists."""
    lists = [[ranked[0]]]
    direction = 0
    for before, claim in pairwise(ranked):
        step = _sign(int(claim.value) - int(before.value))
        if step and direction and step != direction:
            lists.append([])
            direction = 0
        elif step:
            direction = step
        lists[-1].append(claim)
    return lists


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


@dataclass(frozen=True, slots=True)
class _Means:
    """What claims are about: programs by the claim, and the programs of each school."""

    programs: Mapping[str, Program]
    of_school: Mapping[str, tuple[Program, ...]]


def _programs(claims: Iterable[Claim], known: Known) -> _Means:
    catalog = assemble([*known.claims, *claims], known.pack, known.registry, known.as_of)
    programs: dict[str, Program] = {}
    of_school: dict[str, list[Program]] = {}
    for program in catalog.programs:
        of_school.setdefault(program.institution_id, []).append(program)
        for fact in program.facts:
            for place in _places(fact):
                programs[_key(catalog.claims[place])] = program
    return _Means(programs, {school: tuple(found) for school, found in of_school.items()})


def _places(fact: Fact) -> tuple[int, ...]:
    return (*fact.claims_for, *fact.against)


def _key(claim: Claim) -> str:
    return json.dumps(record(claim), sort_keys=True)


def _placing(claim: Claim, same_page: Sequence[Claim], means: _Means) -> Placing:
    program, why = _meant(claim, same_page, means)
    name = claim.subject.institution or "a program without a name"
    if claim.subject.program:
        name = f"{name}: {claim.subject.program}"
    paid = claim.paid or any(_is_for(one, claim, program, means) for one in same_page)
    return Placing(int(claim.value), name, program.id if program else None, paid, why)


def _is_for(mark: Claim, entry: Claim, program: Program | None, means: _Means) -> bool:
    """Whether a claim marks an entry as paid placement: one about its program, or about its
    school as a whole."""
    school = entry.subject.institution_id
    if mark.attribute != "sponsored" or mark.value is not True or school is None:
        return False
    if mark.subject.institution_id != school:
        return False
    return mark.subject.program is None or means.programs.get(_key(mark)) in (None, program)


def _meant(claim: Claim, same_page: Sequence[Claim], means: _Means) -> tuple[Program | None, str]:
    """The program that an entry means, or why it cannot be told.

    An entry that names the school alone means the one degree that everything else which the page
    says of that school is about; where it says nothing else, the only degree that is known of it.
    """
    school = claim.subject.institution_id
    if school is None:
        return None, "the school could not be told from its name"
    found = means.programs.get(_key(claim))
    if found is not None:
        return found, ""
    of_school = means.of_school.get(school, ())
    named = [
        means.programs[key]
        for one in same_page
        if one.subject.institution_id == school and one.subject.program
        if (key := _key(one)) in means.programs
    ]
    degrees = _degrees(named, of_school) or _degrees(of_school, of_school)
    if len(degrees) == 1:
        return degrees[0], ""
    if not degrees:
        return None, "no degree of the school is known"
    listed = " or ".join(sorted(one.id for one in degrees))
    return None, f"which program is meant is not said; it could be {listed}"


def _degrees(programs: Iterable[Program], of_school: Iterable[Program]) -> list[Program]:
    """The degrees among programs, each once; a track counts as its degree."""
    by_id = {program.id: program for program in of_school}
    whole = (by_id.get(program.parent or "", program) for program in programs)
    return list({one.id: one for one in whole if one.kind == "program"}.values())


def _once(placings: Iterable[Placing]) -> tuple[list[Placing], list[str]]:
    """The placings with each program once, at its highest position; and what was left aside."""
    kept: list[Placing] = []
    aside: list[str] = []
    seen: set[str] = set()
    for placing in placings:
        if placing.program is not None and placing.program in seen:
            aside.append(f"{placing.name} stands at {placing.position} too, and counts once")
        else:
            kept.append(placing)
        seen |= {placing.program} if placing.program is not None else set()
    return kept, aside
