"""Counting: how many of some programs are in each of many sets, all sets at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from gradguide.decisions.finding.bitmaps import Mask, mask_of
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.side import Side

_SPARSE = 64  # programs to a member, from which on a set is listed and not written in bits
_FEW = 24  # sets up to which intersections are the quicker way
_WORD = 64


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Among the programs that all other filters leave: how many have each value, of how many it
    is unknown, and of how many it is disputed. The last two by group; "" is the facet itself.
    Where the release says which values there are, those that none has are left out."""

    name: str
    values: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...]
    disputed: tuple[tuple[str, int], ...]


class Some:
    """Some of a release's programs: as a set, and as a mask once one is needed."""

    def __init__(self, programs: BitMap, size: int) -> None:
        self.programs = programs
        self.size = size

    @cached_property
    def mask(self) -> Mask:
        return mask_of(self.programs, self.size)


class Sets:
    """Many sets of programs, to count how many of some programs are in each.

    A set with many members is a row of a matrix of bits: one "and" and one count of bits for all
    rows. The members of the others stand in a list, set after set. That takes a fifth of the time
    of as many intersections, most of which goes into sets of middling size.
    """

    def __init__(self, sets: Iterable[BitMap], size: int) -> None:
        dense, listed = dict[int, BitMap](), dict[int, BitMap]()
        for number, one in enumerate(sets):
            if one:
                (dense if len(one) * _SPARSE > size else listed)[number] = one
        rows = [_bits(mask_of(one, size)) for one in dense.values()]
        members = [np.frombuffer(one.to_array(), np.uint32) for one in listed.values()]
        self._dense = np.array(list(dense), np.intp)
        self._rows = np.array(rows, np.uint64).reshape(len(rows), -(-size // _WORD))
        self._listed = np.array(list(listed), np.intp)
        self._members = np.concatenate([np.zeros(0, np.uint32), *members])
        self._starts = np.cumsum([0, *map(len, members)])

    def counts(self, among: Some, first: int, last: int) -> NDArray[np.int64]:
        """How many of some programs are in each set from number `first` to before `last`."""
        out = np.zeros(last - first, np.int64)
        start, stop = np.searchsorted(self._dense, (first, last))
        if start < stop:
            both = np.bitwise_and(self._rows[start:stop], _bits(among.mask))
            members = np.bitwise_count(both).sum(axis=1, dtype=np.uint32)
            out[self._dense[start:stop] - first] = members
        start, stop = np.searchsorted(self._listed, (first, last))
        if start < stop:
            begin, end = self._starts[[start, stop]]
            inside = among.mask.view(np.uint8)[self._members[begin:end]]
            members = np.add.reduceat(inside, self._starts[start:stop] - begin, dtype=np.uint32)
            out[self._listed[start:stop] - first] = members
        return out


def _bits(mask: Mask) -> NDArray[np.uint64]:
    """A mask as bits, 64 to a word."""
    bits = np.packbits(mask, bitorder="little")
    padded = np.zeros(-(-len(mask) // _WORD) * (_WORD // 8), np.uint8)
    padded[: len(bits)] = bits
    return padded.view(np.uint64)


class Tally:
    """Counts what programs answer to the facets and limits of one side."""

    def __init__(self, side: Side, size: int) -> None:
        self._side = side
        sets: list[BitMap] = []
        ends = [0]
        for name in (*FACETS, *LIMITS):
            sets += self._sets_of(name)
            ends.append(len(sets))
        self._spans = dict(zip((*FACETS, *LIMITS), pairwise(ends), strict=True))
        self._sets = Sets(sets, size)

    def _sets_of(self, name: str) -> Sequence[BitMap]:
        if name in FACETS:
            facet = self._side.choices[name]
            return (*facet.certain, *facet.known, *facet.disputed)
        limit = self._side.numbers[name]
        steps = (limit.surely_at_most(step) for step in LIMITS[name].steps)
        return (*steps, limit.known, limit.open)

    def of_all(self, found: Some, bases: dict[str, Some]) -> tuple[FacetCounts, ...]:
        """Every facet's and limit's counts among the programs found, or among others where
        `bases` has others for it."""
        last = max(end for _, end in self._spans.values())
        everything = self._sets.counts(found, 0, last).tolist()
        out = []
        for name, (start, end) in self._spans.items():
            if name in bases:
                counts, total = self._counts_of_one(name, bases[name]), len(bases[name].programs)
            else:
                counts, total = everything[start:end], len(found.programs)
            named = self._of_limit if name in LIMITS else self._of_facet
            out.append(named(name, counts, total))
        return tuple(out)

    def _counts_of_one(self, name: str, among: Some) -> list[int]:
        """A few sets are sooner intersected than the mask is made that counts many at once."""
        start, end = self._spans[name]
        if end - start > _FEW:
            counts: list[int] = self._sets.counts(among, start, end).tolist()
            return counts
        return [among.programs.intersection_cardinality(one) for one in self._sets_of(name)]

    def _of_limit(self, name: str, counts: list[int], total: int) -> FacetCounts:
        steps = [f"{step:f}" for step in LIMITS[name].steps]
        *at_most, known, open_ = counts
        return FacetCounts(
            name, tuple(zip(steps, at_most, strict=True)), (("", total - known),), (("", open_),)
        )

    def _of_facet(self, name: str, counts: list[int], total: int) -> FacetCounts:
        facet = self._side.choices[name]
        values, groups = facet.values, facet.groups
        named = [*zip(values, counts[: len(values)], strict=True)]
        known = counts[len(values) : len(values) + len(groups)]
        disputed = counts[len(values) + len(groups) :]
        if not FACETS[name].values:
            named = [one for one in named if one[1]]
        return FacetCounts(
            name,
            tuple(named),
            tuple((group, total - n) for group, n in zip(groups, known, strict=True)),
            tuple(zip(groups, disputed, strict=True)),
        )
