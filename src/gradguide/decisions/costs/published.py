"""Totals that sources publish, recomputed, and why they differ from credits times price.

The known causes are tried in a fixed order, so that the same figures always get the same
explanation: the product itself; known fees that come on top, or are left out; another residency's
price; a year's credits, or another number of them; a rounded total; a rounded price of a credit;
an older total; another price of a credit. What none of them explains is said to be unexplained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from gradguide.decisions.bounds import CENT, Bounds, cents
from gradguide.decisions.calendar import FULL_TIME
from gradguide.decisions.costs.bill import Published
from gradguide.decisions.costs.case import Case
from gradguide.decisions.costs.charges import TERMS_OF_A_PRICE
from gradguide.decisions.costs.credits import Credits
from gradguide.decisions.costs.fees import Fee, fees_for
from gradguide.decisions.costs.prices import APPLIES, Price, prices
from gradguide.decisions.costs.wording import FEE_NAMES, count, of_residency, said, several, span
from gradguide.resolution.computed import dollars, number

MOST_TERMS = 12
"""Terms up to which fees per term are tried as the cause of a difference."""

OTHER_CREDITS = Decimal("0.4"), Decimal("1.7")
"""Shares of a program's credits between which another number of them can be meant."""

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Question:
    """A published amount that is not the product of credits and price, in dollars.

    `fees` are those known for the residency, `others` the prices of a credit for other
    residencies. `outdated` says that the total is older than the price.
    """

    amount: Decimal
    approximate: bool
    credits: Credits
    rate: Price
    product: Decimal
    fees: tuple[Fee, ...]
    others: tuple[tuple[str, Price], ...]
    brought: Decimal
    outdated: bool

    @property
    def difference(self) -> Decimal:
        return self.amount - self.product

    @property
    def price(self) -> Decimal:
        """Dollars for one of the program's own credits."""
        return cents(Decimal(self.rate.low.weight.numerator) / self.rate.low.weight.denominator)


def published_totals(case: Case) -> tuple[Published, ...]:
    """Each stated total of the program, beside what its credits and price come to."""
    known = tuple(prices(case.candidate, case.credits))
    return tuple(
        _published(case, total, amount, known)
        for total in known
        if total.kind == "total"
        for amount in dict.fromkeys((total.low.dollars, total.high.dollars))
    )


def _published(case: Case, total: Price, amount: Decimal, known: Sequence[Price]) -> Published:
    fact = total.facts[0]
    who = of_residency(case.candidate, total.residency)
    lead = f"{dollars(amount)} {who} ({said(fact)})"
    rates, hours = _rates(total, known), case.credits
    if not rates or hours is None:
        words = f"{lead}: there is no price of a credit to recompute it from"
        return Published(fact, amount, None, words)
    if not hours.known:
        rate = rates[0]
        product = Bounds(_product(hours.low, rate), _product(hours.high, rate))
        many = count(hours.low, hours.high)
        words = f"{lead}: {many} x {dollars(rate.low.dollars)} is {span(product.low, product.high)}"
        return Published(fact, amount, product, words)
    questions = [_question(case, total, amount, hours, rate, known) for rate in rates]
    asked = next((one for one in questions if _why(one) is not None), questions[0])
    words = f"{lead}: {_explained(case, asked, total)}"
    rounded = (cause := _rounded_total(asked)) is not None and cause == _why(asked)
    return Published(fact, amount, Bounds.exactly(asked.product), words, rounded)


def _rates(total: Price, known: Sequence[Price]) -> list[Price]:
    """The prices of a credit that a total can come from: that of its residency, else the one that
    everybody pays; where there is neither, any other."""
    rates = [price for price in known if price.kind == "credit" and price.known]
    own = [price for price in rates if price.residency == total.residency]
    return own or [price for price in rates if price.residency == "any"] or rates


def _question(
    case: Case,
    total: Price,
    amount: Decimal,
    hours: Credits,
    rate: Price,
    known: Sequence[Price],
) -> Question:
    return Question(
        amount=amount,
        approximate=any(one.details.get("approximate") is True for one in total.facts[0].values),
        credits=hours,
        rate=rate,
        product=_product(hours.low, rate),
        fees=_fees(case, total.residency),
        others=tuple(
            (of_residency(case.candidate, price.residency), price)
            for price in known
            if price.kind == "credit" and price.known and price.residency != rate.residency
        ),
        brought=case.situation.transfer,
        outdated=total.outdated and not rate.outdated,
    )


def _unit(rate: Price) -> str:
    return "" if rate.low.factor == 1 else f" x {rate.low.factor}"


def _product(hours: Decimal, rate: Price) -> Decimal:
    exact = Fraction(hours) * rate.low.weight
    return cents(Decimal(exact.numerator) / exact.denominator)


def _fees(case: Case, residency: str) -> tuple[Fee, ...]:
    """Fees of somebody who would pay a total of that residency, without the one for applying."""
    for person, applies in APPLIES.items():
        if residency in applies:
            found = fees_for(case.candidate, person)
            return tuple(fee for fee in found if fee.known and fee.kind != "application")
    return ()


def _explained(case: Case, asked: Question, total: Price) -> str:
    words = f"{number(asked.credits.low)} x {dollars(asked.rate.low.dollars)}{_unit(asked.rate)}"
    if asked.rate.residency not in (total.residency, "any"):
        words += f" {of_residency(case.candidate, asked.rate.residency)}"
    product = f"{words} = {dollars(asked.product)}"
    if not asked.difference:
        left_out = " and ".join(FEE_NAMES[fee.kind] for fee in asked.fees)
        return f"{product}, as published" + (f"; {left_out} come on top" if left_out else "")
    why = _why(asked)
    if why is not None:
        return f"{product}; {why}"
    return (
        f"{product}; the published total differs by {dollars(abs(asked.difference))}, and nothing "
        "here explains it"
    )


def _why(question: Question) -> str | None:
    """The first known cause of the difference; "" where there is none to explain."""
    if not question.difference:
        return ""
    return next((why for cause in CAUSES if (why := cause(question)) is not None), None)


def _fees_on_top(question: Question) -> str | None:
    for parts in _sums_of_fees(question):
        if sum((amount for amount, _ in parts), Decimal(0)) == question.difference:
            names = " and ".join(name for _, name in parts)
            return (
                f"that leaves out {dollars(question.difference)} of {names}, which the published "
                "total includes"
            )
    return None


def _sums_of_fees(question: Question) -> Iterator[list[tuple[Decimal, str]]]:
    """Every choice of known fees; those per term for each number of terms."""
    for terms in range(1, MOST_TERMS + 1):
        parts = []
        for fee in question.fees:
            name = FEE_NAMES[fee.kind]
            if fee.kind == "credit":
                parts.append((cents(fee.low * question.credits.low), name))
            elif fee.kind == "term":
                parts.append((fee.low * terms, f"{name} for {several(terms, 'term')}"))
            else:
                parts.append((fee.low, name))
        for size in range(1, len(parts) + 1):
            yield from (list(chosen) for chosen in combinations(parts, size))


def _other_residency(question: Question) -> str | None:
    for who, price in question.others:
        if _product(question.credits.low, price) == question.amount:
            return f"the published total is the price {who}, {dollars(price.low.dollars)} a credit"
    return None


def _other_credits(question: Question) -> str | None:
    if not question.price:
        return None
    counted = question.amount / question.price
    least, most = (share * question.credits.low for share in OTHER_CREDITS)
    if counted != counted.to_integral_value() or not least <= counted <= most:
        return None
    unit = question.credits.unit
    words = f"the published total is {number(counted)} x {dollars(question.price)}"
    if counted == question.credits.low - question.brought:
        return f"{words}, without the credits that are brought along"
    if counted == FULL_TIME[unit] * TERMS_OF_A_PRICE[unit]:
        return f"{words}, the credits of one year of full-time study"
    return f"{words}: it counts other credits"


def _rounded_price(question: Question) -> str | None:
    """A whole-dollar price that is the published total's price of a credit, rounded."""
    price = (question.amount / question.credits.low).quantize(CENT)
    if question.price != question.price.to_integral_value():
        return None
    if price == price.to_integral_value() or abs(price - question.price) > _HALF:
        return None
    if abs(price * question.credits.low - question.amount) > question.credits.low * CENT:
        return None
    return (
        f"the published total is {dollars(price)} a credit, which is {dollars(question.price)} "
        "when rounded"
    )


def _rounded_total(question: Question) -> str | None:
    if not question.approximate:
        return None
    unit = Decimal(10) ** _zeros(question.amount)
    if abs(question.difference) >= unit:
        return None
    return f"the published total is that rounded to {dollars(unit)}"


def _zeros(amount: Decimal) -> int:
    """With how many zeros a whole amount ends; 0 for one with cents."""
    if not amount or amount != amount.to_integral_value():
        return 0
    digits = str(int(amount))
    return len(digits) - len(digits.rstrip("0"))


def _other_time(question: Question) -> str | None:
    if not question.outdated:
        return None
    return "the published total is older than the price of a credit"


def _other_price(question: Question) -> str | None:
    price = question.amount / question.credits.low
    if price != price.to_integral_value():
        return None
    return f"the published total is another price, {dollars(price)} a credit"


CAUSES: tuple[Callable[[Question], str | None], ...] = (
    _fees_on_top,
    _other_residency,
    _other_credits,
    _rounded_total,
    _rounded_price,
    _other_time,
    _other_price,
)
