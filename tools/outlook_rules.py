"""What the tools for licensing and organizations share: who speaks, and the record of changes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from program_facts_rules import in_hosts

Line = dict[str, Any]

_SOURCES = tomllib.loads(
    Path(__file__).with_name("licensure_sources.toml").read_text(encoding="utf-8")
)
_MACHINE, _COPIES, _BODIES = (frozenset(_SOURCES[name]) for name in ("machine", "copies", "bodies"))
ORDER = (
    "state", "role", "organization", "attribute", "value", "qualifiers", "source_url",
    "source_kind", "source_year", "note", "low_trust",
)  # fmt: skip


class Record:
    """Every change, in the order in which it was made."""

    def __init__(self) -> None:
        self.entries: list[Line] = []

    def note(self, number: int, rule: str, before: Line, after: list[Line], why: str) -> None:
        action = "dropped" if not after else "changed" if len(after) == 1 else "split"
        entry: Line = {"line": number, "rule": rule, "action": action, "why": why}
        changes = [
            {key: one.get(key) for key in {**before, **one} if before.get(key) != one.get(key)}
            for one in after
        ]
        touched = sorted({key for change in changes for key in change}) if after else list(before)
        entry["before"] = {key: before[key] for key in touched if key in before}
        if after:
            entry["after"] = changes[0] if len(changes) == 1 else changes
        self.entries.append(entry)


def speaker(line: Line, own: bool) -> tuple[str, Line] | None:
    """Who speaks, put right, with the rule's words; None where it stands. `own`: an authority is
    the body itself and not a state."""
    host = (urlsplit(line["source_url"]).hostname or "").removeprefix("www.")
    if in_hosts(host, _MACHINE):
        if not line.get("low_trust"):
            return (
                "a page written by a machine, scraped or drafted decides nothing",
                {**line, "source_kind": "guide", "low_trust": True},
            )
        return None
    if line["source_kind"] == "authority" and in_hosts(host, _COPIES):
        return "a copy on somebody else's domain is a guide", {**line, "source_kind": "guide"}
    if line["source_kind"] == "authority" and not own and in_hosts(host, _BODIES):
        return (
            "a professional body that tells a state's rule is a guide",
            {**line, "source_kind": "guide"},
        )
    if line["source_kind"] == "school":
        return "a school is a third party to a state's or a body's rule", {
            **line, "source_kind": "guide",
        }  # fmt: skip
    return None


def written(line: Line) -> Line:
    """A line as the pack has it: its keys in order, and none that is empty."""
    return {
        key: line[key]
        for key in ORDER
        if key in line and (line[key] not in (None, "", {}) or key == "value")
        and not (key == "low_trust" and not line[key])
    }  # fmt: skip


def each_once(lines: Iterable[tuple[int, Line]], record: Record) -> Iterator[Line]:
    """The lines without those that say the same of the same source, notes aside."""
    seen = set()
    for number, line in lines:
        key = json.dumps({k: v for k, v in line.items() if k != "note"}, sort_keys=True)
        if key in seen:
            record.note(number, "repeated", line, [], "the same statement of the same source")
        else:
            seen.add(key)
            yield line
