"""Programs and schools, and what a search finds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from gradguide.web.api.models.facts import Fact, Finding, ForDay, Part, Record
from gradguide.web.api.models.national import Fate, National

KindName = Literal["program", "award", "certificate", "concentration", "dual", "group"]


class Program(Record):
    """A program with its facts. An "award" is what a school reports to the national statistics,
    where no source describes the program."""

    id: str
    institution: str
    institution_id: str
    name: str
    kind: KindName
    degree: str | None
    level: str | None
    parent: str | None = Field(description="The degree that a concentration is part of")
    concentrations: list[str]
    aliases: list[str]
    facts: list[Fact]
    findings: list[Finding]


class ProgramInFull(Program):
    """A program with its facts and what agencies say of it."""

    national: National


class School(Record):
    """A school with its programs."""

    id: str = Field(description="Its UNITID, or a prefixed national id outside of the U.S.")
    slug: str
    name: str
    city: str
    state: str
    country: str
    facts: list[Fact]
    programs: list[Program]


class SchoolInFull(School):
    """A school with its programs and what agencies say of it."""

    asked_for: list[Fate] = Field(
        default=[], description="The schools of that name that became this one"
    )
    national: National


class SchoolLine(Record):
    """A school in a list."""

    id: str
    slug: str
    name: str
    city: str
    state: str
    country: str
    control: str | None


class Schools(Part):
    """A part of the schools."""

    schools: list[SchoolLine]


class Facts(Record):
    """A program's facts, each with its claims."""

    program: str
    facts: list[Fact]


class FacetCounts(Record):
    """How many programs have each value of a filter; of how many it is unknown or disputed, by
    group (a body that accredits, a state) where values have groups, else under ""."""

    values: dict[str, int]
    unknown: dict[str, int]
    disputed: dict[str, int]


class ExactRange(Record):
    """Dollars and cents as text."""

    low: str
    high: str


class MissingCharge(Record):
    """What is not known of a cost."""

    attribute: str
    words: str


class FoundCost(Record):
    """What a program costs the person who asks."""

    total: ExactRange | None = Field(description="What the known charges come to")
    possible: ExactRange | None = Field(description="What it could come to with the unknown ones")
    charges: list[str]
    decides: bool
    may_exceed_limit: bool
    missing: list[MissingCharge]


class Why(Record):
    """Why a program was found: the answer to one filter, and the facts behind it."""

    answer: Literal["yes", "unknown"]
    facts: list[Fact]


class FoundProgram(Record):
    """A program that was found."""

    id: str
    institution: str
    institution_id: str
    city: str
    state: str
    country: str
    control: str | None
    name: str
    degree: str | None
    level: str | None
    kind: KindName
    parent: str | None
    miles: float | None = Field(default=None, description="How far it is, where that is asked")
    cost: FoundCost | None = Field(
        default=None,
        description="Where it is asked; null: they cannot study there as they say",
    )
    why: dict[str, Why]


class Found(Part, ForDay):
    """What a search finds. `unknown` counts programs that may fit, because of them something asked
    is unknown; they are not among the total unless they are asked for."""

    query: str
    fit: int
    unknown: dict[str, int]
    read_as: dict[str, list[str]] = Field(description="Words that were taken for others")
    facets: dict[str, FacetCounts] = Field(default={})
    results: list[FoundProgram]
