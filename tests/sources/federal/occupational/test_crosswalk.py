"""Which instruction prepares for which occupations, and what occupations are called."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from gradguide.sources.federal.errors import AssertionsFailedError, BadFilesError
from gradguide.sources.federal.occupations import occupation_parts

NAME = "CIP2020_SOC2018_Crosswalk.xlsx"
GARDENING = ("01.0601", "Gardening, General.", "37-1012", "Head Gardeners")
TEACHING = ("01.0601", "Gardening, General.", "25-1041", "Garden Teachers")
UNUSED = ("99.9999", "NO MATCH", "55-1011", "Air Gardeners")
USELESS = ("01.0602", "Weeds.", "99-9999", "NO MATCH")
BOTH_WAYS = "cip-soc-crosswalk.same-both-ways"

Made = Callable[..., bytes]


def test_pairs_go_both_ways_and_no_match_is_none(folder: Any, crosswalk: Made) -> None:
    folder.raw(NAME, crosswalk(GARDENING, TEACHING, UNUSED, USELESS))
    staging, _ = folder.load()
    assert list(staging.rows("cip_soc")) == [("01.0601", "25-1041"), ("01.0601", "37-1012")]
    assert list(staging.rows("cips")) == [("01.0601", "Gardening, General"), ("01.0602", "Weeds")]
    assert dict(staging.rows("occupations")) == {
        "25-1041": "Garden Teachers", "37-1012": "Head Gardeners", "55-1011": "Air Gardeners"
    }  # fmt: skip
    assert next(staging.rows("datasets"))[:2] == ("cip-soc-crosswalk", 2020)


def test_the_workbook_may_stand_in_a_zip(folder: Any, crosswalk: Made) -> None:
    folder.zipped(NAME.replace(".xlsx", ".zip"), {NAME: crosswalk(GARDENING)})
    staging, _ = folder.load()
    assert list(staging.rows("cip_soc")) == [("01.0601", "37-1012")]


def test_a_sheet_saved_as_csv_is_told_what_it_lacks(folder: Any) -> None:
    columns = ["CIP2020Code", "CIP2020Title", "SOC2018Code", "SOC2018Title"]
    folder.put(NAME.replace(".xlsx", ".csv"), dict(zip(columns, GARDENING, strict=True)))
    with pytest.raises(BadFilesError, match="no workbook, so it has no sheet 'SOC-CIP'"):
        folder.load()


def test_pairs_that_differ_by_direction_stop_a_build(folder: Any, crosswalk: Made) -> None:
    folder.raw(NAME, crosswalk(GARDENING, back=[GARDENING, TEACHING]))
    with pytest.raises(AssertionsFailedError) as error:
        folder.load(allow=())
    assert f"{BOTH_WAYS} (cip-soc-crosswalk): found 1000" in str(error.value)


def test_occupations_of_another_classification_stop_a_build(
    folder: Any, crosswalk: Made, wages: Made
) -> None:
    folder.raw(NAME, crosswalk(GARDENING))
    rows = [{"OCC_CODE": f"11-{number}"} for number in range(2000, 2180)]
    folder.raw("national_M2025_dl.xlsx", wages({"OCC_CODE": "37-1012"}, *rows))
    with pytest.raises(AssertionsFailedError) as error:
        folder.load(allow=())
    found = {one.name: one.found for one in error.value.failed}
    assert found["bls-wages-national.occupations-without-instruction"] == "180"


def test_a_workbook_without_the_way_back_is_refused(
    folder: Any, workbook: Callable[..., bytes]
) -> None:
    header = ["CIP2020Code", "CIP2020Title", "SOC2018Code", "SOC2018Title"]
    folder.raw(NAME, workbook({"CIP-SOC": [header, GARDENING]}))
    with pytest.raises(BadFilesError, match="expected a sheet 'SOC-CIP'"):
        folder.load()
    folder.raw(NAME, workbook({"CIP-SOC": [header, GARDENING], "SOC-CIP": [header]}))
    with pytest.raises(BadFilesError, match="the sheet SOC-CIP has the columns CIP2020Code"):
        folder.load()


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([GARDENING, GARDENING], "row 3: the same as row 2: CIP2020Code 01.0601"),
        ([("1.0601", *GARDENING[1:])], "row 2, column CIP2020Code: '1.0601'; expected a CIP code"),
        ([(*GARDENING[:2], "371012", "")], "row 2, column SOC2018Title: nothing"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    folder: Any, crosswalk: Made, pairs: Any, told: str
) -> None:
    folder.raw(NAME, crosswalk(*pairs))
    with pytest.raises(BadFilesError, match=told):
        folder.load()


def test_a_title_is_taken_from_wages_before_the_crosswalk(
    folder: Any, crosswalk: Made, wages: Made
) -> None:
    folder.raw(NAME, crosswalk(GARDENING, TEACHING))
    folder.raw(
        "national_M2025_dl.xlsx",
        wages({"OCC_CODE": "37-1012", "OCC_TITLE": "Gardeners, Head"}, {"OCC_CODE": "11-1011"}),
    )
    staging, _ = folder.load()
    assert dict(staging.rows("occupations")) == {
        "11-1011": "Chief Gardeners", "25-1041": "Garden Teachers", "37-1012": "Gardeners, Head"
    }  # fmt: skip


def test_a_newer_title_goes_before_an_older_one(folder: Any, wages: Made) -> None:
    folder.raw("national_M2023_dl.xlsx", wages({"OCC_TITLE": "A"}))
    folder.raw("national_M2024_dl.xlsx", wages({"OCC_TITLE": "B"}))
    staging, _ = folder.load()
    assert dict(staging.rows("occupations")) == {"11-1011": "B"}
    assert [row[2] for row in staging.rows("wages")] == [2023, 2024]


def test_occupations_that_bls_publishes_together_are_kept_with_their_parts(
    folder: Any, wages: Made
) -> None:
    folder.raw("national_M2025_dl.xlsx", wages({}))
    staging, _ = folder.load()
    assert list(staging.rows("occupation_parts")) == sorted(
        (code, part) for code, parts in occupation_parts().items() for part in parts
    )


def test_no_occupation_is_a_part_twice_or_of_itself() -> None:
    parts = [part for each in occupation_parts().values() for part in each]
    assert len(parts) == len(set(parts))
    assert not set(parts) & set(occupation_parts())
    for code, each in occupation_parts().items():
        assert len(each) > 1
        if code.endswith("0"):
            assert all(part.startswith(code[:6]) for part in each)


def test_unchanged_workbooks_are_not_read_again(
    folder: Any, crosswalk: Made, wages: Made, tmp_path: Any
) -> None:
    folder.raw(NAME, crosswalk(GARDENING, TEACHING))
    folder.raw("national_M2025_dl.xlsx", wages({}))
    first, loaded = folder.load(cache=tmp_path / "cache")
    assert len(loaded.read) == 2
    second, loaded = folder.load(cache=tmp_path / "cache")
    assert (len(loaded.read), len(loaded.cached)) == (0, 2)
    for table in ("wages", "cip_soc", "cips", "occupations", "occupation_parts"):
        assert list(first.rows(table)) == list(second.rows(table))


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_workbook_is_told_and_never_breaks_anything(
    folder: Any, crosswalk: Made, seed: int
) -> None:
    chance = Random(seed)
    data = bytearray(crosswalk(GARDENING, TEACHING, UNUSED, USELESS))
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    folder.raw(NAME, bytes(data[: chance.randrange(len(data) // 2, len(data) + 1)]))
    with contextlib.suppress(BadFilesError):  # a byte that nothing reads may differ unnoticed
        staging, _ = folder.load()
        assert staging.count("cip_soc") == 2
