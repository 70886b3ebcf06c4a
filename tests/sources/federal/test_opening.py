"""One table from every form in which a file comes, and damaged files."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from gradguide.sources.federal.errors import BadFilesError
from gradguide.sources.federal.files import find_files

Rows = Callable[..., Any]


def _three(row: Rows) -> list[Any]:
    return [
        row("directory", INSTNM="Alder  University"),
        row("directory", UNITID="900002", INSTNM="Bíró Collège", CITY='The "Elm", north'),
        row("directory", UNITID="900003", CYACTIVE="3", CLOSEDAT="6/30/2021", NEWID="900001"),
    ]


def _as_parquet(path: Path) -> None:
    out = path.with_suffix(".parquet")
    duckdb.sql(f"COPY (FROM read_csv('{path}', all_varchar=true)) TO '{out}' (FORMAT parquet)")
    path.unlink()


def _as_numbers_in_parquet(path: Path) -> None:
    out = path.with_suffix(".parquet")
    duckdb.sql(f"COPY (FROM read_csv('{path}')) TO '{out}' (FORMAT parquet)")
    path.unlink()


@pytest.fixture(autouse=True)
def longest_field() -> Iterator[None]:
    """Python's own limit, which a library that other tests import lifts for the whole process."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("name", "encoding", "then"),
    [
        ("hd2024.csv", "utf-8-sig", None),
        ("hd2024.csv", "utf-8", None),
        ("hd2024.csv", "cp1252", None),
        ("HD2024.zip", "utf-8-sig", None),
        ("HD2024.zip", "cp1252", None),
        ("hd2024.csv", "utf-8", _as_parquet),
    ],
)
def test_every_form_gives_the_same_schools(
    folder: Any, row: Rows, name: str, encoding: str, then: Callable[[Path], None] | None
) -> None:
    path = folder.put(name, *_three(row), encoding=encoding)
    if then is not None:
        then(path)
    staging, _ = folder.load()
    schools = list(staging.rows("schools"))
    assert [(one[0], one[1], one[3]) for one in schools] == [
        ("900001", "Alder University", "Elm"),
        ("900002", "Bíró Collège", 'The "Elm", north'),
        ("900003", "Alder University", "Elm"),
    ]
    assert schools[2][8:11] == (0, "2021-06-30", "900001")


def test_numbers_of_a_parquet_file_are_read_like_text(folder: Any, row: Rows) -> None:
    rows = [row("completions", CTOTALT=value, UNITID=900001 + value) for value in (3, 12)]
    _as_numbers_in_parquet(folder.put("c2023_a.csv", *rows))
    staging, loaded = folder.load()
    assert [one[2] for one in staging.rows("completions")] == [3, 12]
    assert [file.edition for file in loaded.read] == ["compiled"]


def test_the_revised_table_of_a_zip_is_read(folder: Any, row: Rows, tmp_path: Path) -> None:
    first = folder.put("x.csv", row("completions", CTOTALT="1")).read_bytes()
    revised = folder.put("y.csv", row("completions", CTOTALT="2")).read_bytes()
    folder.zipped("C2022_A.zip", {"c2022_a.csv": first, "c2022_a_rv.csv": revised})
    staging, _ = folder.load()
    assert [one[2] for one in staging.rows("completions")] == [2]
    assert [one[4] for one in staging.rows("datasets")] == ["revised"]


def test_columns_are_known_whatever_their_case_and_order(folder: Any, row: Rows) -> None:
    turned = {name.lower() + " ": value for name, value in reversed(row("completions").items())}
    folder.put("c2024_a.csv", {"EXTRA": "x", **turned})
    staging, _ = folder.load()
    assert staging.count("completions") == 1


def _cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("HD2024.zip", _cut, "the zip is damaged"),
        ("HD2024.zip", lambda data: data[:40] + b"\xff\x00\xff" + data[43:], "the zip is damaged"),
        ("hd2024.csv", lambda data: data[:-40], "row 4: the row is cut short"),
        ("hd2024.csv", lambda data: data + b'900009,"Yew', "row 5: a quotation mark"),
        ("hd2024.csv", lambda data: data + b"1," * 40 + b"\r\n", "row 5: the row has more values"),
        ("hd2024.csv", lambda data: b"", "it is empty"),
        ("hd2024.csv", lambda data: b"<!DOCTYPE html><p>Not found", "it is a web page"),
        ("hd2024.csv", lambda data: b"\xef\xbb\xbf\r\n <html><p>No", "it is a web page"),
        ("HD2024.zip", lambda data: b"<html><p>Not found", "web page; expected a zip file"),
        ("hd2024.parquet", lambda data: b"<html><p>Not found", "it is a web page"),
        ("hd2024.csv", lambda data: data.decode().encode("utf-16"), r"\(UTF-16\), save it as"),
        ("hd2024.csv", lambda data: data[:300] + b"\0\0" + data[300:], "it has zero bytes"),
        ("hd2024.csv", lambda data: b'"' + b"x" * 140_000, "the header cannot be cut"),
        ("hd2024.csv", lambda data: data.split(b"\r\n")[0] + b"\r\n", "there are no rows"),
        ("hd2024.parquet", _cut, "the Parquet file is damaged"),
    ],
)
def test_a_damaged_file_is_refused(
    folder: Any, row: Rows, name: str, spoil: Callable[[bytes], bytes], said: str
) -> None:
    path = folder.put(name.replace(".parquet", ".csv"), *_three(row), encoding="utf-8")
    if name.endswith(".parquet"):
        _as_parquet(path)
        path = path.with_suffix(".parquet")
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(BadFilesError, match=said) as error:
        folder.load()
    assert str(path) in str(error.value)


def test_every_broken_row_is_told(folder: Any, row: Rows) -> None:
    path = folder.put("hd2024.csv", *_three(row))
    lines = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join([lines[0], b"900001,Alder", lines[2], b"900003", b""]))
    with pytest.raises(BadFilesError) as error:
        folder.load()
    (bad,) = error.value.files
    assert [problem.row for problem in bad.problems] == [2, 4]


def test_a_zip_of_another_year_is_refused(folder: Any, row: Rows) -> None:
    data = folder.put("x.csv", row("directory")).read_bytes()
    folder.zipped("HD2024.zip", {"hd2023.csv": data, "readme.txt": b""})
    with pytest.raises(BadFilesError, match=r"the zip holds hd2023\.csv; expected .* of 2024"):
        folder.load()


def test_a_file_that_may_not_be_read(folder: Any) -> None:
    folder.raw("hd2024.csv", b"x")
    files = find_files(folder.path).files
    (folder.path / "hd2024.csv").unlink()
    from gradguide.sources.federal.loading import load
    from gradguide.sources.federal.staging import Staging

    with pytest.raises(BadFilesError, match="it cannot be read: No such file"):
        load(files, Staging())


def test_a_quoted_newline_is_part_of_a_value(folder: Any, row: Rows) -> None:
    path = folder.put("hd2024.csv", row("directory", IALIAS="AU\nAlder"), row("directory"))
    assert path.read_bytes().count(b"\n") == 4
    with pytest.raises(BadFilesError, match=r"row 3: the same as row 2: UNITID 900001"):
        folder.load()
