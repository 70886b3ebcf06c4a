"""Costs, comparisons, rankings."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field, create_model

from gradguide.decisions.borrowing.financing import Financing
from gradguide.decisions.costs.bill import Cost, Line
from gradguide.decisions.ranking.ranking import Provenance
from gradguide.decisions.situation import Situation
from gradguide.model.method import Method
from gradguide.web.api.described import AS_CANONICAL, AS_COSTS, Types
from gradguide.web.api.models.facts import Fact, ForDay, Record, Scalar, StatusName

_costs = Types(AS_COSTS, {Line: {"stated_otherwise": list[str], "notes": list[str]}})
_exact = Types(AS_CANONICAL, prefix="Exact")

CostDetails: Any = _costs.model(Cost)
Borrowing: Any = _costs.model(Financing)
CostSituation: Any = _costs.model(Situation)
MethodDetails: Any = _exact.model(Method)
ExactSituation: Any = _exact.model(Situation)
ExactProvenance: Any = _exact.model(Provenance)


class ProgramName(Record):
    """A program by its names."""

    id: str
    name: str
    institution: str


class ReleaseName(Record):
    """A release by its day and its content."""

    as_of: date
    content: str


CostAnswer: Any = create_model(
    "CostAnswer",
    __base__=ForDay,
    __doc__="What a program costs the person who asks, in dollars, line by line and term by term; "
    "every amount with the facts that it rests on, opened to their claims.",
    program=(ProgramName, ...),
    release=(ReleaseName, ...),
    situation=(CostSituation, ...),
    sentence=(str, ...),
    decides=(bool, ...),
    finishes=(str | None, ...),
    cost=(CostDetails, ...),
    borrowing=(Borrowing | None, ...),
    not_used=(list[str], ...),
)


class CouldAdd(Record):
    """What is not known of a cost, and what it could add: lowest and highest, in dollars."""

    attribute: str
    words: str
    could_add: list[float] | None


class ComparedCost(Record):
    """A cost as far as a comparison needs it: lowest and highest, in dollars."""

    total: list[float] | None
    possible: list[float] | None
    comparable: bool
    missing: list[CouldAdd]
    notes: list[str]


class ComparedProgram(Record):
    """One of the programs that are compared."""

    id: str
    institution: str
    name: str
    cost: ComparedCost
    unknown: list[str]


class ComparedCell(Record):
    """What is known of one program in a row."""

    known: bool
    values: list[Scalar] = Field(default=[])
    only_here: list[Scalar] = Field(default=[])
    bounds: list[float] | None = None
    possible: list[float] | None = None
    note: str = ""
    status: StatusName | None = None
    year: int | None = None
    standing: str | None = None
    claims_for: int = 0
    claims_against: int = 0
    facts: list[Fact] = Field(default=[])


class ComparedRow(Record):
    """One thing that is compared; the gravest differences come first."""

    attribute: str
    key: dict[str, Scalar]
    name: str
    agreement: str
    consequence: str | None
    applies: bool
    gap: float | None
    favoured: list[str] = Field(description="Programs that it speaks for beyond its uncertainty")
    shared: list[Scalar]
    cells: list[ComparedCell] = Field(description="One for each program, in their order")


class Comparison(ForDay):
    """Programs side by side, for the person who asks."""

    residency: str | None
    situation: ExactSituation
    whom: str
    programs: list[ComparedProgram]
    rows: list[ComparedRow]
    unknown_of_all: list[str]


class RankedFact(Record):
    """A fact behind a value, with the numbers of its claims (`/claims`)."""

    attribute: str
    key: dict[str, Scalar]
    status: StatusName
    year: int | None
    claims: list[int]


class Contribution(Record):
    """What one criterion adds to a score."""

    criterion: str
    weight: float
    score: float | None
    amount: float
    counted: float | None
    values: list[Scalar]
    between: bool
    possible: list[float] | None
    missing: str | None
    note: str | None
    facts: list[RankedFact]


class Places(Record):
    """The places of nine draws in ten, and the middle one."""

    low: int
    median: int
    high: int


class Ranked(Record):
    """A program's place."""

    place: int
    program: str
    name: str
    institution: str
    score: float
    places: Places
    first: float = Field(description="In what part of the draws it is first")
    contributions: list[Contribution]


class Tie(Record):
    """Programs that the evidence does not tell apart."""

    programs: list[str]
    exact: bool


class Influence(Record):
    """How much the places hang on something, alone and in all, as parts of 1."""

    kind: str
    criterion: str | None
    alone: float
    alone_within: float
    in_all: float
    in_all_within: float


class LeftOut(Record):
    """A program that has no place, and why."""

    program: str
    why: str


class Ranking(ForDay):
    """A ranking: everything that it says and everything that it rests on. The same id means the
    same ranking, anywhere."""

    id: str
    provenance: ExactProvenance
    method: MethodDetails
    contributions_are: str
    can_reverse: str | None
    ranked: list[Ranked]
    above: list[list[float]] = Field(
        description="Of the first programs, in what part of the draws each is above each"
    )
    ties: list[Tie]
    influences: list[Influence]
    left_out: list[LeftOut]
    weights_kept: str = Field(description="What stayed of the method's own weights")


class NamedMethod(Record):
    """A ranking method of the release."""

    name: str
    method: MethodDetails


class Methods(Record):
    """The ranking methods of the release."""

    methods: list[NamedMethod]
