"""The federal tables of a release."""

from __future__ import annotations

import sqlite3
from importlib import resources

import pytest

from gradguide.model.national import TABLES


@pytest.fixture(scope="module")
def tables() -> dict[str, tuple[list[str], list[str]]]:
    """The columns of the release's tables, and those of their keys in order."""
    sql = resources.files("gradguide.catalog").joinpath("schema.sql").read_text(encoding="utf-8")
    connection = sqlite3.connect(":memory:")
    connection.executescript(sql)
    out = {}
    for name in TABLES:
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
        keys = sorted((column[5], column[1]) for column in columns if column[5])
        out[name] = ([column[1] for column in columns], [key for _, key in keys])
    connection.close()
    return out


@pytest.mark.parametrize("name", TABLES)
def test_a_release_has_the_tables_of_the_model(
    name: str, tables: dict[str, tuple[list[str], list[str]]]
) -> None:
    columns, keys = tables[name]
    assert columns == list(TABLES[name].names)
    assert keys == list(TABLES[name].key_columns)
