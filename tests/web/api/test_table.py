"""Tables as CSV: what is unknown is empty, and nothing in a cell is run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.answers.tables import csv_text
from gradguide.web.api.table import table_of


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (-3, "-3"),
        ("plain, with a comma", "plain, with a comma"),
        ('"quoted"\nand broken', '"quoted"\nand broken'),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("+49 30 1", "'+49 30 1"),
        (["a", "b"], "a; b"),
        (["=a"], "'=a"),
    ],
)
def test_a_cell_is_what_it_has_to_be(value: object, cell: str) -> None:
    (_, (read,)) = csv.reader(io.StringIO(csv_text(("name",), [(value,)])))
    assert read == cell


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=8) | st.integers())))
def test_every_row_has_every_column(records: list[dict[str, object]]) -> None:
    text = table_of(("a", "b", "c"), records)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(records) + 1
    assert {len(row) for row in rows} == {3}
    assert not any(cell[:1] in ("=", "@", "\t") for row in rows for cell in row)
