"""What is not known of a cost, and how far off the answer can be for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.calendar import terms_from
from gradguide.decisions.costs.bill import Missing
from gradguide.decisions.costs.case import Case, Offer, bills_of, course_of
from gradguide.decisions.costs.charges import Charged, bill
from gradguide.decisions.costs.credits import Credits
from gradguide.decisions.costs.fees import application_fee_of_school
from gradguide.decisions.costs.peers import RECURRING, Charges, Peers
from gradguide.decisions.costs.plan import Plan, loads, longest
from gradguide.decisions.costs.prices import REDUCED, Amount, Price, in_dollars, price_for, prices
from gradguide.decisions.costs.visits import may_ask_for_visits
from gradguide.decisions.costs.wording import (
    FEE_NAMES,
    LEVELS,
    count,
    each_once,
    price_words,
    said,
    span,
    whose,
)
from gradguide.model.fact import Status
from gradguide.resolution.computed import dollars

ZERO = Decimal(0)
_ANY = Decimal(1)  # as many credits as you like: whether a price is stated does not depend on it


def missing(case: Case, peers: Peers) -> tuple[Missing, ...]:
    """What nobody states, or only outdated evidence does."""
    filled = _filled(case, peers)
    return (
        *_prices(case, filled, peers),
        *_credits(case, peers),
        *_fees(case, filled, peers),
        *_application(case, peers),
        *_visits(case),
    )


def possible(case: Case, peers: Peers) -> Bounds | None:
    """The total with what missing facts could add, as far as other programs bound it; also with
    a reduced price, where there is one of which nobody says who gets it.

    None where there is no price, or no number of credits, and no other program to judge by.
    """
    filled = _filled(case, peers)
    if filled is None:
        return None
    charged: list[Decimal] = []
    for offer in filled.offers:
        price = offer.price or _peers_price(filled, peers)
        if price is None:
            return None
        charged += [bill.charged for bill in bills_of(filled, offer, price)]
    for price in prices(filled.candidate, filled.credits):
        if price.residency == REDUCED and not price.outdated:
            reduced = (bill for one in filled.offers for bill in bills_of(filled, one, price))
            charged.append(min(bill.charged for bill in reduced))
    more = [one.bounds for one in (*_fees(case, filled, peers), *_application(case, peers))]
    low = min(charged) + sum((one.low for one in more if one is not None), ZERO)
    high = max(charged) + sum((one.high for one in more if one is not None), ZERO)
    aid = case.situation.aid
    return Bounds(max(low - aid, ZERO), max(high - aid, ZERO))


def _filled(case: Case, peers: Peers) -> Case | None:
    """The case with the credits that other programs have, where nobody states its own."""
    if case.plan is not None:
        return case
    judged = peers.credits.get((_level(case), case.unit))
    brought, pace = case.situation.transfer, case.pace.credits
    if judged is None or judged.bounds.low <= brought:
        return None
    summers = case.situation.summers
    hours = Credits(case.unit, judged.bounds.low, judged.bounds.high)
    low, high = loads(hours.low - brought, pace), loads(hours.high - brought, pace)
    if len(high) > longest(case.unit, summers=summers):
        return None
    terms = tuple(islice(terms_from(case.first, case.unit, summers=summers), len(high)))
    plan = Plan(case.unit, pace, terms, low, high)
    return replace(case, credits=hours, plan=plan, offers=_offers(case, hours))


def _offers(case: Case, hours: Credits) -> tuple[Offer, ...]:
    """The offers as they would be with some number of credits."""
    return tuple(
        replace(
            offer,
            price=price_for(case.candidate, offer.person, hours, full_time=case.full_time),
        )
        for offer in case.offers
    )


def _level(case: Case) -> str:
    """The award level whose programs bound what is not known here; "" where none can, because
    the level is not known or amounts are in another currency."""
    return case.candidate.program.level or "" if in_dollars(case.candidate.school) else ""


def _peers_price(filled: Case, peers: Peers) -> Price | None:
    """A price from the least to the most that other programs ask for a credit."""
    judged = peers.prices.get((_level(filled), filled.unit))
    if judged is None:
        return None
    low, high = Amount(judged.bounds.low), Amount(judged.bounds.high)
    return Price("credit", "any", low, high, None, (), outdated=False)


def _others(case: Case, programs: int, verb: str) -> str:
    """Other programs as the subject of a verb in the plural: "23 other master's programs ask"."""
    kind = LEVELS.get(_level(case), _level(case))
    if programs != 1:
        return f"{programs} other {kind} programs {verb}"
    one = {"have": "has", "ask": "asks"}.get(verb, verb)
    return f"1 other {kind} program {one}"


def _prices(case: Case, filled: Case | None, peers: Peers) -> Iterator[Missing]:
    offers = _offers(case, case.credits or Credits(case.unit, _ANY, _ANY))
    without = [offer for offer in offers if offer.price is None]
    if without:
        everyone = len(without) == len(case.offers) > 1
        who = "anybody" if everyone else whose(case.candidate, without[0].person)
        known = [price_words(case.candidate, p) for p in prices(case.candidate, case.credits)]
        words = [f"what {who} would pay"]
        if known:
            words.append(f"known is only {'; '.join(known)}")
        judged = peers.prices.get((_level(case), case.unit))
        if judged is not None:
            words.append(
                f"{_others(case, judged.programs, 'ask')} "
                f"{span(judged.bounds.low, judged.bounds.high)} a {case.unit} credit"
            )
        yield Missing("tuition_per_credit", "; ".join(words), _tuition(without, filled, peers))
    for fact in each_once(
        offer.price.facts[0] for offer in offers if offer.price and offer.price.outdated
    ):
        yield Missing(fact.attribute, f"today's price: the newest evidence is from {said(fact)}")


def _tuition(without: list[Offer], filled: Case | None, peers: Peers) -> Bounds | None:
    """What tuition would come to at other programs' prices."""
    price = _peers_price(filled, peers) if filled is not None else None
    if filled is None or price is None:
        return None
    return Bounds.over(sum(bill.tuition, ZERO) for bill in bills_of(filled, without[0], price))


def _credits(case: Case, peers: Peers) -> Iterator[Missing]:
    if case.credits is not None:
        for fact in case.credits.facts:
            if fact.status is Status.STALE:
                yield Missing("credits", f"today's number of credits: it is from {said(fact)}")
        return
    words = "how many credits there are, and so how many terms"
    judged = peers.credits.get((_level(case), case.unit))
    if judged is not None:
        words += (
            f"; {_others(case, judged.programs, 'have')} "
            f"{count(judged.bounds.low, judged.bounds.high)} {case.unit} credits"
        )
    yield Missing("credits", words)


def _fees(case: Case, filled: Case | None, peers: Peers) -> Iterator[Missing]:
    fees = each_once(fee for offer in case.offers for fee in offer.fees)
    for fee in fees:
        if fee.outdated:
            newest = max(fee.facts, key=lambda fact: fact.year or 0)
            name = FEE_NAMES[fee.kind]
            yield Missing("fee", f"today's {name}: the newest evidence is from {said(newest)}")
        elif case.plan is None and fee.kind in ("credit", "term"):
            yield Missing("fee", f"{FEE_NAMES[fee.kind]}: {span(fee.low, fee.high)} each")
    if any(fee.kind != "application" for fee in fees):
        return
    words = "fees that come with studying (per credit, per term, once)"
    judged = peers.fees.get((_level(case), case.unit))
    if filled is None or judged is None:
        yield Missing("fee", words)
        return
    most = max(_charged(filled, charges) for charges in judged.dearest)
    yield Missing(
        "fee",
        f"{words}; {_others(case, judged.programs, 'would charge')} up to {dollars(most)} for as "
        "many terms and credits, and some charge none",
        Bounds(ZERO, most),
    )


def _charged(filled: Case, charges: Charges) -> Decimal:
    """What another program's fees would come to over this one's terms."""
    asked = [
        (kind, Charged(kind, Amount(amount), None))
        for kind, amount in zip(RECURRING, charges, strict=True)
    ]
    free = Charged("credit", Amount(ZERO), None)
    return bill(course_of(filled, "high"), free, asked, 0, ZERO, ZERO).charged


def _application(case: Case, peers: Peers) -> Iterator[Missing]:
    if any(fee.kind == "application" for offer in case.offers for fee in offer.fees):
        return
    of_school = application_fee_of_school(case.candidate)
    if of_school is not None:
        asked = " or ".join(sorted({said(fact) for fact in of_school.facts}))
        yield Missing(
            "fee",
            "the fee for applying to this program; the school as a whole asks "
            f"{span(of_school.low, of_school.high)} ({asked})",
            Bounds(of_school.low, of_school.high),
        )
        return
    judged = peers.applications.get(_level(case))
    if judged is None:
        yield Missing("fee", "the fee for applying")
        return
    words = f"the fee for applying; {_others(case, judged.programs, 'ask')} "
    yield Missing("fee", words + span(judged.bounds.low, judged.bounds.high), judged.bounds)


def _visits(case: Case) -> Iterator[Missing]:
    if case.visits is None:
        if may_ask_for_visits(case.candidate):
            yield Missing(
                "campus_visits", "whether students have to come to the campus; nothing is added"
            )
        return
    if case.visits.high and case.situation.visit_cost is None:
        many = count(case.visits.low, case.visits.high)
        times = "time" if many == "1" else "times"
        yield Missing(
            "campus_visits",
            f"what it costs you to come to the campus {many} {times}; nothing is added",
        )
    if case.visits.outdated:
        fact = case.visits.fact
        yield Missing("campus_visits", f"today's number of visits: it is from {said(fact)}")
