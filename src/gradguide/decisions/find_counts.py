"""Counting: how many of some programs have each value of each facet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from gradguide.decisions.facets import FACETS, LIMITS
from gradguide.decisions.find_bitmaps import Mask, mask_of
from gradguide.decisions.find_side import Choices, Numbers, Side

_MANY = 16  # values from which on a pass over what programs have beats a set for each value,
_SPARSE = 0.5  # if programs have fewer values than this, on average


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Among the programs that all other filters leave: how many have each value, of how many it
    is unknown, and of how many it is disputed. The last two by group; "" is the facet itself."""

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


class Tally:
    """Counts what programs answer to one side's filters."""

    def __init__(self, side: Side, size: int) -> None:
        self._side = side
        self._columns = {
            name: _Column(choices.certain)
            for name, choices in side.choices.items()
            if len(choices.values) > _MANY and sum(map(len, choices.certain)) < _SPARSE * size
        }

    def of_facet(self, name: str, base: Some) -> FacetCounts:
        """The counts of a facet, or of the steps of a limit, among some programs."""
        if name in FACETS:
            return self._choices(name, self._side.choices[name], base)
        return _steps(name, self._side.numbers[name], base.programs)

    def _choices(self, name: str, choices: Choices, base: Some) -> FacetCounts:
        among, total = base.programs.intersection_cardinality, len(base.programs)
        column = self._columns.get(name)
        values = column.counts(base.mask) if column else list(map(among, choices.certain))
        return FacetCounts(
            name,
            tuple(zip(choices.values, values, strict=True)),
            tuple(
                (group, total - among(known))
                for group, known in zip(choices.groups, choices.known, strict=True)
            ),
            tuple(zip(choices.groups, map(among, choices.disputed), strict=True)),
        )


class _Column:
    """A facet of many values: each program with each value that it certainly has."""

    def __init__(self, certain: tuple[BitMap, ...]) -> None:
        sizes = [len(programs) for programs in certain]
        self._count = len(certain)
        self._values = np.repeat(np.arange(self._count), sizes)
        self._programs: NDArray[np.uint32] = np.concatenate(
            [np.frombuffer(programs.to_array(), np.uint32) for programs in certain]
        )

    def counts(self, mask: Mask) -> list[int]:
        having = self._values[mask[self._programs]]
        counts: list[int] = np.bincount(having, minlength=self._count).tolist()
        return counts


def _steps(name: str, numbers: Numbers, base: BitMap) -> FacetCounts:
    """For each step, how many do not exceed it."""
    among = base.intersection_cardinality
    return FacetCounts(
        name,
        tuple((f"{step:f}", among(numbers.surely_at_most(step))) for step in LIMITS[name].steps),
        (("", len(base) - among(numbers.known)),),
        (("", among(numbers.open)),),
    )
