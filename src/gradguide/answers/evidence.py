"""Facts with what they rest on: many opened at once, and each statement in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gradguide.answers.words import name_of, qualifier_words, standing_words, value_words
from gradguide.catalog.release import Opened, Release
from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact, Status

MOST = 24
"""Statements that are shown of a fact at once, for it and against it each."""
_LABEL = 64
_QUOTE = 420


def opened_all(release: Release, facts: Iterable[Fact]) -> tuple[Opened, ...]:
    """The facts with the claims for and against each, in their order, by one question."""
    listed = tuple(facts)
    places = sorted({place for fact in listed for place in (*fact.claims_for, *fact.against)})
    claims = dict(zip(places, release.claims(places), strict=True))
    return tuple(
        Opened(
            fact,
            tuple(claims[place] for place in fact.claims_for),
            tuple(claims[place] for place in fact.against),
        )
        for fact in listed
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says, in words.

    who      who speaks ("the school", "PAID PLACEMENT"); `paid` and `machine` say whether it is a
             statement that is shown and never counted
    when     the year that the source speaks of, or "undated"
    says     the value, where it is not plain from what it stands under; else ""
    link     the source's web address; "" where it has none
    source   what to call the source: its title or the readable part of its address
    quote    its words, "" where only the value was noted down; `place` is where they stand, ""
             where that was not noted
    note     what qualifies the statement
    """

    who: str
    paid: bool
    machine: bool
    when: str
    says: str
    link: str
    source: str
    quote: str
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a fact rests on, the weightiest statements first, `MOST` for it and against it.

    `worked_out` says that the fact is computed: `told_for` are then the statements that it was
    reached from, and `explanation` says how. `left_out` counts the statements that are not shown.
    """

    worked_out: bool
    explanation: str
    told_for: tuple[Statement, ...]
    told_against: tuple[Statement, ...]
    left_out: int = 0

    @property
    def paid(self) -> bool:
        """Whether a source was paid to say any of it."""
        return any(one.paid for one in (*self.told_for, *self.told_against))


def grounds_of(opened: Opened, most: int = MOST) -> Grounds:
    """What a fact rests on, in words; `most` statements for it and against it."""
    fact = opened.fact
    worked_out = fact.status is Status.COMPUTED
    several = len(fact.values) > 1
    kept = sorted(opened.claims_for, key=_weight)[:most]
    against = sorted(opened.against, key=_weight)[:most]
    told = len(opened.claims_for) + len(opened.against)
    return Grounds(
        worked_out,
        fact.explanation,
        tuple(_statement(claim, named=worked_out, valued=worked_out or several) for claim in kept),
        tuple(_statement(claim, named=False, valued=True) for claim in against),
        told - len(kept) - len(against),
    )


def source_label(address: str) -> str:
    """An address as a reader needs it: host and path, the middle left out of a long one."""
    plain = address.partition("://")[2] or address
    plain = plain.removeprefix("www.").rstrip("/")
    if len(plain) <= _LABEL:
        return plain
    host, _, path = plain.partition("/")
    kept = max(_LABEL - len(host) - 3, 16)
    return f"{host}/…{path[-kept:]}"


def web_link(address: str) -> str:
    """The address if it is one of the web, else ""; nothing else may become a link."""
    return address if address.startswith(("https://", "http://")) else ""


def _weight(claim: Claim) -> tuple[int, int, bool, str]:
    year = claim.source.year or 0
    return -claim.standing, -year, claim.evidence is None, claim.source.address


def _statement(claim: Claim, *, named: bool, valued: bool) -> Statement:
    says = ""
    if valued:
        more = qualifier_words(claim.attribute, claim.qualifiers)
        says = value_words(claim.attribute, claim.value) + (f" ({more})" if more else "")
    evidence = claim.evidence
    place = None if evidence is None else evidence.place
    return Statement(
        who=standing_words(claim),
        paid=claim.standing is Standing.PAID,
        machine=claim.standing is Standing.MACHINE,
        when=str(claim.source.year or "undated"),
        says=f"{name_of(claim.attribute)} {says}" if named else says,
        link=web_link(claim.source.address),
        source=claim.source.title or source_label(claim.source.address),
        quote="" if evidence is None else _cut(evidence.quote),
        place="" if place is None else f"characters {place[0]:,} to {place[1]:,}",
        note=" ".join(claim.note.split()),
    )


def _cut(quote: str) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= _QUOTE else f"{plain[:_QUOTE]}…"
