"""What is known of one program about one thing, so that it can be held against another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gradguide.decisions.bounds import Bounds, cents
from gradguide.decisions.comparing.consequence import SCALES
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, Stated, Status
from gradguide.model.vocabulary import Attribute, Value
from gradguide.resolution.equality import TOLERANCE, Meaning, meaning_of
from gradguide.resolution.spelling import text_key

_NUMBERS = frozenset({"number", "signed", "money"})
_LEAST_RELIABLE = (
    Status.STALE,
    Status.DISPUTED,
    Status.REPORTED,
    Status.COMPUTED,
    Status.VERIFIED,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a cell and the fact that holds it. Items of one meaning are the same."""

    value: Value
    details: Mapping[str, Value]
    fact: Fact
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one program in one row; without facts and bounds, nothing is.

    items     the values that sources state; several of a disputed fact, or of a set
    facts     what the cell rests on
    bounds    between what a number is said to lie, in the row's unit (of a choice that has an
              order, its places there); None where there is no such thing
    possible  between what it must lie as far as anybody knows: None where it is outdated, or
              where something unknown has no bounds
    note      what a worked out figure means, in words
    computed  whether it is a figure, and `stated` whether a source states that very figure
    """

    items: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    bounds: Bounds | None = None
    possible: Bounds | None = None
    note: str = ""
    computed: bool = False
    stated: bool = False

    @property
    def known(self) -> bool:
        return bool(self.items) or self.bounds is not None

    @property
    def meanings(self) -> frozenset[Meaning]:
        return frozenset(item.meaning for item in self.items)

    @property
    def status(self) -> Status | None:
        """The least reliable status of its facts; of a figure worked out from them, STALE if one
        of them is. None where nothing is known."""
        if not self.known:
            return None
        present = {fact.status for fact in self.facts}
        if self.computed and not self.stated:
            return Status.STALE if Status.STALE in present else Status.COMPUTED
        return next(status for status in _LEAST_RELIABLE if status in present)

    @property
    def year(self) -> int | None:
        """The year of its oldest fact, or None where one has none."""
        years = [fact.year for fact in self.facts]
        known = [year for year in years if year is not None]
        return min(known) if known and len(known) == len(years) else None

    @property
    def standing(self) -> Standing | None:
        """That of the weakest source that it rests on."""
        return min((fact.standing for fact in self.facts), default=None)

    @property
    def claims_for(self) -> int:
        """How many claims speak for it, each counted once."""
        return len({claim for fact in self.facts for claim in fact.claims_for})

    @property
    def against(self) -> int:
        """How many claims say something else and were outweighed."""
        return len({claim for fact in self.facts for claim in fact.against})


UNKNOWN = Cell()


@dataclass(frozen=True, slots=True)
class Wording:
    """Different words for one thing: a spelling's key (`text_key`) and the name that it means.

    A field's specialties go by several names; two programs that use different ones of them do
    not differ.
    """

    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, terms: Iterable[tuple[str, Iterable[str]]]) -> Wording:
        """From names with their spellings."""
        return cls({text_key(said): name for name, spellings in terms for said in spellings})

    def __call__(self, value: Value) -> Value:
        return self.names.get(text_key(value), value) if isinstance(value, str) else value


def cell_of(facts: Iterable[Fact], attribute: Attribute, wording: Wording) -> Cell:
    """The cell that a program's deciding facts about one thing make, UNKNOWN without any.

    Amounts that are called approximate lie within the tolerance of resolution.
    """
    listed = tuple(facts)
    items = tuple(_item(s, fact, attribute, wording) for fact in listed for s in fact.values)
    if not items:
        return UNKNOWN
    bounds = None if attribute.many else _bounds(items, attribute)
    outdated = any(fact.status is Status.STALE for fact in listed)
    return Cell(items, listed, bounds, None if outdated else bounds)


def least_welcome(facts: Iterable[Fact], attribute: Attribute, wording: Wording) -> Cell:
    """The cell of the least welcome of what is said under several keys, UNKNOWN without any.

    What is outdated counts only where nothing else is said. A disputed choice that another key's
    is less welcome than anyway, whatever holds there, is left out.
    """
    scale = SCALES[attribute.name]
    listed = tuple(facts)
    current = tuple(fact for fact in listed if fact.status is not Status.STALE) or listed
    places = {id(fact): [scale.index(str(s.value)) for s in fact.values if s.value in scale]
              for fact in current}  # fmt: skip
    telling = [fact for fact in current if places[id(fact)]]
    if not telling:
        return UNKNOWN
    bound = max(min(places[id(fact)]) for fact in telling)
    deciding = [fact for fact in telling if max(places[id(fact)]) >= bound]
    cell = cell_of(deciding, attribute, wording)
    items = tuple(
        item for item in cell.items if item.value in scale and scale.index(str(item.value)) >= bound
    )
    bounds = _bounds(items, attribute)
    return replace(cell, items=items, bounds=bounds, possible=cell.possible and bounds)


def _item(stated: Stated, fact: Fact, attribute: Attribute, wording: Wording) -> Item:
    value = wording(stated.value) if attribute.kind == "text" else stated.value
    meaning = meaning_of(value, stated.details, attribute)
    return Item(stated.value, stated.details, fact, meaning)


def _bounds(items: Iterable[Item], attribute: Attribute) -> Bounds | None:
    ends: list[Decimal] = []
    scale = SCALES.get(attribute.name, ())
    for item in items:
        if attribute.kind in _NUMBERS and not isinstance(item.value, (str, bool)):
            ends += _around(Decimal(item.value), item.details.get("approximate") is True)
        elif item.value in scale:
            ends.append(Decimal(scale.index(str(item.value))))
        else:
            return None
    return Bounds.over(ends)


def _around(amount: Decimal, approximate: bool) -> tuple[Decimal, Decimal]:
    """The amounts with which resolution lets this one agree."""
    if not approximate:
        return amount, amount
    within = 1 - Decimal(TOLERANCE.numerator) / Decimal(TOLERANCE.denominator)
    return cents(amount * within), cents(amount / within)
