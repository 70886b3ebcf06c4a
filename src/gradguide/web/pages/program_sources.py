"""The documents behind what a program's page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gradguide.answers.evidence import source_label, web_link
from gradguide.answers.words import standing_words
from gradguide.catalog.release import Opened
from gradguide.model.claim import Claim, Standing

MOST = 80
"""Documents that are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is quoted: who speaks there and of which year, and how many statements of
    it stand on the page."""

    who: str
    paid: bool
    when: str
    source: str
    link: str
    statements: int


def documents(opened: Iterable[Opened]) -> tuple[Document, ...]:
    """Every document behind some facts, the weightiest and newest first."""
    told: dict[tuple[str, Standing, int], Claim] = {}
    counts: Counter[tuple[str, Standing, int]] = Counter()
    for one in opened:
        for claim in (*one.claims_for, *one.against):
            key = (claim.source.address, claim.standing, claim.source.year or 0)
            told.setdefault(key, claim)
            counts[key] += 1
    ordered = sorted(told, key=lambda key: (-key[1], -key[2], key[0]))
    return tuple(_document(told[key], counts[key]) for key in ordered)


def _document(claim: Claim, statements: int) -> Document:
    address = claim.source.address
    return Document(
        who=standing_words(claim),
        paid=claim.standing is Standing.PAID,
        when=str(claim.source.year or "undated"),
        source=claim.source.title or source_label(address),
        link=web_link(address),
        statements=statements,
    )
