"""The tables of the open data, as `tables.toml` describes them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

Kind = Literal["string", "integer", "number", "decimal", "boolean", "object", "list"]


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column: what is in it. `to` is the "table.column" that its values refer to."""

    type: Kind
    says: str
    unit: str = ""
    to: str = ""
    values: tuple[str, ...] = ()
    required: bool = False


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table: the query that it is made by, and what its columns mean, in their order."""

    name: str
    title: str
    says: str
    query: str
    key: tuple[str, ...]
    columns: dict[str, Column]
    facets: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    label: str = ""
    always: bool = False

    def required(self, column: str) -> bool:
        """Whether a value is always there."""
        return column in self.key or self.columns[column].required


@cache
def tables() -> tuple[Table, ...]:
    """All tables, those that others refer to among them before or after."""
    return tuple(
        msgspec.convert({"name": name, **given}, Table) for name, given in _read("tables").items()
    )


@cache
def units() -> Mapping[str, str]:
    """The units of numbers by attribute, as `units.toml` has them."""
    return msgspec.convert(_read("units"), dict[str, str])


def references(table: Table, present: Mapping[str, Table]) -> Mapping[str, tuple[Table, str]]:
    """What the columns of a table refer to: the table and its column. Those to tables that are
    not there are left out."""
    found = {}
    for name, column in table.columns.items():
        other, _, field = column.to.partition(".")
        if other in present:
            found[name] = (present[other], field)
    return found


def _read(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
