"""The lines of a cost, each with how it is reached, and what should be said beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from gradguide.decisions.bounds import Ends
from gradguide.decisions.calendar import QUARTER_PER_SEMESTER
from gradguide.decisions.costs.bill import Line
from gradguide.decisions.costs.case import Billed, Case, Offer, bills_of
from gradguide.decisions.costs.charges import TERMS_OF_A_PRICE
from gradguide.decisions.costs.fees import KINDS, Fee, FeeKind
from gradguide.decisions.costs.prices import APPLIES, REDUCED, Amount, Price, in_dollars, prices
from gradguide.decisions.costs.wording import (
    FEE_NAMES,
    count,
    each_once,
    percent,
    price_words,
    several,
    span,
    whose,
    years,
)
from gradguide.model.fact import Fact, Status
from gradguide.resolution.computed import dollars, number

ZERO = Decimal(0)


def residency_of(bills: Sequence[Billed]) -> str:
    """Whose price the bills have; "any" also where residents and others pay the same, and "open"
    where what is paid depends on where the person lives, be it for the price or for a fee."""
    totals = {(one.offer.person, one.bill.total) for one in bills}
    amounts = [{total for whose, total in totals if whose == person} for person in APPLIES]
    if all(amounts):
        return "any" if amounts[0] == amounts[1] else "open"
    return next(one.offer.price.residency for one in bills if one.offer.price is not None)


def lines_of(case: Case, least: Billed, most: Billed) -> tuple[Line, ...]:
    """What is paid over the whole program, from the bills at both ends."""
    out = [_tuition(case, least, most)]
    out += [line for kind in KINDS if (line := _fee(case, kind, least, most)) is not None]
    visits = Ends(sum(least.bill.visits, Decimal(0)), sum(most.bill.visits, Decimal(0)))
    if case.visits is not None and case.situation.visit_cost is not None and case.visits.high:
        out.append(
            Line(
                "visits",
                "visits to campus",
                visits,
                f"{count(case.visits.low, case.visits.high)} x "
                f"{dollars(case.situation.visit_cost)}{_rising(case, None)}",
                (case.visits.fact,),
                outdated=case.visits.outdated,
            )
        )
    if case.situation.aid:
        out.append(
            _aid(case, Ends(sum(least.bill.aid, Decimal(0)), sum(most.bill.aid, Decimal(0))))
        )
    return tuple(out)


def known_fees(case: Case) -> tuple[Line, ...]:
    """The fees that can be reckoned of a program without a price."""
    if not any(offer.fees for offer in case.offers):
        return ()
    free = Price("total", "any", Amount(ZERO), Amount(ZERO), None, (), outdated=False)
    bills = [Billed(offer, bill) for offer in case.offers for bill in bills_of(case, offer, free)]
    least = min(bills, key=lambda one: one.bill.charged)
    most = max(bills, key=lambda one: one.bill.charged)
    lines = (_fee(case, kind, least, most) for kind in KINDS)
    return tuple(line for line in lines if line is not None)


def _tuition(case: Case, least: Billed, most: Billed) -> Line:
    used = each_once([least.offer, most.offer])
    facts = [fact for offer in used if offer.price for fact in offer.price.facts]
    if case.credits is not None:
        facts += case.credits.facts
    return Line(
        kind="tuition",
        name="tuition",
        amount=Ends(sum(least.bill.tuition, Decimal(0)), sum(most.bill.tuition, Decimal(0))),
        words=_by_person(case, used, lambda offer: _tuition_words(case, offer)),
        facts=tuple(each_once([*facts, *case.pace.facts])),
        outdated=any(offer.price.outdated for offer in used if offer.price),
        assumed="; ".join(each_once(_assumed(case, used))),
    )


def _by_person(case: Case, offers: Sequence[Offer], words: Callable[[Offer], str]) -> str:
    """What is said of each offer, and of whom where they differ."""
    each = [(offer, words(offer)) for offer in offers]
    if len({said for _, said in each}) == 1:
        return each[0][1]
    return "; ".join(
        f"for {whose(case.candidate, offer.person)}: {said or 'none'}" for offer, said in each
    )


def _tuition_words(case: Case, offer: Offer) -> str:
    price = offer.price
    if price is None:
        return ""
    amount = span(price.low.dollars, price.high.dollars)
    rising = _rising(case, price.year)
    hours, terms = case.to_pay, _terms(case)
    if price.kind == "total" or hours is None:
        return f"{amount} as published for the whole program{_part(case)}{rising}"
    if price.kind == "credit":
        unit = "" if price.low.factor == 1 else f" a {_other(case.unit)} credit"
        many = count(hours.low, hours.high)
        return f"{many} {case.unit} credits x {amount}{unit}{rising}"
    if price.kind == "term":
        return f"{terms} x {amount}{rising}"
    part = {2: "half", 3: "a third"}[TERMS_OF_A_PRICE[case.unit]]
    return f"{terms} x {part} of {amount} a year{rising}"


def _other(unit: str) -> str:
    return "quarter" if unit == "semester" else "semester"


def _part(case: Case) -> str:
    if case.credits is None or not case.situation.transfer or case.to_pay is None:
        return ""
    left = count(case.to_pay.low, case.to_pay.high)
    return f", {left} of its {count(case.credits.low, case.credits.high)} credits"


def _terms(case: Case) -> str:
    if case.plan is None:
        return ""
    few, many = len(case.plan.low), len(case.plan.high)
    return several(many, "term") if few == many else f"{few} to {many} terms"


def _rising(case: Case, year: int | None) -> str:
    rise = case.rise
    if not rise.rate:
        return ""
    return f", {percent(rise.rate)} more each year after {years(rise.since(year))}"


def _assumed(case: Case, used: Iterable[Offer]) -> Iterator[str]:
    for price in (offer.price for offer in used):
        if price is None:
            continue
        if price.low.factor != 1 and price.kind == "credit":
            yield f"{QUARTER_PER_SEMESTER} quarter credits count as one semester credit"
        if price.kind == "total" and case.plan is not None and len(case.plan.high) > 1:
            yield "only the total is published; it is spread evenly over the terms"
        if price.kind == "total" and case.situation.transfer:
            yield "credits brought along are taken to lower the published total in proportion"
        if price.kind == "year":
            yield (
                f"a year's price is taken to pay for {TERMS_OF_A_PRICE[case.unit]} terms, and a "
                "summer term to cost as much as another"
            )
        if price.year is None and case.rise.rate:
            yield f"the price carries no year and is taken for that of {years(case.rise.now)}"
    if case.situation.transfer:
        yield (
            f"the school is taken to accept all {number(case.situation.transfer)} credits that "
            "are brought along"
        )
    if case.plan is not None and case.situation.credits_per_term is None and not case.pace.facts:
        yield f"{number(case.pace.credits)} credits a term, which is two courses"


def _fee(case: Case, kind: FeeKind, least: Billed, most: Billed) -> Line | None:
    low, high = least.bill.fees.get(kind, ()), most.bill.fees.get(kind, ())
    offers = each_once([least.offer, most.offer])
    fees = [fee for offer in offers for fee in offer.fees if fee.kind == kind]
    if not fees or (case.plan is None and kind in ("credit", "term")):
        return None
    many = max(len(fee.facts) for fee in fees)
    return Line(
        kind="fee",
        name=FEE_NAMES[kind],
        amount=Ends(sum(low, Decimal(0)), sum(high, Decimal(0))),
        words=_by_person(case, offers, lambda offer: _fee_words(case, kind, offer)),
        facts=tuple(each_once(fact for fee in fees for fact in fee.facts)),
        outdated=any(fee.outdated for fee in fees),
        assumed="; ".join(_assumed_of(case, fees, many > 1 and kind != "application")),
    )


def _assumed_of(case: Case, fees: Iterable[Fee], several_add_up: bool) -> Iterator[str]:
    if several_add_up:
        yield "fees of one kind are taken to add up"
    if case.rise.rate and any(fee.year is None for fee in fees):
        yield f"a fee without a year is taken for one of {years(case.rise.now)}"


def _fee_words(case: Case, kind: FeeKind, offer: Offer) -> str:
    fee = next((fee for fee in offer.fees if fee.kind == kind), None)
    if fee is None:
        return ""
    amount, rising = _sum_words(fee), _rising(case, fee.year)
    if kind == "credit" and case.to_pay is not None:
        many = count(case.to_pay.low, case.to_pay.high)
        return f"{many} {case.unit} credits x {amount}{rising}"
    if kind == "term":
        return f"{_terms(case)} x {amount}{rising}"
    return f"{amount}{rising}"


def _sum_words(fee: Fee) -> str:
    amount = span(fee.low, fee.high)
    if fee.kind == "application" or len(fee.facts) == 1 or not fee.known:
        return amount
    return f"{amount} ({' + '.join(dollars(Decimal(fact.value)) for fact in fee.facts)})"


def _aid(case: Case, used: Ends) -> Line:
    words = "spread evenly over the terms" if case.plan is not None else "taken off the whole"
    if used.low < case.situation.aid:
        words += f"; of {dollars(case.situation.aid)} as much as is charged"
    return Line("aid", "grants and scholarships", used, words)


def notes_on(case: Case) -> tuple[str, ...]:
    """What should be known beside the lines: other prices, disputes, the school's own rates."""
    return (*_disputes(case), *_other_prices(case), *_of_the_school(case), *_currency(case))


def _disputes(case: Case) -> Iterator[str]:
    if case.credits is not None and not case.credits.known:
        yield (
            f"Sources dispute how many credits there are ({number(case.credits.low)} or "
            f"{number(case.credits.high)}); the costs are given from the one to the other."
        )
    for offer in case.offers:
        if offer.price is not None and not offer.price.known:
            yield (
                f"Sources dispute the price for {whose(case.candidate, offer.person)}; the costs "
                "are given from the least to the most that they say."
            )


def _other_prices(case: Case) -> Iterator[str]:
    used = [offer.price for offer in case.offers]
    asked = {name for offer in case.offers for name in APPLIES[offer.person]}
    for price in prices(case.candidate, case.credits):
        words = price_words(case.candidate, price)
        if price.residency == REDUCED:
            yield (
                f"There is also {words}. Nobody says here who gets it, so it is not in the "
                "total; ask the school."
            )
        elif price in used or price.kind == "total":
            continue
        elif price.residency in asked and case.credits is None:
            yield f"The price is {words}, and nobody says how many credits there are."
        elif price.residency in asked:
            yield f"Also stated, and not used because other evidence is better: {words}."
        else:
            yield f"Others pay another price: {words}."


def _of_the_school(case: Case) -> Iterator[str]:
    priced = all(offer.price is not None for offer in case.offers)
    for fact in case.candidate.school_facts("tuition_per_credit") if not priced else ():
        yield (
            f"The school as a whole asks {_listed(fact)} a credit{_qualified(fact)}; that need "
            "not hold for this program and is not in the total."
        )
    charged = any(fee.kind != "application" for offer in case.offers for fee in offer.fees)
    for fact in case.candidate.school_facts("fee") if not charged else ():
        per = str(fact.key.get("per", "")).replace("_", " ")
        if per == "application":  # `gaps` tells of it, and it bounds what is not known
            continue
        how = "once" if per == "once" else f"a {per}"
        yield (
            f"The school as a whole charges a fee of {_listed(fact)} {how}{_qualified(fact)}; "
            "that need not hold for this program and is not in the total."
        )


def _listed(fact: Fact) -> str:
    return " or ".join(dollars(Decimal(stated.value)) for stated in fact.values)


def _qualified(fact: Fact) -> str:
    residency = str(fact.key.get("residency", "any"))
    parts = [] if residency == "any" else [residency.replace("_", " ")]
    parts.append(str(fact.year) if fact.year else "undated")
    if fact.status is Status.STALE:
        parts.append("outdated")
    return f" ({', '.join(parts)})"


def _currency(case: Case) -> Iterator[str]:
    if not in_dollars(case.candidate.school):
        yield (
            "The school is not in the United States, and nobody says in which currency its "
            "amounts are; they are not held against those of other schools."
        )
