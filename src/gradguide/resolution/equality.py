"""When two claims state the same value, and which values a set of claims comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Stated
from gradguide.model.vocabulary import Attribute, Value
from gradguide.resolution.spelling import text_key

ValueKey = str | bool | Decimal

TOLERANCE = Fraction(5, 100)
"""An amount that its source calls approximate agrees with an exact one within 5 per cent: the
width of the roundings in use ("about $30,000" for $28,740)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What makes a statement another statement: its value and the details that change it."""

    value: ValueKey
    details: tuple[tuple[str, Value], ...]


def value_key(value: Value, attribute: Attribute) -> ValueKey:
    """What all spellings of one value have in common."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, Decimal)):
        return Decimal(value).normalize()
    match attribute.kind:
        case "host":
            return value.lower().removeprefix("www.")
        case "digits":
            return value[1:] if len(value) == 11 and value.startswith("1") else value
        case "text":
            return text_key(value)
        case _:
            return value


def statements(
    claims: Sequence[Claim], contending: Iterable[int], members: Iterable[int], attribute: Attribute
) -> tuple[Stated, ...]:
    """The values that the contending claims state, each with all members that state it too.

    The best supported value comes first: by standing, then number of claims, then newest, then
    the value itself.
    """
    places, supporters = sorted(contending), sorted(members)
    if len(supporters) == 1:  # as of most facts: there is nothing to weigh
        return (_stated(claims, supporters, attribute, set(places)),)
    meanings: dict[Meaning, bool] = dict.fromkeys(
        sorted({_meaning(claims[p], attribute) for p in places if _exact(claims[p])}, key=repr),
        True,
    )
    rough = sorted((p for p in places if not _exact(claims[p])), key=lambda p: _size(claims[p]))
    for place in rough:
        if _agreeing(claims[place], meanings, attribute) is None:
            meanings[_meaning(claims[place], attribute)] = False
    support: dict[Meaning, list[int]] = defaultdict(list)
    for place in supporters:
        if (meaning := _agreeing(claims[place], meanings, attribute)) is not None:
            support[meaning].append(place)
    out = [_stated(claims, support[meaning], attribute, set(places)) for meaning in meanings]
    return tuple(sorted(out, key=lambda one: _rank(one, claims)))


def _size(claim: Claim) -> tuple[Fraction, str]:
    value = claim.value
    number = Fraction(value) if isinstance(value, (int, Decimal)) else Fraction(0)
    return number, repr(value)


def _exact(claim: Claim) -> bool:
    return claim.qualifiers.get("approximate") is not True


def meaning_of(value: Value, qualifiers: Mapping[str, Value], attribute: Attribute) -> Meaning:
    """Value and those details that have a default (a unit, required or optional). The others
    (since when, how many, which state) add to a value and do not make it another."""
    said = attribute.with_defaults(qualifiers)
    details = tuple(
        (q.name, said[q.name])
        for q in attribute.qualifiers.values()
        if q.default is not None and q.kind != "flag" and q.name not in attribute.key
    )
    return Meaning(value_key(value, attribute), details)


def _meaning(claim: Claim, attribute: Attribute) -> Meaning:
    return meaning_of(claim.value, claim.qualifiers, attribute)


def _agreeing(
    claim: Claim, meanings: Mapping[Meaning, bool], attribute: Attribute
) -> Meaning | None:
    """The meaning that a claim supports. Where the claim or the meaning is approximate (its
    entry in `meanings` is False), that is the nearest one within the tolerance."""
    own = _meaning(claim, attribute)
    if own in meanings or not isinstance(own.value, Decimal):
        return own if own in meanings else None
    near = [
        (abs(other.value - own.value), repr(other), other)
        for other, exact in meanings.items()
        if isinstance(other.value, Decimal)
        and other.details == own.details
        and not (exact and _exact(claim))
        and _close(other.value, own.value)
    ]
    return min(near)[2] if near else None


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(Fraction(one) - Fraction(other)) <= max(Fraction(one), Fraction(other)) * TOLERANCE


def _stated(
    claims: Sequence[Claim], support: list[int], attribute: Attribute, contending: set[int]
) -> Stated:
    """The value as its best source writes it, with that source's details."""
    order = sorted(support, key=lambda p: (p not in contending, *_preference(claims[p]), p))
    best = claims[order[0]]
    details: dict[str, Value] = {}
    for place in order:
        if place in contending:
            for name, value in claims[place].qualifiers.items():
                if name not in attribute.key:
                    details.setdefault(name, value)
    said = {name: details[name] for name in sorted(details)}
    return Stated(best.value, _with_defaults(said, attribute), tuple(sorted(support)))


def _with_defaults(details: Mapping[str, Value], attribute: Attribute) -> dict[str, Value]:
    out = {
        q.name: q.default
        for q in attribute.qualifiers.values()
        if q.default is not None and q.name not in attribute.key
    }
    return dict(sorted({**out, **details}.items()))


def _preference(claim: Claim) -> tuple[int, bool, int, str]:
    year = claim.source.year
    exact_first = claim.qualifiers.get("approximate") is True
    return -claim.standing, exact_first, -(year or 0), str(claim.value)


def _rank(stated: Stated, claims: Sequence[Claim]) -> tuple[int, int, int, str]:
    standing = max(claims[p].standing for p in stated.claims)
    counting = [p for p in stated.claims if claims[p].standing >= Standing.GUIDE]
    newest = max((claims[p].source.year or 0 for p in counting), default=0)
    return -standing, -len(counting), -newest, repr(stated.value)
