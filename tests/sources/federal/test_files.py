"""Finding federal files by their names, and choosing between editions."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from gradguide.sources.federal.errors import FederalError
from gradguide.sources.federal.files import find_files


@pytest.mark.parametrize(
    ("name", "dataset", "year", "edition"),
    [
        ("hd2024.csv", "ipeds-directory", 2024, "published"),
        ("HD2023.zip", "ipeds-directory", 2023, "published"),
        ("c2024_a.parquet", "ipeds-completions", 2024, "compiled"),
        ("C2022_A.csv", "ipeds-completions", 2022, "published"),
        ("c2022_a_rv.csv", "ipeds-completions", 2022, "revised"),
        ("provisional/C2024_A.csv", "ipeds-completions", 2024, "provisional"),
        ("C2023DEP.csv", "ipeds-distance", 2023, "published"),
        ("ic2023.csv", "ipeds-characteristics", 2023, "published"),
        ("IC2023_AY.zip", "ipeds-charges", 2023, "published"),
        ("cost1_2024.csv", "ipeds-charges", 2024, "published"),
    ],
)
def test_a_file_is_recognised(
    folder: Any, name: str, dataset: str, year: int, edition: str
) -> None:
    folder.raw(name, b"")
    (file,) = find_files(folder.path).files
    assert (file.dataset, file.year, file.edition) == (dataset, year, edition)


def test_other_files_are_listed_and_left_alone(folder: Any) -> None:
    paths = [folder.raw(name, b"") for name in ("README.md", "ic2023_py.csv", "c2024_b.csv")]
    found = find_files(folder.path)
    assert not found.files
    assert set(found.ignored) == set(paths)


def test_a_zip_with_a_revised_table_is_revised(folder: Any) -> None:
    folder.zipped("C2022_A.zip", {"c2022_a.csv": b"", "c2022_a_rv.csv": b""})
    (file,) = find_files(folder.path).files
    assert file.edition == "revised"


def test_the_latest_edition_of_a_year_is_read(folder: Any) -> None:
    for name in ("c2022_a.parquet", "provisional/c2022_a.csv", "c2022_a.csv", "c2022_a_rv.csv"):
        folder.raw(name, b"")
    found = find_files(folder.path)
    assert [file.edition for file in found.files] == ["revised"]
    assert [file.edition for file in found.superseded] == ["published", "provisional", "compiled"]


def test_two_files_of_one_edition_are_refused_by_name(folder: Any) -> None:
    folder.raw("a/hd2024.csv", b"")
    folder.raw("b/HD2024.csv", b"")
    with pytest.raises(FederalError, match=r"a/hd2024\.csv and .*b/HD2024\.csv are both"):
        find_files(folder.path)


def test_files_come_in_the_order_of_datasets_and_years(folder: Any) -> None:
    for name in ("c2021_a.csv", "c2020_a.csv", "ic2020.csv", "hd2021.csv", "hd2020.csv"):
        folder.raw(name, b"")
    assert [file.path.name for file in find_files(folder.path).files] == [
        "hd2020.csv", "hd2021.csv", "c2020_a.csv", "c2021_a.csv", "ic2020.csv",
    ]  # fmt: skip


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FederalError, match="there is no such folder"):
        find_files(tmp_path / "nothing")


def test_a_name_that_is_no_text_is_refused(folder: Any) -> None:
    try:
        folder.raw(os.fsdecode(b"caf\xe9/hd2024.csv"), b"UNITID")
    except OSError:
        pytest.skip("this file system has only names that are text")
    with pytest.raises(FederalError, match=r"caf\\udce9/hd2024.csv': .* is not UTF-8; rename it"):
        find_files(folder.path)
