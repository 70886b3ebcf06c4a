"""Writing a release: the same bytes for the same input, all of it or nothing."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.catalog import writer
from gradguide.catalog.errors import ReleaseError
from gradguide.catalog.release import Release
from gradguide.catalog.writer import Ingredients, write_release
from gradguide.model.catalog import Catalog
from gradguide.reading.document import Document
from gradguide.resolution.pipeline import assemble


def test_the_same_input_gives_the_same_bytes(
    catalog: Catalog, documents: list[Document], making: SimpleNamespace, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    write_release(catalog, one, documents)
    shuffled = list(catalog.claims)
    random.Random(7).shuffle(shuffled)
    again = assemble(shuffled, making.PACK, making.REGISTRY, making.AS_OF)
    write_release(again, other, reversed(documents))
    assert one.read_bytes() == other.read_bytes()


def test_the_same_bytes_in_another_process(
    catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    """Sets of strings have another order in each process."""
    script = (
        "import runpy, sys; from pathlib import Path\n"
        "making = runpy.run_path(sys.argv[1])\n"
        "from gradguide.catalog.writer import write_release\n"
        "from gradguide.resolution.pipeline import assemble\n"
        "claims = [making['claim']('concentration', f'Knots {n}') for n in range(30)]\n"
        "claims += [making['claim'](program=name) for name in ('MHTS', 'MHS', 'Harbor Science')]\n"
        "built = assemble(claims, making['PACK'], making['REGISTRY'], making['AS_OF'])\n"
        "write_release(built, Path(sys.argv[2]))\n"
    )
    making = str(Path(__file__).parents[1] / "resolution" / "making.py")
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, making, str(tmp_path / f"{seed}.db")]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert (tmp_path / "1.db").read_bytes() == (tmp_path / "2.db").read_bytes()


def test_another_date_is_another_release(
    catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    write_release(catalog, tmp_path / "one.db", documents)
    later = replace(catalog, as_of=catalog.as_of.replace(year=2027))
    write_release(later, tmp_path / "other.db", documents)
    assert (tmp_path / "one.db").read_bytes() != (tmp_path / "other.db").read_bytes()


def standing(tmp_path: Path, catalog: Catalog, documents: list[Document]) -> tuple[Path, bytes]:
    path = tmp_path / "served.db"
    write_release(catalog, path, documents)
    return path, path.read_bytes()


def left_over(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir() if p != path)


def test_a_missing_document_leaves_the_old_release(
    catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    path, before = standing(tmp_path, catalog, documents)
    with pytest.raises(ReleaseError, match="no text for document 'page'"):
        write_release(catalog, path, documents[1:])
    assert path.read_bytes() == before
    assert left_over(path) == []


def test_a_quote_that_does_not_stand_in_its_document(
    catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    path, before = standing(tmp_path, catalog, documents)
    moved = [replace(documents[0], text="x" + documents[0].text)]
    with pytest.raises(ReleaseError, match="not written, the new release does not hold together"):
        write_release(catalog, path, moved)
    assert path.read_bytes() == before
    assert left_over(path) == []


@pytest.mark.parametrize("step", ["_fill", "_flush", "check"])
@pytest.mark.parametrize("error", [sqlite3.OperationalError("disk full"), OSError(28, "No space")])
def test_a_build_that_fails_leaves_the_old_release(
    catalog: Catalog,
    documents: list[Document],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    error: Exception,
) -> None:
    path, before = standing(tmp_path, catalog, documents)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(writer, step, fail)
    with pytest.raises(ReleaseError, match=r"served\.db"):
        write_release(catalog, path, documents, Ingredients({"other": "1"}))
    assert path.read_bytes() == before
    assert left_over(path) == []


def test_a_build_that_is_killed_leaves_the_old_release(
    catalog: Catalog, documents: list[Document], tmp_path: Path
) -> None:
    path, before = standing(tmp_path, catalog, documents)
    path.with_name("served.db.building").write_bytes(b"half a rel")  # what a dead build left
    with Release(path) as release:
        assert release.programs() == catalog.programs
    assert path.read_bytes() == before
    write_release(catalog, path, documents)
    assert left_over(path) == []


def test_a_reader_keeps_the_release_that_it_opened(
    catalog: Catalog, documents: list[Document], making: SimpleNamespace, tmp_path: Path
) -> None:
    path, _ = standing(tmp_path, catalog, documents)
    with Release(path) as old:
        write_release(assemble([], making.PACK, making.REGISTRY, making.AS_OF), path)
        assert old.programs() == catalog.programs
    with Release(path) as new:
        assert new.programs() == ()


def test_a_folder_that_is_not_there(catalog: Catalog, documents: list[Document]) -> None:
    with pytest.raises(ReleaseError, match="name a file in a folder that exists"):
        write_release(catalog, Path("no/such/folder/lis.db"), documents)


def test_nothing_at_all_is_a_release_too(making: SimpleNamespace, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    write_release(assemble([], making.PACK, making.REGISTRY, making.AS_OF), path)
    with Release(path) as release:
        assert release.find("anything") == ()
        assert release.stats().claims == 0
