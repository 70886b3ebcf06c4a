"""Projections of employment as BLS publishes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gradguide.sources.federal.errors import AssertionsFailedError, BadFilesError

NAME = "occupation_2024-2034.xlsx"
WORDS = ("Bachelor's degree", "None", "Short-term on-the-job training")

Made = Callable[..., bytes]


def line(code: str = "11-1011", title: str = "      Chief gardeners", **changed: Any) -> list[Any]:
    values = {
        "title": title, "code": code, "type": "Line item", "from": 142.1, "to": 144.5,
        "change": 2.4, "percent": 1.7, "openings": 13.5, "wage": 68270.0,
        "education": WORDS[0], "experience": WORDS[1], "training": WORDS[2],
    }  # fmt: skip
    assert set(changed) <= set(values)
    return list((values | changed).values())


def test_thousands_become_people_and_percent_tenths(folder: Any, projections: Made) -> None:
    folder.raw(NAME, projections(line()))
    staging, _ = folder.load()
    assert list(staging.rows("projections")) == [
        ("11-1011", 2024, 2034, 142100, 144500, 17, 13500, *WORDS)
    ]
    assert list(staging.rows("occupations")) == [("11-1011", "Chief gardeners")]


@pytest.mark.parametrize(
    ("published", "people"), [(0.1, 100), (0.3, 300), (4.35, 4400), (1799.9, 1799900), (20, 20000)]
)
def test_people_are_exact(folder: Any, projections: Made, published: float, people: int) -> None:
    folder.raw(NAME, projections(line(openings=published)))
    staging, _ = folder.load()
    assert next(staging.rows("projections"))[6] == people


def test_what_shrinks_is_negative(folder: Any, projections: Made) -> None:
    folder.raw(NAME, projections(line(percent=-36.1)))
    staging, _ = folder.load()
    assert next(staging.rows("projections"))[5] == -361


def test_a_dash_is_no_value_and_sums_are_left_out(folder: Any, projections: Made) -> None:
    total = line("00-0000", "Total, all occupations", type="Summary", education="—")
    folder.raw(NAME, projections(total, line(education="—", experience="—", training="—")))
    staging, _ = folder.load()
    assert [row[7:] for row in staging.rows("projections")] == [("", "", "")]


def test_years_are_those_of_the_header(folder: Any, projections: Made) -> None:
    folder.raw("occupation_2023-2033.xlsx", projections(line(), years=(2023, 2033)))
    staging, _ = folder.load()
    assert next(staging.rows("projections"))[1:3] == (2023, 2033)


def test_a_name_of_another_year_than_the_header_is_refused(folder: Any, projections: Made) -> None:
    folder.raw(NAME, projections(line(), years=(2023, 2033)))
    with pytest.raises(BadFilesError) as error:
        folder.load()
    assert "row 2, column Employment, from: there is no such column" in str(error.value)
    assert "bls-projections as published for 2023" in str(error.value)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"education": "Apprentice's degree"}, 'row 3.*"Apprentice\'s degree"; expected one of'),
        ({"openings": "—"}, "row 3, column Occupational openings: nothing; expected a number"),
        ({"from": "many"}, "row 3, column Employment, from: 'many'; expected a number"),
        ({"type": "Sum"}, "column Occupation type: 'Sum'; expected one of Summary, Line item"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    folder: Any, projections: Made, changed: Any, told: str
) -> None:
    folder.raw(NAME, projections(line(**changed)))
    with pytest.raises(BadFilesError, match=told):
        folder.load()


def test_an_occupation_that_is_there_twice_is_refused(folder: Any, projections: Made) -> None:
    folder.raw(NAME, projections(line(), line()))
    with pytest.raises(BadFilesError, match="row 4: the same as row 3"):
        folder.load()


def test_a_workbook_without_the_table_is_refused(
    folder: Any, workbook: Callable[..., bytes]
) -> None:
    folder.raw(NAME, workbook({"Table 1.1": [["other"]]}))
    with pytest.raises(BadFilesError, match=r"sheets Table 1\.1; expected a sheet 'Table 1\.2'"):
        folder.load()


@pytest.mark.parametrize(("may", "stops"), [(2025, True), (2024, True), (2023, False)])
def test_codes_that_wages_of_the_time_do_not_have_stop_a_build(
    folder: Any, projections: Made, wages: Made, may: int, stops: bool
) -> None:
    folder.raw(NAME, projections(*(line(f"11-102{number}") for number in range(3))))
    folder.raw(f"national_M{may}_dl.xlsx", wages({}))
    with pytest.raises(AssertionsFailedError) as error:
        folder.load(allow=())
    names = {one.name for one in error.value.failed}
    assert ("bls-projections.same-codes-as-wages" in names) == stops
