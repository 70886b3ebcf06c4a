"""What is wrong with a call of a tool, in words, with what its input schema allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from gradguide.answers.allowed import nearest_allowed, not_allowed

Schema = Mapping[str, Any]


def unknown_argument(schema: Schema, name: str) -> str:
    """That a tool has no such argument, with the nearest: its own, or one within an argument."""
    own = _names(schema)
    return not_allowed("argument", name, own, near=nearest_allowed(name, own) or _in(schema, name))


def wrong(error: ValidationError, schema: Schema) -> str:
    """What is wrong with arguments: where and why, without the values, which are the caller's."""
    told = [_wrong(one["loc"], one["type"], one["msg"], schema)
            for one in error.errors(include_url=False, include_input=False)]  # fmt: skip
    return "; ".join(dict.fromkeys(told))


def _wrong(where: Sequence[int | str], kind: str, message: str, schema: Schema) -> str:
    if kind != "extra_forbidden":
        return f"{'.'.join(map(str, where))}: {message}; see what the input schema allows"
    *within, name = where
    inner = schema
    for part in within:
        inner = _described(inner.get("properties", {}).get(part, {}), schema)
    return f"{'.'.join(map(str, within))}: " + not_allowed("name", str(name), _names(inner))


def _names(schema: Schema) -> tuple[str, ...]:
    return tuple(schema.get("properties", {}))


def _in(schema: Schema, name: str) -> str | None:
    """The name within an argument that is most like a name, with its argument's."""
    for argument, described in schema.get("properties", {}).items():
        near = nearest_allowed(name, _names(_described(described, schema)))
        if near:
            return f"{argument}.{near}"
    return None


def _described(value: Schema, root: Schema) -> Schema:
    """The object that a part of a schema describes, which may be left out or stand elsewhere."""
    for one in (value, *value.get("anyOf", ())):
        if "$ref" in one:
            found: Schema = root.get("$defs", {}).get(str(one["$ref"]).rpartition("/")[2], {})
            return found
    return value
