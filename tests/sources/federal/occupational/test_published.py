"""The files that BLS and NCES published, where a developer has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from gradguide.sources.federal.bundled import bundled_federal
from gradguide.sources.federal.files import find_files
from gradguide.sources.federal.loading import Loaded, load
from gradguide.sources.federal.occupations import occupation_parts
from gradguide.sources.federal.staging import Staging
from gradguide.sources.federal.wages import top_codes

SHARED = Path(__file__).parents[5] / "shared" / "data"
ONLY_PROJECTED = {"11-1031", "45-3031"}
"""Legislators, and fishing and hunting workers: OEWS does not survey them."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "bls").is_dir(), reason="no shared data"),
]


@pytest.fixture(scope="module")
def loaded() -> tuple[Staging, Loaded]:
    files = [file for name in ("bls", "crosswalk") for file in find_files(SHARED / name).files]
    staging = Staging()
    return staging, load(files, staging)  # the anchors are assertions: none is waived


def test_every_row_arrives(loaded: tuple[Staging, Loaded]) -> None:
    staging, _ = loaded
    counted = {name: staging.count(name) for name in ("wages", "projections", "cip_soc", "cips")}
    assert counted == {"wages": 830, "projections": 832, "cip_soc": 5723, "cips": 2142}
    assert staging.count("occupations") == 879


def test_every_code_is_known_to_the_crosswalk_itself_or_by_its_parts(
    loaded: tuple[Staging, Loaded],
) -> None:
    staging, _ = loaded
    published = {row[0] for row in staging.rows("wages")}
    projected = {row[0] for row in staging.rows("projections")}
    parts = {part for each in occupation_parts().values() for part in each}
    of_classification = {row[0] for row in staging.rows("occupations")} - set(occupation_parts())
    assert projected - published == ONLY_PROJECTED
    assert published <= projected
    armed_forces = {code for code in of_classification if code.startswith("55-")}
    assert of_classification - published == parts | ONLY_PROJECTED | armed_forces
    assert len(armed_forces) == 19


def test_occupations_without_instruction_are_a_known_number(
    loaded: tuple[Staging, Loaded],
) -> None:
    staging, _ = loaded
    published = {row[0] for row in staging.rows("wages")}
    matched = {row[1] for row in staging.rows("cip_soc")}
    by_parts = {code for code, each in occupation_parts().items() if matched & set(each)}
    assert len(published - matched - by_parts) == 167


def test_the_amount_that_a_mark_stands_for_is_the_one_that_the_file_says() -> None:
    book = CalamineWorkbook.from_path(SHARED / "bls" / "national_M2025_dl.xlsx")
    cells = [str(row[0]) for row in book.get_sheet_by_name("Field Descriptions").to_python()]
    (told,) = [cell for cell in cells if cell.startswith("#")]
    assert f"${top_codes()[2025]:,} per year" in told


def test_what_is_bundled_is_what_was_published(loaded: tuple[Staging, Loaded]) -> None:
    staging, _ = loaded
    with bundled_federal("library-science") as bundled:
        for table in ("wages", "projections", "occupations", "cips", "cip_soc", "occupation_parts"):
            assert list(bundled.rows(table)) == list(staging.rows(table)), table
