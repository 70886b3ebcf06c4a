"""Facts, what they rest on, and what holds for a whole answer."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Scalar = str | bool | int | float
StatusName = Literal["verified", "reported", "disputed", "stale", "computed"]
StandingName = Literal["machine", "paid", "guide", "school", "authority"]


class Record(BaseModel):
    """Told in full: nothing besides what is described."""

    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    """Why a request is not answered (RFC 9457)."""

    type: str = Field(description="The address of a page on this kind of problem")
    title: str
    status: int
    detail: str = Field(description="What is wrong, where, and what is allowed")
    instance: str = Field(description="What was asked for")
    errors: list[WrongParameter] = Field(default=[], description="Each parameter that is wrong")


class WrongParameter(Record):
    """A parameter that is not what it has to be."""

    name: str
    detail: str


class StatedValue(Record):
    """A value of a fact, with what qualifies it ("semester credits", "since 1972")."""

    value: Scalar
    details: dict[str, Scalar]


class Document(Record):
    """The source of a claim."""

    address: str = Field(description="Its web address, or the name of a document without one")
    kind: Literal["school", "guide", "authority"]
    year: int = Field(default=0, description="The year that it speaks of, where it says so")
    title: str = ""
    media_type: str = ""
    sha256: str = ""
    low_trust: bool = False


class Subject(Record):
    """Whom a claim is about, in the document's own words, and the school that was made out."""

    institution: str = ""
    program: str = ""
    field: str = ""
    unitid: str = ""
    institution_id: str = ""


class Claim(Record):
    """One statement of one document: a quote with its place, or a value with its source alone."""

    doc: str
    subject: Subject
    attribute: str
    value: Scalar
    qualifiers: dict[str, Scalar]
    quote: str = ""
    start: int = Field(default=0, description="Where the quote begins, in characters")
    end: int = 0
    confidence: float
    extractor: str
    paid: bool = Field(default=False, description="It stands in a paid placement: never counted")
    note: str = ""
    document: Document


class BareFact(Record):
    """What the claims about one attribute come to; several values where sources disagree."""

    attribute: str
    key: dict[str, Scalar] = Field(description="What makes it another fact than its neighbours")
    values: list[StatedValue]
    status: StatusName
    standing: StandingName = Field(description="Who the best source of the values is")
    decides: bool = Field(description="Whether anything may hang on it; never on paid placement")
    year: int | None


class Fact(BareFact):
    """A fact; with its claims where evidence is asked for."""

    explanation: str = Field(default="", description="How a computed value was worked out")
    for_: list[Claim] = Field(default=[], alias="for")
    against: list[Claim] = Field(default=[])


class CareerFact(Record):
    """A fact about a career in short."""

    attribute: str
    key: dict[str, Scalar]
    values: list[Scalar]
    status: StatusName
    year: int | None


class Statement(Record):
    """What one source says of a state or a body."""

    value: Scalar
    qualifiers: dict[str, Scalar]
    source_url: str
    source_kind: str
    source_year: int | None
    low_trust: bool
    note: str


class StatedFact(BareFact):
    """A fact about a state or a body, with how many statements are for it and against it, or with
    the statements themselves where evidence is asked for."""

    for_: int | list[Statement] = Field(alias="for")
    against: int | list[Statement]


class Finding(Record):
    """What a check found: sources that contradict one another, dates that have passed."""

    kind: str
    severity: str
    message: str
    figures: dict[str, Scalar]


class ReleaseDay(Record):
    """The day of the release, and what it means that the answer is for a later one."""

    as_of: date
    note: str | None


class ForDay(Record):
    """An answer that holds for a day."""

    as_of: date = Field(description="The day that the answer is for")
    release_day: ReleaseDay


class Part(Record):
    """A part of a list."""

    total: int = Field(description="How many there are")
    offset: int = Field(description="How many come before the first that is told")


Problem.model_rebuild()
