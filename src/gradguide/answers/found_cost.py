"""What a program that was found costs, in words: what is in the sum, and what it could come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.summary import about
from gradguide.resolution.computed import dollars

_ADDS = ("fee", "tuition_per_credit", "campus_visits")
"""What can be missing that would make the sum another one. Credits and prices that are outdated
are in it, and the sum says so."""

_DOLLAR = Decimal(1)


def cost_words(cost: Cost | None, most: Decimal | None) -> Iterator[str]:
    """What a program costs the person, a sentence at a time; `most` is the limit that was set."""
    if cost is None:
        yield "you cannot study here as you say"
        return
    if cost.total is None:
        yield "what it costs you is unknown"
        return
    yield f"{about(cost.total)} for you: {charges_words(cost)}"
    yield from caveats(cost, most)


def charges_words(cost: Cost) -> str:
    """What is in the sum: "tuition and fees, less your grants"."""
    paid = _listed([line.name for line in cost.lines if line.kind != "aid"])
    aid = ", less your grants" if any(line.kind == "aid" for line in cost.lines) else ""
    outdated = "" if cost.decides else ", by prices that do not hold for now"
    return f"{paid}{aid}{outdated}"


def caveats(cost: Cost, most: Decimal | None) -> Iterator[str]:
    """What is not in the sum, and what it could come to; nothing where there is no sum."""
    unknown, could = not_in_sum(cost), could_come_to(cost)
    if unknown:
        yield f"not known: {unknown}"
    if could:
        above = ", more than you said" if may_cost_more(cost, most) else ""
        yield f"judged by other programs, it could come to {could}{above}"


def not_in_sum(cost: Cost) -> str:
    """What is not known that would make the sum another one; "" where nothing is, or there is no
    sum."""
    if cost.total is None:
        return ""
    return "; ".join(gap.words.partition(";")[0] for gap in cost.missing if gap.attribute in _ADDS)


def could_come_to(cost: Cost) -> str:
    """What the sum could come to, judged by other programs; "" where that is no more than it is."""
    if cost.total is None or cost.possible is None or cost.possible.high <= cost.total.high:
        return ""
    return dollars(cost.possible.high.quantize(_DOLLAR))


def may_cost_more(cost: Cost | None, most: Decimal | None) -> bool:
    """Whether known charges keep to a limit that the cost could exceed once all are known."""
    if cost is None or most is None or cost.total is None or cost.possible is None:
        return False
    return cost.total.high <= most < cost.possible.high


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
