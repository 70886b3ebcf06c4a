"""What can be worked out from a program's facts: what the whole of it costs in tuition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from gradguide.model.fact import Fact, Program, Stated, Status

RESIDENCIES = ("any", "in_state", "out_of_state", "reduced")


@dataclass(frozen=True, slots=True)
class Product:
    """Credits times the price of one, from one fact each, in US dollars.

    `fees` are the charges per credit times the credits, where one is known. All amounts exact.
    """

    residency: str
    credits: Decimal
    unit: str
    rate: Decimal
    total: Decimal
    fees: Decimal | None
    year: int | None
    inputs: tuple[Fact, ...]

    @property
    def explanation(self) -> str:
        text = f"{number(self.credits)} {self.unit} credits x {dollars(self.rate)}"
        if self.fees is not None:
            text += f"; {dollars(self.fees)} in fees per credit come on top"
        return text


def find_fact(program: Program, attribute: str, **key: str) -> Fact | None:
    """The program's deciding fact about an attribute under exactly these key qualifiers."""
    for fact in program.facts:
        if fact.attribute == attribute and fact.decides and dict(fact.key) == key:
            return fact
    return None


def tuition_products(program: Program) -> tuple[Product, ...]:
    """Credits times price for every residency that has a price.

    Only where both facts have one value, nothing is paid for or machine-written, and the units
    are the same: semester and quarter credits are never mixed.
    """
    total = find_fact(program, "credits", part="total")
    if total is None or not total.settled:
        return ()
    out = []
    for residency in RESIDENCIES:
        rate = find_fact(program, "tuition_per_credit", residency=residency)
        if rate is None or not rate.settled:
            continue
        if rate.details.get("unit") == total.details.get("unit"):
            out.append(_product(program, residency, total, rate))
    return tuple(out)


def _product(program: Program, residency: str, total: Fact, rate: Fact) -> Product:
    many, price = _exact(total), _exact(rate)
    fee = _only_fee(program, residency)
    inputs = (total, rate) if fee is None else (total, rate, fee)
    years = [fact.year for fact in inputs]
    known = [year for year in years if year is not None]
    return Product(
        residency=residency,
        credits=many,
        unit=str(total.details.get("unit", "semester")),
        rate=price,
        total=many * price,
        fees=None if fee is None else many * _exact(fee),
        year=min(known) if len(known) == len(years) else None,
        inputs=inputs,
    )


def _only_fee(program: Program, residency: str) -> Fact | None:
    """The fee per credit, where the sources know of exactly one."""
    fees = [
        fact
        for fact in program.facts
        if fact.attribute == "fee"
        and fact.settled
        and fact.status is not Status.STALE
        and fact.key.get("per") == "credit"
        and fact.key.get("residency") in (residency, "any")
    ]
    return fees[0] if len(fees) == 1 else None


def with_computed(program: Program) -> Program:
    """The program with a computed total tuition for each residency, unless a total is stated
    that is current and dated, or that is the same."""
    more = [
        _fact(product)
        for product in tuition_products(program)
        if not any(_makes_needless(fact, product) for fact in program.facts)
    ]
    if not more:
        return program
    facts = sorted(
        [*program.facts, *more], key=lambda f: (f.attribute, repr(sorted(f.key.items())))
    )
    return replace(program, facts=tuple(facts))


def _makes_needless(fact: Fact, product: Product) -> bool:
    if fact.attribute != "tuition_total" or not fact.decides:
        return False
    if fact.key.get("residency") != product.residency or fact.status is Status.STALE:
        return False
    return fact.year is not None or fact.value == product.total


def _fact(product: Product) -> Fact:
    claims = tuple(sorted({c for fact in product.inputs for c in fact.claims_for}))
    return Fact(
        attribute="tuition_total",
        values=(Stated(plain_decimal(product.total), {"approximate": False}, claims),),
        status=Status.COMPUTED,
        standing=min(fact.standing for fact in product.inputs),
        key={"residency": product.residency},
        year=product.year,
        explanation=product.explanation,
    )


def _exact(fact: Fact) -> Decimal:
    value = fact.value
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise TypeError(f"{fact.attribute}: {value!r} is not a number")
    return Decimal(value)


def plain_decimal(value: Decimal) -> int | Decimal:
    """A whole amount as a whole number, any other as it is."""
    return int(value) if value == value.to_integral_value() else value


def number(value: Decimal) -> str:
    """A number as people write it: "36", "1.5"."""
    return f"{plain_decimal(value):,}"


def dollars(value: Decimal) -> str:
    """An amount as people write it: "$29,628", "$852.50"."""
    if value == value.to_integral_value():
        return f"${int(value):,}"
    return f"${value:,.2f}"
