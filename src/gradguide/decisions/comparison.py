"""Programs side by side: the rows in which they differ first, the gravest difference first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gradguide.decisions.agreement import Agreement, agreement, favoured, gap
from gradguide.decisions.bill import Cost
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.cells import Cell, Item, Wording, cell_of
from gradguide.decisions.consequence import (
    COMPLETIONS,
    CONSEQUENCES,
    COST_PER_TERM,
    COST_TOTAL,
    MONTHS_PER,
    MORE_WELCOME,
    NOT_COMPARED,
    SCALES,
    TIME_TO_DEGREE,
    Direction,
    consequence_of,
)
from gradguide.decisions.errors import SituationError
from gradguide.decisions.personal import completions_cell, term_cell, time_cell, total_cell
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Fact
from gradguide.model.vocabulary import Attribute, Value, Vocabulary, vocabulary
from gradguide.resolution.equality import Meaning
from gradguide.resolution.spelling import text_key

_LEADING = (COST_TOTAL, COST_PER_TERM, TIME_TO_DEGREE)
_GROUPS: tuple[tuple[Agreement, ...], ...] = (
    ("differs", "may differ"),
    ("partly known",),
    ("same",),
    ("unknown",),
)

Key = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing about all programs: a cell each, in the order of the programs.

    name       an attribute of the vocabulary, or COST_TOTAL, COST_PER_TERM, TIME_TO_DEGREE,
               COMPLETIONS
    key        the qualifiers that make it another row than its neighbours
    many       whether the values are sets: several can be true at once
    gap        by how much two programs differ at least: dollars for money, months for time,
               else the row's own unit; 0 where no two certainly differ, or where there is no unit
    favoured   the places of the programs whose value is more welcome than all others', beyond
               what is uncertain
    applies    whether it is about the person at one of the programs at least: a price for
               residents says nothing to somebody who lives elsewhere
    """

    name: str
    key: Mapping[str, Value]
    cells: tuple[Cell, ...]
    agreement: Agreement
    many: bool = False
    gap: Decimal = Decimal(0)
    favoured: frozenset[int] = frozenset()
    applies: bool = True

    @property
    def shared(self) -> tuple[Item, ...]:
        """Of a set, the values that all programs have, as the first one has them."""
        if not self.many:
            return ()
        common = frozenset.intersection(*(cell.meanings for cell in self.cells))
        return tuple(item for item in _once(self.cells[0].items) if item.meaning in common)

    def own(self, place: int) -> tuple[Item, ...]:
        """Of a set, the values that a program has and not all others have."""
        common = {item.meaning for item in self.shared}
        return tuple(i for i in _once(self.cells[place].items) if i.meaning not in common)

    def alone(self, place: int) -> tuple[Item, ...]:
        """Of a set, the values that only this program is said to have.

        That nobody says so of another is no proof that the other has it not.
        """
        others = {
            meaning
            for at, cell in enumerate(self.cells)
            if at != place
            for meaning in cell.meanings
        }
        return tuple(i for i in _once(self.cells[place].items) if i.meaning not in others)


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


@dataclass(frozen=True, slots=True)
class _Table:
    """What rows are made from."""

    candidates: Sequence[Candidate]
    situation: Situation
    as_of: date
    words: Vocabulary
    wording: Wording
    one_money: bool

    @property
    def money_compares(self) -> bool:
        """Schools state prices in the money of their country, and nobody says at what rate."""
        countries = {candidate.school.country for candidate in self.candidates}
        return self.one_money and len(countries) == 1


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
    table = _Table(listed, situation, as_of, words or vocabulary(), wording or Wording(), one_money)
    rows = [*_worked_out(table, owed), *_stated(table)]
    known = [row for row in rows if row.agreement != "unknown"]
    present = {row.name for row in known}
    unknown = [row.name for row in rows if row.name not in present]
    unknown += [
        name
        for name in _compared(table.words)
        if name not in present and not _named_alike(listed, name)
    ]
    return Comparison(
        candidates=listed,
        situation=situation,
        costs=owed,
        rows=tuple(sorted(known, key=lambda row: _order(row, table.words))),
        unknown=tuple(sorted(dict.fromkeys(unknown), key=lambda n: _place(n, table.words))),
    )


def _must_be_several(candidates: Sequence[Candidate]) -> None:
    ids = [candidate.id for candidate in candidates]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise SituationError(f"{twice[0]} is given twice; name each program once")
    if len(ids) < 2:
        given = ids[0] if ids else "none"
        raise SituationError(f"a comparison needs two programs or more, and this is {given} alone")


def _compared(words: Vocabulary) -> list[str]:
    """The attributes that are compared."""
    return [
        attribute.name
        for attribute in words.attributes.values()
        if attribute.name not in NOT_COMPARED
        and attribute.name != COMPLETIONS
        and attribute.theme not in ("placement", "field")
        and ("program" in attribute.about or "institution" in attribute.about)
    ]


def _worked_out(table: _Table, costs: Sequence[Cost]) -> list[Row]:
    cells = {
        COST_TOTAL: [total_cell(cost) for cost in costs],
        COST_PER_TERM: [term_cell(cost) for cost in costs],
        TIME_TO_DEGREE: [
            time_cell(candidate, cost, table.situation, table.as_of)
            for candidate, cost in zip(table.candidates, costs, strict=True)
        ],
        COMPLETIONS: [completions_cell(candidate) for candidate in table.candidates],
    }
    return [_row(table, name, {}, tuple(found)) for name, found in cells.items()]


def _stated(table: _Table) -> list[Row]:
    """A row for each attribute, under each key, that any program has a fact about."""
    out = []
    for name in _compared(table.words):
        if _named_alike(table.candidates, name):
            continue
        attribute = table.words[name]
        facts = [_facts(candidate, attribute) for candidate in table.candidates]
        keys: dict[Key, Mapping[str, Value]] = {}
        for fact in (fact for of_one in facts for fact in of_one):
            keys.setdefault(_key(fact), fact.key)
        for key, said in sorted(keys.items(), key=lambda item: repr(item[0])):
            cells = tuple(
                cell_of((f for f in of_one if _key(f) == key), attribute, table.wording)
                for of_one in facts
            )
            out.append(_row(table, name, said, cells, attribute))
    return out


def _named_alike(candidates: Iterable[Candidate], name: str) -> bool:
    """Whether level or degree are the same by the programs' own names, so that it matters little
    who has stated them besides."""
    if name not in ("level", "degree"):
        return False
    of_each = {getattr(candidate.program, name) for candidate in candidates}
    return len(of_each) == 1 and None not in of_each


def _facts(candidate: Candidate, attribute: Attribute) -> tuple[Fact, ...]:
    """The program's facts; the school's own where the attribute is about schools at all.

    A track states what differs from its degree, under the keys under which it does, and has its
    degree's facts under the others. Prices of its own are a list of its own.
    """
    own = candidate.facts(attribute.name)
    if candidate.parent is not None and attribute.kind != "money":
        keys = {_key(fact) for fact in own}
        degree = Candidate(candidate.parent, candidate.school).facts(attribute.name)
        own = (*own, *(fact for fact in degree if _key(fact) not in keys))
    return own or (candidate.school_facts(attribute.name) if attribute.theme == "school" else ())


def _key(fact: Fact) -> Key:
    """The key, with spellings of one text as one."""
    return tuple(
        (name, text_key(value) if isinstance(value, str) else value)
        for name, value in sorted(fact.key.items())
    )


def _row(
    table: _Table,
    name: str,
    key: Mapping[str, Value],
    cells: tuple[Cell, ...],
    attribute: Attribute | None = None,
) -> Row:
    many = attribute is not None and attribute.many
    money = name in (COST_TOTAL, COST_PER_TERM) or (attribute and attribute.kind == "money")
    comparable = table.money_compares or not money
    known = [c for c, cell in zip(table.candidates, cells, strict=True) if cell.known]
    applying = [_applies(candidate, key, table.situation) for candidate in known]
    direction = _direction(name, key) if comparable and all(applying) else None
    return Row(
        name=name,
        key=key,
        cells=cells,
        agreement=agreement(cells, many=many),
        many=many,
        gap=gap(cells) * MONTHS_PER.get(name, 1) if comparable and not many else Decimal(0),
        favoured=frozenset() if many else favoured(cells, direction),
        applies=any(applying),
    )


def _applies(candidate: Candidate, key: Mapping[str, Value], situation: Situation) -> bool:
    """Whether a price under this key can be the person's at this school."""
    home = situation.residency
    match key.get("residency"):
        case "in_state":
            return home is None or home == candidate.school.state
        case "out_of_state":
            return home is None or home != candidate.school.state
    return True


def _direction(name: str, key: Mapping[str, Value]) -> Direction | None:
    if name in SCALES:
        return "lower"  # places in the scale, the more welcome first
    # How long a program may take at most is as much a freedom as a burden.
    return None if key.get("bound") == "max" else MORE_WELCOME.get(name)


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


def _once(items: Iterable[Item]) -> list[Item]:
    """The items, each meaning once, in order."""
    out: dict[Meaning, Item] = {}
    for item in items:
        out.setdefault(item.meaning, item)
    return list(out.values())
