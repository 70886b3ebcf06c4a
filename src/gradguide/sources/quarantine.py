"""Quarantine: the pages that were left out of a batch, each with where it is and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

import msgspec


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One page that could not be taken.

    `address` is the file or URL as it was named, `place` where in it ("record 3 at byte
    4096"; empty where it is all of it), `reason` what is wrong and what to do about it.
    """

    address: str
    place: str
    reason: str

    def __str__(self) -> str:
        where = f"{self.address} ({self.place})" if self.place else self.address
        return f"{where}: {self.reason}"


def write_report(entries: Iterable[Quarantined], file: TextIO) -> int:
    """Write the entries as JSON Lines and give their number."""
    count = 0
    for entry in entries:
        file.write(msgspec.json.encode(entry).decode("utf-8") + "\n")
        count += 1
    return count
