"""Programs side by side: the rows in which they differ first, the gravest difference first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.comparing.agreement import Agreement
from gradguide.decisions.comparing.cells import Wording
from gradguide.decisions.comparing.consequence import (
    CONSEQUENCES,
    COST_PER_TERM,
    COST_TOTAL,
    TIME_TO_DEGREE,
    consequence_of,
)
from gradguide.decisions.comparing.rows import (
    Row,
    Table,
    applies,
    compared,
    named_alike,
    stated,
    worked_out,
)
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.model.vocabulary import Vocabulary, vocabulary

_PRICES = "tuition_"
_LEADING = (COST_TOTAL, COST_PER_TERM, TIME_TO_DEGREE)
_GROUPS: tuple[tuple[Agreement, ...], ...] = (
    ("differs", "may differ"),
    ("partly known",),
    ("same",),
    ("unknown",),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Programs side by side, for one person.

    rows     those that differ, those that are known of some and the same there, those that are
             the same; in each group the gravest consequence first
    unknown  what is known of none of the programs: attributes and names of worked out rows
    """

    candidates: tuple[Candidate, ...]
    situation: Situation
    costs: tuple[Cost, ...]
    rows: tuple[Row, ...]
    unknown: tuple[str, ...]

    def of(self, *kinds: Agreement) -> tuple[Row, ...]:
        """The rows of some kinds, in order."""
        return tuple(row for row in self.rows if row.agreement in kinds)

    def unknown_of(self, place: int) -> tuple[Row, ...]:
        """The rows that are known of another program and not of this one."""
        return tuple(row for row in self.rows if not row.cells[place].known)


def compare(
    candidates: Iterable[Candidate],
    costs: Iterable[Cost],
    situation: Situation,
    as_of: date,
    *,
    words: Vocabulary | None = None,
    wording: Wording | None = None,
) -> Comparison:
    """The programs side by side for a person. `costs` are what each costs them, in order.

    `wording` says which words mean the same in the field. What sources merely word differently
    is no difference (`resolution.equality`). Only facts that decide are compared.

    Raises:
        SituationError: fewer than two programs are given, one is given twice, or the person
            cannot start when they say.
        ValueError: there are more or fewer costs than programs.
    """
    listed, owed = tuple(candidates), tuple(costs)
    _must_be_several(listed)
    if len(owed) != len(listed):
        raise ValueError(f"{len(owed)} costs for {len(listed)} programs")
    one_money = all(cost.in_dollars for cost in owed) or not any(c.in_dollars for c in owed)
    table = Table(listed, situation, as_of, words or vocabulary(), wording or Wording(), one_money)
    rows = [*worked_out(table, owed), *(_used(table, row, owed) for row in stated(table))]
    known = [row for row in rows if row.agreement != "unknown"]
    present = {row.name for row in known}
    unknown = [row.name for row in rows if row.name not in present]
    unknown += [
        name
        for name in compared(table.words)
        if name not in present and not named_alike(listed, name)
    ]
    return Comparison(
        candidates=listed,
        situation=situation,
        costs=owed,
        rows=tuple(sorted(known, key=lambda row: _order(row, table.words))),
        unknown=tuple(sorted(dict.fromkeys(unknown), key=lambda n: _place(n, table.words))),
    )


def _used(table: Table, row: Row, costs: Sequence[Cost]) -> Row:
    """The row, with a note on each price that what the person pays does not rest on."""
    if not row.name.startswith(_PRICES):
        return row
    cells = []
    for candidate, cell, cost in zip(table.candidates, row.cells, costs, strict=True):
        counted = [fact for line in cost.lines for fact in line.facts]
        if not cell.known or cost.total is None or any(fact in counted for fact in cell.facts):
            cells.append(cell)
            continue
        theirs = applies(candidate, row.key, table.situation)
        why = "what you pay goes by another price" if theirs else "not a price for you"
        cells.append(replace(cell, note=why))
    return replace(row, cells=tuple(cells))


def _must_be_several(candidates: Sequence[Candidate]) -> None:
    ids = [candidate.id for candidate in candidates]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise SituationError(f"{twice[0]} is given twice; name each program once")
    if len(ids) < 2:
        given = ids[0] if ids else "none"
        raise SituationError(f"a comparison needs two programs or more, and this is {given} alone")


def _order(row: Row, words: Vocabulary) -> tuple[object, ...]:
    """Group, consequence, what is worked out for the person, whether it is theirs at all,
    certain before possible, the greater difference where it is measured, then the order of the
    table of consequences and of the vocabulary, and the whole before its parts."""
    consequence = consequence_of(row.name)
    measured = consequence < len(CONSEQUENCES) and CONSEQUENCES[consequence].measure is not None
    return (
        next(place for place, kinds in enumerate(_GROUPS) if row.agreement in kinds),
        not row.applies,
        consequence,
        _LEADING.index(row.name) if row.name in _LEADING else len(_LEADING),
        row.agreement != "differs",
        -row.gap if measured else Decimal(0),
        _place(row.name, words),
        _narrowness(row, words),
        repr(sorted(row.key.items())),
    )


def _narrowness(row: Row, words: Vocabulary) -> int:
    """How many of its qualifiers say more than their absence would: the whole before its parts."""
    usual = words[row.name].with_defaults({}) if row.name in words else {}
    return sum(value != usual.get(name) for name, value in row.key.items())


def _place(name: str, words: Vocabulary) -> tuple[int, int]:
    """Where a row stands in the table of consequences, then in the vocabulary."""
    listed = [row for consequence in CONSEQUENCES for row in consequence.rows]
    if name in listed:
        return listed.index(name), 0
    return len(listed), list(words.attributes).index(name)
