"""Types of the answers' own values as models, so that the API describes what is really told.

Costs, loans and methods are told by going through their dataclasses; here the same is done with
their types. A field that is added there is thereby described here.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from inspect import cleandoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, create_model

from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.calendar import Term
from gradguide.model import fact
from gradguide.web.api.models.facts import Fact, Record

More = Mapping[type, Mapping[str, Any]]


class Range(Record):
    """A number that lies between two; where they are the same, it is known."""

    low: float | None
    high: float | None


Told = Mapping[Any, Any]
AS_COSTS: Told = {
    fact.Fact: Fact,
    Term: str,
    Bounds: Range,
    Ends: Range,
    Decimal: float,
    date: date,
}
"""How `answers.cost_record` tells types: numbers as numbers, terms by their names."""
AS_CANONICAL: Told = {Decimal: str, date: date}
"""How `model.method.canonical` tells them: numbers as exact text."""


class Types:
    """Models of dataclasses. `told` are types that are told otherwise than by their fields, `more`
    are fields of a type that are told besides its own, `prefix` goes before the models' names."""

    def __init__(self, told: Told, more: More | None = None, prefix: str = "") -> None:
        self._plain = dict(told)
        self._more = more or {}
        self._prefix = prefix
        self._names: set[str] = set()

    def model(self, kind: Any) -> Any:
        """The model of a dataclass, or what any other type is told as."""
        if kind in self._plain:
            return self._plain[kind]
        if is_dataclass(kind) and isinstance(kind, type):
            return self._of_dataclass(kind)
        origin, inner = get_origin(kind), get_args(kind)
        if origin is Literal:
            return kind
        if origin in (Union, types.UnionType):
            return Union[tuple(self.model(one) for one in inner)]  # noqa: UP007 - made of values
        if origin in (tuple, list):
            return self._of_list(inner)
        if origin is not None and issubclass(origin, Mapping):
            return dict[str, self.model(inner[1])]  # type: ignore[misc]
        return kind

    def _of_list(self, inner: tuple[Any, ...]) -> Any:
        kinds = dict.fromkeys(self.model(one) for one in inner if one is not Ellipsis)
        return list[Union[tuple(kinds)]]  # type: ignore[misc]  # noqa: UP007 - made of values

    def _of_dataclass(self, kind: type) -> Any:
        hints = get_type_hints(kind)
        told = {one.name: (self.model(hints[one.name]), ...) for one in fields(kind)}
        told |= {name: (type_, ...) for name, type_ in self._more.get(kind, {}).items()}
        made = create_model(  # type: ignore[call-overload]
            self._name(kind),
            __config__=ConfigDict(extra="forbid"),
            __doc__=cleandoc(kind.__doc__ or ""),
            **told,
        )
        self._plain[kind] = made
        return made

    def _name(self, kind: type) -> str:
        name = f"{self._prefix}{kind.__name__}"
        if name in self._names:
            name = f"{kind.__module__.rpartition('.')[2].title().replace('_', '')}{name}"
        self._names.add(name)
        return name
