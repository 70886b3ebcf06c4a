"""Wages as BLS publishes them: what becomes of every mark, level and layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gradguide.sources.federal.errors import AssertionsFailedError, BadFilesError
from gradguide.sources.federal.wages import top_codes

NATION = "national_M2025_dl.xlsx"
STATES = "state_M2025_dl.xlsx"
SOC, AREA, EMPLOYMENT, P10, MEDIAN, P90, MEAN, TOP_CODED, TOP = 0, 1, 3, 4, 6, 8, 9, 10, 11

Made = Callable[..., bytes]


def _wages(folder: Any, **options: Any) -> list[tuple[Any, ...]]:
    staging, _ = folder.load(**options)
    return list(staging.rows("wages"))


def test_figures_are_whole_dollars_and_people(folder: Any, wages: Made) -> None:
    folder.raw(NATION, wages({}))
    assert _wages(folder) == [
        ("11-1011", "US", 2025, 5000, 31000, 42000, 60000, 75000, 90000, 62920, "", None)
    ]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"A_PCT90": "*"}, {P90: None, TOP_CODED: "", TOP: None}),
        ({"TOT_EMP": "**"}, {EMPLOYMENT: None, MEDIAN: 60000}),
        ({"A_PCT90": "#"}, {P90: None, TOP_CODED: "p90", TOP: 239200, MEDIAN: 60000}),
        (
            {"A_MEDIAN": "#", "A_PCT75": "#", "A_PCT90": "#", "A_MEAN": "*"},
            {MEDIAN: None, MEAN: None, TOP_CODED: "median,p75,p90", TOP: 239200},
        ),
        (
            {"HOURLY": "TRUE", "A_MEAN": "*", "A_PCT10": "*", "A_PCT25": "*", "A_MEDIAN": "*",
             "A_PCT75": "*", "A_PCT90": "*"},
            {P10: None, MEDIAN: None, MEAN: None, TOP_CODED: "", EMPLOYMENT: 5000},
        ),
    ],
)  # fmt: skip
def test_what_bls_does_not_say_is_not_made_up(
    folder: Any, wages: Made, changed: Mapping[str, Any], expected: Mapping[int, Any]
) -> None:
    folder.raw(NATION, wages(changed))
    (row,) = _wages(folder)
    assert {place: row[place] for place in expected} == expected


def test_a_top_amount_is_that_of_the_year(folder: Any, wages: Made) -> None:
    folder.raw("national_M2021_dl.xlsx", wages({"A_PCT90": "#"}))
    ((*_, top_coded, top),) = _wages(folder)
    assert (top_coded, top) == ("p90", 208000)


def test_a_mark_whose_amount_is_not_known_is_refused(folder: Any, wages: Made) -> None:
    year = max(top_codes()) + 1
    folder.raw(f"national_M{year}_dl.xlsx", wages({}, {"OCC_CODE": "11-1021", "A_PCT90": "#"}))
    with pytest.raises(BadFilesError, match=rf"row 3: '#', and the amount .* in {year}"):
        folder.load()


@pytest.mark.parametrize("zipped", [False, True])
def test_a_newer_year_says_itself_what_the_mark_stands_for(
    folder: Any, wages: Made, *, zipped: bool
) -> None:
    year = max(top_codes()) + 1
    name = f"national_M{year}_dl.xlsx"
    data = wages(
        {"A_PCT90": "#"},
        fields=[
            ["*  = indicates that there is no wage of $1 per year"],
            ["#  = indicates a wage of at least $120.00 per hour or $249,600 per year"],
        ],
    )
    if zipped:
        folder.zipped(f"oesm{year % 100}nat.zip", {f"oesm{year % 100}nat/{name}": data})
    else:
        folder.raw(name, data)
    ((*_, top_coded, top),) = _wages(folder)
    assert (top_coded, top) == ("p90", 249600)


def test_a_year_without_the_mark_needs_no_amount(folder: Any, wages: Made) -> None:
    year = max(top_codes()) + 1
    folder.raw(f"national_M{year}_dl.xlsx", wages({}))
    assert len(_wages(folder)) == 1


def test_sums_of_occupations_are_left_out(folder: Any, wages: Made) -> None:
    folder.raw(
        NATION,
        wages(
            {"OCC_CODE": "00-0000", "O_GROUP": "total"},
            {"OCC_CODE": "11-0000", "O_GROUP": "major"},
            {"OCC_CODE": "11-1000", "O_GROUP": "minor"},
            {"OCC_CODE": "11-1010", "O_GROUP": "broad"},
            {"OCC_CODE": "11-1011", "O_GROUP": "detailed"},
            {"OCC_CODE": "13-1020", "O_GROUP": "broad"},
            {"OCC_CODE": "13-1020", "O_GROUP": "detailed"},
        ),
    )
    assert [row[SOC] for row in _wages(folder)] == ["11-1011", "13-1020"]


OHIO = {"AREA": "39", "AREA_TYPE": "2", "PRIM_STATE": "OH"}
GUAM = {"AREA": "66", "AREA_TYPE": "3", "PRIM_STATE": "GU"}


def test_states_and_territories_go_by_their_letters(folder: Any, wages: Made) -> None:
    folder.raw(STATES, wages(OHIO, GUAM))
    assert [row[AREA] for row in _wages(folder)] == ["GU", "OH"]


def test_a_state_has_a_broad_occupation_only_where_it_has_no_detailed_one(
    folder: Any, wages: Made
) -> None:
    broad = {"OCC_CODE": "11-1010", "O_GROUP": "broad"}
    folder.raw(STATES, wages(OHIO, OHIO | broad, GUAM | broad))
    assert [row[:2] for row in _wages(folder)] == [("11-1010", "GU"), ("11-1011", "OH")]


def test_the_zip_is_read_as_published(folder: Any, wages: Made) -> None:
    folder.zipped(
        "oesm25st.zip",
        {"oesm25st/state_M2025_dl.xlsx": wages(OHIO), "oesm25st/field_descriptions.xlsx": b"-"},
    )
    folder.zipped("oesm25nat.zip", {"oesm25nat/national_M2025_dl.xlsx": wages({})})
    assert [row[AREA] for row in _wages(folder)] == ["OH", "US"]


@pytest.mark.parametrize(
    "renamed",
    [
        {"O_GROUP": "OCC_GROUP"},
        {name: name.lower() for name in ("OCC_CODE", "O_GROUP", "A_MEDIAN", "TOT_EMP")},
    ],
)
def test_older_names_of_columns_are_known(
    folder: Any, wages: Made, renamed: Mapping[str, str]
) -> None:
    folder.raw(NATION, wages({}, renamed=renamed))
    assert len(_wages(folder)) == 1


@pytest.mark.parametrize(
    ("name", "rows", "renamed", "told"),
    [
        (NATION, [{}], {"A_MEDIAN": "A_MEDAN"}, "row 1, column A_MEDIAN: .*there is A_MEDAN"),
        (NATION, [{"A_MEDIAN": "n/a"}], {}, "row 2, column A_MEDIAN: 'n/a'; expected whole dollar"),
        (NATION, [{}, {}], {}, "row 3: the same as row 2: AREA 99, OCC_CODE 11-1011"),
        (NATION, [{"O_GROUP": "tiny"}], {}, "row 2, column O_GROUP: 'tiny'; expected one of total"),
        (NATION, [{"A_MEAN": ""}], {}, "row 2, column A_MEAN: nothing; expected whole dollars"),
        (NATION, [OHIO], {}, "row 2, column AREA_TYPE: '2'; expected one of 1"),
        (STATES, [{}], {}, "row 2, column AREA_TYPE: '1'; expected one of 2, 3"),
        (NATION, [{"I_GROUP": "sector"}], {}, "column I_GROUP: 'sector'; expected one of cross"),
        (NATION, [{"OCC_CODE": "111011"}], {}, "OCC_CODE: '111011'; expected a SOC code"),
        ("national_M2012_dl.xlsx", [{}], {}, "the year 2012; expected a year from 2019"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    folder: Any, wages: Made, name: str, rows: list[Any], renamed: Mapping[str, str], told: str
) -> None:
    folder.raw(name, wages(*rows, renamed=renamed))
    with pytest.raises(BadFilesError, match=told) as error:
        folder.load()
    assert name in str(error.value)


@pytest.mark.parametrize("kept", [0.3, 0.8, 0.99])
@pytest.mark.parametrize("name", ["oesm25nat.zip", NATION])
def test_a_file_that_was_cut_short_is_refused(
    folder: Any, wages: Made, name: str, kept: float
) -> None:
    data = wages({})
    if name.endswith(".zip"):
        data = folder.zipped(name, {NATION: data}).read_bytes()
    folder.raw(name, data[: int(len(data) * kept)])
    with pytest.raises(BadFilesError, match="damaged"):
        folder.load()


def test_a_zip_of_another_year_is_refused(folder: Any, wages: Made) -> None:
    folder.zipped("oesm24nat.zip", {"national_M2025_dl.xlsx": wages({})})
    with pytest.raises(BadFilesError, match="expected the bls-wages-national of 2024"):
        folder.load()


def test_percentiles_out_of_order_stop_a_build(folder: Any, wages: Made) -> None:
    folder.raw(NATION, wages({"A_PCT10": 99000}))
    with pytest.raises(AssertionsFailedError, match=r"percentiles-in-order.*found 1, expected 0"):
        folder.load(allow=())


def test_what_is_known_of_a_year_is_held_against_its_file(folder: Any, wages: Made) -> None:
    folder.raw(NATION, wages({"OCC_CODE": "25-4022", "TOT_EMP": 133790, "A_MEDIAN": 60000}))
    with pytest.raises(AssertionsFailedError) as error:
        folder.load(allow=())
    failed = {one.name: one.found for one in error.value.failed}
    assert failed["bls-wages-national.median-2025-25-4022"] == "60000"
    assert "bls-wages-national.employment-2025-25-4022" not in failed
