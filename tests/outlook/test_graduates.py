"""Whose graduates an award counts, what may be added, what became of schools, distance reports."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, Program, Stated, Status
from gradguide.model.national import Reported
from gradguide.outlook import graduates
from gradguide.outlook.distance import disagreement
from gradguide.outlook.picture import program_picture, school_picture

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("national_making.py"))))
SCHOOL, OTHER, GONE = making.SCHOOL, making.OTHER, making.GONE
AS_OF = date(2026, 11, 1)


@pytest.fixture
def tables() -> Any:
    return making.Tables()


def program(program_id: str, *facts: Fact) -> Program:
    return Program(program_id, SCHOOL, "Harbor State", "A program", "program", facts=facts)


def delivery(value: str, *more: str) -> Fact:
    return Fact(
        "delivery",
        tuple(Stated(one) for one in (value, *more)),
        Status.DISPUTED if more else Status.VERIFIED,
        Standing.SCHOOL,
        year=2025,
    )


def totals(series: Any) -> list[int | None]:
    return [None if count is None else count.total for count in series.counts]


def test_awards_of_one_program_alone_are_added(tables: Any) -> None:
    tables.award(1, (10, 11, None, 13, 14))
    tables.award(2, (1, 2, 3, 4, 5), cip="44.0702")
    tables.program(1, "harbor/msw", 1, 2)
    found = graduates.of_program(tables.national, program("harbor/msw"))
    assert [totals(one.series) for one in found.counted] == [
        [10, 11, None, 13, 14],
        [1, 2, 3, 4, 5],
    ]
    assert found.total is not None
    assert totals(found.total) == [11, 13, None, 17, 19]
    assert found.shared == ()


def test_awards_that_count_other_programs_too_are_never_added(tables: Any) -> None:
    tables.award(1, (10, 11, 12, 13, 14))
    tables.award(2, (1, 2, 3, 4, 5), cip="44.0702")
    tables.program(1, "harbor/msw", 1, 2)
    tables.program(2, "harbor/ma", 2)
    found = graduates.of_program(tables.national, program("harbor/msw"))
    assert found.total is None
    assert [key for key, _ in found.shared] == ["harbor/ma"]


def test_what_may_be_among_them_is_said_first_of_those_that_speak_of_the_subject(
    tables: Any,
) -> None:
    tables.award(1, (10, 11, 12, 13, 14))
    tables.program(1, "harbor/msw", 1)
    tables.program(2, "harbor/ma", 1)
    tables.program(3, "harbor/md", 1)
    tables.program(4, "harbor/subject-ms", 1)
    tables.connection.execute(
        """UPDATE programs SET concentrations = '["A subject"]' WHERE number = 3"""
    )
    found = graduates.of_program(tables.national, program("harbor/msw"))
    assert [key for key, _ in found.shared] == ["harbor/md", "harbor/subject-ms", "harbor/ma"]
    assert found.speaking == 2


def test_a_school_shows_its_largest_awards_and_counts_the_rest(tables: Any) -> None:
    for number in range(1, 7):
        tables.award(number, (0, 0, 0, 0, number * 10), cip=f"44.070{number}")
    found = graduates.of_school(tables.national, SCHOOL, 2)
    assert [one.award.number for one in found.counted] == [5, 6]
    assert found.others == 4


def test_a_school_before_stands_apart_with_the_same_subjects(tables: Any) -> None:
    tables.award(1, (None, None, 20, 21, 22))
    tables.award(2, (18, 19, None, None, None), unitid=GONE)
    tables.award(3, (9, 9, None, None, None), unitid=GONE, cip="52.0101")
    tables.school(SCHOOL, "Harbor State")
    tables.school(GONE, "Old Harbor", active=0, closed="2021-07-01", successor=SCHOOL)
    tables.add("successions", GONE, "https://example.org/merged")
    tables.program(1, "harbor/msw", 1)
    found = graduates.of_program(tables.national, program("harbor/msw"))
    (before,) = found.before
    assert [one.award.number for one in before.counted] == [2]
    assert before.address == "https://example.org/merged"
    assert totals(found.counted[0].series) == [None, None, 20, 21, 22]


@pytest.mark.parametrize(
    ("row", "gone", "successor"),
    [
        ({}, False, None),
        ({"closed": "2022-07-01", "active": 0}, True, None),
        ({"closed": "2027-06", "active": 1}, False, None),
        ({"closed": "2026", "active": 1}, True, None),
        ({"active": 0}, True, None),
        ({"active": 0, "successor": SCHOOL}, True, "Harbor State"),
        ({"active": 0, "successor": "999999"}, True, None),
    ],
    ids=["open", "closed", "will close", "closed in a year", "inactive", "merged", "unknown"],
)
def test_fates(tables: Any, row: dict[str, Any], gone: bool, successor: str | None) -> None:
    tables.school(SCHOOL, "Harbor State")
    tables.school(GONE, "Old Harbor", **row)
    school = tables.national.school(GONE)
    fate = graduates.fate_of(tables.national, school, AS_OF)
    assert (fate is not None) is gone
    found = fate.successor.name if fate and fate.successor else None
    assert found == successor


@pytest.mark.parametrize("typed", ["Old Harbor", "old harbor", "OH College", "oh college"])
def test_a_school_that_has_gone_is_found_by_its_names(tables: Any, typed: str) -> None:
    tables.school(SCHOOL, "Old Harbor State")
    tables.school(GONE, "Old Harbor", active=0, aliases='["OH College"]')
    assert [one.unitid for one in tables.national.schools_gone(typed)] == [GONE]


@pytest.mark.parametrize("typed", ["Old Harbor State", "Harbor", "", "OH", '["', "%"])
def test_a_part_of_a_name_or_an_open_school_is_not_one_that_has_gone(
    tables: Any, typed: str
) -> None:
    tables.school(SCHOOL, "Old Harbor State")
    tables.school(GONE, "Old Harbor", active=0, aliases='["OH College"]')
    assert tables.national.schools_gone(typed) == ()


def reports(programs: int, online: int, partly: int = 0) -> Reported:
    return Reported("44.0701", "master", 2024, programs, online, partly)


@pytest.mark.parametrize(
    ("said", "reported", "told"),
    [
        ("online", [reports(2, 2)], None),
        ("online", [reports(2, 1)], None),
        ("online", [reports(2, 0)], "none of 2 programs"),
        ("online", [reports(1, 0, 1)], "(1 in part)"),
        ("online", [reports(1, 0), reports(1, 1)], None),  # it can be the other one
        ("campus", [reports(2, 1, 1)], None),
        ("campus", [reports(1, 1)], "its one program"),
        ("campus", [reports(3, 3)], "all 3 programs"),
        ("hybrid", [reports(1, 1)], None),  # both formats can be on offer
        ("hybrid", [reports(1, 0)], "not even in part"),
        ("online", [], None),
    ],
)
def test_a_disagreement_is_one_in_every_reading(
    said: str, reported: list[Reported], told: str | None
) -> None:
    found = disagreement(reported, delivery(said))
    if told is None:
        assert found is None
    else:
        assert found is not None
        assert told in found
        assert "2024" in found
        assert "2025" in found


def test_a_disputed_or_unknown_delivery_disagrees_with_nothing() -> None:
    assert disagreement([reports(1, 0)], delivery("online", "hybrid")) is None
    assert disagreement([reports(1, 0)], None) is None


def test_a_picture_has_the_newest_year_of_everything(tables: Any) -> None:
    tables.school(SCHOOL, "Harbor State")
    tables.award(1, (1, 2, 3, 4, 5))
    tables.program(1, "harbor/msw", 1)
    for year, online in ((2023, 0), (2024, 1)):
        tables.add("distance", SCHOOL, "44.0701", "master", year, 1, online, 0)
        tables.add("charges", SCHOOL, year, "in_state", 9000 + year, None, None)
        tables.add("earnings", SCHOOL, "44.07", "master", "earnings_1yr", year, None, None)
    tables.add("distance", SCHOOL, "52.0101", "master", 2024, 1, 1, 0)
    tables.add("occupations", "21-1021", "Child workers")
    tables.add("cip_soc", "44.0701", "21-1021")
    picture = program_picture(tables.national, program("harbor/msw", delivery("campus")), AS_OF)
    assert [(one.cip, one.year, one.online) for one in picture.distance] == [("44.0701", 2024, 1)]
    assert picture.differs is not None
    assert [one.year for one in picture.charges] == [2024]
    assert [(one.year, one.dollars) for one in picture.earnings] == [(2024, None)]
    assert [one.soc for one in picture.occupations] == ["21-1021"]
    assert picture.fate is None


def test_an_empty_release_gives_an_empty_picture(tables: Any) -> None:
    picture = school_picture(tables.national, "ca-dli:1", AS_OF, 5)
    assert picture.graduates.counted == ()
    assert not any((picture.fate, picture.distance, picture.charges, picture.earnings))
