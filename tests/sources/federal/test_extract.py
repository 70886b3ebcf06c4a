"""The bundled data are what `tools/federal_extract.py` makes of the real files."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

from gradguide.sources.federal.files import find_files

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared/data"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("extract", ROOT / "tools/federal_extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _made(package: Path, cache: Path) -> dict[str, Path]:
    """The files that the tool makes in a package that has nothing but the packs' CIP codes."""
    for pack in (ROOT / "src/gradguide/fields").glob("*/pack.toml"):
        folder = package / "fields" / pack.parent.name
        folder.mkdir(parents=True)
        shutil.copy(pack, folder)
    (package / "federal").mkdir()
    tool = _tool()
    tool.extract(find_files(SHARED).files, cache, package)
    return {str(path.relative_to(package)): path for path in package.rglob("*.parquet")}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the developers' shared folder is not here")
def test_the_bundled_data_are_what_the_tool_makes_and_it_makes_the_same_bytes(
    tmp_path: Path,
) -> None:
    made = _made(tmp_path / "a", tmp_path / "cache")
    bundled = ROOT / "src/gradguide"
    there = {str(path.relative_to(bundled)) for path in bundled.rglob("federal/*.parquet")}
    assert set(made) == there
    for name, path in made.items():
        ours, theirs = duckdb.read_parquet(str(bundled / name)), duckdb.read_parquet(str(path))
        assert ours.fetchall() == theirs.fetchall(), name
    again = _made(tmp_path / "b", tmp_path / "cache")
    assert {name: path.read_bytes() for name, path in made.items()} == {
        name: path.read_bytes() for name, path in again.items()
    }
