"""Which facts may be said where there is no room for doubt.

A search engine or a registry takes a value as it stands: it has no mark for "disputed" or "of
2019". So only facts are said there that decide, have one value and are not stale, and where
several facts answer one question differently, none of them is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from gradguide.model.fact import Fact, Program, Stated, Status
from gradguide.model.vocabulary import Value

_DOUBTFUL = (Status.DISPUTED, Status.STALE)


def sayable(fact: Fact) -> bool:
    """Whether a fact may be said without its status.

    Never one that rests on paid placement or machine-written pages alone: those do not decide.
    """
    return fact.settled and fact.status not in _DOUBTFUL


def said(program: Program, attribute: str, **key: Value | None) -> tuple[Fact, ...]:
    """The facts about an attribute that may be said, in the program's order; with `key`, those
    with these qualifiers among theirs (None: without that qualifier)."""
    return tuple(
        fact
        for fact in program.facts
        if fact.attribute == attribute
        and sayable(fact)
        and all(fact.key.get(name) == value for name, value in key.items())
    )


def agreed(facts: Iterable[Fact]) -> Stated | None:
    """The one thing that these facts say, with its details; None where there is nothing, or where
    they differ."""
    stated = [fact.values[0] for fact in facts]
    if not stated or any(_differs(one, stated[0]) for one in stated[1:]):
        return None
    return stated[0]


def doubted(program: Program, attribute: str, **key: Value | None) -> bool:
    """Whether something else than what may be said is known that contradicts: a disputed fact
    about the same question."""
    return any(
        fact.attribute == attribute
        and fact.decides
        and fact.status is Status.DISPUTED
        and all(fact.key.get(name) == value for name, value in key.items())
        for fact in program.facts
    )


def one(program: Program, attribute: str, **key: Value | None) -> Stated | None:
    """What a program's facts say on one question, where they say one thing and none is disputed."""
    return None if doubted(program, attribute, **key) else agreed(said(program, attribute, **key))


def number(value: Value) -> int | Decimal:
    """A value that the vocabulary says is a number.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"{value!r} is not a number")
    return value


def _differs(a: Stated, b: Stated) -> bool:
    return a.value != b.value or a.details.get("unit") != b.details.get("unit")
