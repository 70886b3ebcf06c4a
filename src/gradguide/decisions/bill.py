"""What a cost is made of: lines with their evidence, terms, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.calendar import Term, Unit
from gradguide.model.fact import Fact

LineKind = Literal["tuition", "fee", "visits", "aid"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is paid, over the whole program.

    `amount` is in dollars. `words` say how it is reached ("36 semester credits x $440").
    `facts` are what it rests on, `outdated` says that one of them is stale. `assumed` says in
    words what had to be taken for granted, where something had.
    """

    kind: LineKind
    name: str
    amount: Bounds
    words: str
    facts: tuple[Fact, ...] = ()
    outdated: bool = False
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class TermBill:
    """What is due in one term, in dollars; the terms add up to the lines, to the cent."""

    term: Term
    credits: Decimal
    tuition: Bounds
    fees: Bounds
    visits: Bounds
    aid: Bounds

    @property
    def due(self) -> Bounds:
        charged = self.tuition + self.fees + self.visits
        return Bounds(charged.low - self.aid.high, charged.high - self.aid.low)


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that nobody states, or that only an outdated source does, and what that means."""

    attribute: str
    words: str
    bounds: Bounds | None = None
    """What it could add, in dollars, judged by other programs; None where nothing bounds it."""


@dataclass(frozen=True, slots=True)
class Published:
    """A total that a source publishes, recomputed: by how much it differs, and why."""

    fact: Fact
    amount: Decimal
    recomputed: Bounds | None
    words: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program costs a person, in dollars, exact.

    `total` is what the known facts come to, over residencies that are open and values that are
    disputed; None where no price is known. `possible` also holds what missing facts could add.
    `decides` says whether the total may be compared with others: it rests on current facts.
    """

    unit: Unit
    credits: Bounds | None
    residency: str
    lines: tuple[Line, ...]
    terms: tuple[TermBill, ...]
    total: Bounds | None
    possible: Bounds | None
    missing: tuple[Missing, ...]
    published: tuple[Published, ...]
    notes: tuple[str, ...] = ()

    @property
    def decides(self) -> bool:
        return self.total is not None and not any(line.outdated for line in self.lines)

    @property
    def finishes(self) -> Term | None:
        return self.terms[-1].term if self.terms else None
