"""Linked data as JSON: inside a page, and as a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

Node = dict[str, Any]

# Decimals become JSON numbers, digit for digit.
_encode = msgspec.json.Encoder(decimal_format="number").encode

_IN_SCRIPT = str.maketrans(
    {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
)
"""What could end a script element or begin a comment in it, or ends a line in older scripts. All
of these stand inside strings in JSON, where the escape means the same."""


def in_script(value: Any) -> str:
    """A value as JSON that is safe inside `<script type="application/ld+json">`."""
    return _encode(value).decode("utf-8").translate(_IN_SCRIPT)


def graph_lines(context: Any, nodes: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A document with a graph, a node a line, so that it can be written as the nodes come."""
    yield b'{"@context": ' + _encode(context) + b',\n"@graph": [\n'
    before = b""
    for node in nodes:
        yield before + _encode(node)
        before = b",\n"
    yield b"\n]}\n"


def pruned(node: Mapping[str, Any]) -> Node:
    """A node without what is not known: None, and empty texts, lists and objects."""
    return {name: value for name, value in node.items() if not _nothing(value)}


def month_duration(months: int | Decimal) -> str:
    """A length of time in ISO 8601: "P18M"."""
    return f"P{months}M"


def _nothing(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)
