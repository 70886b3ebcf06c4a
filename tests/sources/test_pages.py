"""Pages from files, folders and standard input: which come, under which ids, and which do not."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from gradguide.sources.identity import Identities, Naming
from gradguide.sources.pages import Page, pages
from gradguide.sources.quarantine import Quarantined, write_report


def test_a_folder_gives_its_files_by_name_without_the_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a_1.html", ".hidden", "sub/c.md", ".git/config"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(name.encode())
    found = list(pages([tmp_path]))
    assert [page.id for page in found if isinstance(page, Page)] == ["a", "b", "c"]
    assert [page.data for page in found if isinstance(page, Page)] == [
        b"a_1.html",
        b"b.txt",
        b"sub/c.md",
    ]


@pytest.mark.parametrize(
    ("naming", "paths", "ids"),
    [
        (Naming.STEM, ["x/000_ab.txt", "y/000.html", "z/000_2.txt"], ["000", "000-2", "000-3"]),
        (Naming.STEM, ["a-2.txt", "a.txt", "a.md"], ["a-2", "a", "a-3"]),
        (Naming.STEM, ["_.x", "page.tar.gz"], ["x", "page"]),
        (Naming.PATH, ["x/000_ab.txt", "y/000.html"], ["x/000_ab.txt", "y/000.html"]),
    ],
)
def test_ids_of_files(naming: Naming, paths: list[str], ids: list[str]) -> None:
    identities = Identities(naming)
    assert [identities.of_file(path) for path in paths] == ids


def test_ids_of_addresses_are_addresses_without_decoration() -> None:
    identities = Identities()
    given = ["https://www.elm.edu/mlis/", "http://elm.edu/mlis", "https://elm.edu/?p=2", "urn:x"]
    assert [identities.of_address(address) for address in given] == [
        "elm.edu/mlis",
        "elm.edu/mlis-2",
        "elm.edu?p=2",
        "urn:x",
    ]


def test_standard_input_is_a_page_like_any_other() -> None:
    found = list(pages(["-"], standard_input=io.BytesIO(b"Thirty-six credits.")))
    assert found == [Page("stdin", "-", b"Thirty-six credits.")]


def test_a_gzip_file_is_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "page.html.gz"
    file.write_bytes(gzip.compress(b"<p>One") + gzip.compress(b" page"))
    (page,) = pages([file])
    assert isinstance(page, Page)
    assert (page.id, page.data) == ("page", b"<p>One page")


def test_what_cannot_be_read_is_quarantined_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("fine")
    packed = tmp_path / "cut.gz"
    packed.write_bytes(gzip.compress(os.urandom(5000))[:3000])
    bent = tmp_path / "bent.gz"
    bent.write_bytes(b"\x1f\x8b\x08\x00" + b"\xff" * 50)
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    found = list(pages([tmp_path / "none.txt", packed, bent, fifo, good]))
    problems = [entry for entry in found if isinstance(entry, Quarantined)]
    assert [Path(entry.address).name for entry in problems] == [
        "none.txt",
        "cut.gz",
        "bent.gz",
        "pipe",
    ]
    assert [page.data for page in found if isinstance(page, Page)] == [b"fine"]
    for entry, words in zip(
        problems, ["check the name", "cut off", "damaged", "no ordinary file"], strict=True
    ):
        assert words in entry.reason


def test_a_sparse_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "vast.txt"
    with file.open("wb") as out:
        out.truncate(200_000_000)
    (entry,) = pages([file])
    assert isinstance(entry, Quarantined)
    assert "32 MiB" in entry.reason
    assert entry.address == str(file)


def test_a_gzip_bomb_is_unpacked_no_further_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "bomb.gz"
    file.write_bytes(gzip.compress(bytes(50_000_000)))
    (entry,) = pages([file], largest=1_000_000)
    assert isinstance(entry, Quarantined)
    assert "1 MiB" in entry.reason


def test_the_report_is_json_lines() -> None:
    out = io.StringIO()
    entries = [Quarantined("a.txt", "", "it is empty"), Quarantined("b", "record 2", "“odd”")]
    assert write_report(entries, out) == 2
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"address": "a.txt", "place": "", "reason": "it is empty"},
        {"address": "b", "place": "record 2", "reason": "“odd”"},
    ]
    assert str(entries[1]) == "b (record 2): “odd”"
