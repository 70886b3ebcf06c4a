"""What programs answer to filters, as sets: one side counts all facts, the other verified ones.

A side is built once and written with a release; a query is then a few operations on sets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pyroaring import BitMap

from gradguide.decisions.finding.facets import FACETS, LIMITS, Facet
from gradguide.decisions.finding.seen import OTHERS, Alternatives, Reading, Seen, Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The programs that meet a filter, and those of which it is unknown; the rest do not."""

    yes: BitMap
    unknown: BitMap


@dataclass(frozen=True, slots=True)
class Choices:
    """What programs answer to one facet.

    `certain` and `possible` have a set for each of `values`: where the value holds whichever
    source is right, and where only if some are. `known` and `disputed` have one for each group:
    where nothing but what is named can hold, and where more than one thing is said. `disputes` are
    the ways in which sources contradict one another, by group, each with its programs.
    """

    values: tuple[str, ...]
    certain: tuple[BitMap, ...]
    possible: tuple[BitMap, ...]
    groups: tuple[str, ...]
    known: tuple[BitMap, ...]
    disputed: tuple[BitMap, ...]
    disputes: tuple[tuple[str, Alternatives], ...]
    contradicted: tuple[BitMap, ...]

    def answer(self, facet: Facet, chosen: Sequence[str], everyone: BitMap) -> Answer:
        """Who has one of the values. Where not all of a group is known, it is unknown who
        has a value that is not named."""
        places = [self.values.index(value) for value in chosen if value in self.values]
        groups = {facet.group(value) for value in chosen}
        wanted = frozenset(chosen)
        yes = [self.certain[place] for place in places]
        open_ = [self.possible[place] for place in places]
        for (group, ways), programs in zip(self.disputes, self.contradicted, strict=True):
            if group in groups and all(way & wanted for way in ways):
                yes.append(programs)
        open_.extend(everyone - self.known_in(group) for group in groups)
        sure = BitMap.union(*yes) if yes else BitMap()
        return Answer(sure, BitMap.union(*open_) - sure)

    def known_in(self, group: str) -> BitMap:
        return self.known[self.groups.index(group)] if group in self.groups else BitMap()


@dataclass(frozen=True, slots=True)
class Numbers:
    """What programs answer to one limit.

    `at_most` has for each of `highs` the programs whose number is surely not above it, `from_`
    for each of `lows` those whose number may be as low. Both ascend. In `open` are those of whose
    number only bounds are known.
    """

    known: BitMap
    open: BitMap
    highs: tuple[Decimal, ...]
    at_most: tuple[BitMap, ...]
    lows: tuple[Decimal, ...]
    from_: tuple[BitMap, ...]

    def answer(self, most: Decimal, everyone: BitMap) -> Answer:
        """Whose number does not exceed `most`."""
        yes = _up_to(self.highs, self.at_most, most)
        possible = _up_to(self.lows, self.from_, most)
        return Answer(yes, (possible | (everyone - self.known)) - yes)

    def surely_at_most(self, most: Decimal) -> BitMap:
        return _up_to(self.highs, self.at_most, most)


def _up_to(ends: Sequence[Decimal], sets: Sequence[BitMap], most: Decimal) -> BitMap:
    place = bisect_right(ends, most)
    return sets[place - 1] if place else BitMap()


@dataclass(frozen=True, slots=True)
class Side:
    """All answers to all filters, by the filter's name."""

    choices: Mapping[str, Choices]
    numbers: Mapping[str, Numbers]


def side_of(seen: Sequence[Seen], places: Sequence[Sequence[int]] | None = None) -> Side:
    """What programs answer, each by its place in the sequence; or, where `places` are given, at
    all places at which programs that answer the same stand."""
    at = places if places is not None else [(place,) for place in range(len(seen))]
    return Side(
        {
            name: _choices([(facet.read(one), own) for one, own in zip(seen, at, strict=True)])
            for name, facet in FACETS.items()
        },
        {
            name: _numbers([(limit.read(one), own) for one, own in zip(seen, at, strict=True)])
            for name, limit in LIMITS.items()
        },
    )


def _choices(readings: Iterable[tuple[Reading, Sequence[int]]]) -> Choices:
    certain: dict[str, list[int]] = defaultdict(list)
    possible: dict[str, list[int]] = defaultdict(list)
    known: dict[str, list[int]] = defaultdict(list)
    disputed: dict[str, list[int]] = defaultdict(list)
    disputes: dict[tuple[str, Alternatives], list[int]] = defaultdict(list)
    groups_named: set[str] = set()
    for reading, places in readings:
        for group, said in reading.items():
            groups_named.add(group)
            ways = tuple(way - {OTHERS} for way in said)
            if ways == said:
                known[group].extend(places)
            everywhere = frozenset.intersection(*ways)
            for value in everywhere:
                certain[value].extend(places)
            for value in frozenset.union(*ways) - everywhere:
                possible[value].extend(places)
            if len(ways) > 1:
                disputed[group].extend(places)
            if len(ways) > 1 and everywhere not in ways:
                disputes[group, ways].extend(places)
    values = tuple(sorted({*certain, *possible}))
    groups = tuple(sorted(groups_named))
    contradictions = sorted(disputes, key=lambda one: (one[0], [sorted(way) for way in one[1]]))
    return Choices(
        values,
        _sets(certain, values),
        _sets(possible, values),
        groups,
        _sets(known, groups),
        _sets(disputed, groups),
        tuple(contradictions),
        tuple(BitMap(disputes[one]) for one in contradictions),
    )


def _sets(places: Mapping[str, Sequence[int]], names: Iterable[str]) -> tuple[BitMap, ...]:
    return tuple(BitMap(places.get(name, ())) for name in names)


def _numbers(spans: Sequence[tuple[Span | None, Sequence[int]]]) -> Numbers:
    lows: dict[Decimal, list[int]] = defaultdict(list)
    highs: dict[Decimal, list[int]] = defaultdict(list)
    known, open_ = list[int](), list[int]()
    for span, places in spans:
        if span is not None:
            known.extend(places)
            lows[span[0]].extend(places)
            if span[1] is not None:
                highs[span[1]].extend(places)
            if span[0] != span[1]:
                open_.extend(places)
    return Numbers(BitMap(known), BitMap(open_), *_growing(highs), *_growing(lows))


def _growing(
    places: Mapping[Decimal, Sequence[int]],
) -> tuple[tuple[Decimal, ...], tuple[BitMap, ...]]:
    """The numbers in ascending order, each with all that stand at it or below."""
    ends = tuple(sorted(places))
    sets, so_far = list[BitMap](), BitMap()
    for end in ends:
        so_far = so_far | BitMap(places[end])
        sets.append(so_far)
    return ends, tuple(sets)


def layout(side: Side) -> tuple[dict[str, Any], list[BitMap]]:
    """A side as plain values and its sets in a fixed order; `side_from` puts them together."""
    sets: list[BitMap] = []
    plain: dict[str, Any] = {"choices": {}, "numbers": {}}
    for name, one in side.choices.items():
        plain["choices"][name] = {
            "values": list(one.values),
            "groups": list(one.groups),
            "disputes": [[group, [sorted(way) for way in ways]] for group, ways in one.disputes],
        }
        for group_of_sets in (
            one.certain, one.possible, one.known, one.disputed, one.contradicted,
        ):  # fmt: skip
            sets.extend(group_of_sets)
    for name, limit in side.numbers.items():
        ends = {"highs": list(map(str, limit.highs)), "lows": list(map(str, limit.lows))}
        plain["numbers"][name] = ends
        sets.extend((limit.known, limit.open, *limit.at_most, *limit.from_))
    return plain, sets


def side_from(plain: Mapping[str, Any], sets: Iterable[BitMap]) -> Side:
    """The side that `layout` laid out.

    Raises:
        KeyError, ValueError, StopIteration: it is of another make.
    """
    rest = iter(sets)

    def take(count: int) -> tuple[BitMap, ...]:
        return tuple(next(rest) for _ in range(count))

    choices = {}
    for name in FACETS:
        one = plain["choices"][name]
        values, groups = tuple(one["values"]), tuple(one["groups"])
        disputes = tuple(
            (group, tuple(frozenset(way) for way in ways)) for group, ways in one["disputes"]
        )
        certain, possible = take(len(values)), take(len(values))
        known, disputed = take(len(groups)), take(len(groups))
        choices[name] = Choices(
            values, certain, possible, groups, known, disputed, disputes, take(len(disputes))
        )
    numbers = {}
    for name in LIMITS:
        highs = tuple(map(Decimal, plain["numbers"][name]["highs"]))
        lows = tuple(map(Decimal, plain["numbers"][name]["lows"]))
        known_, open_ = take(2)
        numbers[name] = Numbers(known_, open_, highs, take(len(highs)), lows, take(len(lows)))
    return Side(choices, numbers)
