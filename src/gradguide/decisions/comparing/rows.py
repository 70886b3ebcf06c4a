"""The rows of a comparison: one thing about all programs, a cell each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.comparing.agreement import Agreement, agreement, favoured, gap
from gradguide.decisions.comparing.cells import Cell, Item, Wording, cell_of, least_welcome
from gradguide.decisions.comparing.consequence import (
    COMPLETIONS,
    COST_PER_TERM,
    COST_TOTAL,
    MET_TOGETHER,
    MONTHS_PER,
    MORE_WELCOME,
    NOT_COMPARED,
    SCALES,
    TIME_TO_DEGREE,
    Direction,
)
from gradguide.decisions.comparing.personal import (
    completions_cell,
    term_cell,
    time_cell,
    total_cell,
)
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Fact
from gradguide.model.vocabulary import Attribute, Value, Vocabulary
from gradguide.resolution.equality import Meaning
from gradguide.resolution.spelling import text_key

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
class Table:
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


def compared(words: Vocabulary) -> list[str]:
    """The attributes that are compared."""
    return [
        attribute.name
        for attribute in words.attributes.values()
        if attribute.name not in NOT_COMPARED
        and attribute.name != COMPLETIONS
        and attribute.theme not in ("placement", "field")
        and ("program" in attribute.about or "institution" in attribute.about)
    ]


def worked_out(table: Table, costs: Sequence[Cost]) -> list[Row]:
    """The rows of what is worked out for the person.

    Raises:
        SituationError: they cannot start when they say.
    """
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


def stated(table: Table) -> list[Row]:
    """A row for each attribute, under each key, that any program has a fact about.

    Of what has to be met under every key there is a row for all keys together, too.
    """
    out = []
    for name in compared(table.words):
        if named_alike(table.candidates, name):
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
        if name in MET_TOGETHER and len(keys) > 1:
            together = (least_welcome(of_one, attribute, table.wording) for of_one in facts)
            out.append(_row(table, name, {}, tuple(together), attribute))
    return out


def named_alike(candidates: Iterable[Candidate], name: str) -> bool:
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
    table: Table,
    name: str,
    key: Mapping[str, Value],
    cells: tuple[Cell, ...],
    attribute: Attribute | None = None,
) -> Row:
    many = attribute is not None and attribute.many
    money = name in (COST_TOTAL, COST_PER_TERM) or (attribute and attribute.kind == "money")
    comparable = table.money_compares or not money
    known = [c for c, cell in zip(table.candidates, cells, strict=True) if cell.known]
    applying = [applies(candidate, key, table.situation) for candidate in known]
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


def applies(candidate: Candidate, key: Mapping[str, Value], situation: Situation) -> bool:
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


def _once(items: Iterable[Item]) -> list[Item]:
    """The items, each meaning once, in order."""
    out: dict[Meaning, Item] = {}
    for item in items:
        out.setdefault(item.meaning, item)
    return list(out.values())
