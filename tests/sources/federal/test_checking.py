"""Bad input: what is said of it, with file, row and column, and how rows are waived."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gradguide.sources.federal.errors import SHOWN, BadFilesError

Rows = Callable[..., Any]


@pytest.mark.parametrize(
    ("layout", "name", "column", "value", "found", "expected"),
    [
        ("completions", "c2024_a.csv", "UNITID", "90000", "'90000'", "a UNITID of six digits"),
        ("completions", "c2024_a.csv", "UNITID", "", "nothing", "a UNITID of six digits"),
        ("completions", "c2024_a.csv", "CIPCODE", "9.0001", "'9.0001'", "a CIP code"),
        ("completions", "c2024_a.csv", "CTOTALT", "1O", "'1O'", "a whole number"),
        ("completions", "c2024_a.csv", "CTOTALT", "-1", "'-1'", "a whole number"),
        ("completions", "c2024_a.csv", "CTOTALM", "2.5", "'2.5'", "a whole number"),
        ("completions", "c2024_a.csv", "AWLEVEL", "22", "'22'", "one of 2, 3, 4, 5, 6, 7, 8, 17"),
        ("completions", "c2024_a.csv", "MAJORNUM", "3", "'3'", "one of 1, 2"),
        ("completions", "c2024_a.csv", "XCTOTALT", "Q", "'Q'", "one of A, B"),
        ("directory", "hd2024.csv", "CONTROL", "4", "'4'", "one of 1, 2, 3"),
        ("directory", "hd2024.csv", "CLOSEDAT", "June 2024", "'June 2024'", "a date such as"),
        ("directory", "hd2024.csv", "LATITUDE", "40° N", "'40° N'", "a number"),
        ("directory", "hd2024.csv", "STABBR", "Ohio", "'Ohio'", "a state's two letters"),
        ("directory", "hd2024.csv", "INSTNM", "", "nothing", "text"),
        ("characteristics", "ic2024.csv", "CALSYS", "8", "'8'", "one of 1, 2, 3, 4, 5, 6, 7"),
        ("charges", "ic2023_ay.csv", "TUITION6", "$9,000", "'$9,000'", "whole dollars"),
        ("distance", "c2024dep.csv", "PMASTRDE", "yes", "'yes'", "a whole number"),
    ],
)
def test_a_bad_value_is_told_with_its_place(
    folder: Any, row: Rows, layout: str, name: str, column: str, value: str, found: str,
    expected: str,
) -> None:  # fmt: skip
    good, other = row(layout), row(layout, UNITID="900002")
    if name.startswith("ic"):
        good, other = ({"XAPPFEEG": "R", "APPLFEEG": "50", **one} for one in (good, other))
    path = folder.put(name, good, {**other, column: value})
    with pytest.raises(BadFilesError) as error:
        folder.load()
    told = str(error.value)
    assert told.startswith(f"{path}: row 3, column {column}: {found}; expected {expected}")
    assert "--allow" in told


def test_all_problems_of_all_files_are_told_at_once(folder: Any, row: Rows) -> None:
    folder.put("hd2024.csv", row("directory", CONTROL="9", CYACTIVE="7"))
    folder.put("c2024_a.csv", row("completions", AWLEVEL="99"), row("completions", CTOTALT="x"))
    with pytest.raises(BadFilesError) as error:
        folder.load()
    told = [(file.path.name, one.row, one.column) for file in error.value.files
            for one in file.problems]  # fmt: skip
    assert told == [
        ("hd2024.csv", 2, "CONTROL"), ("hd2024.csv", 2, "CYACTIVE"),
        ("c2024_a.csv", 2, "AWLEVEL"), ("c2024_a.csv", 3, "CTOTALT"),
    ]  # fmt: skip


def test_the_same_mistake_in_many_rows_is_counted(folder: Any, row: Rows) -> None:
    rows = [row("completions", UNITID=900000 + number, AWLEVEL="22") for number in range(500)]
    folder.put("c2024_a.csv", *rows)
    with pytest.raises(BadFilesError, match=r"row 2, column AWLEVEL: '22'.*\(500 rows in all\)"):
        folder.load()


def test_a_long_list_of_problems_is_cut(folder: Any, row: Rows) -> None:
    columns = [name for name in row("distance") if name.startswith("P")]
    folder.put("c2024dep.csv", row("distance", **dict.fromkeys(columns, "x")))
    with pytest.raises(BadFilesError) as error:
        folder.load()
    (bad,) = error.value.files
    assert len(bad.problems) == len(columns)
    assert str(error.value).count("expected") == SHOWN
    assert f"and {len(columns) - SHOWN} more problems" in str(error.value)


def test_a_doubled_key_names_both_rows(folder: Any, row: Rows) -> None:
    folder.put("c2024_a.csv", row("completions"), row("completions", UNITID="900002"),
               row("completions", CTOTALT="99"))  # fmt: skip
    with pytest.raises(BadFilesError, match="row 4: the same as row 2: UNITID 900001, CIPCODE 99"):
        folder.load()


@pytest.mark.parametrize(
    ("waived", "changed"),
    [
        ("ipeds-completions.AWLEVEL", {"AWLEVEL": "22"}),
        ("ipeds-completions.CTOTALT", {"CTOTALT": "few"}),
    ],
)
def test_rows_that_are_waived_are_left_out_and_counted(
    folder: Any, row: Rows, every: frozenset[str], waived: str, changed: dict[str, str]
) -> None:
    folder.put(
        "c2024_a.csv", row("completions"), {**row("completions"), "UNITID": "900002", **changed}
    )
    staging, loaded = folder.load(every | {waived})
    assert [one[1] for one in staging.rows("awards")] == ["900001"]
    assert loaded.left_out == {(waived, "c2024_a.csv"): 1}


def test_of_doubled_keys_none_is_taken(folder: Any, row: Rows, every: frozenset[str]) -> None:
    folder.put("c2024_a.csv", row("completions"), row("completions", CTOTALT="99"),
               row("completions", UNITID="900002"))  # fmt: skip
    staging, loaded = folder.load(every | {"ipeds-completions.key"})
    assert [one[1] for one in staging.rows("awards")] == ["900002"]
    assert loaded.left_out == {("ipeds-completions.key", "c2024_a.csv"): 2}


def _renamed(rows: Any, old: str, new: str) -> Any:
    return {new if name == old else name: value for name, value in rows.items()}


def test_a_renamed_column_is_told_with_what_looks_like_it(folder: Any, row: Rows) -> None:
    folder.put("c2024_a.csv", _renamed(row("completions"), "AWLEVEL", "AWLEVELC"))
    with pytest.raises(BadFilesError, match=r"column AWLEVEL: .* there is AWLEVELC"):
        folder.load()


def test_a_file_of_another_dataset_is_recognised(folder: Any, row: Rows) -> None:
    folder.put("hd2024.csv", row("completions"))
    with pytest.raises(BadFilesError, match="The columns are those of ipeds-completions"):
        folder.load()


def test_a_layout_of_another_year_is_recognised(folder: Any, row: Rows) -> None:
    folder.put("ic2023.csv", row("characteristics"))
    with pytest.raises(BadFilesError) as error:
        folder.load()
    assert "column APPLFEEG: there is no such column" in str(error.value)
    assert "The columns are those of ipeds-characteristics as published from 2024 on" in str(
        error.value
    )


def test_a_year_before_the_layout_is_refused(folder: Any, row: Rows) -> None:
    folder.put("c2014_a.csv", row("completions"))
    with pytest.raises(BadFilesError, match="the year 2014; expected a year from 2020"):
        folder.load()


def test_a_column_that_is_there_twice_is_refused(folder: Any, row: Rows) -> None:
    path = folder.put("c2024_a.csv", row("completions"))
    path.write_bytes(path.read_bytes().replace(b"XCTOTALM", b"CTOTALT", 1))
    with pytest.raises(BadFilesError, match="column CTOTALT: the column is there twice"):
        folder.load()
