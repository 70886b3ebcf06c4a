"""An unchanged file is not read again, and whatever does not fit is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gradguide.model.national import TABLES
from gradguide.sources.federal import cache as cache_module
from gradguide.sources.federal import loading
from gradguide.sources.federal.errors import BadFilesError

Rows = Callable[..., Any]


@pytest.fixture
def filled(folder: Any, row: Rows) -> Any:
    folder.put("hd2024.csv", row("directory"), row("directory", UNITID="900002"))
    folder.put("c2023_a.csv", row("completions"))
    folder.put("c2024_a.csv", row("completions"), row("completions", UNITID="900002"))
    folder.put("cost1_2024.csv", {**row("charges"), "XAPPFEEG": "R", "APPLFEEG": "60"})
    return folder


def _tables(staging: Any) -> dict[str, list[Any]]:
    return {name: list(staging.rows(name)) for name in TABLES}


def _names(files: Any) -> list[str]:
    return [file.path.name for file in files]


ALL = ["hd2024.csv", "c2023_a.csv", "c2024_a.csv", "cost1_2024.csv"]


def test_a_second_load_reads_no_file_and_gives_the_same(filled: Any, tmp_path: Path) -> None:
    plain, _ = filled.load()
    first, loaded = filled.load(cache=tmp_path / "cache")
    assert (_names(loaded.read), _names(loaded.cached)) == (ALL, [])
    second, again = filled.load(cache=tmp_path / "cache")
    assert (_names(again.read), _names(again.cached)) == ([], ALL)
    assert _tables(plain) == _tables(first) == _tables(second)
    assert loaded.waived == again.waived
    assert loaded.notes == again.notes


def test_only_a_changed_file_is_read_again(filled: Any, row: Rows, tmp_path: Path) -> None:
    filled.load(cache=tmp_path / "cache")
    filled.put("c2024_a.csv", row("completions", CTOTALT="77"))
    staging, loaded = filled.load(cache=tmp_path / "cache")
    assert _names(loaded.read) == ["c2024_a.csv"]
    assert [one[2] for one in staging.rows("completions")] == [12, 77]


def test_a_file_with_a_new_date_and_the_same_bytes_is_not_read(filled: Any, tmp_path: Path) -> None:
    filled.load(cache=tmp_path / "cache")
    os.utime(filled.path / "c2024_a.csv", ns=(1, 1))
    _, loaded = filled.load(cache=tmp_path / "cache")
    assert _names(loaded.read) == []
    entries = [path.read_text() for path in (tmp_path / "cache").rglob("entry.json")]
    assert sum('"changed":1,' in entry for entry in entries) == 1  # and is known next time


@pytest.mark.parametrize(
    ("pattern", "spoil"),
    [
        ("*/entry.json", lambda path: path.write_bytes(b"{")),
        ("*/entry.json", lambda path: path.write_bytes(b'{"dataset": 1}')),
        ("*/entry.json", lambda path: path.unlink()),
        ("*/*.parquet", lambda path: path.write_bytes(path.read_bytes()[:-9])),
        ("*/*.parquet", lambda path: path.unlink()),
    ],
)
def test_a_spoiled_entry_is_made_anew(
    filled: Any, tmp_path: Path, pattern: str, spoil: Callable[[Path], object]
) -> None:
    first, _ = filled.load(cache=tmp_path / "cache")
    spoil(sorted((tmp_path / "cache").glob(pattern))[0])
    second, loaded = filled.load(cache=tmp_path / "cache")
    assert len(loaded.read) == 1
    assert _tables(first) == _tables(second)
    _, third = filled.load(cache=tmp_path / "cache")
    assert not third.read


def test_another_version_of_the_loaders_reads_everything(
    filled: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.load(cache=tmp_path / "cache")
    monkeypatch.setattr(cache_module, "loader_version", lambda: "newer")
    _, loaded = filled.load(cache=tmp_path / "cache")
    assert _names(loaded.read) == ALL


def test_rows_that_were_left_out_come_back_when_the_check_is_on(
    filled: Any, row: Rows, every: frozenset[str], tmp_path: Path
) -> None:
    filled.put("c2024_a.csv", row("completions"), row("completions", AWLEVEL="22"))
    waived = every | {"ipeds-completions.AWLEVEL"}
    filled.load(waived, cache=tmp_path / "cache")
    _, again = filled.load(waived, cache=tmp_path / "cache")
    assert not again.read
    assert again.left_out == {("ipeds-completions.AWLEVEL", "c2024_a.csv"): 1}
    with pytest.raises(BadFilesError, match="AWLEVEL"):
        filled.load(every, cache=tmp_path / "cache")


def test_a_failing_assertion_fails_from_the_cache_too(filled: Any, tmp_path: Path) -> None:
    from gradguide.sources.federal.errors import AssertionsFailedError

    filled.load(cache=tmp_path / "cache")
    with pytest.raises(AssertionsFailedError, match=r"2024-rows .*: found 2, expected 286979"):
        filled.load((), cache=tmp_path / "cache")


def test_a_cache_that_cannot_be_written_is_told_and_done_without(
    filled: Any, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_bytes(b"a file, not a folder")
    staging, loaded = filled.load(cache=tmp_path / "cache")
    assert staging.count("schools") == 2
    assert sum("keeps nothing of" in note for note in loaded.notes) == len(ALL)


def test_an_edit_that_keeps_size_and_date_is_seen(filled: Any, tmp_path: Path) -> None:
    filled.load(cache=tmp_path / "cache")
    path = filled.path / "c2024_a.csv"
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b",12,", b",13,"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (state.st_size, state.st_mtime_ns)
    staging, loaded = filled.load(cache=tmp_path / "cache")
    assert _names(loaded.read) == ["c2024_a.csv"]
    assert 13 in [one[2] for one in staging.rows("completions")]


def test_files_of_two_folders_are_kept_apart(filled: Any, row: Rows, tmp_path: Path) -> None:
    first, _ = filled.load(cache=tmp_path / "cache")
    other = type(filled)(tmp_path / "other")
    other.put("hd2024.csv", row("directory", INSTNM="Rowan College"))
    other.load(cache=tmp_path / "cache")
    second, again = filled.load(cache=tmp_path / "cache")
    assert not again.read
    assert _tables(first) == _tables(second)


def test_an_entry_that_goes_while_it_is_read_is_made_anew(
    filled: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = filled.load(cache=tmp_path / "cache")
    found = cache_module.Cache.find

    def find_and_lose(self: Any, file: Any) -> Any:
        kept = found(self, file)
        if kept is not None and file.dataset == "ipeds-charges":
            self.part(file, list(kept.parts)[-1]).unlink()  # its other part can still be read
        return kept

    monkeypatch.setattr(cache_module.Cache, "find", find_and_lose)
    second, loaded = filled.load(cache=tmp_path / "cache")
    assert _names(loaded.read) == ["cost1_2024.csv"]
    assert _tables(first) == _tables(second)


def test_a_date_that_cannot_be_noted_is_done_without(filled: Any, tmp_path: Path) -> None:
    filled.load(cache=tmp_path / "cache")
    os.utime(filled.path / "c2024_a.csv", ns=(1, 1))
    for place in (tmp_path / "cache").iterdir():
        (place / f"entry.{os.getpid()}").mkdir()
    _, loaded = filled.load(cache=tmp_path / "cache")
    assert _names(loaded.read) == []


def test_what_a_stopped_build_left_does_no_harm(filled: Any, tmp_path: Path) -> None:
    first, _ = filled.load(cache=tmp_path / "cache")
    places = sorted((tmp_path / "cache").iterdir())
    places[0].rename(places[0].with_name(f"{places[0].name}.{os.getpid()}.new"))
    second, loaded = filled.load(cache=tmp_path / "cache")
    assert len(loaded.read) == 1
    assert _tables(first) == _tables(second)
    assert sorted((tmp_path / "cache").iterdir()) == places


def test_a_file_that_is_still_being_written_is_refused(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = loading.open_file

    def read_and_touch(file: Any, connection: Any) -> Any:
        opened = read(file, connection)
        if file.dataset == "ipeds-directory":
            os.utime(file.path, ns=(1, 1))
        return opened

    monkeypatch.setattr(loading, "open_file", read_and_touch)
    with pytest.raises(BadFilesError, match=r"hd2024.csv: it changed while it was read"):
        filled.load()


def test_a_build_that_was_faster_leaves_its_entry(
    filled: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beaten(self: Path, target: Path) -> None:
        shutil.copytree(self, target)
        raise OSError(39, "Directory not empty")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", beaten)
        _, loaded = filled.load(cache=tmp_path / "cache")
    assert not [note for note in loaded.notes if "keeps nothing" in note]
    assert not list((tmp_path / "cache").glob("*.new"))
    _, again = filled.load(cache=tmp_path / "cache")
    assert _names(again.cached) == ALL
