"""The claim: one statement of one document about one subject, with its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import IntEnum
from typing import Any, Literal

from gradguide.model.vocabulary import Value

SourceKind = Literal["school", "guide", "authority"]


class Standing(IntEnum):
    """Who speaks, from the least to the most to be believed. Comparable: authority is highest.

    Machine-written text and paid placement are shown and never decide a fact.
    """

    MACHINE = 0
    PAID = 1
    GUIDE = 2
    SCHOOL = 3
    AUTHORITY = 4


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document or a compiled fact comes from.

    `address` is a URL where there is one, else the document's id. `year` is the year that
    the page speaks of (None when it does not say).
    """

    address: str
    kind: SourceKind
    year: int | None = None
    title: str | None = None
    media_type: str | None = None
    sha256: str | None = None
    low_trust: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about, in the document's own words.

    `institution_id` is an IPEDS UNITID ("196413"), or for a school outside the U.S. a
    prefixed national id; None until resolution finds it. `field` is set when the claim
    is about the field and not about a school.
    """

    institution: str | None = None
    program: str | None = None
    field: str | None = None
    institution_id: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words, and where they stand: `document.text[start:end] == quote`. Both are None
    where whoever wrote the claim down noted the words and not their place."""

    quote: str
    start: int | None
    end: int | None

    @property
    def place(self) -> tuple[int, int] | None:
        """Where the words stand, None where that was not noted."""
        return None if self.start is None or self.end is None else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement. `evidence` is None for a compiled fact, which has a source but no quote.

    `paid` marks what a document says inside a paid placement. `confidence` is between 0 and 1.
    """

    doc: str
    subject: Subject
    attribute: str
    value: Value
    source: Source
    qualifiers: Mapping[str, Value] = field(default_factory=dict)
    evidence: Evidence | None = None
    confidence: float = 1.0
    extractor: str = "compiled"
    paid: bool = False
    note: str = ""

    @property
    def standing(self) -> Standing:
        if self.source.low_trust:
            return Standing.MACHINE
        if self.paid:
            return Standing.PAID
        return Standing[self.source.kind.upper()]

    def about(self, institution_id: str | None) -> Claim:
        """The same claim with its institution identified."""
        return replace(self, subject=replace(self.subject, institution_id=institution_id))


def plain(value: Value) -> str | bool | int | float:
    """A value as JSON has it; a decimal with at most 15 digits survives the way there and back."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def exact(value: Any) -> Value:
    """A JSON value as ours: numbers with a fraction become exact decimals."""
    if isinstance(value, float):
        decimal = Decimal(str(value))
        return int(decimal) if decimal == decimal.to_integral_value() else decimal
    if isinstance(value, (str, bool, int, Decimal)):
        return value
    raise TypeError(f"a claim's value is text, a number or true/false, not {value!r}")


def record(claim: Claim) -> dict[str, Any]:
    """The claim as one JSON object in the shape of the claim format, most readable first."""
    subject: dict[str, Any] = {}
    if claim.subject.institution:
        subject["institution"] = claim.subject.institution
    if claim.subject.program:
        subject["program"] = claim.subject.program
    if claim.subject.field:
        subject["field"] = claim.subject.field
    if claim.subject.institution_id:
        key = "unitid" if claim.subject.institution_id.isdigit() else "institution_id"
        subject[key] = claim.subject.institution_id
    out: dict[str, Any] = {
        "doc": claim.doc,
        "subject": subject,
        "attribute": claim.attribute,
        "value": plain(claim.value),
        "qualifiers": {name: plain(value) for name, value in claim.qualifiers.items()},
    }
    if claim.evidence is not None:
        out["quote"] = claim.evidence.quote
        out["start"] = claim.evidence.start
        out["end"] = claim.evidence.end
    out["confidence"] = claim.confidence
    out["extractor"] = claim.extractor
    if claim.paid:
        out["paid"] = True
    if claim.note:
        out["note"] = claim.note
    source = claim.source
    document: dict[str, Any] = {"address": source.address, "kind": source.kind}
    for name in ("year", "title", "media_type", "sha256"):
        if getattr(source, name) is not None:
            document[name] = getattr(source, name)
    if source.low_trust:
        document["low_trust"] = True
    out["document"] = document
    return out


def from_record(out: Mapping[str, Any]) -> Claim:
    """The claim that `record` wrote.

    Raises:
        KeyError, TypeError, ValueError: the object is not in the claim format.
    """
    subject = out["subject"]
    document = out["document"]
    evidence = None
    if out.get("quote") is not None:
        evidence = Evidence(out["quote"], out["start"], out["end"])
    return Claim(
        doc=out["doc"],
        subject=Subject(
            institution=subject.get("institution"),
            program=subject.get("program"),
            field=subject.get("field"),
            institution_id=subject.get("unitid") or subject.get("institution_id"),
        ),
        attribute=out["attribute"],
        value=exact(out["value"]),
        qualifiers={name: exact(value) for name, value in out.get("qualifiers", {}).items()},
        evidence=evidence,
        confidence=out.get("confidence", 1.0),
        extractor=out.get("extractor", "compiled"),
        paid=out.get("paid", False),
        note=out.get("note", ""),
        source=Source(
            address=document["address"],
            kind=document["kind"],
            year=document.get("year"),
            title=document.get("title"),
            media_type=document.get("media_type"),
            sha256=document.get("sha256"),
            low_trust=document.get("low_trust", False),
        ),
    )
