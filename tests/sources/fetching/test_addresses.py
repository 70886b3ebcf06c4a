"""The table of addresses: what it must be, and what is wanted of it."""

from __future__ import annotations

import re
import zipfile
from importlib import resources
from pathlib import Path

import pytest

from gradguide.sources.federal.files import recognise
from gradguide.sources.fetching.addresses import (
    AddressTableError,
    NothingToFetchError,
    Published,
    Wanted,
    load_table,
    published_files,
    wanted,
)

TABLE = """
[[file]]
id = "directory"
source = "agency"
agency = "An Agency"
title = "A directory"
page = "https://agency.example/"
name = "HD{year}.zip"
form = "zip"
first = 2020
last = 2024
addresses = [{ at = "https://agency.example/{yy}/HD{year}.zip", confirmed = true }]
"""


def names(*asked: str, years: tuple[int, int] | None = None) -> list[str]:
    return [file.name for file in wanted(published_files(), asked, years)]


def test_every_address_of_the_table_is_https_and_says_whether_it_is_confirmed() -> None:
    for file in published_files():
        for place in file.addresses:
            assert place.at.startswith("https://"), place.at
            assert isinstance(place.confirmed, bool)


def test_no_address_of_a_federal_file_stands_elsewhere() -> None:
    package = Path(str(resources.files("gradguide")))
    hosts = {place.at.split("/")[2] for file in published_files() for place in file.addresses}
    file_address = re.compile(
        rf"https?://(?:{'|'.join(map(re.escape, hosts))})/\S*"
        r"(?:(?<!_Dict)\.zip|\.xlsx|/api/)",  # NCES's dictionaries are documents, not data
        re.IGNORECASE,
    )
    table = package / "sources" / "federal" / "addresses.toml"
    assert file_address.search(table.read_text(encoding="utf-8"))
    elsewhere = [
        f"{path}: {found.group()}"
        for path in [*package.rglob("*.py"), *package.rglob("*.toml")]
        if path != table
        for found in file_address.finditer(path.read_text(encoding="utf-8"))
    ]
    assert elsewhere == []


def test_the_years_that_are_asked_for() -> None:
    assert names("ipeds-completions", years=(2020, 2022)) == [
        "C2020_A.zip",
        "C2021_A.zip",
        "C2022_A.zip",
    ]
    assert names("bls", years=(2025, 2025)) == [
        "oesm25nat.zip",
        "oesm25st.zip",
        "occupation.xlsx",
    ]


def test_charges_moved_from_one_file_to_another() -> None:
    assert "IC2023_AY.zip" in names("ipeds", years=(2023, 2023))
    assert "COST1_2023.zip" not in names("ipeds", years=(2023, 2023))
    assert "IC2024_AY.zip" not in names("ipeds", years=(2024, 2024))
    assert "COST1_2024.zip" in names("ipeds", years=(2024, 2024))


def test_without_a_year_the_newest_known_is_wanted_once() -> None:
    files = wanted(published_files(), [file.source for file in published_files()], None)
    ids = [file.published.id for file in files]
    assert len(ids) == len(set(ids))
    assert {file.published.id for file in files} == {
        file.id for file in published_files() if file.id != "ipeds-charges-academic-year"
    }


def test_a_year_later_than_known_is_tried_where_its_address_can_be_told() -> None:
    assert "HD2030.zip" in names("ipeds", years=(2030, 2030))
    with pytest.raises(NothingToFetchError, match=r"for 2030; .*collegescorecard"):
        names("scorecard", years=(2030, 2030))


@pytest.mark.parametrize(
    ("asked", "years", "words"),
    [
        ("ipeds", (1990, 2001), "no address is known for 1990; there are: ipeds-directory 2002"),
        ("crosswalk", (2020, 2020), "has no years"),
        ("census", None, "there is no source 'census'; there are: ipeds, bls, scorecard"),
    ],
)
def test_what_there_is_not_is_said(asked: str, years: tuple[int, int] | None, words: str) -> None:
    with pytest.raises(NothingToFetchError, match=re.escape(words)):
        names(asked, years=years)


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TABLE, encoding="utf-8")
    (file,) = wanted(load_table(path), ["agency"], (2021, 2021))
    assert (file.name, file.places[0].at) == (
        "HD2021.zip",
        "https://agency.example/21/HD2021.zip",
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[[file]]", "[[fil]]"), "unknown field `fil`"),
        (('form = "zip"', 'form = "pdf"'), "Invalid enum value 'pdf'"),
        (("first = 2020", ""), "needs both first and last"),
        (("first = 2020", "first = 2025"), "after its last"),
        (("last = 2024", ""), "needs both first and last"),
        (('name = "HD{year}.zip"', 'name = "HD.zip"'), "needs {year} or {yy} in its name"),
        (('name = "HD{year}.zip"', 'name = "../HD{year}.zip"'), "is no name for a file"),
        (('name = "HD{year}.zip"', 'name = "{year}.part"'), "is no name for a file"),
        (("confirmed = true", "confirmed = true, last = 2022"), "has no address for 2023"),
        ((", confirmed = true", ""), "missing required field `confirmed`"),
        (('id = "directory"', "id = 3"), "Expected `str`"),
        (("[[file]]", "[[file"), "is not TOML"),
    ],
)
def test_a_table_that_is_wrong_is_named(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    path = tmp_path / "mine.toml"
    assert change[0] in TABLE
    path.write_text(TABLE.replace(*change, 1), encoding="utf-8")
    with pytest.raises(AddressTableError, match=re.escape(words)) as error:
        load_table(path)
    assert str(path) in str(error.value)


def test_a_file_stands_in_a_table_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TABLE * 2, encoding="utf-8")
    with pytest.raises(AddressTableError, match="stands there twice"):
        load_table(path)
    with pytest.raises(AddressTableError, match="cannot be read"):
        load_table(tmp_path / "none.toml")


@pytest.mark.parametrize("file", published_files(), ids=lambda file: file.id)
def test_what_is_fetched_is_recognised_by_its_name(file: Published, tmp_path: Path) -> None:
    name = Wanted(file, file.last).name
    if file.kept_as:
        name = file.kept_as.name.replace("{from}", "2024").replace("{to}", "2034")
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("inside.csv", "")
    assert recognise(tmp_path / name) is not None
