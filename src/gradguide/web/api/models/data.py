"""The release itself: what it is, how much it holds, how far it is known, what words mean."""

from __future__ import annotations

from datetime import date

from pydantic import ConfigDict, Field

from gradguide.web.api.models.facts import Claim, Finding, Part, Record, Scalar, StatusName
from gradguide.web.api.models.national import Dataset


class Index(Record):
    """Where everything is: operations by their names."""

    release: str
    as_of: date
    field: str
    description: str = Field(description="The address of the OpenAPI document")
    operations: dict[str, str]


class Manifest(Record):
    """The release's description of itself. `content` is the digest of all that it holds: two
    releases with the same one say the same."""

    model_config = ConfigDict(extra="allow")

    schema_version: int
    field: str
    as_of: date
    content: str
    counts: dict[str, int]


class Stats(Record):
    """How much the release holds."""

    institutions: int
    programs: dict[str, int]
    facts: dict[str, int]
    claims: int
    quoted: int
    documents: int
    findings: dict[str, int]
    unknown_names: int
    quarantined: int
    shown_only: int = Field(description="Facts that paid placement alone speaks of")


class AttributeCoverage(Record):
    """Of how many programs an attribute is known how surely."""

    attribute: str
    name: str
    counts: dict[str, int]


class PlaceCoverage(Record):
    """Of the things that are asked of the programs of a state, how many are known."""

    state: str
    schools: int
    programs: int
    known: int
    asked: int


class Spoken(Record):
    """How many statements one sort of source makes, and of which years."""

    standing: str
    statements: int
    sources: int
    oldest: int | None
    newest: int | None
    undated: int


class Coverage(Record):
    """What is known and what is missing in the release."""

    programs: int
    attributes: list[AttributeCoverage]
    places: list[PlaceCoverage]
    spoken: list[Spoken]
    paid: int = Field(description="Statements of paid placement, none of which is counted")
    findings: dict[str, int]
    unheard: int = Field(description="Programs that only paid placement speaks of")


class NumberedClaim(Claim):
    """A claim with its number in the release."""

    number: int


class Claims(Record):
    """Claims by their numbers."""

    claims: list[NumberedClaim]


class PlacedFinding(Finding):
    """A finding with what it is about."""

    program: str | None
    institution_id: str | None


class Findings(Part):
    """A part of what checks found."""

    findings: list[PlacedFinding]


class Datasets(Record):
    """The federal files that the release was built from."""

    datasets: list[Dataset]


class QualifierWords(Record):
    """What may qualify a value."""

    kind: str
    values: list[str]
    default: Scalar | None


class AttributeWords(Record):
    """One thing that can be said of a program, a school or the field."""

    attribute: str
    name: str = Field(description="What a reader calls it")
    about: list[str]
    kind: str
    theme: str
    shelf_life_months: int = Field(description="How long a statement stays true, as a rule")
    values: list[str]
    open: bool = Field(description="Whether other values are possible")
    several: bool = Field(description="Whether several values are true at once")
    key: list[str] = Field(description="Qualifiers that make another fact of it")
    qualifiers: dict[str, QualifierWords]


class StatusWords(Record):
    """How far a fact can be relied on."""

    status: StatusName
    mark: str
    meaning: str


class StandingWords(Record):
    """Who speaks, from the least to the most to be believed."""

    standing: str
    name: str
    counts: bool


class Vocabulary(Record):
    """What can be said, and what marks mean."""

    attributes: list[AttributeWords]
    statuses: list[StatusWords]
    standings: list[StandingWords]
