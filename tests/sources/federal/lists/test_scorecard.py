"""What graduates earned and owed, as the College Scorecard publishes it."""

from __future__ import annotations

import zipfile
from typing import Any

import pytest

from gradguide.sources.federal.errors import AssertionsFailedError, BadFilesError

NAME = "Most-Recent-Cohorts-Field-of-Study_2026.zip"
MEMBER = "Most-Recent-Cohorts-Field-of-Study.csv"
ROW: dict[str, object] = {
    "UNITID": "900001", "OPEID6": "9001", "INSTNM": "Alder University", "CONTROL": "Public",
    "MAIN": "1", "CIPCODE": "2501", "CIPDESC": "Gardening.", "CREDLEV": "5",
    "CREDDESC": "Master's Degree", "DEBT_ALL_STGP_ANY_N": "40", "DEBT_ALL_STGP_ANY_MDN": "31000",
    "EARN_COUNT_WNE_1YR": "55", "EARN_MDN_1YR": "52000", "EARN_COUNT_WNE_4YR": "61",
    "EARN_MDN_4YR": "60500", "EARN_COUNT_WNE_5YR": "70", "EARN_MDN_5YR": "64000",
}  # fmt: skip


@pytest.fixture(autouse=True)
def directory(folder: Any, row: Any) -> None:
    folder.put("hd2024.csv", row("directory"))


def put(folder: Any, *rows: dict[str, object], name: str = NAME, member: str = MEMBER) -> None:
    path = folder.put("rows.csv", *rows)
    data = path.read_bytes()
    path.unlink()
    folder.zipped(name, {member: data})


def earnings(folder: Any, **options: Any) -> list[tuple[Any, ...]]:
    staging, _ = folder.load(**options)
    return list(staging.rows("earnings"))


def test_a_row_for_each_median_with_the_people_behind_it(folder: Any) -> None:
    put(folder, ROW)
    assert earnings(folder) == [
        ("900001", "25.01", "master", "debt", 2026, 31000, 40),
        ("900001", "25.01", "master", "earnings_1yr", 2026, 52000, 55),
        ("900001", "25.01", "master", "earnings_4yr", 2026, 60500, 61),
        ("900001", "25.01", "master", "earnings_5yr", 2026, 64000, 70),
    ]


@pytest.mark.parametrize("mark", ["PrivacySuppressed", "PS"])
def test_what_is_suppressed_stays_suppressed(folder: Any, mark: str) -> None:
    put(folder, ROW | {"EARN_MDN_5YR": mark, "EARN_COUNT_WNE_5YR": mark})
    assert [row[5:] for row in earnings(folder) if row[3] == "earnings_5yr"] == [(None, None)]


@pytest.mark.parametrize("mark", ["NULL", "NA", ""])
def test_what_there_is_not_is_no_row(folder: Any, mark: str) -> None:
    put(folder, ROW | {"EARN_MDN_5YR": mark, "EARN_COUNT_WNE_5YR": mark})
    assert "earnings_5yr" not in {row[3] for row in earnings(folder)}


@pytest.mark.parametrize(
    ("code", "cip4"), [("301", "03.01"), ("2501", "25.01"), ("0301", "03.01"), ("5199", "51.99")]
)
def test_a_field_has_four_digits(folder: Any, code: str, cip4: str) -> None:
    put(folder, ROW | {"CIPCODE": code})
    assert {row[1] for row in earnings(folder)} == {cip4}


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("1", "undergraduate_certificate"), ("2", "associate"), ("3", "bachelor"),
        ("4", "postbaccalaureate_certificate"), ("5", "master"), ("6", "doctoral"),
        ("7", "first_professional"), ("8", "certificate"),
    ],
)  # fmt: skip
def test_levels_are_ours_where_the_scorecard_does_not_part_them(
    folder: Any, code: str, level: str
) -> None:
    put(folder, ROW | {"CREDLEV": code})
    assert {row[2] for row in earnings(folder)} == {level}


def test_schools_abroad_have_no_unitid_and_are_left_out(folder: Any) -> None:
    abroad = ROW | {"UNITID": "NA", "INSTNM": "Erle-Hochschule"}
    put(folder, ROW, abroad, abroad | {"OPEID6": "9002"})
    assert {row[0] for row in earnings(folder)} == {"900001"}


def test_older_files_have_their_own_measures(folder: Any) -> None:
    kept = {name: value for name, value in ROW.items() if not name.startswith("EARN")}
    older = kept | {"EARN_MDN_HI_2YR": "48000.0", "EARN_COUNT_WNE_HI_2YR": "33"}
    folder.put("FieldOfStudyData1617_1718_PP.csv", older)
    assert [row[3:] for row in earnings(folder)] == [
        ("debt", 2018, 31000, 40),
        ("earnings_highest_2yr", 2018, 48000, 33),
    ]


@pytest.mark.parametrize(
    "name", ["Most-Recent-Cohorts-Field-of-Study_06102025.zip", NAME.replace("2026", "2025")]
)
def test_the_year_is_that_of_publication(folder: Any, name: str) -> None:
    put(folder, ROW, name=name)
    assert {row[4] for row in earnings(folder)} == {2025}


def test_a_zip_whose_name_says_no_year_is_of_its_newest_member(folder: Any) -> None:
    data = folder.put("rows.csv", ROW)
    path = folder.path / "Most-Recent-Cohorts-Field-of-Study.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo(MEMBER, (2025, 4, 17, 0, 0, 0)), data.read_bytes())
    data.unlink()
    assert {row[4] for row in earnings(folder)} == {2025}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"EARN_MDN_5YR": "secret"}, "column EARN_MDN_5YR: 'secret'; expected a number"),
        ({"CREDLEV": "9"}, "row 2, column CREDLEV: '9'; expected one of 1, 2"),
        ({"CIPCODE": "25.01"}, "column CIPCODE: '25.01'; expected a CIP code of four digits"),
        ({"UNITID": "9001"}, "column UNITID: '9001'; expected a UNITID of six digits"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    folder: Any, changed: dict[str, object], told: str
) -> None:
    put(folder, ROW | changed)
    with pytest.raises(BadFilesError, match=told):
        folder.load()


def test_a_school_s_field_that_is_there_twice_is_refused(folder: Any) -> None:
    put(folder, ROW, ROW)
    with pytest.raises(BadFilesError, match="row 3: the same as row 2: UNITID 900001"):
        folder.load()


def test_a_file_without_any_earnings_is_refused(folder: Any) -> None:
    put(folder, {name: value for name, value in ROW.items() if not name.startswith("EARN_MDN")})
    with pytest.raises(BadFilesError, match="no column of earnings; expected one of EARN_MDN_1YR"):
        folder.load()


def test_a_school_that_no_directory_has_is_kept_and_told(folder: Any) -> None:
    put(folder, ROW | {"UNITID": "900009"})
    staging, loaded = folder.load()
    assert staging.count("earnings") == 4
    assert any("(UNITID 900009: earnings of 2026)" in note for note in loaded.notes)


def test_too_many_unknown_schools_stop_a_build(folder: Any) -> None:
    put(folder, ROW, ROW | {"UNITID": "900009"})
    with pytest.raises(AssertionsFailedError) as error:
        folder.load(allow=())
    found = {one.name: one.found for one in error.value.failed}
    assert found["scorecard-field-of-study.percent-known-schools"] == "50.0"
