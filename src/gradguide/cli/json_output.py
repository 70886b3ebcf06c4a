"""JSON on standard output, as every command with `--json` writes it."""

from __future__ import annotations

import sys

import msgspec


def print_json(out: object) -> None:
    """Print a value as indented JSON and a line's end."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(out)) + b"\n")
