"""What of NCES's files becomes which rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from gradguide.model.national import LEVEL_OF_CODE, TABLES
from gradguide.sources.federal.directory import iso_date
from gradguide.sources.federal.errors import BadFilesError
from gradguide.sources.federal.files import find_files
from gradguide.sources.federal.loading import load
from gradguide.sources.federal.staging import Staging

Rows = Callable[..., Any]
SHARED = Path(__file__).parents[4] / "shared/data/ipeds"


def _records(staging: Staging, table: str) -> list[Mapping[str, Any]]:
    return [dict(zip(TABLES[table].names, row, strict=True)) for row in staging.rows(table)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("06/30/2024", "2024-06-30"),
        ("6/3/2024", "2024-06-03"),
        ("6/2024", "2024-06"),
        ("2024", "2024"),
        ("", ""),
    ],
)
def test_dates_go_from_the_large_to_the_small(text: str, date: str) -> None:
    assert iso_date(text) == date


def test_a_school(folder: Any, row: Rows) -> None:
    folder.put("hd2024.csv", row("directory", CLOSEDAT="06/30/2025"))
    staging, _ = folder.load()
    assert _records(staging, "schools") == [
        {
            "unitid": "900001", "name": "Alder University", "aliases": '["AU", "Alder"]',
            "city": "Elm", "state": "OH", "control": "public", "host": "alder.example",
            "opeid": "00900100", "active": 1, "closed": "2025-06-30", "successor": None,
            "latitude": 40.25, "longitude": -82.5, "year": 2024,
        }
    ]  # fmt: skip


def test_what_a_directory_does_not_say_stays_unsaid(folder: Any, row: Rows) -> None:
    bare = row("directory", IALIAS="", CITY="", OPEID="-2", WEBADDR="", CONTROL="-3",
               LONGITUD="", LATITUDE="")  # fmt: skip
    folder.put("hd2024.csv", bare)
    staging, _ = folder.load()
    (school,) = _records(staging, "schools")
    assert [school[name] for name in ("aliases", "city", "opeid", "host", "control")] == [
        "[]", "", "", "", "",
    ]  # fmt: skip
    assert (school["latitude"], school["closed"]) == (None, None)


def test_the_newest_directory_wins_and_older_ones_fill_in_who_has_gone(
    folder: Any, row: Rows
) -> None:
    gone = row("directory", UNITID="900002", INSTNM="Birch College", NEWID="900001")
    folder.put("hd2021.csv", row("directory", INSTNM="Alder College"), gone)
    folder.put("hd2023.csv", row("directory", INSTNM="Alder Institute"))
    folder.put("hd2024.csv", row("directory"))
    staging, _ = folder.load()
    told = [(one["unitid"], one["name"], one["active"], one["successor"], one["year"])
            for one in _records(staging, "schools")]  # fmt: skip
    assert told == [
        ("900001", "Alder University", 1, None, 2024),
        ("900002", "Birch College", 0, "900001", 2021),
    ]


def test_majors_are_counted_apart_and_sums_are_not_programs(folder: Any, row: Rows) -> None:
    folder.put(
        "c2024_a.csv",
        row("completions"),
        row("completions", MAJORNUM="2", CTOTALT="3", CTOTALM="1", CTOTALW="2"),
        row("completions", CIPCODE="99"),
        row("completions", CIPCODE="99.00"),
    )
    staging, _ = folder.load()
    assert _records(staging, "completions") == [
        {"award": 1, "year": 2024, "total": 12, "men": 5, "women": 7, "second": 3, "imputed": 0}
    ]


def test_an_award_has_a_number_and_its_years(folder: Any, row: Rows) -> None:
    for year in (2020, 2021, 2023):
        folder.put(f"c{year}_a.csv", row("completions", CTOTALT=year),
                   row("completions", AWLEVEL="5" if year < 2023 else "17"))  # fmt: skip
    folder.put("c2022_a.csv", row("completions", UNITID="900000"))
    staging, _ = folder.load()
    told = [(one["number"], one["unitid"], one["level"], one["code"], one["first_year"],
             one["last_year"]) for one in _records(staging, "awards")]  # fmt: skip
    assert told == [
        (1, "900000", "master", 7, 2022, 2022),
        (2, "900001", "bachelor", 5, 2020, 2021),
        (3, "900001", "master", 7, 2020, 2023),
        (4, "900001", "doctoral", 17, 2023, 2023),
    ]


@pytest.mark.parametrize(("code", "level"), sorted(LEVEL_OF_CODE.items()))
def test_every_award_level_of_the_model_is_read(
    folder: Any, row: Rows, code: int, level: str
) -> None:
    folder.put("c2024_a.csv", row("completions", AWLEVEL=code))
    staging, _ = folder.load()
    assert [(one["code"], one["level"]) for one in _records(staging, "awards")] == [(code, level)]


@pytest.mark.parametrize(
    ("flag", "imputed"),
    [("R", 0), ("C", 0), ("Z", 0), ("G", 0), ("J", 1), ("K", 1), ("L", 1), ("N", 1), ("P", 1)],
)
def test_what_nces_estimated_is_marked(folder: Any, row: Rows, flag: str, imputed: int) -> None:
    folder.put("c2024_a.csv", row("completions", XCTOTALT=flag))
    staging, _ = folder.load()
    assert [one["imputed"] for one in _records(staging, "completions")] == [imputed]


def test_a_program_at_a_distance(folder: Any, row: Rows) -> None:
    folder.put(
        "c2024dep.csv",
        row("distance", PMASTR=1, PMASTRDE=1, PBACHL=1, PPBACC=1, PPMAST=1, PPMASTDE=1),
        row("distance", CIPCODE="99.0002", PMASTR=1, PMASTRDES=1, PDOCRS=1, PDOCPP=1, PDOCPPDE=1),
        row("distance", CIPCODE="99", PMASTR=2, PMASTRDE=1, PMASTRDES=1),
    )
    staging, _ = folder.load()
    told = [(one["cip"], one["level"], one["programs"], one["online"], one["partly"])
            for one in _records(staging, "distance")]  # fmt: skip
    assert told == [
        ("99.0001", "bachelor", 1, 0, 0),
        ("99.0001", "certificate", 2, 1, 0),
        ("99.0001", "master", 1, 1, 0),
        ("99.0002", "doctoral", 2, 1, 0),
        ("99.0002", "master", 1, 0, 1),
    ]


def test_some_programs_at_a_distance_are_not_all_however_it_is_written(
    folder: Any, row: Rows
) -> None:
    folder.put("c2024dep.csv", row("distance", PMASTR=1, PMASTRDE=1, PMASTRDES=1))
    staging, _ = folder.load()
    assert [(one["online"], one["partly"]) for one in _records(staging, "distance")] == [(0, 1)]


@pytest.mark.parametrize(
    ("code", "calendar"),
    [("1", "semester"), ("2", "quarter"), ("3", "trimester"), ("4", "4-1-4"), ("5", "other"),
     ("6", "varies"), ("7", "other"), ("-2", "")],
)  # fmt: skip
def test_calendars(folder: Any, row: Rows, code: str, calendar: str) -> None:
    folder.put("ic2024.csv", row("characteristics", CALSYS=code))
    staging, _ = folder.load()
    assert [one["calendar"] for one in _records(staging, "characteristics")] == [calendar]


@pytest.mark.parametrize(("code", "offered"), [("1", 1), ("0", 0), ("-2", None), ("-1", None)])
def test_graduate_programs_at_a_distance(
    folder: Any, row: Rows, code: str, offered: int | None
) -> None:
    folder.put("ic2024.csv", row("characteristics", DSTNGP=code))
    staging, _ = folder.load()
    assert [one["graduate_distance"] for one in _records(staging, "characteristics")] == [offered]


def test_charges_of_both_layouts(folder: Any, row: Rows) -> None:
    folder.put("IC2023_AY.zip", row("charges"))
    fee = {"XAPPFEEG": "R", "APPLFEEG": "60"}
    folder.put("COST1_2024.zip", {**row("charges", TUITION5="-2", FEE5="", HRCHG5="."), **fee})
    staging, _ = folder.load()
    told = [(one["year"], one["residency"], one["tuition"], one["fees"], one["per_credit"])
            for one in _records(staging, "charges")]  # fmt: skip
    assert told == [
        (2023, "in_district", 4500, 50, 250),
        (2023, "in_state", 5400, 60, 300),
        (2023, "out_of_state", 6300, 70, 350),
        (2024, "in_state", 5400, 60, 300),
        (2024, "out_of_state", 6300, 70, 350),
    ]


def test_a_price_that_nces_estimated_is_nobodys(folder: Any, row: Rows) -> None:
    fee = {"XAPPFEEG": "L", "APPLFEEG": "60"}
    folder.put("cost1_2024.csv", {**row("charges", XTUIT6="P", XHRCHG7="N"), **fee})
    staging, _ = folder.load()
    charges = {one["residency"]: one for one in _records(staging, "charges")}
    assert (charges["in_state"]["tuition"], charges["in_state"]["per_credit"]) == (None, 300)
    assert (charges["out_of_state"]["tuition"], charges["out_of_state"]["per_credit"]) == (
        6300, None,
    )  # fmt: skip
    assert not _records(staging, "characteristics")


def test_application_fees_come_from_the_file_that_has_them(folder: Any, row: Rows) -> None:
    fee = {"XAPPFEEG": "R", "APPLFEEG": "45"}
    folder.put("ic2023.csv", {**row("characteristics"), **fee})
    folder.put("ic2024.csv", row("characteristics"))
    folder.put("cost1_2024.csv", {**row("charges"), **fee, "APPLFEEG": "60"},
               {**row("charges", UNITID="900002"), **fee})  # fmt: skip
    staging, _ = folder.load()
    told = [(one["unitid"], one["year"], one["calendar"], one["application_fee"])
            for one in _records(staging, "characteristics")]  # fmt: skip
    assert told == [
        ("900001", 2023, "semester", 45),
        ("900001", 2024, "semester", 60),
        ("900002", 2024, "", 45),
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the developers' shared folder is not here")
def test_the_real_files_hold_every_assertion_and_are_not_read_twice(tmp_path: Path) -> None:
    files = find_files(SHARED).files
    with Staging() as staging:
        loaded = load(files, staging, cache=tmp_path)
        assert len(loaded.read) == len(files) == 7
        assert not loaded.waived
        assert not loaded.left_out
        run = staging.connection.execute
        assert run(
            "SELECT count(*), sum(total), min(number), max(number) FROM awards"
            " JOIN completions ON award = number WHERE year = 2024"
        ).fetchall() == [(267595, 5459862, 1, 306061)]
        assert run(
            "SELECT unitid, sum(total) FROM awards JOIN completions ON award = number"
            " WHERE year = 2024 AND code = 7 AND starts_with(cip, '25.')"
            " AND unitid IN ('122755', '167783', '227216') GROUP BY 1 ORDER BY 1"
        ).fetchall() == [("122755", 742), ("167783", 266), ("227216", 238)]
        assert staging.count("completions") == 1295730
        (note,) = loaded.notes
        assert "stand in no directory" in note and "awards of 2020, 2021, 2022, 2023" in note
        first = {name: list(staging.rows(name)) for name in ("schools", "characteristics")}
    with Staging() as staging:
        again = load(files, staging, cache=tmp_path)
        assert not again.read
        assert {name: list(staging.rows(name)) for name in first} == first


def test_a_level_with_a_zero_before_it_is_the_level(folder: Any, row: Rows) -> None:
    folder.put("c2024_a.csv", row("completions", AWLEVEL="07"), row("completions", AWLEVEL="18"))
    staging, _ = folder.load()
    told = [(one["level"], one["code"]) for one in _records(staging, "awards")]
    assert told == [("master", 7), ("doctoral", 18)]


@pytest.mark.parametrize("kind", ["VARCHAR", "BIGINT"])
def test_a_level_is_one_as_text_and_as_number(folder: Any, row: Rows, kind: str) -> None:
    rows = [row("completions", AWLEVEL="07"), row("completions", AWLEVEL="18")]
    path = folder.put("c2024_a.csv", *rows)
    read = f"read_csv('{path}', all_varchar=true)"
    columns = f"SELECT * REPLACE (AWLEVEL::{kind} AS AWLEVEL) FROM {read}"
    duckdb.sql(f"COPY ({columns}) TO '{path.with_suffix('.parquet')}' (FORMAT parquet)")
    path.unlink()
    staging, _ = folder.load()
    assert [one["code"] for one in _records(staging, "awards")] == [7, 18]


def test_a_file_is_counted_alike_with_and_without_a_cache(
    folder: Any, row: Rows, tmp_path: Path
) -> None:
    folder.put("hd2024.csv", row("directory"))
    folder.put("c2024_a.csv", *(row("completions", AWLEVEL=level) for level in (5, 7, 18)))
    tables = ("datasets", "schools", "awards", "completions")
    one, two = (
        {name: sorted(map(str, staging.rows(name))) for name in tables}
        for staging in (folder.load()[0], folder.load(cache=tmp_path / "kept")[0])
    )
    assert one == two
    assert [len(one[name]) for name in tables] == [2, 1, 3, 3]


def test_a_level_is_one_with_and_without_a_zero(folder: Any, row: Rows) -> None:
    folder.put("c2024_a.csv", row("completions", AWLEVEL="07"), row("completions", AWLEVEL="7"))
    with pytest.raises(BadFilesError, match=r"row 3: the same as row 2: .* AWLEVEL 7"):
        folder.load()


@pytest.mark.parametrize("code", ["0", "00", "022", "0x7"])
def test_a_zero_makes_no_new_code_known(folder: Any, row: Rows, code: str) -> None:
    folder.put("c2024_a.csv", row("completions", AWLEVEL=code))
    with pytest.raises(BadFilesError, match="row 2, column AWLEVEL"):
        folder.load()


def test_a_file_under_the_name_of_another_year_is_refused(folder: Any, row: Rows) -> None:
    folder.put("hd2023.csv", row("directory"))
    folder.put("hd2024.csv", row("directory"))
    with pytest.raises(BadFilesError, match=r"hd2024.csv: the same, .*hd2023.csv, .* for 2023"):
        folder.load()
