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

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.calendar import Unit
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.credits import Credits, credits_of, unit_in, unit_of
from gradguide.decisions.fees import Fee, FeeKind, fees_for
from gradguide.decisions.prices import REDUCED, in_dollars, prices
from gradguide.model.fact import Status


@dataclass(frozen=True, slots=True)
class Judged:
    """From the least to the most that some programs state, and how many programs those are."""

    bounds: Bounds
    programs: int


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """What a program charges besides tuition, in dollars a credit, a term and once."""

    unit: Unit
    charges: tuple[tuple[FeeKind, Decimal], ...]
    program: str


@dataclass(frozen=True, slots=True)
class Peers:
    """Bounds by award level. `prices` are dollars a credit, `applications` dollars to apply."""

    credits: Mapping[tuple[str, Unit], Judged] = field(default_factory=dict)
    prices: Mapping[tuple[str, Unit], Judged] = field(default_factory=dict)
    applications: Mapping[str, Judged] = field(default_factory=dict)
    fees: Mapping[str, tuple[FeeSchedule, ...]] = field(default_factory=dict)


def peers(candidates: Iterable[Candidate]) -> Peers:
    """What the programs of a release say of their likes; concentrations count with their degree.

    Schools outside the United States are left out, since nobody says in which currency they ask.
    Fees are those of residents: a charge that only people from elsewhere pay is a price by
    residency under another name, and says nothing of what others charge beside their prices.
    """
    hours: dict[tuple[str, Unit], dict[str, list[Decimal]]] = defaultdict(dict)
    paid: dict[tuple[str, Unit], dict[str, list[Decimal]]] = defaultdict(dict)
    applications: dict[str, dict[str, list[Decimal]]] = defaultdict(dict)
    fees: dict[str, dict[FeeSchedule, None]] = defaultdict(dict)
    for one in candidates:
        level = one.program.level
        if level is None or one.program.kind in ("concentration", "group"):
            continue
        total = credits_of(one)
        if total is not None and total.known and _current(total):
            hours[level, total.unit][one.id] = [total.low]
        if not in_dollars(one.school):
            continue
        unit = unit_of(one, total)
        for price in prices(one, total):
            if price.kind == "credit" and price.known and not price.outdated:
                counted = unit_in(price.facts[0].details)
                if price.residency != REDUCED:
                    paid[level, counted].setdefault(one.id, []).append(price.low.dollars)
        _add_fees(one.id, level, unit, fees_for(one, "resident"), applications, fees)
    return Peers(
        credits={key: _judged(by_program) for key, by_program in hours.items()},
        prices={key: _judged(by_program) for key, by_program in paid.items()},
        applications={key: _judged(by_program) for key, by_program in applications.items()},
        fees={level: tuple(found) for level, found in fees.items()},
    )


def _current(hours: Credits) -> bool:
    return all(fact.status is not Status.STALE for fact in hours.facts)


def _add_fees(
    program: str,
    level: str,
    unit: Unit,
    found: Iterable[Fee],
    applications: dict[str, dict[str, list[Decimal]]],
    fees: dict[str, dict[FeeSchedule, None]],
) -> None:
    sure = [fee for fee in found if fee.known and not fee.outdated]
    for fee in sure:
        if fee.kind == "application":
            applications[level][program] = [fee.low]
    charges = tuple((fee.kind, fee.low) for fee in sure if fee.kind != "application")
    if charges:
        fees[level][FeeSchedule(unit, charges, program)] = None


def _judged(by_program: Mapping[str, list[Decimal]]) -> Judged:
    amounts = (amount for listed in by_program.values() for amount in listed)
    return Judged(Bounds.over(amounts), len(by_program))
