"""What a client of the service asks, checked and bounded."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from gradguide.web.reconciliation.properties import TYPES, type_called

MOST_QUERIES = 50
MOST_IDS = 200
MOST_PROPERTIES = 40
MOST_BYTES = 512 * 1024
_LONGEST = 400  # characters of a name


class AskedWrongly(Exception):  # noqa: N818 - what the client did, not what kind of class it is
    """A message for whoever wrote the client: what is wrong, where, what is allowed."""


class Constraint(msgspec.Struct, frozen=True):
    """A property and the value, or values, that it has in the table."""

    pid: str
    v: Any


class Query(msgspec.Struct, frozen=True):
    """One row of a table: a name, what type is looked for, and what else the row says."""

    query: str = ""
    type: str | list[str] | None = None
    limit: float | None = None
    properties: list[Constraint] = []
    type_strict: Literal["any", "should", "all"] | None = None

    def said(self, pid: str) -> str:
        """The value of a property as text, "" where the row has none; of something that has been
        matched before its id."""
        for one in self.properties:
            if one.pid == pid:
                value = one.v[0] if isinstance(one.v, list) and one.v else one.v
                if isinstance(value, dict):
                    value = value.get("id", "")
                if isinstance(value, str | int | float) and not isinstance(value, bool):
                    return f"{value:g}" if isinstance(value, float) else str(value)[:_LONGEST]
        return ""

    @property
    def types(self) -> tuple[str, ...]:
        """The types that are looked for, by their ids; none means all.

        Raises:
            AskedWrongly: one of them is no type of the service.
        """
        listed = self.type if isinstance(self.type, list) else [self.type or ""]
        return tuple(dict.fromkeys(_type(text) for text in listed if text.strip()))


class AskedProperty(msgspec.Struct, frozen=True):
    """A property that is to be told, and how."""

    id: str
    settings: dict[str, Any] = {}


class Extension(msgspec.Struct, frozen=True):
    """Which properties of which things are to be told."""

    ids: list[str]
    properties: list[AskedProperty]


def queries_from(text: str) -> dict[str, Query]:
    """The queries of a batch by their names.

    Raises:
        AskedWrongly: the text is no batch of queries, or one of too many.
    """
    found: dict[str, Query] = _decoded(text, dict[str, Query], "queries")
    if len(found) > MOST_QUERIES:
        raise AskedWrongly(f"queries: {len(found)} are too many; send at most {MOST_QUERIES}")
    for name, query in found.items():
        if not query.query and not query.properties:
            raise AskedWrongly(f"queries: {name!r} has neither a query nor properties")
        if len(query.query) > _LONGEST:
            raise AskedWrongly(f"queries: {name!r} is longer than {_LONGEST} characters")
        try:
            _ = query.types
        except AskedWrongly as error:
            raise AskedWrongly(f"queries: {name!r}: {error}") from None
    return found


def extension_from(text: str) -> Extension:
    """What is to be told of what.

    Raises:
        AskedWrongly: the text does not say that, or asks for too much.
    """
    found: Extension = _decoded(text, Extension, "extend")
    for what, listed, most in (
        ("ids", found.ids, MOST_IDS),
        ("properties", found.properties, MOST_PROPERTIES),
    ):
        if len(listed) > most:
            raise AskedWrongly(f"extend: {len(listed)} {what} are too many; ask for at most {most}")
    return found


def unknown_type(text: str) -> str:
    """That there is no such type, and which there are."""
    return f"type: {text[:40]!r} is none; there are {', '.join(TYPES)}"


def _type(text: str) -> str:
    kind = type_called(text)
    if kind is None:
        raise AskedWrongly(unknown_type(text))
    return kind


def _decoded(text: str, kind: Any, name: str) -> Any:
    try:
        return msgspec.json.decode(text.encode(), type=kind)
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise AskedWrongly(f"{name}: {error}") from None
