"""What the whole of a program costs in tuition, and which programs cost the least.

Nothing is filled in: a program without a price, or whose prices are all older than their shelf
life, is left out of the order and counted. The price is the one that a student from anywhere
pays where there is such a price, else the one for residents of other states; a price only for
residents of the state says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gradguide.catalog.release import Release
from gradguide.model.fact import Fact, Program, Status
from gradguide.resolution.computed import Product, tuition_products

RESIDENCY_ORDER = ("any", "out_of_state", "in_state")
"""Which price a reader whose state is unknown is shown first."""


@dataclass(frozen=True, slots=True)
class ProgramCost:
    """Tuition for a whole program in US dollars, exact, from `low` to `high`.

    They differ where sources dispute a stated total. `fact` is the stated or computed total.
    `year` is that of the oldest figure in it, or None where one has no year. `fees` are charges
    per credit that come on top, where one is known (None: not known, which does not mean none).
    `missing` says what a reader should still ask.
    """

    program: Program
    residency: str
    low: Decimal
    high: Decimal
    fact: Fact
    year: int | None
    fees: Decimal | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Affordable:
    """Programs from the least to the most expensive, and how many could not be placed.

    `without_price` have no total and no credits with a price; `outdated` only old ones.
    """

    costs: tuple[ProgramCost, ...]
    without_price: tuple[Program, ...]
    outdated: tuple[Program, ...]


def most_affordable(
    release: Release,
    *,
    delivery: str | None = "online",
    accredited: str | None = None,
    level: str | None = "master",
) -> Affordable:
    """The release's programs that meet the conditions (as in `Release.find`) by their cost.

    Ordered by the upper bound, then the lower, then the id; concentrations count with their
    program and are not listed by themselves.
    """
    found = release.find(delivery=delivery, accredited=accredited, level=level)
    return in_order_of_cost(program for program in found if program.kind == "program")


def in_order_of_cost(programs: Iterable[Program]) -> Affordable:
    """Programs by what they cost; those without a usable price apart."""
    costs: list[ProgramCost] = []
    without: list[Program] = []
    outdated: list[Program] = []
    for program in programs:
        cost = program_cost(program)
        if cost is not None:
            costs.append(cost)
        else:
            (outdated if _totals(program, stale=True) else without).append(program)
    ordered = sorted(costs, key=lambda cost: (cost.high, cost.low, cost.program.id))
    return Affordable(tuple(ordered), tuple(without), tuple(outdated))


def program_cost(program: Program) -> ProgramCost | None:
    """The tuition for the whole program, or None where there is no usable price."""
    costs = [
        _cost(program, str(fact.key["residency"]), fact)
        for fact in _totals(program, stale=False)
        if fact.key.get("residency") in RESIDENCY_ORDER
    ]
    return min(costs, key=_preference, default=None)


def _preference(cost: ProgramCost) -> tuple[int, bool, bool]:
    """The residency first; then a dated price, and one that is stated rather than computed."""
    computed = cost.fact.status is Status.COMPUTED
    return RESIDENCY_ORDER.index(cost.residency), cost.year is None, computed


def _totals(program: Program, *, stale: bool) -> list[Fact]:
    """Totals that decide. One that is computed from an outdated price is outdated, and so is an
    undated one that is the same."""
    old = {p.residency: p.total for p in tuition_products(program) if _is_stale(p)}
    totals = [f for f in program.facts if f.attribute == "tuition_total" and f.decides]
    return [fact for fact in totals if stale or not _is_outdated(fact, old)]


def _is_outdated(fact: Fact, old: Mapping[str, Decimal]) -> bool:
    same = fact.settled and fact.value == old.get(str(fact.key["residency"]))
    undated = fact.year is None or fact.status is Status.COMPUTED
    return fact.status is Status.STALE or (same and undated)


def _is_stale(product: Product) -> bool:
    """Whether the price is outdated. Old credits are said to be old, they change seldom."""
    return any(
        fact.status is Status.STALE for fact in product.inputs if fact.attribute != "credits"
    )


def _cost(program: Program, residency: str, fact: Fact) -> ProgramCost:
    amounts = [Decimal(str(stated.value)) for stated in fact.values]
    product = next((p for p in tuition_products(program) if p.residency == residency), None)
    fees = product.fees if product is not None else None
    same = product is not None and [product.total] == amounts
    year = product.year if fact.year is None and same and product is not None else fact.year
    missing = []
    if year is None:
        missing.append("the year of the price")
    if fees is None:
        missing.append("fees")
    if residency == "in_state":
        missing.append("the price for residents of other states")
    return ProgramCost(
        program, residency, min(amounts), max(amounts), fact, year, fees, tuple(missing)
    )
