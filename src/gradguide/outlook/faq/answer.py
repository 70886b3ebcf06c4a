"""What an answer is made of: a sentence, counts, ranges, and the lists behind them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gradguide.model.fact import Fact
from gradguide.model.national import Dataset


@dataclass(frozen=True, slots=True)
class Verb:
    """What holds of programs, as is said of one and of several."""

    one: str
    several: str

    def of(self, number: int) -> str:
        return self.one if number == 1 else self.several


@dataclass(frozen=True, slots=True)
class Count:
    """How many of some programs say something, by the rules of `find`.

    `of` programs are known (`noun`: "master's programs"); `yes` say so (`what`), of `unknown`
    nobody says or sources disagree; the others say otherwise. `ids` are those that say so, `query`
    asks `find` for them, and `attributes` name the facts that it rests on.
    """

    noun: str
    what: Verb
    of: int
    yes: int
    unknown: int
    ids: tuple[str, ...] = ()
    query: str = ""
    attributes: tuple[str, ...] = ()

    @property
    def otherwise(self) -> int:
        return self.of - self.yes - self.unknown


@dataclass(frozen=True, slots=True)
class Figure:
    """One program's (or school's) number, with the year that it is of and the facts behind it."""

    id: str
    name: str
    amount: Decimal
    year: int | None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers of one kind over several programs: never of two units, residencies or paces.

    `left_out` says of how many programs there is no such number, and why.
    """

    what: str
    unit: Literal["$", "months", "semester credits", "quarter credits"]
    figures: tuple[Figure, ...]
    left_out: str = ""

    @property
    def low(self) -> Figure:
        return min(self.figures, key=lambda one: (one.amount, one.id))

    @property
    def high(self) -> Figure:
        return max(self.figures, key=lambda one: (one.amount, one.id))

    @property
    def median(self) -> Decimal:
        """Of an even number of figures the mean of the middle two."""
        ordered = sorted(one.amount for one in self.figures)
        half = len(ordered) // 2
        if len(ordered) % 2:
            return ordered[half]
        return (ordered[half - 1] + ordered[half]) / 2

    @property
    def years(self) -> tuple[int, int] | None:
        """The oldest and the newest year that a figure is of, or None where none has one."""
        known = [one.year for one in self.figures if one.year is not None]
        return (min(known), max(known)) if known else None

    @property
    def undated(self) -> int:
        return sum(one.year is None for one in self.figures)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: what it is, what is said of it, and the program or school's id."""

    name: str
    words: str = ""
    id: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with its title; `query` asks `find` for the same, "" where it cannot."""

    title: str
    items: tuple[Item, ...]
    query: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: a sentence that answers, then what it rests on. `known` is False where the
    release cannot answer; the sentence says so."""

    id: str
    asks: str
    first: str
    known: bool
    counts: tuple[Count, ...] = ()
    ranges: tuple[Range, ...] = ()
    listings: tuple[Listing, ...] = ()
    notes: tuple[str, ...] = ()
    datasets: tuple[Dataset, ...] = ()
