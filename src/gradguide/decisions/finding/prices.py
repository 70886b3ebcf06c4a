"""What programs cost a person, for finding: the columns of costs as parts of the index.

Each program has the inputs of its cost by all facts and by its verified ones. Most share them with
others (their school's price, or that nothing is known), so that each distinct set of inputs is kept
and reckoned with once.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.columns import Columns, columns
from gradguide.decisions.costs.totals import totals
from gradguide.decisions.finding.find import Prices
from gradguide.decisions.finding.index import FindIndex, IndexMissingError
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Program, Status

_NAMES = tuple(field.name for field in fields(Columns))
_TYPES = ("|b1", "|i1", "<i2", "<i4", "<i8")
_BLOCK = 65536  # candidates whose columns are made at a time, which bounds the memory


@dataclass(frozen=True, slots=True)
class PriceTable:
    """The columns of the distinct inputs, and for each program the place of its own in them: by
    all facts, and by verified ones alone."""

    distinct: Columns
    of_program: NDArray[np.int32]
    of_verified: NDArray[np.int32]


def prices_by(index: FindIndex, as_of: date) -> Callable[[Situation, bool], Prices]:
    """What tells what the programs of an index cost a person who asks on a day.

    The second argument says whether a cost has to rest on verified facts: then it is known only
    where they alone give one. It reaches to what all facts come to, so that a charge that is only
    reported can make a program dearer and never less dear.

    It raises SituationError for a start that has passed.
    """

    def prices(situation: Situation, verified: bool) -> Prices:
        table = price_table(index)
        found = totals(table.distinct, situation, as_of)
        usable = found.known & found.decides
        own, sure = table.of_program, table.of_verified
        if not verified:
            return Prices(found.low[own], found.high[own], usable[own])
        return Prices(
            np.minimum(found.low[own], found.low[sure]),
            np.maximum(found.high[own], found.high[sure]),
            usable[own] & usable[sure],
        )

    return prices


def by_verified_facts(one: Candidate) -> Candidate:
    """The candidate with the verified facts of its program, and of its parent, alone."""
    parent = None if one.parent is None else _verified(one.parent)
    return replace(one, program=_verified(one.program), parent=parent)


def _verified(program: Program) -> Program:
    facts = tuple(fact for fact in program.facts if fact.status is Status.VERIFIED)
    return replace(program, facts=facts)


def price_parts(candidates: Iterable[Candidate]) -> dict[str, bytes]:
    """The parts of the index that hold the columns, each in the smallest type that it fits."""
    listed = list(candidates)
    return price_parts_at(listed, np.arange(len(listed)))


def price_parts_at(candidates: Sequence[Candidate], which: NDArray[np.int64]) -> dict[str, bytes]:
    """The parts where several programs have the inputs of one: `which` has for each program the
    place of its own among the candidates, who come in the order of their first programs."""
    distinct = _Distinct()
    of_program = distinct.places_of(candidates)
    of_verified = distinct.places_of([by_verified_facts(one) for one in candidates])
    nobody = columns(())
    table = np.array(distinct.rows, np.int64) if distinct.rows else _rows(nobody)
    parts = {
        "prices.of_program": np.array(of_program, "<i4")[which].tobytes(),
        "prices.of_verified": np.array(of_verified, "<i4")[which].tobytes(),
    }
    head: dict[str, list[object]] = {}
    first = 0
    for name in _NAMES:
        shape, flags = getattr(nobody, name).shape[:-1], getattr(nobody, name).dtype == np.bool_
        width = math.prod(shape)
        values = np.ascontiguousarray(table[:, first : first + width].T)
        kind = _smallest(values, flags=flags)
        head[name] = [kind, *shape]
        parts[f"prices.{name}"] = values.astype(kind).tobytes()
        first += width
    return parts | {"prices": json.dumps(head, sort_keys=True).encode()}


class _Distinct:
    """Rows of inputs, each kept once, in the order of their first program."""

    def __init__(self) -> None:
        self.rows: list[NDArray[np.int64]] = []
        self._places: dict[bytes, int] = {}

    def places_of(self, listed: Sequence[Candidate]) -> list[int]:
        """The place of each candidate's row."""
        out: list[int] = []
        for start in range(0, len(listed), _BLOCK):
            for row in _rows(columns(listed[start : start + _BLOCK])):
                key = row.tobytes()
                if key not in self._places:
                    self._places[key] = len(self.rows)
                    self.rows.append(row.copy())
                out.append(self._places[key])
        return out


def _rows(of: Columns) -> NDArray[np.int64]:
    """A row of all inputs for each program."""
    size = len(of)
    flat = [
        values.reshape(math.prod(values.shape[:-1]), size).astype(np.int64)
        for values in (getattr(of, name) for name in _NAMES)
    ]
    return np.ascontiguousarray(np.concatenate(flat).T)


def _smallest(values: NDArray[np.int64], *, flags: bool) -> str:
    if flags:
        return _TYPES[0]
    for kind in _TYPES[1:-1]:
        if not values.size or (
            np.iinfo(kind).min <= values.min() and values.max() <= np.iinfo(kind).max
        ):
            return kind
    return _TYPES[-1]


def price_table(index: FindIndex) -> PriceTable:
    """The columns that `price_parts` wrote.

    Raises:
        IndexMissingError: they are not there, or of another make.
    """
    head = json.loads(index.part("prices"))
    if set(head) != set(_NAMES):
        raise IndexMissingError
    values: dict[str, Any] = {}
    for name, (kind, *shape) in head.items():
        stored = np.frombuffer(index.part(f"prices.{name}"), kind)
        values[name] = stored.reshape(*shape, -1).astype(
            np.bool_ if kind == _TYPES[0] else np.int64
        )
    return PriceTable(
        Columns(**values),
        np.frombuffer(index.part("prices.of_program"), "<i4"),
        np.frombuffer(index.part("prices.of_verified"), "<i4"),
    )
