"""Lists of positions and files of claims: what is read, and what is said of what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gradguide.model.claim import Claim, Evidence, Source, Subject, record
from gradguide.model.published_ranking import Placing
from gradguide.sources.rankings import RankingFileError, load_claims, load_list

CLAIM = Claim(
    doc="ten",
    subject=Subject(institution="Port College", institution_id="900002"),
    attribute="rank",
    value=1,
    source=Source("ten.md", "guide", 2026),
    evidence=Evidence("#1", 0, 2),
)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_csv_list_is_read_in_order_of_position(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "ten.csv",
        "\ufeffPosition, Program ,paid\n3,port-college/mts,NO\n"
        '1,"Saltmarsh, MHTS",yes\n\n2, Inlet ,\n',
    )
    found = load_list(path)
    assert found.placings == (
        Placing(1, "Saltmarsh, MHTS", paid=True),
        Placing(2, "Inlet"),
        Placing(3, "port-college/mts"),
    )
    assert found.source == str(path)
    assert found.tells_paid


def test_a_list_without_marks_does_not_tell_who_paid(tmp_path: Path) -> None:
    path = written(tmp_path, "ten.csv", "position,program\n1,a\n2,b\n")
    assert not load_list(path).tells_paid


def test_a_toml_list_says_where_it_stands(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "ten.toml",
        'title = "Ten at sea"\nsource = "https://example.org/ten"\nyear = 2025\n'
        '[[entry]]\nposition = 2\nprogram = "b"\n'
        '[[entry]]\nposition = 1\nprogram = "a"\npaid = true\n',
    )
    found = load_list(path)
    assert (found.title, found.source, found.year) == (
        "Ten at sea",
        "https://example.org/ten",
        2025,
    )
    assert found.placings == (Placing(1, "a", paid=True), Placing(2, "b"))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "", "columns position, program"),
        ("a.csv", "place,name\n1,a\n", "here it is place, name"),
        ("a.csv", "position,program\n", "lists no position"),
        ("a.csv", "position,program\nfirst,a\n", "line 2: needs position, program"),
        ("a.csv", "position,program\n1\n", "line 2"),
        ("a.csv", "position,program\n1,a,b\n", "line 2"),
        ("a.csv", "position,program,paid\n1,a,maybe\n", "paid is yes or no"),
        ("a.csv", "position,program\n0,a\n", "entry 1: needs a position from 1"),
        ("a.csv", "position,program\n1, \n", "the name of a program"),
        ("a.csv", 'position,program\n1,"a\n', "line 2"),
        ("a.toml", "[[entry]\n", "is not TOML"),
        ("a.toml", '[[entry]]\nposition = "one"\nprogram = "a"\n', "$.entry[0].position"),
        ("a.toml", '[[entry]]\nplace = 1\nprogram = "a"\n', "place"),
        ("a.toml", 'title = "x"\n', "entry"),
        ("a.toml", "entry = []\n", "lists no position"),
    ],
)
def test_what_is_no_list_is_said(tmp_path: Path, name: str, text: str, says: str) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(RankingFileError) as error:
        load_list(path)
    assert says in str(error.value)
    assert str(path) in str(error.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "none.csv", "cannot be read"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(RankingFileError, match=says):
            load_list(path)
    odd = tmp_path / "odd.csv"
    odd.write_bytes(b"position,program\n1,\xff\xfe\n")
    with pytest.raises(RankingFileError, match="UTF-8"):
        load_list(odd)


def test_claims_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    line = json.dumps(record(CLAIM))
    path = written(tmp_path, "claims.jsonl", f"{line}\n\n{line}\n")
    assert load_claims(path) == (CLAIM, CLAIM)


@pytest.mark.parametrize("line", ["{", "[]", "{}", '"x"', '{"doc": "a", "subject": 3}'])
def test_a_line_that_is_no_claim_is_named(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, "claims.jsonl", f"{json.dumps(record(CLAIM))}\n{line}\n")
    with pytest.raises(RankingFileError, match="line 2: is no claim"):
        load_claims(path)
