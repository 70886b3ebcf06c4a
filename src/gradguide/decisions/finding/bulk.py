"""The index and the listing of a release with very many awards, made once for what is alike.

`searchable` asks one program after the other. Here one award stands for all that answer the same:
for the filters and prices one of each combination (`Awarded.alike`), for the words of names one of
each subject, for those of schools one at each school. What is asked of these few is asked by the
same rules, so that the result is what `searchable` gives, byte for byte; a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from gradguide.catalog.rows import Row
from gradguide.catalog.search_text import COLUMNS
from gradguide.catalog.writer import Searchable
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.bitmaps import bitmap_of, packed
from gradguide.decisions.finding.build import (
    NOTHING_ELSE,
    ORDER_KEYS,
    as_json,
    found_by,
    head_of,
    id_parts,
    listed,
    school_parts,
    town_parts,
    word_parts,
)
from gradguide.decisions.finding.judged import PART, peers_part
from gradguide.decisions.finding.place import Located
from gradguide.decisions.finding.prices import price_parts_at
from gradguide.decisions.finding.seen import Seen
from gradguide.decisions.finding.side import layout, side_of
from gradguide.decisions.finding.words import postings_at
from gradguide.extraction.folding import fold
from gradguide.model.catalog import Spelling
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.resolution.synonyms import Synonyms

Whole = NDArray[np.int64]

_OF_THE_SCHOOL = ("institution", "place")  # columns of words that depend on the school alone


class Named(Protocol):
    """A subject at a level."""

    @property
    def name(self) -> str: ...


class Columns(Protocol):
    """Awards as columns (`catalog.awarded.Awarded` tells what each holds)."""

    @property
    def places(self) -> Whole: ...
    @property
    def ids(self) -> Sequence[str]: ...
    @property
    def schools(self) -> Sequence[InstitutionEntry]: ...
    @property
    def subjects(self) -> Sequence[Named]: ...
    @property
    def school(self) -> Whole: ...
    @property
    def subject(self) -> Whole: ...
    @property
    def year(self) -> Whole: ...
    @property
    def total(self) -> Whole: ...
    @property
    def alike(self) -> Whole: ...
    def __len__(self) -> int: ...
    def program(self, at: int, as_of: date) -> Program: ...
    def bare(self, at: int) -> Program: ...


@dataclass(frozen=True, slots=True)
class Group:
    """A candidate that stands for those at some places among all programs, in ascending order."""

    candidate: Candidate
    places: Sequence[int]


@dataclass(frozen=True)
class Bulk:
    """The described candidates of a release and its awards. The places of the awards are given,
    the candidates have the others, in their order."""

    candidates: Sequence[Candidate]
    awards: Columns
    as_of: date

    @property
    def size(self) -> int:
        return len(self.candidates) + len(self.awards)

    @cached_property
    def own_places(self) -> Whole:
        """The places of the candidates."""
        free = np.ones(self.size, np.bool_)
        free[self.awards.places] = False
        return np.flatnonzero(free)

    @cached_property
    def described(self) -> tuple[Group, ...]:
        """The candidates, each for itself."""
        return tuple(
            Group(one, (place,))
            for one, place in zip(self.candidates, self.own_places.tolist(), strict=True)
        )

    def by(self, *keys: Whole) -> Iterator[tuple[int, Whole]]:
        """The awards in groups by one or several numbers: the first award of each, and all."""
        together = np.zeros(len(self.awards), np.int64)
        for key in keys:
            _, dense = np.unique(key, return_inverse=True)
            wide = together * (int(dense.max(initial=0)) + 1) + dense
            _, together = np.unique(wide, return_inverse=True)
        order = np.argsort(together, kind="stable")
        starts = np.flatnonzero(np.diff(together[order], prepend=-1))
        for own in np.split(order, starts[1:]) if len(order) else []:
            yield int(own[0]), own

    def groups(self, *keys: Whole) -> tuple[Group, ...]:
        """The candidates, and the awards by one or several numbers."""
        awards = (
            Group(self.candidate(first), self.awards.places[own].tolist())
            for first, own in self.by(*keys)
        )
        return (*self.described, *awards)

    def candidate(self, at: int) -> Candidate:
        """An award as a candidate."""
        school = self.awards.schools[self.awards.school[at]]
        return Candidate(self.awards.program(at, self.as_of), school)


def searchable_with(
    bulk: Bulk,
    spellings: Iterable[Spelling],
    located: Iterable[Located] = (),
    called: Mapping[str, Sequence[str]] = NOTHING_ELSE,
    codes: Mapping[str, Sequence[str]] = NOTHING_ELSE,
) -> Searchable:
    """What `build.searchable` gives of all the programs in the order of their places."""
    synonyms = Synonyms(spellings)
    alike = bulk.groups(bulk.awards.alike)
    graduates = bulk.groups(bulk.awards.year, bulk.awards.total)
    parts: dict[str, bytes] = {}
    head: dict[str, Any] = head_of(bulk.size, synonyms)
    sets: list[BitMap] = []
    names = _order_by_name(bulk)
    for name, verified in (("all", False), ("verified", True)):
        seen = [Seen(one.candidate, synonyms, verified) for one in alike]
        head["sides"][name], own = layout(side_of(seen, [one.places for one in alike]))
        sets += own
        parts[f"order.name.{name}"] = names
        for order, groups in (("months", alike), ("completions", graduates)):
            keys = [ORDER_KEYS[order](Seen(one.candidate, synonyms, verified)) for one in groups]
            parts[f"order.{order}.{name}"] = _order_by(keys, groups, bulk.size)
    heard = [one for one in bulk.described if one.candidate.heard]
    everyone = np.zeros(bulk.size, np.bool_)
    everyone[bulk.awards.places] = True
    everyone[[place for one in heard for place in one.places]] = True
    parts["heard"] = bytes(BitMap(bitmap_of(everyone)).serialize())
    parts["sets"], parts["sets.ends"] = packed(sets)
    parts |= word_parts(*postings_at(_texts(bulk, heard, synonyms, called, codes)))
    parts["called"] = as_json({key: list(found) for key, found in called.items()})
    schools, of_program = _schools(bulk)
    parts |= school_parts(schools, of_program)
    parts |= town_parts(schools, located)
    parts |= _prices(alike, bulk.size)
    parts[PART] = peers_part(bulk.candidates)  # no award states what peers are asked for
    parts |= id_parts(_ids(bulk))
    parts["head"] = as_json(head)
    return Searchable(_listing(bulk, alike, synonyms), parts)


def _order_by_name(bulk: Bulk) -> bytes:
    """The places by the school's name and then the program's, as `ORDER_KEYS["name"]` has them."""
    own = [(fold(one.school.name), fold(one.program.name)) for one in bulk.candidates]
    schools = [fold(one.name) for one in bulk.awards.schools]
    subjects = [fold(one.name) for one in bulk.awards.subjects]
    rank = _ranks([*schools, *(name for name, _ in own)])
    named = _ranks([*subjects, *(name for _, name in own)])
    school = np.empty(bulk.size, np.int64)
    program = np.empty(bulk.size, np.int64)
    school[bulk.own_places] = [rank[name] for name, _ in own]
    program[bulk.own_places] = [named[name] for _, name in own]
    school[bulk.awards.places] = np.array([rank[n] for n in schools], np.int64)[bulk.awards.school]
    program[bulk.awards.places] = np.array([named[n] for n in subjects], np.int64)[
        bulk.awards.subject
    ]
    return np.lexsort((program, school)).astype("<i4").tobytes()


def _ranks(values: Iterable[Any]) -> dict[Any, int]:
    return {value: place for place, value in enumerate(sorted(set(values)))}


def _order_by(keys: Sequence[Any], groups: Sequence[Group], size: int) -> bytes:
    """The places in the order of their groups' keys; equal keys in the order of the places."""
    rank = _ranks(keys)
    of_place = np.zeros(size, np.int64)
    for key, group in zip(keys, groups, strict=True):
        of_place[list(group.places)] = rank[key]
    return np.argsort(of_place, kind="stable").astype("<i4").tobytes()


def _texts(
    bulk: Bulk,
    heard: Iterable[Group],
    synonyms: Synonyms,
    called: Mapping[str, Sequence[str]],
    codes: Mapping[str, Sequence[str]],
) -> Iterator[tuple[Sequence[int], Sequence[str]]]:
    """Texts with the places that they are of: whole ones of the candidates, and of the awards
    by subject what depends on it, by school the rest."""
    for one in heard:
        yield one.places, found_by(one.candidate, synonyms, called, codes)
    for key, at_school in ((bulk.awards.subject, False), (bulk.awards.school, True)):
        for first, own in bulk.by(key):
            school = bulk.awards.schools[bulk.awards.school[first]]
            bare = Candidate(bulk.awards.bare(first), school)
            whole = found_by(bare, synonyms, called)
            half = [
                text if (column in _OF_THE_SCHOOL) is at_school else ""
                for column, text in zip(COLUMNS, whole, strict=True)
            ]
            yield bulk.awards.places[own].tolist(), half


def _schools(bulk: Bulk) -> tuple[tuple[InstitutionEntry, ...], Whole]:
    """The schools in the order of their first programs, and for each program its place among
    them."""
    entries: dict[str, InstitutionEntry] = {}
    for school in (*bulk.awards.schools, *(one.school for one in bulk.candidates)):
        entries[school.id] = school
    number = {school_id: place for place, school_id in enumerate(entries)}
    found = np.empty(bulk.size, np.int64)
    found[bulk.own_places] = [number[one.school.id] for one in bulk.candidates]
    own = np.array([number[school.id] for school in bulk.awards.schools], np.int64)
    found[bulk.awards.places] = own[bulk.awards.school]
    present, first, inverse = np.unique(found, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    listed_ = tuple(entries.values())
    return tuple(listed_[present[at]] for at in order), place[inverse]


def _prices(groups: Sequence[Group], size: int) -> dict[str, bytes]:
    in_order = sorted(groups, key=lambda one: one.places[0])
    which = np.zeros(size, np.int64)
    for at, group in enumerate(in_order):
        which[list(group.places)] = at
    return price_parts_at([one.candidate for one in in_order], which)


def _ids(bulk: Bulk) -> Iterator[str]:
    own = iter(bulk.candidates)
    awards = iter(bulk.awards.ids)
    award_here = np.ones(bulk.size, np.bool_)
    award_here[bulk.own_places] = False
    for award in award_here.tolist():
        yield next(awards) if award else next(own).id


def _listing(bulk: Bulk, groups: Sequence[Group], synonyms: Synonyms) -> list[Row]:
    """A row of the listing for each program, in order."""
    out: list[Row] = [()] * bulk.size
    for group in bulk.described:
        (place,) = group.places
        out[place] = listed(place + 1, Seen(group.candidate, synonyms))
    places, ids = bulk.awards.places.tolist(), bulk.awards.ids
    names = [one.name for one in bulk.awards.subjects]
    schools = [(one.name, one.city or None) for one in bulk.awards.schools]
    subject, school = bulk.awards.subject.tolist(), bulk.awards.school.tolist()
    for first, own in bulk.by(bulk.awards.alike):
        row = listed(0, Seen(bulk.candidate(first), synonyms))
        kind, tail = row[4:8], row[9:]
        for at in own.tolist():
            name, city = schools[school[at]]
            place = places[at]
            out[place] = (place + 1, ids[at], name, names[subject[at]], *kind, city, *tail)
    return out
