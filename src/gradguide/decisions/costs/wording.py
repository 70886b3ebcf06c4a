"""Amounts, years and people in words, as the lines of a cost have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.fees import FeeKind
from gradguide.decisions.costs.prices import Person, Price, PriceKind
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact
from gradguide.model.states import STATE_NAMES
from gradguide.resolution.computed import dollars, number

_T = TypeVar("_T")

PER: Mapping[PriceKind, str] = {
    "credit": "a credit",
    "term": "a term",
    "year": "a year",
    "total": "for the whole program",
}
FEE_NAMES: Mapping[FeeKind, str] = {
    "credit": "fees per credit",
    "term": "fees per term",
    "once": "fees paid once",
    "application": "application fee",
}
LEVELS = {"master": "master's", "bachelor": "bachelor's"}

_SPEAKERS = {
    Standing.AUTHORITY: "an authority",
    Standing.SCHOOL: "the school",
    Standing.GUIDE: "a guide",
}


def span(low: Decimal, high: Decimal) -> str:
    """An amount of dollars, or from where to where it may lie."""
    return dollars(low) if low == high else f"{dollars(low)} to {dollars(high)}"


def count(low: Decimal | int, high: Decimal | int) -> str:
    """A number, or from where to where it may lie."""
    one, other = number(Decimal(low)), number(Decimal(high))
    return one if one == other else f"{one} to {other}"


def several(how_many: int, thing: str) -> str:
    """A count with its noun: "1 term", "6 terms"."""
    return f"{how_many} {thing}" if how_many == 1 else f"{how_many} {thing}s"


def percent(rate: Decimal) -> str:
    """A share in per cent: "3 %"."""
    return f"{number((rate * 100).normalize() + 0)} %"


def years(first: int) -> str:
    """An academic year by the year in which it begins: "2026-27"."""
    return f"{first}-{(first + 1) % 100:02}"


def said(fact: Fact) -> str:
    """Who says it and when: "the school, 2025", "a guide, undated"."""
    return f"{_SPEAKERS.get(fact.standing, 'a source')}, {fact.year or 'undated'}"


def place(candidate: Candidate) -> str:
    """The state or province of the school: "Ohio", else "its state"."""
    state = candidate.school.state
    return STATE_NAMES.get(state, state) or "its state"


def whose(candidate: Candidate, person: Person) -> str:
    """Whose price it is: "residents of Ohio"."""
    home = place(candidate)
    return f"residents of {home}" if person == "resident" else f"people from outside {home}"


def of_residency(candidate: Candidate, residency: str) -> str:
    """For whom a stated price is, as a phrase that follows it."""
    match residency:
        case "in_state":
            return f"for {whose(candidate, 'resident')}"
        case "out_of_state":
            return f"for {whose(candidate, 'outsider')}"
        case "reduced":
            return "at a reduced rate"
        case _:
            return "from anywhere"


def price_words(candidate: Candidate, price: Price) -> str:
    """A stated price in full: "$325 a credit for residents of Ohio (a guide, undated)"."""
    pace = "" if price.pace == "any" else f", {price.pace.replace('_', ' ')}"
    amount = span(price.low.dollars, price.high.dollars)
    who = of_residency(candidate, price.residency)
    return f"{amount} {PER[price.kind]}{pace} {who} ({said(price.facts[0])})"


def each_once(items: Iterable[_T]) -> list[_T]:
    """The items in their order, equal ones once; they need not be hashable."""
    out: list[_T] = []
    for item in items:
        if item not in out:
            out.append(item)
    return out
