"""Which of a program's stated fees a person pays.

Different fees of one kind add up: a technology fee and a service fee are two fees. Of fees that
are stated in different years the older ones are taken for earlier sizes of the newer ones.
Application fees do not add up, since one applies once: several of them are rivals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.prices import APPLIES, Person, dollars_of, weight
from gradguide.model.fact import Fact, Status

FeeKind = Literal["credit", "term", "once", "application"]
KINDS: tuple[FeeKind, ...] = get_args(FeeKind)

MOST_FEE = 20_000
"""Dollars above which an amount is taken for a mistake and not for a fee."""


@dataclass(frozen=True, slots=True)
class Fee:
    """All fees of one kind together, in dollars to the cent, with the facts behind them.

    `year` is the oldest that one of them has, None where none has one.
    """

    kind: FeeKind
    low: Decimal
    high: Decimal
    year: int | None
    facts: tuple[Fact, ...]
    outdated: bool

    @property
    def known(self) -> bool:
        return self.low == self.high


def fees_for(candidate: Candidate, person: Person) -> tuple[Fee, ...]:
    """The fees that a person pays, at most one of each kind, in the order of the kinds."""
    stated = [
        fact
        for fact in candidate.facts("fee")
        if fact.key.get("residency", "any") in APPLIES[person] and _amounts(fact)
    ]
    found = (_together(kind, [f for f in stated if f.key.get("per") == kind]) for kind in KINDS)
    return tuple(fee for fee in found if fee is not None)


def application_fee_of_school(candidate: Candidate) -> Fee | None:
    """What the school as a whole asks of applicants. It need not hold for this program."""
    stated = [fact for fact in candidate.school_facts("fee") if _amounts(fact)]
    return _together("application", [f for f in stated if f.key.get("per") == "application"])


def _together(kind: FeeKind, facts: Sequence[Fact]) -> Fee | None:
    if not facts:
        return None
    if kind == "application":
        used = _best(_of_one_time(facts))
        amounts = [amount for fact in used for amount in _amounts(fact)]
        low, high = min(amounts), max(amounts)
    else:
        used = _of_one_time(facts)
        low = sum((min(_amounts(fact)) for fact in used), Decimal(0))
        high = sum((max(_amounts(fact)) for fact in used), Decimal(0))
    return Fee(
        kind=kind,
        low=low,
        high=high,
        year=min((fact.year for fact in used if fact.year is not None), default=None),
        facts=tuple(used),
        outdated=any(fact.status is Status.STALE for fact in used),
    )


def _of_one_time(facts: Sequence[Fact]) -> list[Fact]:
    """The current ones; where there are none, those of the newest year."""
    current = [fact for fact in facts if fact.status is not Status.STALE]
    if current:
        return current
    newest = max((fact.year or 0) for fact in facts)
    return [fact for fact in facts if (fact.year or 0) == newest]


def _best(facts: Sequence[Fact]) -> list[Fact]:
    best = max(weight(fact) for fact in facts)
    return [fact for fact in facts if weight(fact) == best]


def _amounts(fact: Fact) -> list[Decimal]:
    given = [dollars_of(stated.value, MOST_FEE) for stated in fact.values]
    return [amount for amount in given if amount is not None]
