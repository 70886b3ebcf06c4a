"""Arithmetic: a stated price against credits times the price of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gradguide.model.fact import Finding
from gradguide.resolution.checks.case import Case
from gradguide.resolution.computed import dollars, number, plain_decimal

# Totals are rounded to the ten or hundred dollars; 1 per cent of $30,000 is less than a credit.
ROUNDING = Decimal("0.01")
# A judgement: fees on top of tuition are a part of it that a fifth bounds; a page whose total is
# further above its own product more likely mixes up years, units or residencies.
FEES_AT_MOST = Decimal("0.20")


@dataclass(frozen=True, slots=True)
class _Price:
    """Credits, rate and what they make, as one document states them."""

    credits: int
    rate: int
    many: Decimal
    each: Decimal

    @property
    def product(self) -> Decimal:
        return self.many * self.each

    @property
    def text(self) -> str:
        return f"{number(self.many)} x {dollars(self.each)} = {dollars(self.product)}"


def total_against_product(case: Case) -> Iterator[Finding]:
    """A page's total tuition that is not its credits times its price per credit."""
    for places in case.by_document().values():
        for total in _of(case, places, "tuition_total"):
            price = _price(case, places, str(case.said(total)["residency"]))
            if price is None:
                continue
            stated = _amount(case, total)
            approximate = case.said(total).get("approximate") is True
            gap = stated - price.product
            slack = price.product * (ROUNDING * 5 if approximate else ROUNDING)
            if abs(gap) > slack:
                yield _gap(case, price, total, stated, gap)


def _gap(case: Case, price: _Price, total: int, stated: Decimal, gap: Decimal) -> Finding:
    by_fees = 0 < gap <= price.product * FEES_AT_MOST
    verdict = (
        f"{dollars(gap)} more, which fees may explain"
        if by_fees
        else f"{dollars(abs(gap))} {'more' if gap > 0 else 'less'}; one of the three is wrong or "
        "speaks of something else"
    )
    return case.finding(
        "arithmetic",
        "note" if by_fees else "warning",
        f"{price.text}; {case.who(total)} states {dollars(stated)}: {verdict}",
        "tuition_total",
        (price.credits, price.rate, total),
        {
            "credits": plain_decimal(price.many),
            "tuition_per_credit": plain_decimal(price.each),
            "product": plain_decimal(price.product),
            "stated": plain_decimal(stated),
            "difference": plain_decimal(gap),
        },
    )


def yearly_price_is_the_whole(case: Case) -> Iterator[Finding]:
    """A "price a year" (or a term) that is exactly all credits times the price of one."""
    for places in case.by_document().values():
        for flat in _of(case, places, "tuition_flat"):
            said = case.said(flat)
            price = _price(case, places, str(said["residency"]))
            if price is not None and price.product == _amount(case, flat):
                yield case.finding(
                    "arithmetic",
                    "warning",
                    f"{case.who(flat)} states {dollars(price.product)} a "
                    f"{said.get('per', 'year')}, which is the whole program: {price.text}",
                    "tuition_flat",
                    (price.credits, price.rate, flat),
                    {"product": plain_decimal(price.product)},
                )


def _price(case: Case, places: Sequence[int], residency: str) -> _Price | None:
    """The document's credits and rate for a residency, where it states exactly one of each
    and in one unit."""
    counts = [p for p in _of(case, places, "credits") if case.said(p)["part"] == "total"]
    rates = [
        p for p in _of(case, places, "tuition_per_credit") if case.said(p)["residency"] == residency
    ]
    if len({_amount(case, p) for p in counts}) != 1 or len({_amount(case, p) for p in rates}) != 1:
        return None
    unit = str(case.said(counts[0])["unit"])
    if any(case.said(p)["unit"] != unit for p in (*counts, *rates)):
        return None
    return _Price(counts[0], rates[0], _amount(case, counts[0]), _amount(case, rates[0]))


def _of(case: Case, places: Sequence[int], attribute: str) -> list[int]:
    return [p for p in places if case.claims[p].attribute == attribute]


def _amount(case: Case, place: int) -> Decimal:
    value = case.claims[place].value
    return Decimal(value) if isinstance(value, (int, Decimal)) else Decimal(str(value))
