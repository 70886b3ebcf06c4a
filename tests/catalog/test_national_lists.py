"""What lists of accreditors, the College Scorecard and BLS's combined occupations answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources

import pytest

from gradguide.catalog.national import National
from gradguide.model.national import Accredited, Earnings, Occupation


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    sql = resources.files("gradguide.catalog").joinpath("schema.sql").read_text(encoding="utf-8")
    connection = sqlite3.connect(":memory:")
    connection.executescript(sql)
    yield connection
    connection.close()


def test_a_school_comes_before_its_programs(connection: sqlite3.Connection) -> None:
    rows = [
        ("Council A", "100001", "Elm College", "Dentistry", "Accredited", "2019-05-01", None),
        ("Council B", "100001", "Elm College", "", "Accredited", None, None),
        ("Council B", "100002", "Oak College", "", "Resigned", "1990", "2020-06-30"),
    ]
    connection.executemany("INSERT INTO accredited VALUES (?,?,?,?,?,?,?)", rows)
    found = National(connection).accredited("100001")
    assert found == (Accredited(*rows[1]), Accredited(*rows[0]))
    assert National(connection).accredited("100003") == ()


@pytest.mark.parametrize(
    ("level", "levels"),
    [
        ("master", ["master"]),
        ("certificate", ["certificate", "postbaccalaureate_certificate"]),
        ("doctoral", ["doctoral", "first_professional"]),
        ("bachelor", []),
    ],
)
def test_a_level_that_the_scorecard_parts_has_the_rows_of_each_part(
    connection: sqlite3.Connection, level: str, levels: list[str]
) -> None:
    for kept in ("certificate", "doctoral", "first_professional", "master",
                 "postbaccalaureate_certificate"):  # fmt: skip
        connection.execute(
            "INSERT INTO earnings VALUES ('100001', '11.22', ?, 'debt', 2024, NULL, NULL)", (kept,)
        )
    found = National(connection).earnings("100001", "11.2201", level)
    assert found == tuple(Earnings("11.22", each, "debt", 2024, None, None) for each in levels)


def test_occupations_that_are_published_together_are_found_both_ways(
    connection: sqlite3.Connection,
) -> None:
    titles = [("11-1010", "Both"), ("11-1011", "One"), ("11-1012", "Other"), ("11-1021", "Alone")]
    connection.executemany("INSERT INTO occupations VALUES (?, ?)", titles)
    connection.executemany(
        "INSERT INTO occupation_parts VALUES ('11-1010', ?)", [("11-1011",), ("11-1012",)]
    )
    national = National(connection)
    assert national.published_with("11-1011") == Occupation("11-1010", "Both")
    assert national.published_with("11-1021") is None
    assert [each.title for each in national.parts_of("11-1010")] == ["One", "Other"]
    assert national.parts_of("11-1011") == ()
