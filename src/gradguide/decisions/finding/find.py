"""Find: the programs that meet a query, with counts of what else could be chosen.

    finder = Finder(FindIndex(release.index_part), prices)
    found = finder.find(query_from("q=archives&delivery=online&months=24"))

A filter is answered with yes, no or unknown. A program is found where all filters say yes; where
none says no and some do not know, it may fit: such programs are counted, and found on demand
(`Query.unknown`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from gradguide.decisions.finding.bitmaps import Mask, bitmap_of
from gradguide.decisions.finding.counts import FacetCounts, Some, Tally
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.place import miles, place_called
from gradguide.decisions.finding.query import ANY_KIND, Query
from gradguide.decisions.finding.side import Answer, Side
from gradguide.decisions.finding.values import in_the_release
from gradguide.decisions.finding.words import Wanted, by_nearness
from gradguide.decisions.situation import Situation

_CENTS = 100
_PEOPLE = 12  # whose prices are kept ready: of a national release 6 MB each
_FIRST_PART = 1024


@dataclass(frozen=True, slots=True)
class Prices:
    """What every program costs one person, by the programs' places: cents from `low` to `high`
    where `usable` says that a current price is known."""

    low: NDArray[np.int64]
    high: NDArray[np.int64]
    usable: Mask


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds.

    query    as it was understood: values in the release's spelling
    total    how many programs are found, of which `ids` are those asked for, in order
    unsure   for each of the ids, the filters of which it is unknown whether it meets them
    fit      how many meet every filter
    open     by filter, how many meet all the others while it is unknown of this one
    several  how many may fit of which more than one thing is unknown
    read_as  words that were taken for others, because no program has them all as typed
    """

    query: Query
    total: int
    ids: tuple[str, ...]
    unsure: tuple[tuple[str, ...], ...]
    fit: int
    open: tuple[tuple[str, int], ...]
    several: int
    facets: tuple[FacetCounts, ...]
    read_as: tuple[tuple[str, tuple[str, ...]], ...]


class Finder:
    """Answers queries from an index. `prices` says what programs cost a person, by all facts or
    (True) where verified ones give a cost."""

    def __init__(self, index: FindIndex, prices: Callable[[Situation, bool], Prices]) -> None:
        self._index = index
        self.priced = lru_cache(_PEOPLE)(prices)
        self._price_order = lru_cache(_PEOPLE)(self._in_order_of_price)
        self._tallies: dict[bool, Tally] = {}

    def find(self, query: Query, limit: int = 20, offset: int = 0) -> Found:
        """The programs that meet the query: `limit` of them from `offset` on.

        Raises:
            SituationError: the query names a value or a place that the release does not have;
                says what is allowed.
        """
        query, wanted, question = self._question(query)
        answers = question.answers
        found = Some(question.found(), self._index.count)
        fit, alone = len(question.fit()), question.open_alone()
        page = self._page(query, found, wanted, answers, limit, offset)
        return Found(
            query=query,
            total=len(found.programs),
            ids=tuple(self._index.ids(page)),
            unsure=tuple(
                tuple(name for name, answer in answers.items() if place in answer.unknown)
                for place in page
            ),
            fit=fit,
            open=tuple((name, count) for name, count in alone.items() if count),
            several=len(question.possible()) - fit - sum(alone.values()),
            facets=tuple(self._facets(query, found, question)),
            read_as=wanted.read_as,
        )

    def _facets(self, query: Query, found: Some, question: _Question) -> Iterator[FacetCounts]:
        """The counts. Whoever chooses the level of certificates means the kind too (`_with_kinds`),
        and so does its count."""
        for counts in self._tally(query.verified).of_all(found, question.bases(found.size)):
            if counts.name == "level" and not query.chosen("kind"):
                yield self._with_certificates(query, counts)
            else:
                yield counts

    def _with_certificates(self, query: Query, counts: FacetCounts) -> FacetCounts:
        if "certificate" in query.chosen("level"):
            return counts
        levels = self._index.side(verified=query.verified).choices["level"]
        if "certificate" not in levels.values:
            return counts
        certain = levels.certain[levels.values.index("certificate")]
        others = tuple(one for one in query.choices if one[0] != "level")
        meant = replace(query, choices=(*others, ("level", ("certificate",))))
        number = self._question(meant)[2].found(but="level").intersection_cardinality(certain)
        values = ((value, number if value == "certificate" else n) for value, n in counts.values)
        return replace(counts, values=tuple(values))

    def schools(self, query: Query) -> NDArray[np.int64]:
        """Of how many programs that the query finds each school is, by the schools' places.

        Raises:
            SituationError: as of `find`.
        """
        _, _, question = self._question(query)
        schools = self._index.schools
        at = schools.of_program[np.frombuffer(question.found().to_array(), np.uint32)]
        return np.bincount(at, minlength=schools.directions.shape[1])

    def _question(self, query: Query) -> tuple[Query, Wanted, _Question]:
        query = in_the_release(query, self._index)
        wanted = self._index.words.wanted(query.words)
        named = self._index.heard if wanted.programs is None else wanted.programs
        answers = self._answers(query, self._index.side(verified=query.verified))
        return query, wanted, _Question(query.unknown, named, answers)

    def _tally(self, verified: bool) -> Tally:
        if verified not in self._tallies:
            self._tallies[verified] = Tally(self._index.side(verified=verified), self._index.count)
        return self._tallies[verified]

    def _answers(self, query: Query, side: Side) -> dict[str, Answer]:
        """The answer to each filter that the query sets, by the filter's name."""
        everyone = self._index.everyone
        out = {}
        for name, values in _with_kinds(query):
            out[name] = side.choices[name].answer(FACETS[name], values, everyone)
        for name, most in query.limits:
            out[name] = side.numbers[name].answer(most, everyone)
        if query.near is not None:
            out["near"] = self._near(query.near.place, float(query.near.miles))
        if query.cost is not None:
            out["cost"] = self._costs_at_most(query, query.cost)
        return out

    def _near(self, place: str, most: float) -> Answer:
        schools = self._index.schools
        far = miles(place_called(place, schools.towns), schools.directions)
        nowhere = np.isnan(far)
        return Answer(
            bitmap_of((far <= most)[schools.of_program]),
            bitmap_of(nowhere[schools.of_program]) if nowhere.any() else BitMap(),
        )

    def _costs_at_most(self, query: Query, most: Decimal) -> Answer:
        prices = self.priced(query.situation, query.verified)
        cents = int(most * _CENTS)
        yes = prices.usable & (prices.high <= cents)
        return Answer(bitmap_of(yes), bitmap_of(~prices.usable | ((prices.low <= cents) & ~yes)))

    def _in_order_of_price(self, situation: Situation, verified: bool) -> NDArray[np.intp]:
        """By the most that it can cost, then the least; unknown and outdated prices last."""
        prices = self.priced(situation, verified)
        return np.lexsort((prices.low, prices.high, ~prices.usable))

    def _page(
        self,
        query: Query,
        found: Some,
        wanted: Wanted,
        answers: Mapping[str, Answer],
        limit: int,
        offset: int,
    ) -> list[int]:
        """The places of one page, in the query's order; what is equal there in that of the ids."""
        match query.sort:
            case "fit":
                groups = (
                    near
                    for certain in _surest_first(found.programs, list(answers.values()))
                    for near in by_nearness(certain, wanted.columns)
                )
                return _slice_of(groups, offset, limit)
            case "cost":
                return _first_by(
                    self._price_order(query.situation, query.verified), found, offset, limit
                )
            case name:
                order = self._index.order(name, verified=query.verified)
                return _first_by(order, found, offset, limit)


class _Question:
    """Which programs are named, and the answers to the filters; sets follow from them."""

    def __init__(self, unknown: str, named: BitMap, answers: Mapping[str, Answer]) -> None:
        self.answers = answers
        self._unknown = unknown
        self._named = named
        self._yes = {name: answer.yes for name, answer in answers.items()}
        self._maybe = {name: one.yes | one.unknown for name, one in answers.items()}
        self._fit: dict[str, BitMap] = {}
        self._possible: dict[str, BitMap] = {}

    def fit(self, but: str = "") -> BitMap:
        """Who meets every filter (but one)."""
        return self._all(self._fit, self._yes, but)

    def possible(self, but: str = "") -> BitMap:
        """Who does not miss any filter (but one)."""
        return self._all(self._possible, self._maybe, but)

    def _all(self, known: dict[str, BitMap], sets: Mapping[str, BitMap], but: str) -> BitMap:
        if but not in known:
            left = [programs for name, programs in sets.items() if name != but]
            smallest_first = sorted([self._named, *left], key=len)
            known[but] = BitMap.intersection(*smallest_first)
        return known[but]

    def found(self, but: str = "") -> BitMap:
        """What the query finds; or would find without one of its filters."""
        match self._unknown:
            case "exclude":
                return self.fit(but)
            case "include":
                return self.possible(but)
            case _:
                return self.possible(but) - self.fit(but)

    def bases(self, size: int) -> dict[str, Some]:
        """What the query would find without each of its filters."""
        return {
            name: Some(self.found(but=name), size)
            for name in self.answers
            if name in FACETS or name in LIMITS
        }

    def open_alone(self) -> dict[str, int]:
        return {
            name: self.fit(name).intersection_cardinality(answer.unknown)
            for name, answer in self.answers.items()
            if answer.unknown
        }


def _with_kinds(query: Query) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The query's choices with what is meant where no kind is chosen: degrees, and awards, of
    which nobody says more than the national statistics; certificates too where that level is asked
    for."""
    chosen = dict(query.choices)
    certificates = ("certificate",) if "certificate" in query.chosen("level") else ()
    kinds = chosen.pop("kind", ("program", "award", *certificates))
    if ANY_KIND not in kinds:
        yield "kind", kinds
    yield from chosen.items()


def _surest_first(found: BitMap, answers: Sequence[Answer]) -> Iterator[BitMap]:
    """The programs in groups by how many filters do not know, from none on."""
    levels = [found]
    for answer in answers:
        further = [BitMap() for _ in range(len(levels) + 1)]
        for count, members in enumerate(levels):
            unsure = members & answer.unknown
            further[count] |= members - unsure
            further[count + 1] |= unsure
        levels = further
    yield from (level for level in levels if level)


def _slice_of(groups: Iterator[BitMap], offset: int, limit: int) -> list[int]:
    """From `offset` on as many places as wanted, in the order of the groups and in each."""
    places: list[int] = []
    for group in groups:
        if offset >= len(group):
            offset -= len(group)
            continue
        places += group[offset : offset + limit - len(places)]
        offset = 0
        if len(places) >= limit:
            break
    return places


def _first_by(order: NDArray[np.integer], found: Some, offset: int, limit: int) -> list[int]:
    """Some programs in an order of all, from `offset` on as many as wanted.

    Passes over the order in parts that double, since most often the first suffice.
    """
    places, start, size = list[int](), 0, _FIRST_PART
    enough = min(offset + limit, len(found.programs))
    while len(places) < enough:
        part = order[start : start + size]
        places += part[found.mask[part]].tolist()
        start, size = start + size, 2 * size
    return places[offset : offset + limit]
