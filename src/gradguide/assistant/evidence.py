"""A fact for an assistant: its value, how sure it is, and who says so in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from gradguide.answers.words import (
    MARKS,
    fact_words,
    name_of,
    qualifier_words,
    standing_words,
    value_words,
)
from gradguide.catalog.release import Release
from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact, Status
from gradguide.model.national import Dataset
from gradguide.model.vocabulary import Value, Vocabulary, vocabulary
from gradguide.resolution.computed import dollars

_QUOTED = 300
"""Characters of a quote; a longer one is cut, and says so."""

StatusWord = Literal["verified", "reported", "disputed", "stale", "computed"]
StandingWord = Literal["authority", "school", "guide", "paid", "machine"]


class Source(BaseModel):
    """One statement of one source."""

    says: str = Field(
        description="The value as this source states it; of a computed value, what it was worked "
        "out from"
    )
    who: str = Field(description="Who speaks; 'PAID PLACEMENT' where the source was paid to")
    standing: StandingWord = Field(
        description="'paid' and 'machine' are shown and never counted for or against a value"
    )
    year: int | None = Field(description="The year that the source speaks of; null: undated")
    address: str = Field(description="The source's address, or its document's id")
    quote: str | None = Field(
        description="The source's own words; null where only the value was noted down from it"
    )
    note: str = Field(description="What qualifies the statement; empty where nothing does")


class Known(BaseModel):
    """A value with its status and its sources."""

    attribute: str
    name: str = Field(description="What the value is of, in words, with what it holds for")
    value: str = Field(description="The value, or several joined by 'or' where it is disputed")
    status: StatusWord
    year: int | None = Field(description="The year of the newest evidence; null: undated")
    counts: bool = Field(
        description="False where only paid placement or machine-written pages say so: then the "
        "value is unknown, and this is only what they say"
    )
    explanation: str = Field(description="How a computed value came about; empty for others")
    supported_by: list[Source]
    contradicted_by: list[Source]
    supporting: int = Field(description="How many statements there are for it in all")
    contradicting: int = Field(description="How many there are against it in all")


class DataFile(BaseModel):
    """A federal file that figures come from."""

    agency: str
    title: str
    year: int | None
    edition: str
    address: str | None


class Wording:
    """How values and what qualifies them are said, by the vocabulary that they are of."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def said(self, attribute: str, value: Value, qualifiers: Mapping[str, Value]) -> str:
        """A value with what qualifies it."""
        more = self.qualified(attribute, qualifiers)
        text = self._value(attribute, value)
        return f"{text} ({more})" if more else text

    def qualified(self, attribute: str, qualifiers: Mapping[str, Value]) -> str:
        """The qualifiers that say more than their defaults do."""
        if attribute in vocabulary():
            return qualifier_words(attribute, qualifiers)
        rules = self._words[attribute].qualifiers if attribute in self._words else {}
        told = (
            (name, value)
            for name, value in qualifiers.items()
            if name not in rules or value != rules[name].default
        )
        return ", ".join(f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in told)

    def _value(self, attribute: str, value: Value) -> str:
        if attribute in vocabulary():
            return value_words(attribute, value)
        kind = self._words[attribute].kind if attribute in self._words else "text"
        if kind == "money":
            return dollars(Decimal(value))
        if kind == "number" and isinstance(value, int):
            return f"{value:,}"
        return _plain(value) if kind in ("choice", "flag") else str(value)


SHARED = Wording(vocabulary())
"""For facts about programs, schools and fields."""


class Evidence:
    """Facts of a release as `Known`, each with at most so many sources on either side.

    The sources that count most come first, then the newest; how many there are in all is said.
    """

    def __init__(self, release: Release, sources: int) -> None:
        self._release = release
        self._sources = sources

    def known(self, fact: Fact) -> Known:
        """A fact about a program, a school or the field."""
        opened = self._release.open(fact)
        key = SHARED.qualified(fact.attribute, fact.key)
        return self._known(fact, fact_words(fact), key, opened.claims_for, opened.against, SHARED)

    def stated(self, fact: Fact, claims: Sequence[Claim], words: Vocabulary) -> Known:
        """A fact whose places are those of `claims`: about a state or a professional body, whose
        attributes are those of `words`."""
        wording = Wording(words)
        return self._known(
            fact,
            " or ".join(wording.said(fact.attribute, s.value, s.details) for s in fact.values),
            wording.qualified(fact.attribute, fact.key),
            [claims[place] for place in fact.claims_for],
            [claims[place] for place in fact.against],
            wording,
        )

    def all_known(self, facts: Iterable[Fact]) -> list[Known]:
        """Facts about programs, schools or the field, each once."""
        kept: list[Fact] = []
        for fact in facts:
            if fact not in kept:
                kept.append(fact)
        return [self.known(fact) for fact in kept]

    def _known(
        self,
        fact: Fact,
        value: str,
        key: str,
        claims_for: Sequence[Claim],
        against: Sequence[Claim],
        wording: Wording,
    ) -> Known:
        name = name_of(fact.attribute)
        return Known(
            attribute=fact.attribute,
            name=f"{name} ({key})" if key else name,
            value=value,
            status=fact.status.value,
            year=fact.year,
            counts=fact.decides,
            explanation=fact.explanation,
            supported_by=self._said(claims_for, wording, named=fact.status is Status.COMPUTED),
            contradicted_by=self._said(against, wording, named=False),
            supporting=len(claims_for),
            contradicting=len(against),
        )

    def _said(self, claims: Iterable[Claim], wording: Wording, *, named: bool) -> list[Source]:
        ordered = sorted(claims, key=_weight)
        paid = [one for one in ordered if one.standing is Standing.PAID]
        kept = ordered[: self._sources]
        # A value that somebody paid for says so, however many others there are.
        if paid and self._sources and paid[0] not in kept:
            kept = [*kept[:-1], paid[0]]
        return [source_of(claim, wording, named=named) for claim in kept]


def source_of(claim: Claim, wording: Wording, *, named: bool) -> Source:
    """One statement; `named` says also of what it is, as where a value was worked out from it."""
    says = wording.said(claim.attribute, claim.value, claim.qualifiers)
    return Source(
        says=f"{name_of(claim.attribute)} {says}" if named else says,
        who=standing_words(claim),
        standing=_STANDINGS[claim.standing],
        year=claim.source.year,
        address=claim.source.address,
        quote=None if claim.evidence is None else _cut(claim.evidence.quote),
        note=claim.note,
    )


def file_of(dataset: Dataset | None) -> DataFile | None:
    """A federal file as it is cited."""
    if dataset is None:
        return None
    return DataFile(
        agency=dataset.agency,
        title=dataset.title,
        year=dataset.year,
        edition=dataset.edition,
        address=dataset.address,
    )


def known_lines(known: Known, indent: str = "") -> Iterator[str]:
    """A value in a line, then its sources a line each."""
    year = known.year or "undated"
    mark = _MARKS[known.status] if known.counts else "–"
    told = "" if known.counts else " (unknown: no source that counts says so)"
    yield f"{indent}{mark} {known.name}: {known.value} [{known.status}, {year}]{told}"
    if known.explanation:
        yield f"{indent}    {known.explanation}"
    several = known.status in ("computed", "disputed") or not known.counts
    yield from _source_lines("for", known.supported_by, known.supporting, indent, several)
    yield from _source_lines("against", known.contradicted_by, known.contradicting, indent, True)


def file_line(one: DataFile, indent: str = "") -> str:
    """A federal file in a line."""
    year = f", {one.year}" if one.year else ""
    return f"{indent}source: {one.agency}, {one.title}{year} {one.address or ''}".rstrip()


def _source_lines(
    side: str, sources: Sequence[Source], total: int, indent: str, valued: bool
) -> Iterator[str]:
    for one in sources:
        said = f" says {one.says}" if valued else ""
        quote = f": “{one.quote}”" if one.quote else ""
        note = f" (note: {one.note})" if one.note else ""
        year = one.year or "undated"
        yield f"{indent}    {side}: {one.who}, {year}{said}{quote} {one.address}{note}"
    if total > len(sources):
        yield f"{indent}    {side}: {total - len(sources)} more; ask with more sources"


def _weight(claim: Claim) -> tuple[int, int, bool, str]:
    return (
        -claim.standing, -(claim.source.year or 0), claim.evidence is None, claim.source.address
    )  # fmt: skip


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ")


def _cut(quote: str) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= _QUOTED else f"{plain[:_QUOTED]}…"


_STANDINGS: dict[Standing, StandingWord] = {
    Standing.AUTHORITY: "authority",
    Standing.SCHOOL: "school",
    Standing.GUIDE: "guide",
    Standing.PAID: "paid",
    Standing.MACHINE: "machine",
}
_MARKS: dict[StatusWord, str] = {status.value: mark for status, mark in MARKS.items()}
