"""What a cost is made of: lines with their evidence, terms, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.calendar import Term, Unit
from gradguide.model.fact import Fact

LineKind = Literal["tuition", "fee", "visits", "aid"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is paid, over the whole program; of kind "aid", what is taken off.

    `amount` is in dollars. `words` say how it is reached ("36 semester credits x $440").
    `facts` are what it rests on, `outdated` says that the price is stale. `assumed` says in
    words what had to be taken for granted, where something had.
    """

    kind: LineKind
    name: str
    amount: Ends
    words: str
    facts: tuple[Fact, ...] = ()
    outdated: bool = False
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class TermBill:
    """What is due in one term, in dollars; the terms add up to the lines, to the cent.

    `aid` is what is taken off, and never more than what is charged.
    """

    term: Term
    credits: Ends
    tuition: Ends
    fees: Ends
    visits: Ends
    aid: Ends

    @property
    def due(self) -> Ends:
        return self.tuition + self.fees + self.visits - self.aid


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that nobody states, or that only an outdated source does, and what that means."""

    attribute: str
    words: str
    bounds: Bounds | None = None
    """What it could add, in dollars, judged by other programs; None where nothing bounds it."""


@dataclass(frozen=True, slots=True)
class Published:
    """A total that a source publishes, recomputed: by how much it differs, and why. `rounded` says
    that it differs by no more than its source rounds."""

    fact: Fact
    amount: Decimal
    recomputed: Bounds | None
    words: str
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program costs a person, in dollars, exact.

    unit       of the program's credits and terms
    credits    to be paid for, without those brought along; None where nobody states them
    residency  whose price it is: "in_state", "out_of_state", "any", or "open" where it depends
               on something that is not known; "" where no price is known
    lines      what is paid; tuition, fees and visits less aid are the total
    terms      the same term by term; none where credits or price are not known
    total      what the known facts come to, over residencies that are open and values that are
               disputed; None where no price is known
    possible   `total` with what missing facts could add, as far as other programs bound it;
               None where nothing bounds it
    missing    what is not known, or only from outdated evidence
    published  totals that sources publish, recomputed
    pace       credits a term
    known_fees the fees that can be reckoned where no price is known; none where one is, since they
               are among the lines then
    in_dollars whether the amounts are known to be dollars of the United States
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
    pace: Decimal | None = None
    in_dollars: bool = True
    known_fees: tuple[Line, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether the total may be held against others.

        A price that is outdated is no price. Credits seldom change and fees are small beside
        tuition, so that outdated ones count and are said to be outdated.
        """
        outdated = any(line.outdated for line in self.lines if line.kind == "tuition")
        return self.total is not None and self.in_dollars and not outdated

    @property
    def finishes(self) -> Term | None:
        return self.terms[-1].term if self.terms else None
