"""The API's description as a page shows it to people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

_MOST_VALUES = 8


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter: where it stands, what it takes in words, an example ("" for none)."""

    name: str
    place: str
    required: bool
    takes: str
    about: str
    example: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A member of what is told."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation: its address, what it gives, what may be asked, what is told. `example` is an
    address that answers."""

    name: str
    path: str
    title: str
    about: str
    parameters: tuple[ParameterView, ...]
    answer: str
    parts: tuple[PartView, ...]
    csv: bool
    example: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Operations that belong together."""

    name: str
    about: str
    operations: tuple[OperationView, ...]


def groups(document: Mapping[str, Any]) -> tuple[GroupView, ...]:
    """The operations of a description, group by group."""
    root = document["servers"][0]["url"]
    schemas = document["components"]["schemas"]
    every = [(path, item["get"]) for path, item in document["paths"].items()]
    return tuple(
        GroupView(
            tag["name"],
            tag["description"],
            tuple(
                _operation(root, path, one, schemas)
                for path, one in every
                if tag["name"] in one["tags"]
            ),
        )
        for tag in document["tags"]
    )


def _operation(
    root: str, path: str, one: Mapping[str, Any], schemas: Mapping[str, Any]
) -> OperationView:
    content = one["responses"]["200"]["content"]
    schema = _resolved(content["application/json"]["schema"], schemas)
    return OperationView(
        name=one["operationId"],
        path=f"{root}{path}",
        title=one["summary"],
        about=one.get("description", ""),
        parameters=tuple(_parameter(parameter) for parameter in one["parameters"]),
        answer=_first(schema.get("description", "")),
        parts=tuple(_parts(schema, schemas)),
        csv="text/csv" in content,
        example=_example(root, path, one["parameters"]),
    )


def _parameter(one: Mapping[str, Any]) -> ParameterView:
    example = one.get("example", "")
    listed = example if isinstance(example, list) else [example]
    return ParameterView(
        one["name"],
        one["in"],
        one["required"],
        takes(one["schema"]),
        one.get("description", ""),
        ", ".join(map(str, listed)),
    )


def takes(schema: Mapping[str, Any]) -> str:
    """What a value may be, in words."""
    if schema.get("type") == "array":
        return f"several: {takes(schema['items'])}"
    values = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    if values:
        shown = ", ".join(map(str, values[:_MOST_VALUES]))
        return (
            f"{shown} and {len(values) - _MOST_VALUES} more"
            if len(values) > _MOST_VALUES
            else shown
        )
    if schema.get("type") == "integer":
        return f"a whole number, {schema['minimum']:,} to {schema['maximum']:,}"
    if schema.get("format") == "date":
        return "a day, as in 2027-08-15"
    if "pattern" in schema:
        return "a number" if "[0-9]{1," in schema["pattern"][:12] else "text of a pattern"
    if "maxLength" in schema:
        return f"text, at most {schema['maxLength']} characters"
    return str(schema.get("type", "anything"))


def _parts(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[PartView]:
    for name, own in schema.get("properties", {}).items():
        about = own.get("description") or _inner(own, schemas)
        yield PartView(name, kind_words(own), _first(about))


def kind_words(schema: Mapping[str, Any]) -> str:
    """The type of a member in words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        kinds = dict.fromkeys(kind_words(one) for one in schema["anyOf"])
        return " or ".join("null" if kind == "null" else kind for kind in kinds)
    if schema.get("type") == "array":
        return f"list of {kind_words(schema.get('items', {}))}"
    if "enum" in schema:
        return "text: " + ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties")
        return f"{kind_words(inner)} by name" if isinstance(inner, dict) else "object"
    names = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    kind = str(schema.get("type", "anything"))
    return names.get(kind, kind)


def _inner(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """What is said of the type that a member has."""
    for one in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
        if "$ref" in one:
            return str(_resolved(one, schemas).get("description", ""))
    return ""


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in schema:
        return schema
    found: Mapping[str, Any] = schemas[str(schema["$ref"]).rpartition("/")[2]]
    return found


def _first(text: str) -> str:
    """The first paragraph."""
    return " ".join(text.partition("\n\n")[0].split())


def _example(root: str, path: str, parameters: list[dict[str, Any]]) -> str:
    """An address that answers: what has to be said, with its example."""
    pairs: list[tuple[str, str]] = []
    for one in parameters:
        example = one.get("example")
        if example is None and one["required"]:
            return ""
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(str(example)))
        elif one["required"]:
            listed = example if isinstance(example, list) else [example]
            pairs += [(one["name"], str(value)) for value in listed]
    said = urlencode(pairs, safe="/")
    return f"{root}{path}?{said}" if said else f"{root}{path}"
