"""The bundled registry and NCES's own file are one and the same."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gradguide.model.institution import Registry
from gradguide.sources.institution_aliases import aliases
from gradguide.sources.registry import COLUMNS, RegistryError, bundled, host_of, load_hd, packed

SHARED_HD = Path(__file__).parents[3] / "shared/data/ipeds/hd2024.csv"


def test_the_bundle_holds_the_institutions_with_what_is_known_of_each() -> None:
    registry = bundled()
    assert 4_000 < len(registry) < 4_300
    assert sum(school.country == "CA" for school in registry) > 50
    school = registry["196413"]
    assert (school.name, school.city, school.state) == ("Syracuse University", "Syracuse", "NY")
    assert (school.control, school.level, school.graduate) == ("private", "four_year", True)
    assert school.host == "syracuse.edu"
    assert school.latitude is not None and 42.9 < school.latitude < 43.2
    assert school.longitude is not None and -76.3 < school.longitude < -76.0
    toronto = registry["ca-dli:O19332746152"]
    assert (toronto.name, toronto.country, toronto.state) == ("University of Toronto", "CA", "ON")
    assert registry.get("000000") is None
    assert registry.get(None) is None
    assert "196413" in registry and "000000" not in registry


@pytest.mark.parametrize(
    ("host", "first"),
    [
        ("syracuse.edu", "196413"),
        ("www.ischool.syr.edu", "196413"),
        ("onlinedegrees.kent.edu", "203517"),
        ("qc.cuny.edu", "190664"),
        ("WWW.SJSU.EDU", "122755"),
        ("ischool.utoronto.ca", "ca-dli:O19332746152"),
    ],
)
def test_a_host_tells_the_school(host: str, first: str) -> None:
    assert bundled().by_host(host)[0] == first


@pytest.mark.parametrize("host", ["edu", "example.edu", "", "localhost", "com"])
def test_an_unknown_host_tells_nothing(host: str) -> None:
    assert bundled().by_host(host) == ()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED_HD.is_file(), reason="the developers' shared folder is not here")
def test_the_bundle_is_what_the_directory_gives() -> None:
    registry = load_hd(SHARED_HD)
    assert list(registry) == list(bundled())
    assert packed(registry) == packed(bundled())


@pytest.fixture
def hd(tmp_path: Path) -> Callable[..., Path]:
    """A file in HD's shape with the U.S. schools of the bundle, as the test wants it bent."""

    def make(
        name: str = "hd.csv",
        encoding: str = "utf-8-sig",
        drop: str = "",
        change: dict[str, str] | None = None,
        only: int | None = None,
        tail: str = "",
    ) -> Path:
        text = io.StringIO(newline="")
        columns = [column for column in COLUMNS if column != drop]
        rows = csv.DictWriter(text, columns, extrasaction="ignore")
        rows.writeheader()
        for row in _rows(bundled())[:only]:
            rows.writerow(row | (change or {} if row["UNITID"] == "196413" else {}))
        data = (text.getvalue() + tail).encode(encoding)
        path = tmp_path / name
        if name.endswith(".zip"):
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("hd2030.csv", b"UNITID\n")
                archive.writestr("hd2030_rv.csv", data)
        else:
            path.write_bytes(data)
        return path

    return make


def _rows(registry: Registry) -> list[dict[str, str]]:
    sectors = {"administrative": "0", "four_year": "1", "two_year": "4"}
    return [
        {
            "UNITID": school.id, "INSTNM": school.name, "IALIAS": "|".join(school.aliases),
            "CITY": school.city, "STABBR": school.state, "WEBADDR": f"https://www.{school.host}/",
            "SECTOR": sectors[school.level],
            "ICLEVEL": "2" if school.level == "two_year" else "1",
            "CONTROL": "1" if school.control == "public" else "2",
            "GROFFER": "1" if school.graduate else "2", "DEGGRANT": "1", "CYACTIVE": "1",
            "LONGITUD": str(school.longitude), "LATITUDE": str(school.latitude),
        }
        for school in registry
        if school.country == "US"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("hd.csv", "utf-8-sig"), ("hd.csv", "utf-8"), ("hd.csv", "cp1252"), ("HD2030.zip", "cp1252")],
)
def test_every_form_of_the_file_is_read(hd: Callable[..., Path], name: str, encoding: str) -> None:
    registry = load_hd(hd(name, encoding))
    assert {school.id: school.name for school in registry} == {
        school.id: school.name for school in bundled()
    }
    assert registry["243197"].host == bundled()["243197"].host


def test_inactive_schools_and_those_without_degrees_are_left_out(hd: Callable[..., Path]) -> None:
    row = "999991,Sleeping University,,Nowhere,NY,,1,1,1,1,1,2,-70,40\r\n"
    row += "999992,No Degree School,,Nowhere,NY,,1,1,1,1,2,1,-70,40\r\n"
    row += "999993,Wide Awake University,,Nowhere,NY,wide.edu,1,1,3,1,1,1,-70,40\r\n"
    registry = load_hd(hd(tail=row))
    assert "999991" not in registry and "999992" not in registry
    assert registry["999993"].control == "private"


@pytest.mark.parametrize(
    ("bent", "complaint"),
    [
        ({"drop": "INSTNM"}, "no column INSTNM"),
        ({"change": {"CONTROL": "9"}}, "CONTROL '9' is not 1"),
        ({"change": {"LATITUDE": "north"}}, "LATITUDE 'north' is not a number"),
        ({"change": {"INSTNM": " "}}, "INSTNM is empty"),
        ({"only": 50}, "only 50 active degree-granting institutions"),
        ({"change": {"STABBR": "TX"}}, "institution 196413 should be in NY at syracuse.edu"),
        ({"tail": "100001,Cut Short"}, "the row is cut short"),
        ({"tail": "1000,Odd,,X,NY,,1,1,1,1,1,1,0,0\r\n"}, "UNITID '1000' is not six digits"),
    ],
)
def test_a_broken_file_is_refused_with_file_and_reason(
    hd: Callable[..., Path], bent: dict[str, object], complaint: str
) -> None:
    path = hd(**bent)
    with pytest.raises(RegistryError) as error:
        load_hd(path)
    assert str(path) in str(error.value)
    assert complaint in str(error.value)


def test_a_missing_file_and_a_broken_zip_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "hd.zip"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    for path in (tmp_path / "none.csv", broken):
        with pytest.raises(RegistryError, match="cannot be read"):
            load_hd(path)
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    with pytest.raises(RegistryError, match=r"no \.csv"):
        load_hd(empty)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("www.aamu.edu/", "aamu.edu"),
        ("https://www.uab.edu/", "uab.edu"),
        ("http://law.example.edu:8080/x?y", "law.example.edu"),
        ("HTTPS://EXAMPLE.EDU", "example.edu"),
        (" ", ""),
        ("none", ""),
    ],
)
def test_a_host_is_read_out_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", []),
        ("UAB", ["UAB"]),
        ("AUM||Auburn Montgomery|", ["AUM", "Auburn Montgomery"]),
        ("GSCC | Gadsden State | GSCC", ["GSCC", "Gadsden State"]),
        ("UCI  UC Irvine", ["UCI", "UC Irvine"]),
        ("DU, Colorado Seminary", ["DU", "Colorado Seminary"]),
        ("University of California, San Francisco", ["University of California, San Francisco"]),
        ("Trinity College, Hartford", ["Trinity College, Hartford"]),
        ("Rutgers, Camden; Rutgers U", ["Rutgers, Camden", "Rutgers U"]),
        ("Regis/Regis College/RU", ["Regis", "Regis College", "RU"]),
        ("Bennett College / Bennett", ["Bennett College", "Bennett"]),
        ("formerly Caldwell College", ["Caldwell College"]),
        ("MSU Moorhead or MSUM", ["MSU Moorhead", "MSUM"]),
        ("TESU, (old name:Thomas Edison State College)", ["TESU", "Thomas Edison State College"]),
        ("University of South Florida USF", ["University of South Florida", "USF"]),
        ("College of Staten Island CUNY", ["College of Staten Island CUNY"]),
        ("Sales Office, Inc.", ["Sales Office"]),
    ],
)
def test_a_cell_of_aliases_is_cleaned(cell: str, names: list[str]) -> None:
    assert aliases(cell) == names
