"""From the claims about one program to its facts: who is believed, and how far.

The rules are told in docs/how-a-claim-becomes-a-fact.md. In short, evidence is ranked first by
whether it is current, then by who speaks:

    1  dated within the attribute's shelf life: authority, school
    2  undated: authority, school
    3  dated within the shelf life: guide
    4  undated: guide
    5  older than the shelf life: authority, school, guide
    6  paid placement, machine-written pages: shown, and decide nothing

The best rank that anybody fills decides the value. Within it (and so within one standing) an
older statement yields to a newer one when they are further apart than half the shelf life;
what remains and disagrees is a dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact, Status
from gradguide.model.vocabulary import Attribute, Value, Vocabulary
from gradguide.resolution.equality import ValueKey, statements, value_key

SET_ANEW_EACH_YEAR = 18
"""Months. Of what lives no longer than this (prices, deadlines), an undated statement is stale
when all dated evidence for the same value is: a price that was asked in 2011 is not today's. A
guide's recent date, though, does not make an undated statement verified, for guides repeat."""

Key = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What claims have to share to be about one fact: the attribute, its key qualifiers and,
    where several values can be true at once, the value."""

    attribute: str
    key: Key
    value: ValueKey | None = None


@dataclass(frozen=True, slots=True, order=True)
class _Weight:
    """How much one claim counts; a higher one is believed over a lower one."""

    rank: int
    standing: Standing


def topic(claim: Claim, attribute: Attribute) -> Topic:
    """The fact that a claim is about."""
    said = attribute.with_defaults(claim.qualifiers)
    key = tuple((name, said[name]) for name in attribute.key if name in said)
    value = value_key(claim.value, attribute) if attribute.many else None
    return Topic(attribute.name, key, value)


def facts(
    claims: Sequence[Claim], places: Iterable[int], vocabulary: Vocabulary, as_of: date
) -> tuple[Fact, ...]:
    """The facts that some of the claims (by their places in `claims`) add up to at `as_of`.

    Every claim is for or against exactly one fact. The order of places makes no difference, and
    paid or machine-written claims change no fact that anybody else decides.
    """
    topics: dict[Topic, list[int]] = defaultdict(list)
    for place in sorted(places):
        topics[topic(claims[place], vocabulary[claims[place].attribute])].append(place)
    out = [
        _fact(vocabulary[about.attribute], about, claims, members, as_of)
        for about, members in topics.items()
    ]
    if len({fact.attribute for fact in out}) == len(out):
        return tuple(sorted(out, key=lambda fact: fact.attribute))
    return tuple(sorted(out, key=_order))


def _order(fact: Fact) -> tuple[str, str, str]:
    return fact.attribute, repr(sorted(fact.key.items())), repr(fact.values)


def age_in_months(year: int, as_of: date) -> int:
    """How old evidence of a year is at least, in months; 0 for the current year.

    Sources tell the year and no more, so that the end of it counts: nothing is called stale
    before it must be.
    """
    return max(0, (as_of.year - year - 1) * 12 + as_of.month)


def _weight(claim: Claim, attribute: Attribute, as_of: date) -> _Weight:
    standing = claim.standing
    if standing < Standing.GUIDE:
        return _Weight(0, standing)
    year = claim.source.year
    if year is not None and age_in_months(year, as_of) > attribute.shelf_life:
        return _Weight(1, standing)
    own = 2 if standing >= Standing.SCHOOL else 0
    return _Weight(2 + own + (year is not None), standing)


def _fact(
    attribute: Attribute, about: Topic, claims: Sequence[Claim], members: list[int], as_of: date
) -> Fact:
    weights = {place: _weight(claims[place], attribute, as_of) for place in members}
    best = max(weights.values())
    top = [place for place in members if weights[place] == best]
    contending = _of_comparable_age(top, claims, attribute)
    stated = statements(claims, contending, members, attribute)
    supporting = {place for one in stated for place in one.claims}
    year = _newest(claims, [p for p in supporting if weights[p].rank > 0 or best.rank == 0])
    outdated = (
        year is not None
        and age_in_months(year, as_of) > attribute.shelf_life
        and (best.rank == 1 or attribute.shelf_life <= SET_ANEW_EACH_YEAR)
    )
    return Fact(
        attribute=attribute.name,
        values=stated,
        status=_status(best, len(stated), outdated),
        standing=best.standing,
        key=dict(about.key),
        year=year,
        against=tuple(place for place in members if place not in supporting),
    )


def _of_comparable_age(top: list[int], claims: Sequence[Claim], attribute: Attribute) -> list[int]:
    """Those not clearly older than the newest: half a shelf life is the time within which a
    value is still expected to hold. Undated claims stay."""
    newest = _newest(claims, top)
    if newest is None:
        return top
    return [
        place
        for place in top
        if (year := claims[place].source.year) is None
        or (newest - year) * 12 <= attribute.shelf_life / 2
    ]


def _newest(claims: Sequence[Claim], places: Iterable[int]) -> int | None:
    years = [year for place in places if (year := claims[place].source.year) is not None]
    return max(years, default=None)


def _status(best: _Weight, values: int, outdated: bool) -> Status:
    """`outdated`: the newest date that anybody with a say gives for the value is too old."""
    if best.rank == 0:
        return Status.REPORTED
    if values > 1:
        return Status.DISPUTED
    if outdated:
        return Status.STALE
    return Status.VERIFIED if best.rank == 5 else Status.REPORTED
