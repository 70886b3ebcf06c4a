"""What other programs charge and require: bounds for what is not known of one.

Only facts that are current and have one value count, of programs of one level (and, where the
amount is for a credit, of one unit) in the same release. Nothing here is ever a program's own
price: it says how far off an answer can be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeVar

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.calendar import Unit
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.credits import Credits, credits_of, unit_in, unit_of
from gradguide.decisions.costs.fees import FeeKind, fees_for
from gradguide.decisions.costs.prices import REDUCED, in_dollars, prices
from gradguide.model.fact import Status

_Key = TypeVar("_Key")

Charges = tuple[Decimal, Decimal, Decimal]
"""Fees in dollars: for each credit, for each term, once."""

RECURRING: tuple[FeeKind, FeeKind, FeeKind] = ("credit", "term", "once")
"""The kinds of fees that come with studying, in the order of `Charges`."""


@dataclass(frozen=True, slots=True)
class Judged:
    """From the least to the most that some programs state, and how many programs those are."""

    bounds: Bounds
    programs: int


@dataclass(frozen=True, slots=True)
class JudgedFees:
    """What some programs charge besides tuition, and how many programs those are.

    Only the dearest are kept: of two programs of which one asks no less of any kind, that one.
    So the most that any of them would charge for a number of credits and terms is found here.
    """

    dearest: tuple[Charges, ...]
    programs: int


@dataclass(frozen=True, slots=True)
class Peers:
    """Bounds by award level, and by unit where the amount goes by credit or term. `prices` are
    dollars a credit, `applications` dollars to apply."""

    credits: Mapping[tuple[str, Unit], Judged] = field(default_factory=dict)
    prices: Mapping[tuple[str, Unit], Judged] = field(default_factory=dict)
    applications: Mapping[str, Judged] = field(default_factory=dict)
    fees: Mapping[tuple[str, Unit], JudgedFees] = field(default_factory=dict)


def peers(candidates: Iterable[Candidate]) -> Peers:
    """What the programs of a release say of their likes; concentrations count with their degree.

    Schools outside the United States are left out, since nobody says in which currency they ask.
    Fees are those of residents: a charge that only people from elsewhere pay is a price by
    residency under another name, and says nothing of what others charge beside their prices.
    """
    found = _Found()
    for one in candidates:
        if one.program.level is not None and one.program.kind not in ("concentration", "group"):
            found.add(one, one.program.level)
    return Peers(
        credits=_all_judged(found.credits),
        prices=_all_judged(found.prices),
        applications=_all_judged(found.applications),
        fees={
            key: JudgedFees(_dearest(charges), len(charges)) for key, charges in found.fees.items()
        },
    )


class _Found:
    """What programs state, by level and unit: the amounts of each program."""

    def __init__(self) -> None:
        self.credits: dict[tuple[str, Unit], list[list[Decimal]]] = defaultdict(list)
        self.prices: dict[tuple[str, Unit], list[list[Decimal]]] = defaultdict(list)
        self.applications: dict[str, list[list[Decimal]]] = defaultdict(list)
        self.fees: dict[tuple[str, Unit], list[Charges]] = defaultdict(list)

    def add(self, one: Candidate, level: str) -> None:
        total = credits_of(one)
        if total is not None and total.known and _current(total):
            self.credits[level, total.unit].append([total.low])
        if not in_dollars(one.school):
            return
        for unit, amounts in groupby(_asked(one, total), key=itemgetter(0)):
            self.prices[level, unit].append([amount for _, amount in amounts])
        fees = {
            fee.kind: fee.low for fee in fees_for(one, "resident") if fee.known and not fee.outdated
        }
        if "application" in fees:
            self.applications[level].append([fees.pop("application")])
        if fees:
            credit, term, once = (fees.get(kind, Decimal(0)) for kind in RECURRING)
            self.fees[level, unit_of(one, total)].append((credit, term, once))


def _current(hours: Credits) -> bool:
    return all(fact.status is not Status.STALE for fact in hours.facts)


def _asked(one: Candidate, total: Credits | None) -> list[tuple[Unit, Decimal]]:
    """The current prices of a credit, each with the unit of that credit, in the order of units."""
    return sorted(
        (unit_in(price.facts[0].details), price.low.dollars)
        for price in prices(one, total)
        if price.kind == "credit"
        and price.known
        and not price.outdated
        and price.residency != REDUCED
    )


def _all_judged(found: Mapping[_Key, list[list[Decimal]]]) -> dict[_Key, Judged]:
    return {
        key: Judged(Bounds.over(chain.from_iterable(programs)), len(programs))
        for key, programs in found.items()
    }


def _dearest(charges: Iterable[Charges]) -> tuple[Charges, ...]:
    """Those than which no other asks as much of every kind."""
    kept: list[Charges] = []
    for one in sorted(set(charges), reverse=True):
        if not any(all(a >= b for a, b in zip(other, one, strict=True)) for other in kept):
            kept.append(one)
    return tuple(kept)
