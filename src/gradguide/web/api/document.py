"""The API's description of itself (OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

from pydantic.json_schema import models_json_schema

from gradguide.web.api.examples import Examples
from gradguide.web.api.models.data import Index
from gradguide.web.api.models.facts import Problem
from gradguide.web.api.names import LONGEST, NAMES
from gradguide.web.api.operation import Operation
from gradguide.web.api.operations import GROUPS
from gradguide.web.problems import KINDS, MEDIA_TYPE

_REF = "#/components/schemas/{model}"
_OWN = ("title", "description", "examples", "default")
_JSON, _CSV = "application/json", "text/csv"
_EVERYWHERE = (405, 414, 422, 429, 500, 503)
_ABOUT = """\
Everything that the pages of the guide show, as JSON and, where it is a table, as CSV.

A fact has a status (verified, reported, disputed, stale, computed) and opens to the claims for and
against it. What nobody states is null or missing from a list, and named where it was asked for. \
Paid placement is told and decides nothing.

Answers belong to a release, whose digest is in the header `Gradguide-Release`; while the release \
is the same, so is the answer to the same question on the same day. Send `If-None-Match` with an \
ETag to be told that nothing has changed. Numbers in questions are text with a pattern, so that \
they stay exact. Wrong questions are answered with a problem (RFC 9457) that says what is allowed. \
"""


def document(every: Iterable[Operation], root: str, examples: Examples) -> dict[str, Any]:
    """The description of all operations, which stand under an address, with examples by the names
    of parameters."""
    listed = tuple(every)
    models = dict.fromkeys([*(one.model for one in listed), Index, Problem])
    refs, defined = models_json_schema(
        [(model, "serialization") for model in models], ref_template=_REF
    )
    named = {model: refs[model, "serialization"] for model in models}
    paths: dict[str, Any] = {"/": {"get": _index(named[Index])}}
    for operation in listed:
        paths[operation.path] = {"get": _described(operation, named[operation.model], examples)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "gradguide",
            "version": version("gradguide"),
            "summary": "Programs, what they cost, and how we know",
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": root}],
        "tags": [{"name": name, "description": about} for name, about in GROUPS.items()],
        "paths": paths,
        "components": {
            "schemas": defined["$defs"],
            "responses": {
                kind.slug: _problem(kind.title, kind.advice, named[Problem], kind.status)
                for kind in KINDS
            },
            "headers": _HEADERS,
        },
    }


_HEADERS = {
    "ETag": {
        "description": "What tells this answer from another one at the same address.",
        "schema": {"type": "string", "pattern": '^W/"[0-9a-f]+"$'},
    },
    "Gradguide-Release": {
        "description": "The digest of the release that the answer is from.",
        "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    },
    "Link": {
        "description": "Where the first, previous, next and last part of a list is (RFC 8288).",
        "schema": {"type": "string"},
    },
    "Retry-After": {
        "description": "Seconds to wait.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    },
    "Allow": {"description": "What is possible.", "schema": {"type": "string"}},
}


def _header(name: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"}}


def _problem(title: str, about: str, schema: Mapping[str, Any], status: int) -> dict[str, Any]:
    out: dict[str, Any] = {
        "description": f"{title}. {about}",
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
    own = {405: "Allow", 429: "Retry-After"}.get(status)
    return out | ({"headers": _header(own)} if own else {})


def _index(schema: Mapping[str, Any]) -> dict[str, Any]:
    answer = {
        "description": "Where everything is.",
        "headers": _header("ETag") | _header("Gradguide-Release"),
        "content": {_JSON: {"schema": schema}},
    }
    return {
        "operationId": "index",
        "summary": "Where everything is",
        "tags": ["Data"],
        "parameters": [],
        "responses": {"200": answer} | _problems(404, *_EVERYWHERE),
    }


def _described(
    operation: Operation, schema: Mapping[str, Any], examples: Examples
) -> dict[str, Any]:
    headers = _header("ETag") | _header("Gradguide-Release")
    if "limit" in operation.parameters.model_fields:
        headers |= _header("Link")
    content: dict[str, Any] = {_JSON: {"schema": schema}}
    if operation.table:
        content[_CSV] = {"schema": {"type": "string"}}
    answer = {"description": operation.title, "headers": headers, "content": content}
    return {
        "operationId": operation.name,
        "summary": operation.title,
        "description": operation.about,
        "tags": [operation.tag],
        "parameters": [*_path(operation, examples), *_query(operation, examples)],
        "responses": {
            "200": answer,
            "304": {"description": "The answer that the client has still holds."},
        }
        | _problems(400, 404, *_EVERYWHERE),
    }


def _problems(*statuses: int) -> dict[str, Any]:
    return {
        str(kind.status): {"$ref": f"#/components/responses/{kind.slug}"}
        for kind in KINDS
        if kind.status in statuses
    }


def _path(operation: Operation, examples: Examples) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": NAMES[name].about,
            "schema": {"type": "string", "pattern": NAMES[name].pattern, "maxLength": LONGEST},
        }
        | ({"example": examples[name]} if name in examples else {})
        for name in operation.names
    ]


def _query(operation: Operation, examples: Examples) -> list[dict[str, Any]]:
    schema = operation.parameters.model_json_schema(mode="validation")
    required = schema.get("required", ())
    own = operation.parameters.own()
    return [
        _parameter(name, one, _example(name, one, examples), required=name in required)
        for name, one in sorted(
            schema.get("properties", {}).items(), key=lambda it: it[0] not in own
        )
    ]


def _example(name: str, own: Mapping[str, Any], examples: Examples) -> Any:
    """An example of a parameter: its own, else one of the release for what must not be left out."""
    if own.get("examples"):
        return own["examples"][0]
    return {"program": examples.get("programs"), "title": examples.get("title")}.get(name)


def _parameter(
    name: str, own: Mapping[str, Any], example: Any, *, required: bool
) -> dict[str, Any]:
    """A parameter from pydantic's schema of it: that it may be null only means that it may be left
    out, which a parameter says otherwise."""
    kinds = [one for one in own.get("anyOf", ()) if one.get("type") != "null"]
    schema = dict(kinds[0]) if kinds else {k: v for k, v in own.items() if k not in _OWN}
    for kept in ("maxItems", "minItems"):
        if kept in own:
            schema[kept] = own[kept]
    if own.get("default") is not None:
        schema["default"] = own["default"]
    out: dict[str, Any] = {"name": name, "in": "query", "required": required, "schema": schema}
    if own.get("description"):
        out["description"] = own["description"]
    if example is not None:
        out["example"] = example
    if schema.get("type") == "array":
        out |= {"style": "form", "explode": True}
    return out
