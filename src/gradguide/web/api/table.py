"""Records as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gradguide.answers.tables import csv_text


def table_of(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> str:
    """A table of records: of each the values under the names of the columns."""
    return csv_text(columns, ([record.get(name) for name in columns] for record in records))
