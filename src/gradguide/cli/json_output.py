"""JSON on standard output, as every command with `--json` writes it."""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from gradguide.model.claim import plain
from gradguide.model.fact import Fact


def print_json(out: object) -> None:
    """Print a value as indented JSON and a line's end."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(out)) + b"\n")


def bare_record(fact: Fact) -> dict[str, Any]:
    """What a fact says, as JSON has it, without what it rests on."""
    return {
        "attribute": fact.attribute,
        "key": {name: plain(value) for name, value in fact.key.items()},
        "values": [
            {
                "value": plain(stated.value),
                "details": {name: plain(value) for name, value in stated.details.items()},
            }
            for stated in fact.values
        ],
        "status": fact.status.value,
        "standing": fact.standing.name.lower(),
        "decides": fact.decides,
        "year": fact.year,
    }
