"""Starting a pack from codes alone or with federal files, and bringing its data up to date."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from gradguide.catalog.release import Release
from gradguide.production.building import Order, build
from gradguide.production.fields import FieldError, listed_fields, new_field, refresh_field
from gradguide.production.reader import Settings
from gradguide.sources.federal.errors import FederalError
from gradguide.sources.federal.loading import check_names
from gradguide.sources.packs import default_pack, load_pack, pack_digest

EVERY_CHECK = check_names()  # which hold of the whole country, and not of three schools
SAN_JOSE, KENTUCKY, NOBODY = "122755", "157085", "999999"


def completions(folder: Path, year: int, rows: Iterable[tuple[str, str, int, int]]) -> Path:
    """A file as NCES publishes completions: (UNITID, CIPCODE, AWLEVEL, how many)."""
    folder.mkdir(exist_ok=True)
    names = ["UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "XCTOTALT", "CTOTALT", "XCTOTALM",
             "CTOTALM", "XCTOTALW", "CTOTALW"]  # fmt: skip
    with (folder / f"c{year}_a.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(names)
        for unitid, cip, level, total in rows:
            writer.writerow([unitid, cip, 1, level, "R", total, "R", 0, "R", total])
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return completions(
        tmp_path / "data",
        2024,
        [
            (SAN_JOSE, "51.2201", 7, 40),
            (KENTUCKY, "51.2201", 7, 25),
            (KENTUCKY, "51.2201", 5, 60),
            (NOBODY, "51.2202", 7, 3),
            (KENTUCKY, "52.0201", 7, 500),
        ],
    )


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(
        b"".join(str(p.relative_to(folder)).encode() + p.read_bytes() for p in files)
    ).hexdigest()


def test_the_packs_that_come_along() -> None:
    assert [field.id for field in listed_fields() if field.default] == [default_pack()]


def test_a_pack_from_codes_alone_loads_and_builds(tmp_path: Path) -> None:
    made = new_field("Public health", ["51.22"], tmp_path / "ph")
    pack = load_pack(str(made.folder))
    assert (pack.id, pack.name, pack.cip) == ("public-health", "Public health", ("51.22",))
    assert "MPH" in {degree.abbreviation for degree in pack.degrees}
    assert made.data is None and not (made.folder / "federal").exists()
    build(Order(Settings(str(made.folder), date(2026, 11, 22))), tmp_path / "ph.db")
    with Release(tmp_path / "ph.db") as release:
        assert release.manifest["field"] == "public-health"
        assert release.programs() == ()


def test_a_pack_with_data_has_the_schools_and_their_graduates(tmp_path: Path, data: Path) -> None:
    made = new_field("Public health", ["51.22"], tmp_path / "ph", data, EVERY_CHECK)
    assert made.data is not None
    assert (made.data.schools, made.data.unlisted, made.data.awards) == (3, 1, 4)
    assert {degree.level for degree in load_pack(str(made.folder)).degrees} == {
        "bachelor", "master",
    }  # fmt: skip
    build(Order(Settings(str(made.folder), date(2026, 11, 22))), tmp_path / "ph.db")
    with Release(tmp_path / "ph.db") as release:
        awards = release.national.awards_in(["51.22"])
        counted = {
            (award.unitid, award.code): release.national.completions(award.number)[0].total
            for award in awards
        }
        assert counted == {(SAN_JOSE, 7): 40, (KENTUCKY, 7): 25, (KENTUCKY, 5): 60, (NOBODY, 7): 3}
        assert release.national.awards_in(["52"]) == ()
        assert {program.kind for program in release.programs()} == {"award"}
        assert len(release.programs()) == 4
        assert release.cips == ("51.22",)
        assert release.national.awards_alone(release.cips) == 4
        of_field = release.national.awards_of_field(release.cips, 2024)
        assert sorted(total or 0 for _, total in of_field) == [3, 25, 40, 60]
        assert release.national.described_cips() == ()


def test_the_same_input_gives_the_same_pack(tmp_path: Path, data: Path) -> None:
    one, two = (
        new_field("Public health", ["51.22"], tmp_path / name, data, EVERY_CHECK).folder
        for name in ("one", "two")
    )
    assert digest(one) == digest(two)


def test_new_data_change_nothing_but_the_federal_files(tmp_path: Path, data: Path) -> None:
    folder = new_field("Public health", ["51.22"], tmp_path / "ph", data, EVERY_CHECK).folder
    (folder / "licences.toml").write_text("[licences]\nmine = []\n", encoding="utf-8")
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    later = completions(tmp_path / "later", 2025, [(SAN_JOSE, "51.2201", 7, 44)])
    _, brought = refresh_field(str(folder), later, EVERY_CHECK)
    assert brought.years == (2025,)
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == ["federal"]
    build(Order(Settings(str(folder), date(2026, 11, 22))), tmp_path / "ph.db")
    with Release(tmp_path / "ph.db") as release:
        assert release.national.years() == (2025,)


def test_a_pack_that_comes_along_is_not_refreshed_by_its_id(data: Path) -> None:
    before = pack_digest(default_pack())
    with pytest.raises(FieldError, match=f"{default_pack()}: comes with gradguide") as error:
        refresh_field(default_pack(), data, EVERY_CHECK)
    assert f"gradguide build --field {default_pack()} --data {data}" in str(error.value)
    assert pack_digest(default_pack()) == before


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "ph").mkdir()
    with pytest.raises(FieldError, match="is there already"):
        new_field("Public health", ["51.22"], tmp_path / "ph")
    assert list((tmp_path / "ph").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "cips", "said"),
    [
        ("", ["51.22"], "is no name for a field"),
        ("../x", ["51.22"], "is no name for a field"),
        ("9th art", ["51.22"], "is no name for a field"),
        ("x" * 60, ["51.22"], "is no name for a field"),
        ("Public health", [], "give at least one CIP code"),
        ("Public health", ["51.2"], "begins with '51.2'"),
        ("Public health", ["51.22", "nursing"], "51.3808  Nursing Science"),
        ("Public health", ["5122"], "the nearest are:\n  51.22"),
        ("Public health", ["99.77"], "begins with '99.77'; none is near. Codes begin with 01 to"),
        ("Public health", ["nursng"], "51.3808  Nursing Science"),
        ("Public health", ["abc"], "begins with 'abc'; none is near"),
        ("Public health", ["51.7"], "the nearest are:\n  51."),
    ],
)
def test_what_cannot_be_started(name: str, cips: list[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(FieldError) as error:
        new_field(name, cips, tmp_path / "ph")
    assert said in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_files_that_say_nothing_of_the_field_are_refused(tmp_path: Path, data: Path) -> None:
    with pytest.raises(FederalError, match=r"who graduated under 44\.07"):
        new_field("Elsewhere", ["44.07"], tmp_path / "new", data, EVERY_CHECK)
    assert not (tmp_path / "new").exists()


def test_a_place_where_nothing_can_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FieldError, match="cannot be written"):
        new_field("Public health", ["51.22"], tmp_path / "file" / "ph")
