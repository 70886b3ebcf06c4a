"""Replacing a folder: in one go, and never one with something of others in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gradguide.publishing.folder import FolderError, replaced

MARK = "mark.json"


def write(folder: Path, *names: str) -> None:
    """Put a folder there with these files."""
    with replaced(folder, MARK) as new:
        for name in names:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(name, encoding="utf-8")


def there(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_a_folder_takes_the_place_of_one_with_other_files(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write(target, "a.html", "deep/er/b.html")
    assert there(target) == {"a.html", "deep/er/b.html", MARK}
    assert json.loads((target / MARK).read_text("utf-8")) == {
        "gradguide": {"files": ["a.html", "deep/er/b.html"]}
    }
    write(target, "c.html")
    assert there(target) == {"c.html", MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", "a.html")
    assert "a.html" in there(tmp_path / "site")


@pytest.mark.parametrize("mine", ["mine", "deep/mine"])
def test_a_file_of_others_is_never_lost(tmp_path: Path, mine: str) -> None:
    target = tmp_path / "site"
    write(target, "deep/a.html")
    (target / mine).write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match=f"holds '{mine}', which this command did not write"):
        write(target, "b.html")
    assert there(target) == {"deep/a.html", mine, MARK}


def test_a_link_is_a_file_of_others(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path / "site", "a.html")
    (tmp_path / "site" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(FolderError, match="holds 'link'"):
        write(tmp_path / "site", "b.html")


def test_what_fails_leaves_what_stood_there(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write(target, "a.html")
    with pytest.raises(ZeroDivisionError), replaced(target, MARK) as new:
        (new / "b.html").write_text("b", encoding="utf-8")
        raise ZeroDivisionError
    with pytest.raises(FolderError, match="cannot be written"), replaced(target, MARK) as new:
        (new / "none" / "b.html").write_text("b", encoding="utf-8")
    assert there(target) == {"a.html", MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("file", "is a file; give a folder"),
        ("none/site", "give a folder in one that exists"),
        ("full", "was not written by this command"),
    ],
)
def test_a_place_that_will_not_do_is_named(tmp_path: Path, place: str, message: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match=message):
        write(tmp_path / place, "a.html")
    assert there(tmp_path) == {"file", "full/mine"}
