"""Which of a program's stated prices a person pays.

A price is for a credit, a term, a year or the whole program, and for residents of the school's
state, for others, or for anyone. Where several apply, a current one comes before an outdated one,
one that lets the bill be itemised before a total, one from better evidence before another; then
the one for residents before the one for anyone, and the one for anyone before the one for
non-residents (an online rate that is the same for all is what somebody elsewhere pays).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gradguide.decisions.bounds import cents
from gradguide.decisions.calendar import QUARTER_PER_SEMESTER, Unit
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.credits import Credits, unit_in
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Status
from gradguide.model.vocabulary import Value

Person = Literal["resident", "outsider"]
"""Whether somebody lives in the school's state, as its prices mean it."""

PriceKind = Literal["credit", "term", "year", "total"]

APPLIES: Mapping[Person, tuple[str, ...]] = {
    "resident": ("in_state", "any"),
    "outsider": ("any", "out_of_state"),
}
"""The residencies whose prices and fees a person pays, the preferred one first."""

REDUCED = "reduced"
"""A rate for some people; claims do not say for whom."""

MOST: Mapping[PriceKind, int] = {
    "credit": 20_000, "term": 300_000, "year": 500_000, "total": 1_000_000
}  # fmt: skip
"""Dollars above which an amount is taken for a mistake and not for a price."""

_FLATS: Mapping[str, PriceKind] = {"term": "term", "year": "year"}


@dataclass(frozen=True, slots=True)
class Amount:
    """Dollars, to the cent. A credit of the program is `factor` credits as the price counts."""

    dollars: Decimal
    factor: Fraction = Fraction(1)

    @property
    def weight(self) -> Fraction:
        """What a credit of the program costs, exact; orders amounts of one kind."""
        return Fraction(self.dollars) * self.factor


@dataclass(frozen=True, slots=True)
class Price:
    """A price with the facts behind it; `low` and `high` differ where sources dispute it.

    `year` is that in which the academic year begins for which it holds, None where nobody says.
    """

    kind: PriceKind
    residency: str
    low: Amount
    high: Amount
    year: int | None
    facts: tuple[Fact, ...]
    outdated: bool
    pace: str = "any"

    @property
    def known(self) -> bool:
        return self.low == self.high


def in_dollars(school: InstitutionEntry) -> bool:
    """Whether a school's amounts are dollars of the United States: nobody says in which currency
    a school elsewhere asks. One that no registry lists is taken to be of the country."""
    return school.country in ("US", "")


def weight(fact: Fact) -> tuple[bool, bool, bool]:
    """How good a fact's evidence is, as `resolution.reconcile` ranks it: current, from the
    school or an authority, dated."""
    return (
        fact.status is not Status.STALE,
        fact.standing >= Standing.SCHOOL,
        fact.year is not None,
    )


def dollars_of(value: Value, most: int) -> Decimal | None:
    """An amount to the cent, or None for what cannot be one."""
    if isinstance(value, (bool, str)) or not 0 <= value <= most:
        return None
    return cents(Decimal(value))


def price_for(
    candidate: Candidate, person: Person, hours: Credits | None, *, full_time: bool
) -> Price | None:
    """The price that decides a person's tuition, or None where no stated price applies.

    A price for a credit, a term or a year decides only where the credits are known.
    """
    offers = [
        (_preference(price, person, full_time), price)
        for price in prices(candidate, hours)
        if price.residency in APPLIES[person]
        and (hours is not None or price.kind == "total")
        and price.pace in ("any", "full_time" if full_time else "part_time")
    ]
    return max(offers, key=lambda offer: offer[0])[1] if offers else None


def _preference(price: Price, person: Person, full_time: bool) -> tuple[object, ...]:
    itemises = {"credit": 2, "total": 0}.get(price.kind, 1 if price.pace == "any" else 3)
    return (
        not price.outdated,
        itemises,
        weight(price.facts[0]),
        -APPLIES[person].index(price.residency),
        price.kind,  # so that two that are alike in all come in a fixed order
    )


def prices(candidate: Candidate, hours: Credits | None) -> Iterator[Price]:
    """All prices that are stated of a program, of any residency; computed totals are none."""
    unit = hours.unit if hours else None
    for fact in candidate.facts("tuition_per_credit"):
        yield from _price("credit", fact, unit or unit_in(fact.details))
    for fact in candidate.facts("tuition_flat"):
        kind = _FLATS.get(str(fact.key.get("per")))
        if kind is not None:
            yield from _price(kind, fact, unit)
    for fact in candidate.facts("tuition_total"):
        if fact.status is not Status.COMPUTED:
            old = _repeats_outdated(fact, candidate, hours)
            yield from _price("total", fact, unit, old=old)


def _price(kind: PriceKind, fact: Fact, unit: Unit | None, *, old: bool = False) -> Iterator[Price]:
    amounts = []
    for stated in fact.values:
        dollars = dollars_of(stated.value, MOST[kind])
        if dollars is not None:
            factor = factor_between(unit, unit_in(stated.details)) if kind == "credit" else 1
            amounts.append(Amount(dollars, Fraction(factor)))
    if amounts:
        yield Price(
            kind=kind,
            residency=str(fact.key.get("residency", "any")),
            low=min(amounts, key=lambda amount: amount.weight),
            high=max(amounts, key=lambda amount: amount.weight),
            year=fact.year,
            facts=(fact,),
            outdated=old or fact.status is Status.STALE,
            pace=str(fact.key.get("pace", "any")),
        )


def factor_between(program: Unit | None, price: Unit) -> Fraction:
    """How many credits as a price counts them are one credit of a program."""
    if program is None or program == price:
        return Fraction(1)
    per_semester = Fraction(QUARTER_PER_SEMESTER)
    return per_semester if price == "quarter" else 1 / per_semester


def _repeats_outdated(total: Fact, candidate: Candidate, hours: Credits | None) -> bool:
    """Whether an undated total is the product of the credits and an outdated price: somebody
    has copied it, and it is as old as the price."""
    if total.year is not None or hours is None or not hours.known or not total.settled:
        return False
    return any(
        fact.status is Status.STALE
        and fact.settled
        and fact.key.get("residency") == total.key.get("residency")
        and unit_in(fact.details) == hours.unit
        and not isinstance(fact.value, (bool, str))
        and hours.low * fact.value == total.value
        for fact in candidate.facts("tuition_per_credit")
    )
