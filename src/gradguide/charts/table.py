"""The table that every chart comes with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a figure as a reader can check them: a header, and rows of texts."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
