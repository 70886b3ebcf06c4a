"""Finding by words: a sorted vocabulary, and for each word the programs that have it.

A word is found from its beginning, as a range of the vocabulary. A word that leads nowhere may
be mistyped: then the words nearest to it stand for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import OSA

from gradguide.catalog.search_text import COLUMNS, variants
from gradguide.catalog.search_text import words as words_of

Columns = tuple[BitMap, ...]
"""Programs by the column in which a word stands, the most telling column first; a program
stands in the first of its columns only."""

_ALL_LETTERS = "\U0010ffff"
_TYPOS = ((3, 0), (5, 1))  # letters up to which so many typos are allowed
_MOST_TYPOS = 2
_CACHED = 4096


@dataclass(frozen=True, slots=True)
class Wanted:
    """What words ask for: for each, the programs that have it, and those that have all of them
    (None where nothing was typed). `read_as` says which words of the vocabulary were taken for
    which that was typed."""

    columns: tuple[Columns, ...]
    programs: BitMap | None
    read_as: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def all_of(
        cls, columns: Iterable[Columns], read_as: Iterable[tuple[str, tuple[str, ...]]] = ()
    ) -> Wanted:
        words = tuple(columns)
        having = [BitMap.union(*one) for one in words]
        return cls(words, BitMap.intersection(*having), tuple(read_as))


class Words:
    """A vocabulary in ascending order, and postings: a set for each word and column, by word."""

    def __init__(self, vocabulary: Sequence[str], postings: Sequence[BitMap]) -> None:
        self._vocabulary = vocabulary
        self._postings = postings
        self._from_beginning = lru_cache(_CACHED)(self._read_from_beginning)

    def entries(self) -> Iterator[tuple[str, Columns]]:
        """Every word of the vocabulary in ascending order, with the programs that have it by the
        column in which it stands."""
        for place, word in enumerate(self._vocabulary):
            yield word, self._at(place)

    def wanted(self, typed: str) -> Wanted:
        """What the words that somebody typed ask for; signs alone ask for nothing that is there.

        Words that nobody misspelled come first: only if no program has them all, those that
        lead nowhere, and then all, are read as the words nearest to them too.
        """
        asked = list(dict.fromkeys(words_of(typed)))
        if not asked:
            return Wanted((), BitMap() if typed.strip() else None)
        exact = {word: self._from_beginning(word) for word in asked}
        plain = Wanted.all_of(exact.values())
        if plain.programs:
            return plain
        nowhere = [word for word in asked if not any(exact[word])]
        for doubted in ([nowhere] if nowhere else []) + [asked]:
            near = {word: self.near(word) for word in doubted}
            corrected = Wanted.all_of(
                (
                    _first_of([exact[word], *map(self._exactly, near.get(word, ()))])
                    for word in asked
                ),
                ((word, found) for word, found in near.items() if found),
            )
            if corrected.programs:
                return corrected
        return plain

    def near(self, word: str) -> tuple[str, ...]:
        """The words of the vocabulary nearest to one within the typos that it may have: a
        letter too many, too few, another one, or two that changed places. Short words may have
        none. The word itself is not among them."""
        most = next((few for length, few in _TYPOS if len(word) <= length), _MOST_TYPOS)
        if not most or not self._vocabulary:
            return ()
        distances = process.cdist(
            [word], self._vocabulary, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
        )[0]
        distances[distances == 0] = most + 1
        nearest = int(distances.min())
        if nearest > most:
            return ()
        places: list[int] = np.flatnonzero(distances == nearest).tolist()
        return tuple(self._vocabulary[place] for place in places)

    def _read_from_beginning(self, word: str) -> Columns:
        found = [self._at(place) for variant in variants(word) for place in self._range(variant)]
        return _first_of(found)

    def _range(self, beginning: str) -> range:
        first = bisect_left(self._vocabulary, beginning)
        return range(first, bisect_left(self._vocabulary, beginning + _ALL_LETTERS, lo=first))

    def _exactly(self, word: str) -> Columns:
        return self._at(bisect_left(self._vocabulary, word))

    def _at(self, place: int) -> Columns:
        first = place * len(COLUMNS)
        return tuple(self._postings[first + column] for column in range(len(COLUMNS)))


def _first_of(found: Sequence[Columns]) -> Columns:
    """The programs of all of them, each in the first of its columns."""
    taken, out = BitMap(), list[BitMap]()
    for column in range(len(COLUMNS)):
        here = BitMap.union(*(one[column] for one in found)) if found else BitMap()
        out.append(here - taken)
        taken |= here
    return tuple(out)


def by_nearness(programs: BitMap, wanted: Sequence[Columns]) -> Iterator[BitMap]:
    """The programs in groups, the nearest to the words first.

    A program is as far from a word as its first column that has it stands behind the first
    column, and from several words the sum. That depends on the program alone: how many others
    have a word (as in BM25) makes no difference, so that no program can move others.
    """
    levels: Mapping[int, BitMap] = {0: programs}
    for columns in wanted:
        further: dict[int, BitMap] = defaultdict(BitMap)
        for distance, members in levels.items():
            for column, having in enumerate(columns):
                both = members & having
                if both:
                    further[distance + column] |= both
        levels = further
    yield from (levels[distance] for distance in sorted(levels) if levels[distance])


def postings_of(
    texts: Iterable[tuple[int, Sequence[str]]],
) -> tuple[list[str], list[BitMap]]:
    """The vocabulary of programs' texts, of which each has one a column, and its postings."""
    return postings_at(((place,), columns) for place, columns in texts)


def postings_at(
    texts: Iterable[tuple[Sequence[int], Sequence[str]]],
) -> tuple[list[str], list[BitMap]]:
    """The same of texts that several programs share, each with the places of them all. Programs
    may have the texts of one column in one entry and those of the next in another."""
    places: dict[str, list[list[int]]] = {}
    for at, columns in texts:
        for column, text in enumerate(columns):
            for word in set(words_of(text)):
                places.setdefault(word, [[] for _ in COLUMNS])[column].extend(at)
    vocabulary = sorted(places)
    return vocabulary, [BitMap(column) for word in vocabulary for column in places[word]]
