"""The index for finding: a release's programs as sets and columns, read from its parts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from gradguide.decisions.finding.bitmaps import Packed
from gradguide.decisions.finding.place import Directions, directions
from gradguide.decisions.finding.side import Side, side_from
from gradguide.decisions.finding.words import Words

FORMAT = 6
ORDERS = ("name", "months", "completions")
_SIDES = {False: "all", True: "verified"}


class IndexMissingError(LookupError):
    """A release has no index for finding, or one of another make."""


@dataclass(frozen=True, slots=True)
class Schools:
    """Where the schools are, as directions from the centre of the earth (NaN: not known), and
    for each program the place of its school among them. `towns` are places by "town, ST", folded.
    """

    directions: Directions
    of_program: NDArray[np.int32]
    towns: Mapping[str, tuple[float, float]]


class FindIndex:
    """An index, opened: each part is read when a question first needs it.

    Programs go by their places, counted from 0, in the order of their ids.
    """

    def __init__(self, part: Callable[[str], bytes | None]) -> None:
        """Open the index whose parts `part` gives by name.

        Raises:
            IndexMissingError: there is no index, or this version does not read it.
        """
        self._part_or_none = part
        self._head: Mapping[str, Any] = json.loads(part("head") or b"{}")
        if self._head.get("format") != FORMAT:
            raise IndexMissingError

    @property
    def count(self) -> int:
        """How many programs there are."""
        return int(self._head["programs"])

    @cached_property
    def heard(self) -> BitMap:
        """The programs of which somebody with a say speaks. Only they can be found: a program
        that paid placement alone speaks of must not change what is found or counted."""
        return BitMap.deserialize(self.part("heard"))

    @cached_property
    def everyone(self) -> BitMap:
        return BitMap(range(self.count))

    def side(self, *, verified: bool) -> Side:
        """What programs answer to filters, by all facts or by verified ones alone."""
        return self._sides[verified]

    @cached_property
    def _sides(self) -> Mapping[bool, Side]:
        sets = iter(Packed(self.part("sets"), self.part("sets.ends")))
        return {
            verified: side_from(self._head["sides"][name], sets)
            for verified, name in _SIDES.items()
        }

    @cached_property
    def words(self) -> Words:
        vocabulary = self.part("words").decode().split("\n")
        postings = Packed(self.part("postings"), self.part("postings.ends"))
        return Words([word for word in vocabulary if word], postings)

    @cached_property
    def schools(self) -> Schools:
        return Schools(
            directions(
                np.frombuffer(self.part("schools.north"), "<f8"),
                np.frombuffer(self.part("schools.east"), "<f8"),
            ),
            np.frombuffer(self.part("schools.of_program"), "<i4"),
            {town: (north, east) for town, north, east in json.loads(self.part("towns"))},
        )

    @cached_property
    def called(self) -> Mapping[str, Sequence[str]]:
        """What else schools are called, by id: names of the registry that mean one school."""
        names: Mapping[str, Sequence[str]] = json.loads(self.part("called"))
        return names

    def order(self, name: str, *, verified: bool) -> NDArray[np.int32]:
        """All programs in one of `ORDERS`; unknown values come last."""
        return self._orders[f"order.{name}.{_SIDES[verified]}"]

    @cached_property
    def _orders(self) -> Mapping[str, NDArray[np.int32]]:
        names = (f"order.{order}.{side}" for order in ORDERS for side in _SIDES.values())
        return {name: np.frombuffer(self.part(name), "<i4") for name in names}

    def ids(self, places: list[int]) -> list[str]:
        """The programs' ids."""
        data, ends = self._ids
        return [data[ends[place] : ends[place + 1]].decode() for place in places]

    @cached_property
    def _ids(self) -> tuple[bytes, NDArray[np.int64]]:
        ends = np.frombuffer(self.part("ids.ends"), "<i8")
        return self.part("ids"), np.concatenate([np.zeros(1, np.int64), ends])

    @cached_property
    def specialties(self) -> Mapping[str, str]:
        """The spellings of specialties, by key (`resolution.spelling.text_key`)."""
        found: Mapping[str, str] = self._head["specialties"]
        return found

    def part(self, name: str) -> bytes:
        """A part of the index as it is stored.

        Raises:
            IndexMissingError: it is not there.
        """
        data = self._part_or_none(name)
        if data is None:
            raise IndexMissingError
        return data
