"""What accreditors list: the Department of Education's DAPIP, and lists that a user made."""

from __future__ import annotations

import zipfile
from typing import Any

import pytest

from gradguide.sources.federal.errors import BadFilesError, FederalError

RECORD: dict[str, object] = {
    "DapipId": "100001", "AgencyId": "7", "AgencyName": "Council of Gardening", "ProgramId": "3",
    "ProgramName": "Gardening (GRD) - Graduate programs", "SequentialId": "1",
    "InitialDateFlag": "Actual", "AccreditationDate": "7/1/2018 12:00:00 AM",
    "AccreditationStatus": "Accredited", "ReviewDate": "07/20/2028", "DepartmentDescription": "",
    "AccreditationEndDate": "", "EndingActionId": "",
}  # fmt: skip
CAMPUS: dict[str, object] = {
    "DapipId": "100001", "OpeId": "00900100", "IpedsUnitIds": "900001",
    "LocationName": "Alder University", "ParentName": "-", "ParentDapipId": "-",
    "LocationType": "Institution", "Address": "1 Elm St, Elm, OH 44444", "GeneralPhone": "",
    "AdminName": "", "AdminPhone": "", "AdminEmail": "", "Fax": "", "UpdateDate": "",
}  # fmt: skip
PROGRAM = str(RECORD["ProgramName"])

Row = dict[str, object]


@pytest.fixture(autouse=True)
def directory(folder: Any, row: Any) -> None:
    folder.put(
        "hd2024.csv",
        row("directory"),
        row("directory", UNITID="900002", OPEID="00900200", INSTNM="Birch"),
        row("directory", UNITID="900003", OPEID="00900300", INSTNM="Cedar"),
        row("directory", UNITID="900004", OPEID="00900300", INSTNM="Cedar North"),
    )


def dapip(
    folder: Any, records: list[Row], campuses: list[Row], name: str = "DAPIP.zip", year: int = 2026
) -> None:
    path = folder.path / name
    with zipfile.ZipFile(path, "w") as archive:
        for member, rows in (
            ("InstitutionCampus.csv", campuses),
            ("AccreditationRecords.csv", records),
            ("AccreditationActions.csv", [{"DapipId": "1"}]),
        ):
            made = folder.put("rows.csv", *rows)
            info = zipfile.ZipInfo(member, (year, 11, 2, 0, 0, 0))
            archive.writestr(info, made.read_bytes())
            made.unlink()


def accredited(folder: Any) -> tuple[list[tuple[Any, ...]], tuple[str, ...]]:
    staging, loaded = folder.load()
    return list(staging.rows("accredited")), loaded.notes


def test_a_program_stands_under_its_school_with_its_date(folder: Any) -> None:
    dapip(folder, [RECORD], [CAMPUS])
    rows, notes = accredited(folder)
    assert rows == [
        ("Council of Gardening", "900001", "Alder University", PROGRAM, "Accredited",
         "2018-07-01", None)
    ]  # fmt: skip
    assert notes == ()


def test_the_zip_s_year_is_that_of_its_newest_member(folder: Any) -> None:
    dapip(folder, [RECORD], [CAMPUS], year=2025)
    staging, _ = folder.load()
    names = {row[0]: row[1] for row in staging.rows("datasets")}
    assert names["dapip-accreditation"] == 2025


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_zip_that_was_cut_short_is_refused_though_its_year_is_lost(
    folder: Any, kept: float
) -> None:
    dapip(folder, [RECORD], [CAMPUS])
    data = (folder.path / "DAPIP.zip").read_bytes()
    folder.raw("DAPIP.zip", data[: int(len(data) * kept)])
    with pytest.raises(BadFilesError, match="the zip is damaged"):
        folder.load()


@pytest.mark.parametrize(
    ("changed", "unitids"),
    [
        ({}, ["900001"]),
        ({"IpedsUnitIds": "900001, 900002"}, ["900001", "900002"]),
        ({"IpedsUnitIds": "", "OpeId": "00900200"}, ["900002"]),
        ({"IpedsUnitIds": "-", "OpeId": "900200"}, ["900002"]),
        ({"IpedsUnitIds": "900001", "OpeId": "00900200"}, ["900001"]),
        ({"IpedsUnitIds": "", "OpeId": "00900300"}, []),  # two schools have it
        ({"IpedsUnitIds": "", "OpeId": ""}, []),
        ({"IpedsUnitIds": "", "OpeId": "00999900"}, []),
    ],
)
def test_a_school_is_found_by_unitid_and_else_by_an_opeid_of_its_own(
    folder: Any, changed: Row, unitids: list[str]
) -> None:
    dapip(folder, [RECORD], [CAMPUS | changed])
    rows, notes = accredited(folder)
    assert [row[1] for row in rows] == unitids
    told = "DAPIP: 1 institution(s) match no school by UNITID or OPEID (Alder University)"
    assert any(told in note for note in notes) == (not unitids)


def test_a_record_of_nobody_is_told_by_its_number(folder: Any) -> None:
    dapip(folder, [RECORD | {"DapipId": "5"}], [CAMPUS])
    rows, notes = accredited(folder)
    assert rows == []
    assert "(no. 5)" in notes[0]


def test_older_tables_have_no_column_of_unitids(folder: Any) -> None:
    older = {name: value for name, value in CAMPUS.items() if name != "IpedsUnitIds"}
    dapip(folder, [RECORD], [older])
    assert [row[1] for row in accredited(folder)[0]] == ["900001"]


def test_of_two_spells_of_the_same_the_later_is_kept(folder: Any) -> None:
    ended = {"AccreditationDate": "1/2/1990", "AccreditationEndDate": "12/31/2001"}
    dapip(folder, [RECORD | ended, RECORD], [CAMPUS])
    assert [row[5:] for row in accredited(folder)[0]] == [("2018-07-01", None)]


@pytest.mark.parametrize("whole", ["Institutional", "institutional accreditation", "", "-"])
def test_a_school_as_a_whole_is_no_program(folder: Any, whole: str) -> None:
    dapip(folder, [RECORD | {"ProgramName": whole}], [CAMPUS])
    assert [row[3] for row in accredited(folder)[0]] == [""]


def test_tables_that_were_unpacked_say_their_year(folder: Any) -> None:
    folder.put("AccreditationRecords_2026.csv", RECORD)
    with pytest.raises(FederalError, match="without InstitutionCampus, which says whose they are"):
        folder.load()
    folder.put("InstitutionCampus_2026.csv", CAMPUS)
    assert len(accredited(folder)[0]) == 1


def test_a_zip_without_the_table_of_schools_is_refused(folder: Any) -> None:
    data = folder.put("rows.csv", RECORD).read_bytes()
    folder.zipped("DAPIP_2026.zip", {"AccreditationRecords.csv": data})
    with pytest.raises(BadFilesError, match=r"holds AccreditationRecords\.csv; expected the dapip"):
        folder.load()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"AccreditationDate": "2018-07-01"}, "'2018-07-01'; expected a date such as 06/30/2024"),
        ({"AgencyName": ""}, "row 2, column AgencyName: nothing; expected text"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(folder: Any, changed: Row, told: str) -> None:
    dapip(folder, [RECORD | changed], [CAMPUS])
    with pytest.raises(BadFilesError, match=told):
        folder.load()


@pytest.mark.parametrize("day", ["13/45/2018", "2/30/2018", "2/29/2019 12:00:00 AM"])
def test_a_day_that_no_calendar_has_is_refused(folder: Any, day: str) -> None:
    dapip(folder, [RECORD, RECORD | {"AccreditationDate": day}], [CAMPUS])
    with pytest.raises(BadFilesError, match=f"row 3, column AccreditationDate: '{day}'"):
        folder.load()


LISTED: Row = {
    "agency": "Council of Weeding", "institution": "Alder", "unitid": "900001", "opeid": "",
    "program": "Master of Weeding", "status": "Conditional", "since": "2019", "until": "2027-06",
}  # fmt: skip


def test_a_list_of_one_s_own_is_taken_as_it_is(folder: Any) -> None:
    by_number = LISTED | {"unitid": "", "opeid": "900200", "institution": "Birch", "since": ""}
    nobody = LISTED | {"unitid": "", "institution": "Dogwood"}
    folder.put("accredited_2026.csv", LISTED, by_number, nobody)
    rows, notes = accredited(folder)
    assert rows == [
        ("Council of Weeding", "900001", "Alder", "Master of Weeding", "Conditional", "2019",
         "2027-06"),
        ("Council of Weeding", "900002", "Birch", "Master of Weeding", "Conditional", None,
         "2027-06"),
    ]  # fmt: skip
    assert "1 institution(s) match no school by UNITID or OPEID (Dogwood)" in notes[0]


def test_the_two_kinds_of_lists_stand_side_by_side(folder: Any) -> None:
    dapip(folder, [RECORD], [CAMPUS])
    folder.put("accredited_2026.csv", LISTED)
    assert [row[0] for row in accredited(folder)[0]] == [
        "Council of Gardening", "Council of Weeding"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [LISTED | {"since": "1/1/2019"}],
            "column since: '1/1/2019'; expected a date such as 2024",
        ),
        ([LISTED | {"status": ""}], "column status: nothing; expected text"),
        ([LISTED, LISTED], "row 3: the same as row 2: agency Council of Weeding"),
        ([{"agency": "A", "name": "B"}], "column institution: there is no such column"),
    ],
)
def test_a_list_that_is_wrong_says_where(folder: Any, rows: list[Row], told: str) -> None:
    folder.put("accredited_2026.csv", *rows)
    with pytest.raises(BadFilesError, match=told):
        folder.load()


def test_a_field_keeps_what_is_listed_of_its_schools(folder: Any) -> None:
    folder.put("accredited_2026.csv", LISTED, LISTED | {"unitid": "900002", "institution": "Birch"})
    staging, _ = folder.load()
    staging.keep_field(["25.01"], ["900002"])
    assert [row[1] for row in staging.rows("accredited")] == ["900002"]
