"""A program's cost in one sentence, for the person who asked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.calendar import months_between
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.visits import visits_of
from gradguide.decisions.costs.wording import count, of_residency, several
from gradguide.decisions.situation import Situation
from gradguide.model.states import STATE_NAMES
from gradguide.resolution.computed import dollars, number

_DELIVERIES = {
    "online": "all online",
    "hybrid": "hybrid (on campus in part or by choice)",
    "campus": "on campus",
}
_DOLLAR = Decimal(1)


def summary(candidate: Candidate, situation: Situation, cost: Cost) -> str:
    """One sentence: credits, delivery, what it costs this person, how long it takes."""
    known = [_credits(cost), _delivery(candidate), _price(candidate, situation, cost), _time(cost)]
    told = ", ".join(part for part in known if part)
    unknown = list(_unknown(candidate, cost))
    if unknown:
        listed = " and ".join([", ".join(unknown[:-1]), unknown[-1]] if unknown[1:] else unknown)
        told = f"{told}; {listed}" if told else listed
        told += " are unknown" if unknown[1:] else " is unknown"
    return f"{told[0].upper()}{told[1:]}."


def _unknown(candidate: Candidate, cost: Cost) -> Iterator[str]:
    if cost.credits is None:
        yield "how many credits there are"
    if not candidate.facts("delivery"):
        yield "whether it is online or on campus"
    if cost.total is None:
        yield "what it costs you"


def about(amounts: Bounds) -> str:
    """Amounts to the dollar: "about $19,980", "about $9,780 to $18,930"."""
    low, high = (dollars(end.quantize(_DOLLAR)) for end in (amounts.low, amounts.high))
    return f"about {low}" if low == high else f"about {low} to {high}"


def _credits(cost: Cost) -> str:
    if cost.credits is None:
        return ""
    return f"{count(cost.credits.low, cost.credits.high)} {cost.unit} credits"


def _delivery(candidate: Candidate) -> str:
    facts = candidate.facts("delivery")
    if not facts:
        return ""
    ways = [_DELIVERIES[str(stated.value)] for stated in facts[0].values]
    visits = visits_of(candidate)
    if visits is not None and visits.high:
        some = count(visits.low, visits.high)
        but = "but for" if ways[-1] == _DELIVERIES["online"] else "with"
        ways[-1] += f" {but} {some} {'visit' if some == '1' else 'visits'} to the campus"
    return " or ".join(ways) + (" (sources disagree)" if len(ways) > 1 else "")


def _price(candidate: Candidate, situation: Situation, cost: Cost) -> str:
    if cost.total is None:
        return ""
    outdated = any(line.outdated for line in cost.lines if line.kind == "tuition")
    amount = about(cost.total) + (" by outdated prices" if outdated else "")
    if situation.residency is not None:
        home = STATE_NAMES.get(situation.residency, situation.residency)
        return f"{amount} for a resident of {home}"
    if cost.residency == "open":
        return f"{amount}, depending on where you live"
    return f"{amount} {of_residency(candidate, cost.residency)}"


def _time(cost: Cost) -> str:
    if not cost.terms or cost.pace is None:
        return ""
    months = several(months_between(cost.terms[0].term, cost.terms[-1].term, cost.unit), "month")
    if len(cost.terms) == 1:
        return f"{months} in one term"
    if cost.credits is not None and not cost.credits.known:
        months = f"up to {months}"
    return f"{months} at {number(cost.pace)} credits a term"
